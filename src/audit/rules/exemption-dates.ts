import { caveatFor } from '../../marking/caveats.ts';
import { exemptions, type Exemption } from '../../marking/data/exemptions.ts';
import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { wholeLine } from '../declassify-on.ts';
import { ordersFrom12958, type Draft, type Rule } from '../rule.ts';

/** `25X6`, `50X1-HUM`, `75X2`, `25X1-human`. */
const longCode = /(?<!\w)(25|50|75)\s?X\s?([1-9])(-HUMAN|-HUM|-WMD|-EO-12951)?(?!\w)/i;

/** The row for a code: its own or, for the families of 50 and 75 years, the one of the family. */
function exemptionFor(years: string, category: string, suffix: string): Exemption | null {
  const code = `${years}X${category}${suffix}`;
  return (
    exemptions.find((row) => row.code === code) ??
    exemptions.find((row) => row.code === `${years}Xn` && suffix === '') ??
    null
  );
}

function checkDates({ memcon, decision }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  const text = line ? wholeLine(memcon, line) : '';
  const m = longCode.exec(text);
  if (!line || !m || decision === null) return [];
  const [typed, years, category, suffix = ''] = m;
  const exemption = exemptionFor(years!, category!, suffix.toUpperCase());
  if (!exemption) return [];
  const rest = text.replace(typed, ' ').replace(/declassify\s{0,3}on\s{0,3}:?/i, ' ');
  const hasDate = line.date !== undefined || /\d{4}/.test(rest) || /[a-z]{4,}/i.test(rest);
  const drafts: Draft[] = [];
  const add = (message: string, expected: string): number =>
    drafts.push({ message, actual: line.text, expected, cause: 'unsure', at: line.at });
  if (exemption.date === 'needed' && !hasDate)
    add(`${typed} comes without a date or event.`, `${typed}, and a date or event`);
  if (exemption.date === 'barred' && hasDate) add(`${typed} takes no date, and one is given.`, typed);
  if (exemption.from !== null && decision < exemption.from)
    add(
      `${typed} stands on a paper of ${decision}; the code begins on ${exemption.from}.`,
      'a code of its time',
    );
  return drafts;
}

export const exemptionDates: Rule = {
  id: 'DU-08',
  family: 'duration',
  severity: 'error',
  statement:
    'Codes 25Xn, 50Xn and 75Xn come with a date or event; 50X1-HUM and 50X2-WMD take none and do not stand before 27 June 2010.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.26', `${sources.ism}, rules 00133 and 00141`],
  basis: 'law',
  check: checkDates,
  examples: {
    pass: {
      says: '25X6, 20600129.',
      memcon: { date: '2010-09-08', authority: { on: '25X6, 20600129', code: '25X6', date: '2060-01-29' } },
    },
    fail: {
      says: '25X6 alone.',
      memcon: { date: '2010-09-08', authority: { on: '25X6', code: '25X6' } },
    },
  },
};

function checkHolds(context: AuditContext): Draft[] {
  const { memcon, marks } = context;
  const line = memcon.authority?.declassifyOn;
  if (line?.date === undefined || /\bN\/?A\b|not applicable/i.test(wholeLine(memcon, line))) return [];
  const places: { forms: readonly string[]; at: At }[] = [
    ...memcon.banner.lines.map(({ caveats, at }) => ({ forms: caveats, at })),
    ...marks.map(({ caveats, at }) => ({ forms: caveats ?? [], at })),
  ];
  for (const { forms, at } of places) {
    const held = forms.map(caveatFor).find((caveat) => caveat?.noAutomaticDate);
    if (held)
      return [
        {
          message: `The paper holds ${held.code} portions, which open on no set date, and Declassify on gives ${line.date}.`,
          actual: line.text,
          expected: `not applicable to ${held.code} portions`,
          cause: 'unsure',
          at,
        },
      ];
  }
  return [];
}

export const heldPortions: Rule = {
  id: 'DU-12',
  family: 'duration',
  severity: 'error',
  statement: 'Papers with RD, FRD or NATO portions bear no date of automatic declassification.',
  appliesFrom: '1995-10-14',
  appliesTo: null,
  orders: ordersFrom12958,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.24(h)', `${sources.capco2016}, E.4-E.5`],
  basis: 'law',
  doubt: 'That it held before 2010.',
  check: checkHolds,
  examples: {
    pass: {
      says: 'An RD portion, and Declassify on: N/A to RD portions.',
      memcon: { authority: { on: 'N/A to RD portions' }, pages: [{ says: ['One. (S/RD)'] }] },
    },
    fail: {
      says: 'An RD portion, and 20 June 2007.',
      memcon: {
        authority: { on: '20 Jun 2007', date: '2007-06-20' },
        pages: [{ says: ['One. (S/RD)'] }],
      },
    },
  },
};
