import { distance } from 'fastest-levenshtein';
import type { Query } from '../query/query.ts';
import type { Connection } from './connection.ts';
import type { Spellings } from './compile.ts';
import type { SearchMemory } from './search-memory.ts';
import { wordsOf } from './words.ts';

/** Paragraphs with the very word from which on nothing else is looked for. */
const enough = 5;
/** Other spellings taken of one word. */
const mostSpellings = 12;
/** Words compared, of those that begin or end alike. */
const mostCompared = 4000;
const shortest = 5;

/**
 * Spellings that noise made of the query's rare words. A spelling has to share the first or the last half of the word,
 * and be one letter off, or two in a word of eight letters and more.
 */
export function spellingsOf(db: Connection, memory: SearchMemory, query: Query): Spellings {
  const spellings = new Map<string, readonly string[]>();
  for (const word of new Set(soughtWords(query))) {
    if (word.length < shortest) continue;
    const near = memory.spellings(word, () => spellingsOfWord(db, word));
    if (near.length > 0) spellings.set(word, near);
  }
  return spellings;
}

function spellingsOfWord(db: Connection, word: string): readonly string[] {
  if (isCommon(db, word)) return [];
  const met: string[] = [];
  for (const other of nearWords(db, word)) {
    if (met.length === mostSpellings) break;
    if (isMet(db, other, word)) met.push(other);
  }
  return met;
}

function* soughtWords(query: Query): Generator<string> {
  if (query.kind === 'word' && !query.prefix) {
    const words = wordsOf(query.text);
    if (words.length === 1) yield words[0]!;
  } else if (query.kind === 'and' || query.kind === 'or')
    for (const part of query.of) yield* soughtWords(part);
}

function isCommon(db: Connection, word: string): boolean {
  const sql = 'SELECT rowid FROM found WHERE found MATCH ? LIMIT ?';
  return db.rows(sql, `"${word}"`, enough).length === enough;
}

/** Whether a paragraph has the other word: not all words of the vocabulary still stand somewhere, and not as this one's stem. */
function isMet(db: Connection, other: string, word: string): boolean {
  const sql = 'SELECT rowid FROM found WHERE found MATCH ? LIMIT 1';
  return db.rows(sql, `"${other}" NOT "${word}"`).length > 0;
}

function nearWords(db: Connection, word: string): readonly string[] {
  const most = word.length < 8 ? 1 : 2;
  const half = Math.floor(word.length / 2);
  const candidates = [
    ...wordsLike(db, 'word', word.slice(0, half), word, most),
    ...wordsLike(db, 'reversed', reversed(word.slice(half)), word, most),
  ];
  const off = new Map<string, number>();
  for (const other of candidates) if (other !== word) off.set(other, distance(word, other));
  return [...off]
    .filter(([, letters]) => letters <= most)
    .toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
    .map(([other]) => other);
}

/**
 * Words that begin as `start` in the column, are of about the word's length and may be `most` letters off. Where that is
 * one letter, it is in the first or the second part of what follows the start, and leaves the other part as it is.
 */
function wordsLike(
  db: Connection,
  column: 'word' | 'reversed',
  start: string,
  word: string,
  most: number,
): readonly string[] {
  const middle = Math.floor((start.length + word.length) / 2);
  const [from, to] = column === 'word' ? [word, reversed(word)] : [reversed(word), word];
  // Letters that take two units can't be cut at a unit.
  const isDivided = most === 1 && Array.from(word).length === word.length;
  const parts = isDivided ? [from.slice(0, middle), to.slice(0, word.length - middle)] : ['', ''];
  const other = column === 'word' ? 'reversed' : 'word';
  // One row with all is several times faster than a row each.
  const list = db.value(
    `SELECT json_group_array(word) FROM (
       SELECT word, reversed FROM word WHERE ${column} >= ? AND ${column} < ? AND length(${column}) BETWEEN ? AND ? LIMIT ?
     ) WHERE (${column} >= ? AND ${column} < ?) OR (${other} >= ? AND ${other} < ?)`,
    ...[...upTo(start), word.length - most, word.length + most, mostCompared],
    ...[...upTo(parts[0]!), ...upTo(parts[1]!)],
  );
  return JSON.parse(String(list)) as string[];
}

/** What comes first and what comes after all texts that begin so. */
function upTo(start: string): readonly [string, string] {
  return [start, `${start}\u{10ffff}`];
}

function reversed(text: string): string {
  return Array.from(text).toReversed().join('');
}
