import { readReason } from '../marking/reason.ts';
import { readDateRange } from './dates.ts';
import { helpOf, isTermField, type FieldHelp, type QueryField } from './fields.ts';
import type { Query, TermField } from './query.ts';
import { trimToWords, wordsOf } from './words.ts';

/** A word or a text in quotation marks as the query has it, without those and without its *. */
export interface Typed {
  readonly text: string;
  readonly quoted: boolean;
  readonly prefix: boolean;
}

/** Shorter beginnings stand for too many words. */
const shortestPrefix = 2;

/** The query that a value makes in a field, `text` where none is named; a sentence says what is wrong with it. */
export function readValue(field: QueryField, typed: Typed): Query | string {
  const { text, prefix } = typed;
  if (text.includes('*') && !typed.quoted) return 'A * stands only at the end of a word';
  const help = helpOf(field);
  if (field === 'date') return prefix ? `${field}: takes ${help.takes}, and no *` : datesOf(text);
  if (!isTermField(field)) return readText(typed);
  const value = trimToWords(text);
  if (value === '') return `There is no letter or digit in this; ${field}: takes ${help.takes}`;
  if (help.values) return prefix ? `${field}: takes ${help.takes} in full` : oneOf(help, field, value);
  const read = readers[field];
  return { kind: 'field', field, value: read?.(text.trim()) ?? read?.(value) ?? value, prefix };
}

function datesOf(text: string): Query | string {
  return readDateRange(text);
}

function readText({ text, quoted, prefix }: Typed): Query | string {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return 'There is no letter or digit to search for in this';
  if (!prefix) {
    if (words.length > 1) return { kind: 'phrase', words };
    return { kind: 'word', text: last, prefix };
  }
  if (quoted && words.length > 1) return 'A * goes with a single word, not with a phrase';
  if (last.length < shortestPrefix) return `A * needs ${shortestPrefix} letters before it at least`;
  const start: Query = { kind: 'word', text: last, prefix };
  if (words.length === 1) return start;
  return {
    kind: 'and',
    of: [...words.slice(0, -1).map((word) => ({ kind: 'word', text: word, prefix: false }) as const), start],
  };
}

function oneOf({ values, takes }: FieldHelp, field: TermField, value: string): Query | string {
  const found = values?.find((known) => known.value.toLowerCase() === value.toLowerCase());
  if (found) return { kind: 'field', field, value: found.value, prefix: false };
  const all = (values ?? []).map((known) => known.value).join(', ');
  return `“${value}” is nothing that ${field}: takes (${takes}): ${all}`;
}

/** Fields whose values are written in several ways; null leaves the value as it is. */
const readers: Readonly<Partial<Record<TermField, (text: string) => string | null>>> = {
  speaker: personId,
  to: personId,
  participant: personId,
  // `E.O. 13526`, `EO13526`, `13526`
  order: (text) => /(?<!\d)\d{4,5}(?!\d)/.exec(text)?.[0] ?? null,
  // `1.5 (D)`, `1.5(d)`; brackets at the ends belong to the code: `(b)(1)`
  reason(text) {
    const plain = text.replace(/\s+/gu, ' ').replace(/^[^\p{L}\p{N}(]+|[.,;:\s]+$/gu, '');
    const [code, ...more] = readReason(plain);
    return code && more.length === 0 ? `${code.section}(${code.letter})` : plain;
  },
  finding: (text) => (/^[a-z]{2,3}(?:-\d{0,2})?$/i.test(text) ? text.toUpperCase() : null),
};

/** `#12`: the person of that id. */
function personId(text: string): string | null {
  return /^#\d{1,15}$/.test(text) ? text : null;
}
