import { addYears } from '../../marking/calendar.ts';
import { sources } from '../../marking/data/sources.ts';
import { concernsRelease, orderById } from '../../marking/orders.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, ordersFrom11652, type Draft, type Rule } from '../rule.ts';

function checkDate({ releases, conversation }: AuditContext): Draft[] {
  if (conversation === null) return [];
  return releases.flatMap(({ stamp }): Draft[] =>
    stamp.date === null || stamp.date >= conversation
      ? []
      : [
          {
            message: `The release of ${stamp.date} is before the conversation of ${conversation}; a century or year may be misread.`,
            actual: stamp.date,
            expected: `${conversation} or later`,
            cause: 'unsure',
            at: stamp.at,
          },
        ],
  );
}

export const releaseAfterPaper: Rule = {
  id: 'DC-01',
  family: 'declassification',
  severity: 'error',
  statement: 'The release is not dated before the paper.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.arithmetic],
  basis: 'logic',
  check: checkDate,
  examples: {
    pass: {
      says: '1997, released in 2018.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', date: '2018-06-04' }] },
    },
    fail: {
      says: '1997, released in 1918.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', date: '1918-06-04' }] },
    },
  },
};

/** Stamps lag behind the orders: for a year a revoked one is noted only. */
const lagYears = 1;

function checkOrder({ releases }: AuditContext): Draft[] {
  return releases.flatMap(({ stamp, date, order }): Draft[] => {
    if (date === null || !order) return [];
    // The amended order of 2003 bears the number of 1995, so the number is what must have existed and not been revoked.
    const from = order.number === '13526' ? order.signed : order.from;
    const last = order.id === 'EO12958' ? orderById('EO13292').to : order.to;
    const common = {
      actual: `E.O. ${order.number} on ${date}`,
      cause: 'unsure',
      at: stamp.at,
      on: date,
    } as const;
    if (date < from)
      return [
        {
          ...common,
          message: `The stamp of ${date} cites E.O. ${order.number}, which dates from ${from}.`,
          expected: 'an order of its time',
        },
      ];
    if (last === null || date <= last) return [];
    const lagging = date <= addYears(last, lagYears);
    return [
      {
        ...common,
        message: `The stamp of ${date} cites E.O. ${order.number}, which ended on ${last}${lagging ? '; a stamp may lag by a year' : ''}.`,
        expected: 'the order in force on that day',
        ...(lagging && { severity: 'info' as const }),
      },
    ];
  });
}

export const releaseOrder: Rule = {
  id: 'DC-02',
  family: 'declassification',
  severity: 'error',
  statement:
    'The order that a release stamp cites existed on the day of release and had not been revoked; a year of lag is noted only.',
  appliesFrom: '1972-06-01',
  appliesTo: null,
  orders: ordersFrom11652,
  judgedOn: 'release',
  sources: [sources.eo13526, sources.iscap2000, sources.cfr41part105],
  basis: 'law',
  windows: ['TW-2010'],
  check: checkOrder,
  examples: {
    pass: {
      says: 'E.O. 13526 in 2018.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', date: '2018-06-04' }] },
    },
    fail: {
      says: 'E.O. 13526 in 2005.',
      memcon: { releases: [{ typed: 'DECLASSIFIED PER E.O. 13526', date: '2005-06-04' }] },
    },
  },
};

function checkSection({ releases }: AuditContext): Draft[] {
  return releases.flatMap(({ stamp, date, order }): Draft[] => {
    const { section } = stamp;
    if (section === null || !order || order.releaseSections.length === 0 || concernsRelease(order, section))
      return [];
    // The order of 1995 was renumbered in 2003, and old stamps stayed in use.
    const before = order.id === 'EO13292' && concernsRelease(orderById('EO12958'), section);
    const known = order.releaseSections.map((release) => release.section).join(', ');
    return [
      {
        message: before
          ? `Section ${section} is that of E.O. 12958 before it was renumbered in 2003.`
          : `E.O. ${order.number} has no section ${section} on which a release can rest.`,
        actual: section,
        expected: known,
        cause: 'unsure',
        at: stamp.at,
        on: date,
        ...(before && { severity: 'info' as const }),
      },
    ];
  });
}

export const releaseSection: Rule = {
  id: 'DC-03',
  family: 'declassification',
  severity: 'error',
  statement:
    'The section that a release stamp cites stands in its order and concerns release; one that fits the order before its renumbering is noted only.',
  appliesFrom: '1972-06-01',
  appliesTo: null,
  orders: ordersFrom11652,
  judgedOn: 'release',
  sources: [
    sources.cfr32part1802,
    sources.cfr36part1256,
    sources.cfr32part2003,
    sources.eo12356,
    sources.cfr32part2103,
  ],
  basis: 'law',
  windows: ['TW-2010'],
  check: checkSection,
  examples: {
    pass: {
      says: 'Section 3.6 of E.O. 12958 in 1999.',
      memcon: {
        releases: [{ typed: 'DECLASSIFIED E.O. 12958 SEC. 3.6', section: '3.6', date: '1999-06-04' }],
      },
    },
    fail: {
      says: 'Section 5.4(b)(9) of E.O. 13526.',
      memcon: {
        releases: [
          { typed: 'DECLASSIFIED E.O. 13526, SECTION 5.4(b)(9)', section: '5.4(b)(9)', date: '2018-06-04' },
        ],
      },
    },
  },
};
