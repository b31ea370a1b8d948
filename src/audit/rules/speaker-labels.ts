import { sources } from '../../marking/data/sources.ts';
import type { At } from '../../model/position.ts';
import type { AuditContext } from '../context.ts';
import { ordersFrom10501, type Draft, type Rule } from '../rule.ts';
import { counted } from '../wording.ts';

/** One finding a label, at its first place; several labels of one person are no fault. */
function check({ memcon }: AuditContext): Draft[] {
  if (memcon.kind === 'other') return [];
  const unresolved = new Map<string, { label: string; count: number; at: At }>();
  for (const block of memcon.body) {
    if (block.kind !== 'speech' && block.kind !== 'reported') continue;
    if (block.who !== null || block.speaker === '') continue;
    const key = block.speaker.toLowerCase().replace(/\s+/g, ' ');
    const known = unresolved.get(key);
    if (known) known.count++;
    else unresolved.set(key, { label: block.speaker, count: 1, at: block.at });
  }
  const labels = [...unresolved.values()];
  if (memcon.participants.length === 0 && labels.length > 0)
    return [
      {
        message: 'People speak, and the memorandum lists no participants.',
        actual: labels.map(({ label }) => label).join(', '),
        expected: 'a list of participants',
        cause: 'unsure',
        at: labels[0]!.at,
      },
    ];
  return labels.map(({ label, count, at }) => ({
    message: `"${label}" speaks ${counted(count, 'time')} and is none of the participants listed.`,
    actual: label,
    expected: 'a listed participant',
    cause: 'unsure',
    at,
  }));
}

export const speakersListed: Rule = {
  id: 'RS-07',
  family: 'record',
  severity: 'warning',
  statement: 'Every speaker label is a listed participant; several labels of one person count as one.',
  appliesFrom: null,
  appliesTo: null,
  orders: ordersFrom10501,
  judgedOn: 'conversation',
  sources: [sources.releases1990s],
  basis: 'practice',
  check,
  examples: {
    pass: {
      says: 'PREMIER OSTRANDER speaks and is listed.',
      memcon: {
        participants: [{ name: 'Premier Ostrander', role: 'principal' }],
        pages: [{ says: ['PREMIER OSTRANDER: Good morning. (U)'] }],
      },
    },
    fail: {
      says: 'MINISTER QUILL speaks and is not listed.',
      memcon: {
        participants: [{ name: 'Premier Ostrander', role: 'principal' }],
        pages: [{ says: ['MINISTER QUILL: Good morning. (U)'] }],
      },
    },
  },
};
