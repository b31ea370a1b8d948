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
  const start = word.slice(0, half);
  const end = Array.from(word.slice(half)).toReversed().join('');
  const candidates = [
    ...db.rows(
      'SELECT word FROM word WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ? LIMIT ?',
      ...[start, `${start}\u{10ffff}`, word.length - most, word.length + most, mostCompared],
    ),
    ...db.rows(
      'SELECT word FROM word WHERE reversed >= ? AND reversed < ? AND length(reversed) BETWEEN ? AND ? LIMIT ?',
      ...[end, `${end}\u{10ffff}`, word.length - most, word.length + most, mostCompared],
    ),
  ].map(([text]) => String(text));
  const off = new Map<string, number>();
  for (const other of candidates) if (other !== word) off.set(other, distance(word, other));
  return [...off]
    .filter(([, letters]) => letters <= most)
    .toSorted(([a, m], [b, n]) => m - n || (a < b ? -1 : 1))
    .map(([other]) => other);
}
