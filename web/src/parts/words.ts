import type { ParticipantRole } from '../../../src/model/head.ts';
import { kindNames } from '../../../src/query/record-name.ts';

export const memconKinds = Object.keys(kindNames) as readonly (keyof typeof kindNames)[];

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

const numbers = new Intl.NumberFormat('en-GB');

/** 1446 → "1,446" */
export function grouped(n: number): string {
  return numbers.format(n);
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${grouped(n)} ${n === 1 ? one : many}`;
}

export function recordPath(id: string, paragraph?: number): string {
  const place = paragraph === undefined ? '' : `#p${paragraph}`;
  return `/records/${encodeURIComponent(id)}${place}`;
}

/** A value as a query takes it: quoted where it is more than a word. */
export function quoted(value: string): string {
  return /^[\p{L}\p{N}]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`;
}

/** 0.554 → "55 %" */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}

/** "mark of paragraph 2" → "Mark of paragraph 2" */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
