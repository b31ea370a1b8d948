import type { ParticipantRole } from '../../../src/model/head.ts';
import type { RecordSummary } from '../../../src/query/search.ts';

export const kindNames = {
  telcon: 'Telephone conversation',
  memcon: 'Conversation',
  other: 'Not a memorandum',
} as const;

export const roleNames: Readonly<Record<ParticipantRole, string>> = {
  principal: 'principal',
  participant: 'participant',
  interpreter: 'interpreter',
  notetaker: 'note-taker',
};

const long = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "1997-11-22" → "22 November 1997". */
export function dayInWords(iso: string | null): string {
  if (iso === null) return 'undated';
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : long.format(day);
}

const grouped = new Intl.NumberFormat('en-GB');

export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped.format(n)} ${n === 1 ? one : many}`;
}

export function titleOf({
  subject,
  kind,
  participants,
}: Pick<RecordSummary, 'subject' | 'kind' | 'participants'>): string {
  if (subject !== null && subject !== '') return subject;
  return participants.length > 0
    ? `${kindNames[kind]}: ${participants.slice(0, 2).join(' and ')}`
    : kindNames[kind];
}

export function recordPath(id: string, paragraph?: number): string {
  const place = paragraph === undefined ? '' : `#p${paragraph}`;
  return `/records/${encodeURIComponent(id)}${place}`;
}

/** A value as a query takes it: quoted where it is more than a word. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`;
}
