import type { ParticipantRole } from '../model/head.ts';
import type { Level } from '../model/marks.ts';
import type { TermField } from '../query/query.ts';
import { joinedWords, tokenMark, wordsOf } from './words.ts';

/**
 * Field values as tokens of the full-text index, so that `speaker:vane harbor` is one conjunction of it. A token is
 * {@link tokenMark}, a letter for the field, the folded word or the id, and a zero: no rule of the stemmer touches what
 * ends in a digit.
 */
const letters = {
  speaker: 's',
  speakerPerson: 'n',
  to: 't',
  toPerson: 'b',
  participantLabel: 'p',
  participantPerson: 'a',
  role: 'r',
  kind: 'k',
  venue: 'v',
  mark: 'g',
  banner: 'h',
  order: 'o',
  reason: 'c',
  finding: 'f',
  subject: 'u',
  record: 'q',
  year: 'y',
  month: 'm',
  day: 'd',
  block: 'z',
} as const;

export type TokenKind = keyof typeof letters;

export function token(kind: TokenKind, value: string | number): string {
  return `${tokenMark}${letters[kind]}${value}0`;
}

/** What all tokens of the kind begin with that stand for words that begin with `start`. */
export function tokenStart(kind: TokenKind, start: string): string {
  return tokenMark + letters[kind] + start;
}

const notSearchedByStart = new Set<string>(
  (
    [
      'speakerPerson',
      'toPerson',
      'participantLabel',
      'participantPerson',
      'record',
      'year',
      'month',
      'day',
      'block',
    ] satisfies TokenKind[]
  ).map((kind) => letters[kind]),
);

/** Whether the token stands for a word or a code, which may be asked for by how it begins. */
export function isSearchedByStart(text: string): boolean {
  return !notSearchedByStart.has(text.slice(tokenMark.length, tokenMark.length + 1));
}

/** Stands for a word, stem and all, that the paragraph has more than once; digits come before no field's letter. */
export function oftenToken(word: string): string {
  return `${tokenMark}2${word}`;
}

/** One token a word. */
export function wordTokens(kind: TokenKind, text: string): readonly string[] {
  return wordsOf(text).map((word) => token(kind, word));
}

export function codeToken(kind: TokenKind, code: string): string {
  return token(kind, joinedWords(code));
}

/** Fields whose tokens are made of the value alone, by word or as one code. */
export const fieldForms: Readonly<Record<Exclude<TermField, 'participant' | 'record'>, 'words' | 'code'>> = {
  speaker: 'words',
  to: 'words',
  venue: 'words',
  subject: 'words',
  order: 'words',
  role: 'code',
  kind: 'code',
  mark: 'code',
  banner: 'code',
  reason: 'code',
  finding: 'code',
};

/** Tokens of a portion mark; a paragraph without one has "none", a mark that can't be read has "unread". */
export function markTokens(
  mark: { readonly level: Level | null; readonly struck: boolean } | null,
): readonly string[] {
  if (!mark) return noMark;
  const tokens = mark.struck ? struckMarks : marks;
  let known = tokens.get(mark.level);
  if (!known) {
    const level = token('mark', mark.level === null ? 'unread' : mark.level.toLowerCase());
    tokens.set(mark.level, (known = mark.struck ? [level, token('mark', 'struck')] : [level]));
  }
  return known;
}

// Made once: every paragraph of a library has one of them.
const noMark = [token('mark', 'none')];
const marks = new Map<Level | null, readonly string[]>();
const struckMarks = new Map<Level | null, readonly string[]>();

export function roleToken(role: ParticipantRole): string {
  return token('role', role);
}

/** Tokens of a day: itself, its month, its year. */
export function dayTokens(iso: string): readonly string[] {
  return [
    token('day', iso.replaceAll('-', '')),
    token('month', iso.slice(0, 7).replace('-', '')),
    token('year', iso.slice(0, 4)),
  ];
}

/** Tokens that together stand for exactly the days `from` to `to` (ISO 8601, inclusive): years and months where whole. */
export function rangeTokens(from: string, to: string): readonly string[] {
  const tokens: string[] = [];
  const last = dateOf(to);
  for (let day = dateOf(from); day <= last;) {
    const iso = isoOf(day);
    const yearEnd = dateOf(`${iso.slice(0, 4)}-12-31`);
    const monthEnd = endOfMonth(day);
    const [dayToken, monthToken, yearToken] = dayTokens(iso) as [string, string, string];
    if (iso.endsWith('-01-01') && yearEnd <= last) {
      tokens.push(yearToken);
      day = yearEnd + oneDay;
    } else if (iso.endsWith('-01') && monthEnd <= last) {
      tokens.push(monthToken);
      day = monthEnd + oneDay;
    } else {
      tokens.push(dayToken);
      day += oneDay;
    }
  }
  return tokens;
}

const oneDay = 86_400_000;
const dateOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`);
const isoOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function endOfMonth(time: number): number {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0);
}
