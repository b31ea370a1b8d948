import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { officeIn, standsAbroad } from '../people.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';

/** Each name with its title once, whether on the list of participants or a label. */
function check({ memcon, conversation }: AuditContext): Draft[] {
  if (conversation === null) return [];
  const names = new Map<string, { title: string | null; at: At }>();
  const abroad = new Set<number>();
  memcon.participants.forEach((person, i) => {
    if (standsAbroad(person)) abroad.add(i);
    else names.set(person.name.toLowerCase(), { title: person.title, at: person.at });
  });
  for (const block of memcon.body)
    if (block.kind === 'speech' && !(block.who !== null && abroad.has(block.who))) {
      const name = block.speaker.toLowerCase();
      if (!names.has(name)) names.set(name, { title: null, at: block.at });
    }
  const drafts: Draft[] = [];
  const said = new Set<string>();
  for (const [name, { title, at }] of names) {
    const born = officeIn(name, title);
    if (!born) continue;
    const terms = born.office.terms.filter(({ surname }) => surname.toLowerCase() === born.surname);
    if (terms.some(({ from, to }) => conversation >= from && (to === null || conversation <= to))) continue;
    const actual = `${born.office.name} ${terms[0]!.surname}`;
    if (said.has(actual)) continue;
    said.add(actual);
    const after = terms.some(({ to }) => to !== null && conversation > to);
    drafts.push({
      message: `${actual} ${after ? 'had left' : 'had not entered'} office on ${conversation}: ${after ? 'a title kept in courtesy, or a misread year' : 'the year may be misread'}.`,
      actual,
      expected: terms.map(({ from, to }) => `${from} to ${to ?? 'now'}`).join(' or '),
      cause: 'unsure',
      at,
      ...(after && { severity: 'warning' as const }),
    });
  }
  return drafts;
}

export const titlesInOffice: Rule = {
  id: 'RS-09',
  family: 'record',
  severity: 'error',
  statement: 'Titles fit the date: whoever bears one held the office on that day.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.arithmetic, sources.pocom],
  basis: 'logic',
  doubt:
    'Only Presidents, Vice Presidents and Secretaries of State since 1945 are known; former holders keep titles in courtesy.',
  check,
  examples: {
    pass: {
      says: 'President Carter in 1978.',
      memcon: { date: '1978-05-04', participants: [{ name: 'President Carter', role: 'principal' }] },
    },
    fail: {
      says: 'President Carter in 1975.',
      memcon: { date: '1975-05-04', participants: [{ name: 'President Carter', role: 'principal' }] },
    },
  },
};
