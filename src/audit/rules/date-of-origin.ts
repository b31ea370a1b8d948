import { datesIn } from '../../marking/calendar.ts';
import type { AuditContext } from '../context.ts';
import type { Draft, Rule } from '../rule.ts';

/** Places that bear the day on which a record was typed: drafting lines and what stands around the head. */
const roles = ['letterhead', 'control', 'distribution', 'noise'];

function check({ memcon, conversation, classified }: AuditContext): Draft[] {
  if (conversation === null || !classified) return [];
  const texts = [
    ...memcon.drafting.map(({ typed }) => typed),
    ...memcon.furniture.filter(({ role }) => roles.includes(role)).map(({ typed }) => typed),
    ...[memcon.letterhead, memcon.control].map((text) => text?.typed ?? ''),
  ];
  if (texts.some((text) => datesIn(text, conversation).some((date) => date !== conversation))) return [];
  return [
    {
      message: 'Only the day of the conversation is shown; nothing says on which day the record was made.',
      actual: memcon.date?.typed ?? null,
      expected: 'a date of origin apart from that of the conversation',
      cause: 'unsure',
      ...(memcon.date ? { at: memcon.date.at } : { from: 'rule: no line shows a date of origin' }),
    },
  ];
}

export const dateOfOrigin: Rule = {
  id: 'CA-08',
  family: 'authority block',
  severity: 'info',
  statement: "The record's own date of origin is evident, apart from that of the conversation.",
  appliesFrom: '2003-09-22',
  appliesTo: null,
  orders: ['EO13292', 'EO13526'],
  judgedOn: 'decision',
  sources: ['32 CFR 2001.21(e)'],
  basis: 'law',
  doubt: 'That it was asked for from 2003 on.',
  check,
  examples: {
    pass: {
      says: 'Drafted on 24 November 2011; call on 22 November.',
      memcon: {
        date: '2011-11-22',
        drafting: ['Drafted: D. Whitlow, November 24, 2011'],
        pages: [{ bottom: 'SECRET' }],
      },
    },
    fail: {
      says: 'The day of the call and no other.',
      memcon: { date: '2011-11-22', drafting: ['Drafted: D. Whitlow'], pages: [{ bottom: 'SECRET' }] },
    },
  },
};
