import { sources } from '../../marking/data/sources.ts';
import { stampForm } from '../../marking/stamps.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom11652, type Draft, type Rule } from '../rule.ts';
import { listed } from '../wording.ts';

const { pattern } = stampForm('ST-NARA-BYDATE');

function check({ memcon }: AuditContext): Draft[] {
  const seen = new Set<string>();
  return [...memcon.declassification, ...memcon.stamps].flatMap(({ typed, at }): Draft[] => {
    const line = pattern.exec(typed);
    if (!line || seen.has(line[0])) return [];
    seen.add(line[0]);
    const lacks: string[] = [];
    if (!/[a-z]/i.test(line.groups?.initials ?? '')) lacks.push('initials');
    if (!/\d/.test(line.groups?.date ?? '')) lacks.push('date');
    if (lacks.length === 0) return [];
    return [
      {
        message: `The archivist's line lacks ${listed(lacks)}; handwriting may not have been read.`,
        actual: line[0].trim(),
        expected: lacks.join(', '),
        cause: 'unsure',
        at,
      },
    ];
  });
}

export const archivistLine: Rule = {
  id: 'DC-08',
  family: 'declassification',
  severity: 'info',
  statement: "The archivist's line has initials and a date.",
  appliesFrom: '1972-06-01',
  appliesTo: null,
  orders: ordersFrom11652,
  judgedOn: 'release',
  sources: [sources.fordMemcon],
  basis: 'practice',
  check,
  examples: {
    pass: {
      says: 'BY xyz NARA DATE 5/11/04.',
      memcon: {
        date: '1974-09-10',
        releases: [{ typed: 'DECLASSIFIED E.O. 12958 SEC 3.6 BY xyz NARA DATE 5/11/04' }],
      },
    },
    fail: {
      says: 'BY ___ NARA DATE ___.',
      memcon: {
        date: '1974-09-10',
        releases: [{ typed: 'DECLASSIFIED E.O. 12958 SEC 3.6 BY ___ NARA DATE ___' }],
      },
    },
  },
};
