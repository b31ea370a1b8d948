import type { Span } from '../model/position.ts';
import { helpOf, queryHelp, type FieldHelp, type QueryField, type QueryValue } from './fields.ts';
import { tokenize, type Token } from './tokens.ts';

/** What is being typed at a place in a query; `at` is the part of it that a choice replaces. */
export type Completion = WordCompletion | ValueCompletion;

/** A word of the text, or the beginning of a field's name. */
export interface WordCompletion {
  readonly kind: 'word';
  readonly typed: string;
  readonly at: Span;
  /** Fields whose names begin so. */
  readonly fields: readonly FieldHelp[];
}

export interface ValueCompletion {
  readonly kind: 'value';
  readonly field: QueryField;
  readonly typed: string;
  readonly at: Span;
  /** Values of a closed list that begin so; null where the library knows the values. */
  readonly values: readonly QueryValue[] | null;
}

/**
 * Says what is being typed where the cursor stands: null behind something that is no query.
 *
 * @param cursor in UTF-16 units, 0 to the text's length
 */
export function completeQuery(text: string, cursor: number): Completion | null {
  if (cursor < 0 || cursor > text.length)
    throw new RangeError(`The cursor is at ${cursor} of a query of ${text.length} characters`);
  const { tokens, fault } = tokenize(text.slice(0, cursor));
  const last = tokens.at(-1);
  const typing = last?.at[1] === cursor ? wordIn(last, fault !== null) : null;
  if (fault && !typing) return null;
  const { typed, at, isName } = typing ?? { typed: '', at: [cursor, cursor] as const, isName: true };
  const field = fieldAt(typing ? tokens.slice(0, -1) : tokens);
  const start = typed.toLowerCase();
  if (field === null || field === 'text') {
    const isStart = isName && field === null;
    return {
      kind: 'word',
      typed,
      at,
      fields: isStart ? queryHelp.filter((help) => help.field.startsWith(start)) : [],
    };
  }
  const values = helpOf(field).values?.filter(({ value }) => value.toLowerCase().startsWith(start)) ?? null;
  return { kind: 'value', field, typed, at, values };
}

interface Typing {
  readonly typed: string;
  readonly at: Span;
  /** Whether it may be the beginning of a field's name. */
  readonly isName: boolean;
}

/** The word that the token at the cursor is or ends with; null for a token that is finished. */
function wordIn(token: Token, isOpen: boolean): Typing | null {
  const { kind, at } = token;
  if (kind === 'word') return { typed: token.text, at, isName: true };
  if (kind === 'quoted' && isOpen) return { typed: token.text, at, isName: false };
  if (kind !== 'near-group' || !isOpen) return null;
  const typed = /[^\s,]*$/u.exec(token.body)![0];
  return { typed, at: [at[1] - typed.length, at[1]], isName: false };
}

/** The field that what follows the tokens is a value of. */
function fieldAt(tokens: readonly Token[]): QueryField | null {
  const groups: (QueryField | null)[] = [];
  let named: QueryField | null = null;
  for (const token of tokens) {
    if (token.kind === 'open') groups.push(named ?? groups.at(-1) ?? null);
    else if (token.kind === 'close') groups.pop();
    named = token.kind === 'field' ? token.field : null;
  }
  return named ?? groups.at(-1) ?? null;
}
