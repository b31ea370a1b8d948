import { distance } from 'fastest-levenshtein';
import type { Span } from '../model/position.ts';
import { fieldNamed, queryFields, type QueryField } from './fields.ts';
import type { QueryFault } from './query.ts';
import { hasWords } from './words.ts';

export type Token =
  /** As typed, with the punctuation and the * that it has. */
  | { readonly kind: 'word'; readonly text: string; readonly at: Span }
  /** Text between quotation marks; `prefix`: a * follows them. */
  | { readonly kind: 'quoted'; readonly text: string; readonly prefix: boolean; readonly at: Span }
  /** `NEAR(oil price, 5)`; `body` is what the parentheses hold. */
  | { readonly kind: 'near-group'; readonly body: string; readonly at: Span }
  /** `NEAR` or `NEAR/5` between two words. */
  | { readonly kind: 'near'; readonly distance: number | null; readonly at: Span }
  | { readonly kind: 'field'; readonly field: QueryField; readonly at: Span }
  | Sign<'open'>
  | Sign<'close'>
  | Sign<'and'>
  | Sign<'or'>
  | Sign<'not'>
  | Sign<'all'>;

interface Sign<Kind extends string> {
  readonly kind: Kind;
  readonly at: Span;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  /** The first fault; tokens before it are there, and of what is not closed the beginning. */
  readonly fault: QueryFault | null;
}

const quotes = '"\u201c\u201d\u201e\u201f\u00ab\u00bb';
const space = /\s+/uy;
const stars = new RegExp(String.raw`\*+(?=[\s()${quotes}]|$)`, 'uy');
const operator = new RegExp(String.raw`(?:AND|OR|NOT)(?=[\s()${quotes}]|$)`, 'uy');
const near = new RegExp(String.raw`NEAR(?:\/(\d{1,9}))?(?=[\s)${quotes}]|$)`, 'uy');
const nearGroup = /NEAR\(([^()]*)(\)?)/uy;
/** A - with something to leave out right behind it. */
const minus = new RegExp(String.raw`-(?=[\p{L}\p{N}(*${quotes}])`, 'uy');
const fieldName = /([A-Za-z][A-Za-z-]*):/uy;
/** Takes the brackets of `1.5(d)` along. */
const bare = new RegExp(
  String.raw`[^\s()${quotes}]+(?:(?<=[\p{L}\p{N})])\([\p{L}\p{N}]{1,3}\)[^\s()${quotes}]*)*`,
  'uy',
);

/** Splits a query into tokens. Punctuation that stands alone is left out. */
export function tokenize(text: string): Tokens {
  const tokens: Token[] = [];
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  while (at < text.length) {
    const blank = match(space);
    if (blank) {
      at += blank[0].length;
      continue;
    }
    const read = readToken(text, at, match);
    const { end, token } = read;
    if (token) tokens.push(token);
    if (read.fault) return { tokens, fault: read.fault };
    at = end;
  }
  return { tokens, fault: null };
}

interface ReadToken {
  readonly end: number;
  readonly token: Token | null;
  readonly fault?: QueryFault;
}

function readToken(
  text: string,
  start: number,
  match: (pattern: RegExp) => RegExpExecArray | null,
): ReadToken {
  const first = text[start]!;
  const spanOf = (found: string): Span => [start, start + found.length];
  const one: Span = [start, start + 1];
  if (first === '(') return { end: one[1], token: { kind: 'open', at: one } };
  if (first === ')') return { end: one[1], token: { kind: 'close', at: one } };
  if (quotes.includes(first)) return readQuoted(text, start);
  if (match(minus)) return { end: one[1], token: { kind: 'not', at: one } };
  const star = match(stars);
  if (star) return { end: start + star[0].length, token: { kind: 'all', at: spanOf(star[0]) } };
  const word = match(operator)?.[0];
  if (word !== undefined) {
    const kind = word === 'AND' ? 'and' : word === 'OR' ? 'or' : 'not';
    return { end: start + word.length, token: { kind, at: spanOf(word) } };
  }
  const group = match(nearGroup);
  if (group) {
    const at = spanOf(group[0]);
    const token = { kind: 'near-group', body: group[1]!, at } as const;
    const fault = { message: 'The parenthesis of NEAR( is not closed', at };
    return group[2] === ')' ? { end: at[1], token } : { end: at[1], token, fault };
  }
  const between = match(near);
  if (between) {
    const at = spanOf(between[0]);
    const distance = between[1] === undefined ? null : Number(between[1]);
    return { end: at[1], token: { kind: 'near', distance, at } };
  }
  const name = match(fieldName);
  if (name) {
    const at = spanOf(name[0]);
    const field = fieldNamed(name[1]!)?.field;
    if (field) return { end: at[1], token: { kind: 'field', field, at } };
    const fault = unknownField(name[1]!, /[^\s]/u.test(text.charAt(at[1])), [at[0], at[1] - 1]);
    if (fault) return { end: at[1], token: null, fault };
  }
  const found = match(bare)![0];
  const at = spanOf(found);
  return { end: at[1], token: hasWords(found) ? { kind: 'word', text: found, at } : null };
}

function readQuoted(text: string, start: number): ReadToken {
  const straight = text[start] === '"';
  let end = start + 1;
  while (end < text.length && !(straight ? text[end] === '"' : quotes.includes(text[end]!))) end++;
  const inside = text.slice(start + 1, end);
  if (end === text.length)
    return {
      end,
      token: { kind: 'quoted', text: inside, prefix: false, at: [start, end] },
      fault: { message: 'The quotation mark has no second one', at: [start, start + 1] },
    };
  const prefix = text[end + 1] === '*';
  const at: Span = [start, end + (prefix ? 2 : 1)];
  return { end: at[1], token: { kind: 'quoted', text: inside, prefix, at } };
}

/** Null for a label such as `ADLER:`, which is a word with a colon behind it. */
function unknownField(name: string, hasValue: boolean, at: Span): QueryFault | null {
  const like = nearestField(name);
  if (!hasValue && (like === null || name.length < 6)) return null;
  const message = like
    ? `There is no field “${name}”; did you mean ${like}:?`
    : `There is no field “${name}”; the fields are ${queryFields.join(', ')}. Words with a colon go in quotation marks`;
  return { message, at };
}

/** The field that a misspelt name is nearest to: one letter off in a short one, two in a long one. */
function nearestField(name: string): QueryField | null {
  const allowed = name.length <= 2 ? 0 : name.length <= 4 ? 1 : 2;
  let best: { readonly field: QueryField; readonly off: number } | null = null;
  for (const field of queryFields) {
    const off = distance(name.toLowerCase(), field);
    if (off <= allowed && off < (best?.off ?? Infinity)) best = { field, off };
  }
  return best?.field ?? null;
}
