import { addYears } from '../../marking/calendar.ts';
import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import type { Draft, Rule } from '../rule.ts';

/** Source: 32 CFR 2700.13. */
const limits = { plain: 6, extended: 20, foreign: 30 } as const;

function check(context: AuditContext): Draft[] {
  const { memcon, lastDecision } = context;
  const line = memcon.authority?.declassifyOn;
  if (line?.date === undefined || lastDecision === null || line.date <= addYears(lastDecision, limits.plain))
    return [];
  const text = context.stampText;
  const most = /foreign\s{1,9}government/i.test(text) ? limits.foreign : limits.extended;
  const common = { actual: line.text, cause: 'unsure', at: line.at } as const;
  if (line.date > addYears(lastDecision, most))
    return [
      {
        ...common,
        message: `${line.date} is more than ${most} years after the paper, the longest term under E.O. 12065.`,
        expected: `${addYears(lastDecision, most)} at the latest`,
      },
    ];
  const reasoned = memcon.authority?.reason != null || /\bexten(?:ded|sion)\b/i.test(text);
  if (reasoned) return [];
  return [
    {
      ...common,
      message: `${line.date} is more than six years after the paper, and neither authority nor reason of an extension is shown.`,
      expected: `${addYears(lastDecision, limits.plain)} at the latest, or authority and reason of an extension`,
    },
  ];
}

export const sixYears: Rule = {
  id: 'DU-09',
  family: 'duration',
  severity: 'error',
  statement:
    'Under E.O. 12065 a date of declassification or review beyond six years comes with authority and reason; beyond 20 years (30 for foreign information) it is not valid.',
  appliesFrom: '1978-12-01',
  appliesTo: '1982-07-31',
  orders: ['EO12065'],
  judgedOn: 'decision',
  sources: ['32 CFR 2700.13', sources.cfr15part2008, sources.cia12065],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'A paper of 1980, Review on 2000, with the reason of the extension.',
      memcon: {
        date: '1980-05-06',
        authority: {
          on: 'Review on May 6, 2000',
          date: '2000-05-06',
          reason: 'Extended by the Secretary: foreign relations',
        },
      },
    },
    fail: {
      says: 'A paper of 1980 that opens in 1990, without a reason.',
      memcon: { date: '1980-05-06', authority: { on: 'May 6, 1990', date: '1990-05-06' } },
    },
  },
};
