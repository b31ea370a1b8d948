import type { MemconKind } from '../model/memcon.ts';
import type { RecordSummary } from './search.ts';

/** Kinds of papers as readers know them. */
export const kindNames: Readonly<Record<MemconKind, string>> = {
  telcon: 'Telephone conversation',
  memcon: 'Conversation',
  other: 'Not a memorandum',
};

/**
 * What a list calls a record: its subject, else who talked; a paper of another kind by its own heading, which tells more
 * than "Memorandum of Conversation" does.
 */
export function nameRecord({
  subject,
  title,
  kind,
  participants,
}: Pick<RecordSummary, 'subject' | 'title' | 'kind' | 'participants'>): string {
  if (subject) return subject;
  if (kind === 'other' && title) return title;
  const [first, second] = participants;
  if (first === undefined) return title ?? kindNames[kind];
  return `${kindNames[kind]}: ${second === undefined ? first : `${first} and ${second}`}`;
}
