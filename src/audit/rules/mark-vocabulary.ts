import { isWithin } from '../../marking/calendar.ts';
import { doubleStroke, markPeriods } from '../../marking/data/portion-mark-forms.ts';
import { sources } from '../../marking/data/sources.ts';
import { levelNames } from '../../marking/levels.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** One finding for each token out of its time, at its first place. */
function check({ memcon, marks, decision }: AuditContext): Draft[] {
  if (decision === null) return [];
  const drafts: Draft[] = [];
  for (const { level, from, to, severity, instead } of markPeriods) {
    if (isWithin(decision, from, to)) continue;
    const found = marks.filter((mark) => mark.level === level);
    const first = found[0] ?? memcon.banner.lines.find((line) => line.level === level);
    if (!first) continue;
    const period = from === null ? `ended on ${to!}` : `began on ${from}`;
    drafts.push({
      message: `${levelNames[level]} (${level})${found.length > 1 ? `, ${found.length} times,` : ''} is out of its time on ${decision}: it ${period}.`,
      actual: first.typed,
      expected: instead,
      cause: 'unsure',
      at: first.at,
      severity,
    });
  }
  const stroked = decision < doubleStroke.from ? marks.find(({ typed }) => typed.includes('//')) : undefined;
  if (stroked)
    drafts.push({
      message: `${stroked.typed} has the double stroke of the register of ${doubleStroke.from}.`,
      actual: stroked.typed,
      expected: stroked.typed.replace(/\/\//g, '/'),
      cause: 'unsure',
      at: stroked.at,
      severity: 'warning',
    });
  return drafts;
}

export const markVocabulary: Rule = {
  id: 'BP-08',
  family: 'banner and portions',
  severity: 'error',
  statement:
    'Marks belong to the vocabulary of their date, and only TS, S and C name classified levels (R until 14 December 1953); a control label out of its time is a warning.',
  appliesFrom: '1953-12-15',
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.24(a)', '32 CFR 2400.6(b)', sources.stateSbu],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: '(SBU) in 1999.',
      memcon: { date: '1999-02-10', pages: [{ says: ['The visa list is ready. (SBU)'] }] },
    },
    fail: {
      says: '(R) in 1960.',
      memcon: { date: '1960-02-10', pages: [{ says: ['The visa list is ready. (R)'] }] },
    },
  },
};
