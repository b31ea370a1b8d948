import type { Participant } from '../../src/model/head.ts';

/** One person in a word or two: `side: name, title (role)`. */
export function say({ name, title, role, side }: Participant): string {
  const part = role === 'principal' || role === 'participant' ? '' : ` (${role})`;
  return `${side === null ? '' : `${side}: `}${name}${title === null ? '' : `, ${title}`}${part}`;
}
