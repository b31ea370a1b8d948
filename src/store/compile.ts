import type { FieldTerm, Query, TermField } from '../query/query.ts';
import type { Connection } from './connection.ts';
import { labelsNamed, peopleNamed, tellingWords, type Named } from './named.ts';
import {
  codeToken,
  fieldForms,
  oftenToken,
  rangeTokens,
  token,
  tokenStart,
  type TokenKind,
} from './tokens.ts';
import { joinedWords, tokenMark, wordsOf } from './words.ts';

/** Alternatives that one word or value may stand for: each costs a little on every hit. */
const mostAlternatives = 200;
/** Words looked at for the shortest ones, where more begin alike. */
const mostCandidates = 5000;

/** A query as an expression of FTS5; true: everything matches, false: nothing does (sqlite.org/fts5.html#full_text_query_syntax). */
export type Match = string | true | false;

export interface Compiled {
  readonly match: Match;
  /** What ranking weighs. */
  readonly leaves: readonly Leaf[];
  /** What snippets show: any of the query's words; null: it has none. */
  readonly shown: string | null;
  /** The other spellings that the words were also looked for in; null: none. */
  readonly others: string | null;
  /** False where a word begins more words, or a value means more values, than are looked for. */
  readonly isComplete: boolean;
}

export interface Leaf {
  readonly match: string;
  /** The same without other spellings. */
  readonly exact: string;
  /** The same for words that stand in a paragraph more than once; null: it is no single word. */
  readonly often: string | null;
  /** Every paragraph that matches the query has it. */
  readonly isCertain: boolean;
  /** Every paragraph that has it matches the query. */
  readonly isEnough: boolean;
}

/** Other spellings to look for, by folded word. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/** @param mergers for each person that was merged into another, into whom */
export function compileQuery(
  db: Connection,
  query: Query,
  mergers: ReadonlyMap<number, number>,
  spellings: Spellings = new Map(),
): Compiled {
  const compiler = new Compiler(db, mergers, spellings);
  const match = compiler.compile(query, { isCertain: true, isEnough: true });
  const shown = compiler.leaves.map((leaf) => leaf.shown);
  return {
    match,
    leaves: compiler.leaves,
    shown: shown.length > 0 ? shown.join(' OR ') : null,
    others: spellings.size > 0 ? [...spellings.values()].flat().map(quote).join(' OR ') : null,
    isComplete: compiler.isComplete,
  };
}

/** The expression to run: FTS5 has none for all rows. */
export function runnable(match: string | true): string {
  return match === true ? everything : match;
}

/** No token looks like this: nothing has it. */
export const noToken = `"${tokenMark}"`;

/** Every paragraph is of one of the kinds. */
const everything = inField(['telcon', 'memcon', 'other'].map((kind) => token('kind', kind)));

/** What a part of a query means for the whole; null: it is kept out. */
type Standing = Pick<Leaf, 'isCertain' | 'isEnough'> | null;

class Compiler {
  readonly leaves: (Leaf & { readonly shown: string })[] = [];
  isComplete = true;
  readonly #db: Connection;
  readonly #mergers: ReadonlyMap<number, number>;
  readonly #spellings: Spellings;

  constructor(db: Connection, mergers: ReadonlyMap<number, number>, spellings: Spellings) {
    this.#db = db;
    this.#mergers = mergers;
    this.#spellings = spellings;
  }

  compile(query: Query, standing: Standing): Match {
    switch (query.kind) {
      case 'all':
        return true;
      case 'word':
        return query.prefix ? this.#start(query.text, standing) : this.#words([query.text], standing);
      case 'phrase':
        return this.#words(query.words, standing);
      case 'near':
        return this.#near(query.words, query.distance, standing);
      case 'field':
        return this.#field(query);
      case 'date':
        return this.#days(query.from, query.to);
      case 'and':
        return this.#and(query.of, standing);
      case 'or':
        return any(query.of.map((part) => this.compile(part, standing && { ...standing, isCertain: false })));
      case 'not':
        return except(true, this.compile(query.of, null));
    }
  }

  #and(parts: readonly Query[], standing: Standing): Match {
    const wanted = parts.filter((part) => part.kind !== 'not');
    const unwanted = parts.flatMap((part) => (part.kind === 'not' ? [part.of] : []));
    return except(
      all(wanted.map((part) => this.compile(part, standing && { ...standing, isEnough: false }))),
      any(unwanted.map((part) => this.compile(part, null))),
    );
  }

  /** A word, or words in this order. */
  #words(texts: readonly string[], standing: Standing): Match {
    const words = texts.flatMap(wordsOf);
    const [word] = words;
    // Nothing that is indexed: signs alone.
    if (word === undefined) return true;
    if (words.length > 1) return this.#leaf(quote(words.join(' ')), null, standing);
    const alike = [word, ...(this.#spellings.get(word) ?? [])];
    // How often other spellings stand there is not looked for: their hits are below all others anyway.
    const often = quote(oftenToken(word));
    return this.#leaf(alike.map(quote).join(' OR '), often, standing, quote(word));
  }

  #near(texts: readonly string[], distance: number, standing: Standing): Match {
    const words = texts.flatMap(wordsOf);
    if (words.length < 2) return this.#words(words, standing);
    // FTS5 counts the words between the first and the last of them.
    return this.#leaf(
      `NEAR(${words.map(quote).join(' ')}, ${Math.max(0, Math.trunc(distance) - 1)})`,
      null,
      standing,
    );
  }

  /** Words that begin so. The index holds stems, so that the words are looked up first. */
  #start(text: string, standing: Standing): Match {
    const words = wordsOf(text);
    const start = words.at(-1);
    if (start === undefined) return true;
    if (words.length > 1) return this.#leaf(`${quote(words.join(' '))} *`, null, standing);
    const known = this.#beginning('SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?', start);
    if (known.length === 0) return false;
    return this.#leaf(known.map(quote).join(' OR '), null, standing);
  }

  #leaf(expression: string, often: string | null, standing: Standing, exact = expression): string {
    const match = `(${expression})`;
    if (standing) this.leaves.push({ match, exact: `(${exact})`, often, ...standing, shown: expression });
    return match;
  }

  #field(term: FieldTerm): Match {
    const { field, value } = term;
    switch (field) {
      case 'record':
        return this.#record(term);
      case 'participant':
        return any([
          any(
            this.#all(labelsNamed(this.#db, value, term.prefix, mostAlternatives)).map((id) =>
              inField([token('participantLabel', id)]),
            ),
          ),
          this.#people('participantPerson', value),
        ]);
      case 'speaker':
        return any([this.#tokens(term), this.#people('speakerPerson', value)]);
      case 'to':
        return any([this.#tokens(term), this.#people('toPerson', value)]);
      default:
        return this.#tokens(term);
    }
  }

  #tokens({ field, value, prefix }: FieldTerm): Match {
    if (field === 'participant' || field === 'record') return false;
    const words = prefix || !namedFields.has(field) ? wordsIn(field, value) : tellingWords(this.#db, value);
    const last = words.at(-1);
    if (last === undefined) return false;
    const whole = words.slice(0, prefix ? -1 : undefined).map((word) => inField([codeToken(field, word)]));
    return all([...whole, ...(prefix ? [this.#tokensFrom(tokenStart(field, last))] : [])]);
  }

  #tokensFrom(start: string): Match {
    const tokens = this.#beginning('SELECT token FROM token WHERE token >= ? AND token < ? LIMIT ?', start);
    return tokens.length === 0 ? false : inField(tokens);
  }

  /** A person's tokens stay as they were when others were merged into it. */
  #people(kind: TokenKind, value: string): Match {
    const found = this.#all(peopleNamed(this.#db, this.#mergers, value, mostAlternatives));
    return found.length === 0 ? false : inField(found.map((id) => token(kind, id)));
  }

  /** What was found of the things of a name. */
  #all({ ids, isComplete }: Named): readonly number[] {
    if (!isComplete) this.isComplete = false;
    return ids;
  }

  #record({ value, prefix }: FieldTerm): Match {
    const [sql, until] = prefix
      ? (['SELECT slot FROM record WHERE id >= ? AND id < ? LIMIT ?', afterAll(value)] as const)
      : (['SELECT slot FROM record WHERE id >= ? AND id <= ? LIMIT ?', value] as const);
    const slots = this.#db.rows(sql, value, until, mostAlternatives + 1);
    if (slots.length > mostAlternatives) this.isComplete = false;
    if (slots.length === 0) return false;
    return inField(slots.slice(0, mostAlternatives).map(([slot]) => token('record', Number(slot))));
  }

  #days(from: string | null, to: string | null): Match {
    const [first, last] =
      // Together in one query, SQLite goes through all dates.
      this.#db.rows(
        `SELECT (SELECT min(date) FROM record WHERE present AND date IS NOT NULL),
           (SELECT max(date) FROM record WHERE present AND date IS NOT NULL)`,
      )[0] ?? [];
    if (typeof first !== 'string' || typeof last !== 'string') return false;
    const start = from === null || from < first ? first.slice(0, 10) : from;
    const end = to === null || to > last ? last.slice(0, 10) : to;
    const tokens = start <= end ? rangeTokens(start, end) : [];
    return tokens.length === 0 ? false : inField(tokens);
  }

  /** What the vocabulary has that begins so; where that is too much, the shortest. */
  #beginning(sql: string, start: string): readonly string[] {
    const found = this.#db.rows(sql, start, afterAll(start), mostCandidates).map(([text]) => String(text));
    if (found.length <= mostAlternatives) return found;
    this.isComplete = false;
    return found.toSorted((a, b) => a.length - b.length).slice(0, mostAlternatives);
  }
}

/** Fields whose values are all texts of the library: what one of their words brings with it is known. */
const namedFields: ReadonlySet<TermField> = new Set<TermField>(['speaker', 'to', 'venue']);

function wordsIn(field: keyof typeof fieldForms, value: string): readonly string[] {
  return fieldForms[field] === 'words' ? wordsOf(value) : [joinedWords(value)].filter(Boolean);
}

/** Comes after all texts that begin with `start`. */
function afterAll(start: string): string {
  return `${start}\u{10ffff}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function inField(tokens: readonly string[]): string {
  return `(${tokens.map(quote).join(' OR ')})`;
}

/** Alternatives from which on a part of a conjunction is looked at last. */
const manyAlternatives = 4;

/**
 * FTS5 takes every part of a conjunction on to each paragraph that any part comes to, which costs a step for each
 * alternative. Parts of many alternatives are therefore kept apart from the others, by a disjunction that FTS5 does
 * not take as one conjunction with them: they are taken on to what the others have in common only.
 */
function all(matches: readonly Match[]): Match {
  if (matches.includes(false)) return false;
  const parts = matches.filter((match) => typeof match === 'string');
  const isBroad = (match: string): boolean => match.split(' OR ').length > manyAlternatives;
  const narrow = conjunction(parts.filter((match) => !isBroad(match)));
  const broad = parts.filter(isBroad);
  if (broad.length === 0) return narrow;
  if (narrow === true) return conjunction(broad);
  return conjunction([narrow.includes(' AND ') ? `(${narrow}) OR ${noToken}` : narrow, ...broad]);
}

function conjunction(parts: readonly string[]): string | true {
  const [first] = parts;
  if (first === undefined) return true;
  return parts.length === 1 ? first : parts.map((part) => `(${part})`).join(' AND ');
}

export function any(matches: readonly Match[]): Match {
  if (matches.includes(true)) return true;
  const some = matches.filter((match) => match !== false);
  const [first] = some;
  if (first === undefined) return false;
  return some.length === 1 ? first : some.map((match) => `(${match})`).join(' OR ');
}

function except(match: Match, out: Match): Match {
  if (match === false || out === true) return false;
  if (out === false) return match;
  return `(${runnable(match)}) NOT (${out})`;
}
