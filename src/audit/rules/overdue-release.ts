import { monthsBetween, yearEnd } from '../../marking/calendar.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom11652, type Draft, type Rule } from '../rule.ts';
import { counted, listed } from '../wording.ts';

/** `10 years and 3 months`. */
function inWords(months: number): string {
  const parts = [counted(Math.floor(months / 12), 'year'), counted(months % 12, 'month')];
  return listed(parts.filter((part) => !part.startsWith('0 '))) || 'less than a month';
}

/** Within the year in which it fell due a release is in time. */
function check({ memcon, decision, released }: AuditContext): Draft[] {
  const line = memcon.authority?.declassifyOn;
  if (line?.date === undefined || decision === null || released === null || line.date <= decision) return [];
  if (released <= line.date || released.slice(0, 4) === line.date.slice(0, 4)) return [];
  return [
    {
      message: `Due open on ${line.date} unless extended, and released on ${released}: ${inWords(monthsBetween(line.date, released))} later. The automatic date would be ${yearEnd(decision, 25)}.`,
      actual: released,
      expected: line.date,
      cause: 'document',
      at: line.at,
    },
  ];
}

export const overdueRelease: Rule = {
  id: 'DU-13',
  family: 'duration',
  severity: 'info',
  statement:
    'Where the date assigned passed before the release, that the text was due earlier unless extended is noted, with the lag.',
  appliesFrom: '1972-06-01',
  appliesTo: null,
  orders: ordersFrom11652,
  judgedOn: 'decision',
  sources: ['32 CFR 2001.12(c)(1)', '5 CFR 1312.6(a)(2)'],
  basis: 'law',
  check,
  examples: {
    pass: {
      says: 'Due and released in 2007.',
      memcon: {
        authority: { on: '11/24/07', date: '2007-11-24' },
        releases: [{ typed: 'DECLASSIFIED PER E.O. 12958, AS AMENDED', date: '2007-12-03' }],
      },
    },
    fail: {
      says: 'Due on 24 November 2007, released on 4 June 2015.',
      memcon: {
        authority: { on: '11/24/07', date: '2007-11-24' },
        releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', date: '2015-06-04' }],
      },
    },
  },
};
