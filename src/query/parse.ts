import type { Span } from '../model/position.ts';
import { helpOf, type QueryField } from './fields.ts';
import { allOf, anyOf, isPositive, without } from './logic.ts';
import { readNearBody } from './near.ts';
import type { Query, QueryFault } from './query.ts';
import { tokenize, type Token } from './tokens.ts';
import { readValue, type Typed } from './values.ts';
import { wordsOf } from './words.ts';

/** The most that a query may be: UTF-16 units, words and values, parentheses in one another, words of NEAR apart. */
export const queryLimits = { length: 2000, terms: 100, depth: 20, distance: 50 } as const;

/** Distance of NEAR where none is given. */
const usualDistance = 10;

export type ParsedQuery = { readonly query: Query } | { readonly fault: QueryFault };

/**
 * Reads a query. An empty one asks for every paragraph. A query, and each side of an OR, has to say what is looked
 * for: `-word` alone is a fault, `* -word` is none.
 */
export function parseQuery(text: string): ParsedQuery {
  const { length } = queryLimits;
  if (text.length > length)
    return { fault: { message: `The query is longer than ${length} characters`, at: [length, text.length] } };
  const { tokens, fault } = tokenize(text);
  if (fault) return { fault };
  if (tokens.length > 0) return new Parser(tokens).parse();
  if (text.trim() === '') return { query: { kind: 'all' } };
  return { fault: { message: 'There is no letter or digit to search for', at: [0, text.length] } };
}

/** A part of the query with its place. */
interface Part {
  readonly query: Query;
  readonly at: Span;
}

/** The field whose values are read; null outside of any, where words are those of the text. */
type Within = QueryField | null;

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #terms = 0;
  #depth = 0;
  #fault: QueryFault | null = null;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): ParsedQuery {
    const part = this.#either(null);
    const rest = this.#peek();
    if (rest) this.#fail('This parenthesis closes none', rest.at);
    this.#mustBePositive(part);
    return this.#fault ? { fault: this.#fault } : { query: part.query };
  }

  /** Keeps the first fault and skips what is left of the query. */
  #fail(message: string, at: Span): Part {
    this.#fault ??= { message, at };
    this.#next = this.#tokens.length;
    return { query: { kind: 'all' }, at };
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  /** Takes the next token if it is of this kind. */
  #take<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }> | null {
    const token = this.#peek();
    if (!isOf(token, kind)) return null;
    this.#next++;
    return token;
  }

  /** `a OR b` */
  #either(within: Within): Part {
    const parts = [this.#both(within)];
    while (this.#take('or')) parts.push(this.#both(within));
    if (parts.length === 1) return parts[0]!;
    parts.forEach((part) => this.#mustBePositive(part));
    return { query: anyOf(parts.map(({ query }) => query)), at: spanOf(parts) };
  }

  #mustBePositive({ query, at }: Part): void {
    if (!isPositive(query))
      this.#fail('This says only what to leave out; put * before it to search everything else', at);
  }

  /** `a b`, `a AND b` */
  #both(within: Within): Part {
    const parts = [this.#term(within)];
    for (;;) {
      const token = this.#peek();
      if (!token || token.kind === 'or' || token.kind === 'close') break;
      this.#take('and');
      parts.push(this.#term(within));
    }
    return { query: allOf(parts.map(({ query }) => query)), at: spanOf(parts) };
  }

  /** `a`, `-a`, `NOT a` */
  #term(within: Within): Part {
    const start = this.#peek()?.at[0] ?? 0;
    let leavesOut = false;
    while (this.#take('not')) leavesOut = !leavesOut;
    const part = this.#plain(within);
    const at: Span = [start, part.at[1]];
    if (!leavesOut) return { ...part, at };
    if (part.query.kind === 'all') return this.#fail('Without everything, nothing is left', at);
    if (part.query.kind !== 'not') this.#mustBePositive(part);
    return { query: without(part.query), at };
  }

  #plain(within: Within): Part {
    const token = this.#peek();
    switch (token?.kind) {
      case 'open':
        return this.#group(within);
      case 'field':
        return this.#field(within, token);
      case 'all':
        this.#next++;
        if (within === null) return { query: { kind: 'all' }, at: token.at };
        return this.#fail(`* alone is no value; ${takesOf(within)}`, token.at);
      case 'near-group':
        return this.#nearGroup(within, token);
      case 'near':
        return this.#fail('NEAR stands between two words, not phrases: oil NEAR/5 price', token.at);
      case 'word':
        this.#next++;
        return this.#peek()?.kind === 'near' ? this.#nearChain(within, token) : this.#word(within, token);
      case 'quoted':
        this.#next++;
        return this.#value(within, { text: token.text, quoted: true, prefix: token.prefix }, token.at);
      default:
        return this.#missing(token);
    }
  }

  #missing(token: Token | undefined): Part {
    const before = this.#tokens[this.#next - 1];
    if (before?.kind === 'open' && token?.kind === 'close')
      return this.#fail('There is nothing in these parentheses', [before.at[0], token.at[1]]);
    if (before && isOperator(before)) return this.#fail(`${nameOf(before)} has nothing after it`, before.at);
    if (token && isOperator(token)) return this.#fail(`${nameOf(token)} has nothing before it`, token.at);
    if (before?.kind === 'open') return this.#fail('This parenthesis is not closed', before.at);
    return this.#fail('This parenthesis closes none', token?.at ?? [0, 0]);
  }

  #group(within: Within): Part {
    const open = this.#take('open')!;
    if (++this.#depth > queryLimits.depth)
      return this.#fail(`More than ${queryLimits.depth} parentheses are in one another here`, open.at);
    const { query } = this.#either(within);
    this.#depth--;
    const close = this.#take('close');
    if (!close) return this.#fail('This parenthesis is not closed', open.at);
    return { query, at: [open.at[0], close.at[1]] };
  }

  /** `speaker:adler`, `speaker:(adler OR marlow)` */
  #field(within: Within, { field, at }: Extract<Token, { kind: 'field' }>): Part {
    this.#next++;
    if (within !== null) return this.#fail(`${field}: can't stand among the values of ${within}:`, at);
    const next = this.#peek();
    switch (next?.kind) {
      case 'open':
      case 'word':
      case 'quoted':
      case 'all': {
        const part = next.kind === 'word' ? this.#word(field, this.#take('word')!) : this.#plain(field);
        return { ...part, at: [at[0], part.at[1]] };
      }
      case 'not':
        return this.#fail(`The - goes before the field: -${field}:`, [at[0], next.at[1]]);
      default:
        return this.#fail(`There is no value behind this; ${takesOf(field)}`, at);
    }
  }

  #word(within: Within, { text, at }: Extract<Token, { kind: 'word' }>): Part {
    const prefix = text.endsWith('*');
    return this.#value(within, { text: prefix ? text.replace(/\*+$/, '') : text, quoted: false, prefix }, at);
  }

  #value(within: Within, typed: Typed, at: Span): Part {
    const query = readValue(within ?? 'text', typed);
    if (typeof query === 'string') return this.#fail(query, at);
    return this.#counted(query, 1, at);
  }

  /** `oil NEAR/5 price` */
  #nearChain(within: Within, first: Extract<Token, { kind: 'word' }>): Part {
    const words = [first];
    let distance: number | null = null;
    for (let near = this.#take('near'); near; near = this.#take('near')) {
      const each = near.distance ?? usualDistance;
      if (distance !== null && distance !== each)
        return this.#fail('One distance holds for all words that NEAR joins', near.at);
      distance = each;
      const word = this.#take('word');
      if (!word) return this.#fail('NEAR stands between two words, not phrases: oil NEAR/5 price', near.at);
      words.push(word);
    }
    return this.#near(within, words.map(({ text }) => text).join(' '), distance, spanOf(words));
  }

  /** `NEAR(oil price, 5)` */
  #nearGroup(within: Within, { body, at }: Extract<Token, { kind: 'near-group' }>): Part {
    this.#next++;
    const { words, distance } = readNearBody(body);
    return this.#near(within, words, distance, at);
  }

  #near(within: Within, text: string, given: number | null, at: Span): Part {
    const distance = given ?? usualDistance;
    const words = wordsOf(text);
    if (within !== null && within !== 'text')
      return this.#fail(`NEAR searches the text, not the values of ${within}:`, at);
    if (/["*\u201c-\u201f\u00ab\u00bb]/u.test(text))
      return this.#fail('NEAR takes words, with no quotation marks and no *', at);
    if (words.length < 2) return this.#fail('NEAR takes two words at least: NEAR(oil price, 5)', at);
    if (distance < 1 || distance > queryLimits.distance)
      return this.#fail(`The distance of NEAR is from 1 to ${queryLimits.distance} words`, at);
    return this.#counted({ kind: 'near', words, distance }, words.length, at);
  }

  #counted(query: Query, terms: number, at: Span): Part {
    this.#terms += terms;
    if (this.#terms > queryLimits.terms)
      return this.#fail(`The query has more than ${queryLimits.terms} words and values`, at);
    return { query, at };
  }
}

function isOf<K extends Token['kind']>(
  token: Token | undefined,
  kind: K,
): token is Extract<Token, { kind: K }> {
  return token?.kind === kind;
}

function isOperator({ kind }: Token): boolean {
  return kind === 'and' || kind === 'or' || kind === 'not';
}

function nameOf({ kind }: Token): string {
  return kind === 'not' ? 'The - or NOT' : kind.toUpperCase();
}

function takesOf(field: QueryField): string {
  const { takes, example } = helpOf(field);
  return `${field}: takes ${takes}: ${example}`;
}

function spanOf(parts: readonly { readonly at: Span }[]): Span {
  return [parts[0]!.at[0], parts.at(-1)!.at[1]];
}
