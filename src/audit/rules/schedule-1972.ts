import { yearEnd } from '../../marking/calendar.ts';
import { generalSchedule } from '../../marking/data/exemptions.ts';
import { sources } from '../../marking/data/sources.ts';
import { highest, levelNames } from '../../marking/levels.ts';
import type { AuditContext } from '../context.ts';
import type { Draft, Rule } from '../rule.ts';
import { listed } from '../wording.ts';

const exempt = /\bXGDS\b|EXEMPT(?:ED)?\s{1,9}FROM\s{1,9}(?:THE\s{1,9})?GENERAL\s{1,9}DECLASS/i;
const scheduled = /\b[GA]DS\b|GENERAL\s{1,9}DECLASS\w{0,12}\s{1,9}SCHEDULE|ADVANCED?\s{1,9}DECLASS/i;
/** `5 B 3`, `5(B)(3)`, `XGDS-3`, `XGDS 3`. */
const category = /5\s{0,3}\(?B\)?\s{0,3}\(?([0-9])|\bXGDS[- ]{1,2}([0-9])\b/i;
const classifier = /CLASSIFIED\s{1,9}BY/i;
const finalDate = /DECLASSIFIED\s{1,9}ON|IMPOSSIBLE\s{1,9}TO\s{1,9}DETERMINE|\b(?:19|20)\d\d\b/i;

function check(context: AuditContext): Draft[] {
  const { memcon, decision } = context;
  if (!context.classified || decision === null) return [];
  const text = `${context.stampText}\n${memcon.authority?.declassifyOn?.code ?? ''}`;
  const at = memcon.authority?.at ?? memcon.stamps[0]?.at ?? memcon.banner.lines[0]?.at;
  const place = at ? { at } : { from: 'rule: no page shows a schedule' };
  if (exempt.test(text)) {
    const found = category.exec(text);
    const number = found?.[1] ?? found?.[2];
    const lacks: string[] = [];
    if (number === undefined) lacks.push('the category, 5(B)(1) to (4)');
    if (!memcon.authority?.classifiedBy && !classifier.test(text)) lacks.push('the classifier');
    if (memcon.authority?.declassifyOn?.date === undefined && !finalDate.test(text))
      lacks.push('the final date');
    const drafts: Draft[] = [];
    if (number !== undefined && !/[1-4]/.test(number))
      drafts.push({
        message: `XGDS cites category 5(B)(${number}); there are 5(B)(1) to (4).`,
        actual: found![0],
        expected: '5(B)(1) to (4)',
        cause: 'unsure',
        ...place,
      });
    if (lacks.length > 0)
      drafts.push({
        message: `The exemption from the schedule lacks ${listed(lacks)}.`,
        actual: exempt.exec(text)![0],
        expected: lacks.join(', '),
        cause: 'unsure',
        ...place,
      });
    return drafts;
  }
  if (scheduled.test(text)) return [];
  const level = memcon.banner.level ?? highest(context.classifiedMarks.map((mark) => mark.level));
  if (level !== 'TS' && level !== 'S' && level !== 'C') return [];
  return [
    {
      message: 'No schedule is shown, so the general one holds.',
      actual: null,
      expected: generalDates(level, decision),
      cause: 'unsure',
      severity: 'info',
      ...place,
    },
  ];
}

/** Steps of the general schedule for a paper of this day: `GDS: CONFIDENTIAL after 1976-12-31, open after 1982-12-31`. */
function generalDates(level: keyof typeof generalSchedule, date: string): string {
  const { downgrades, opens } = generalSchedule[level];
  const steps = downgrades.map(({ to, years }) => `${levelNames[to]} after ${yearEnd(date, years)}`);
  return `GDS: ${[...steps, `open after ${yearEnd(date, opens)}`].join(', ')}`;
}

export const scheduleShown: Rule = {
  id: 'DU-10',
  family: 'duration',
  severity: 'warning',
  statement:
    'A classified paper of 1972 to 1978 shows GDS, an earlier schedule, or XGDS with a category 5(B)(1) to (4), classifier and final date; where it is silent the general schedule is computed, for information.',
  appliesFrom: '1972-06-01',
  appliesTo: '1978-11-30',
  orders: ['EO11652'],
  judgedOn: 'decision',
  sources: ['18 CFR 3a.22, 3a.31', sources.fordMemcon],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'SECRET/NODIS/XGDS, category 5 B 3, classifier, impossible to determine.',
      memcon: {
        date: '1974-09-10',
        stamps: [
          'CLASSIFIED BY D. WHITLOW; EXEMPTION CATEGORY 5 B 3; AUTOMATICALLY DECLASSIFIED ON impossible to determine',
        ],
        pages: [{ top: 'SECRET/NODIS/XGDS' }],
      },
    },
    fail: {
      says: 'XGDS with category 5(B)(7).',
      memcon: {
        date: '1974-09-10',
        stamps: [
          'CLASSIFIED BY D. WHITLOW; EXEMPTION CATEGORY 5(B)(7); AUTOMATICALLY DECLASSIFIED ON impossible to determine',
        ],
        pages: [{ top: 'SECRET/NODIS/XGDS' }],
      },
    },
  },
};
