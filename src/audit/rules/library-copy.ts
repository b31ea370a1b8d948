import { addYears, isWithin } from '../../marking/calendar.ts';
import { sources } from '../../marking/data/sources.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

function check({ memcon, conversation, libraries }: AuditContext): Draft[] {
  if (conversation === null || libraries.length === 0) return [];
  if (libraries.some(({ from, to }) => isWithin(conversation, from, to))) return [];
  // Papers of a handover lie in the files of either administration.
  const near = libraries.some(({ from, to }) =>
    isWithin(conversation, addYears(from, -1), to === null ? null : addYears(to, 1)),
  );
  const { library } = libraries[0]!;
  const stamp =
    [...memcon.stamps, ...memcon.declassification].find(({ typed }) =>
      libraries[0]!.stampNames.test(typed),
    ) ?? memcon.furniture.find(({ typed }) => libraries[0]!.stampNames.test(typed));
  return [
    {
      message: `The copy is stamped by the ${library} Library, and ${conversation} is ${near ? 'within a year of' : 'outside'} that presidency.`,
      actual: stamp?.typed ?? library,
      expected: libraries.map(({ from, to }) => `${from} to ${to ?? 'now'}`).join(' or '),
      cause: 'unsure',
      ...(stamp ? { at: stamp.at } : { from: 'rule: library named beside the text' }),
      ...(near && { severity: 'warning' as const }),
    },
  ];
}

export const libraryCopy: Rule = {
  id: 'DC-10',
  family: 'declassification',
  severity: 'error',
  statement:
    "A library's copy stamp agrees with the presidency on the day of the conversation; within a year of it a mismatch is a warning.",
  appliesFrom: '1945-04-12',
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.arithmetic],
  basis: 'logic',
  doubt: 'Libraries also hold papers from before a presidency.',
  check,
  examples: {
    pass: {
      says: 'Reagan Library, 1985.',
      memcon: { date: '1985-03-04', stamps: ['RONALD REAGAN LIBRARY PHOTOCOPY'] },
    },
    fail: {
      says: 'Reagan Library, 1977.',
      memcon: { date: '1977-03-04', stamps: ['RONALD REAGAN LIBRARY PHOTOCOPY'] },
    },
  },
};
