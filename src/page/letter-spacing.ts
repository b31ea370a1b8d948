import type { Page } from '../model/page.ts';
import { isDigit, isLetter, Segmenter, wordOf, type Chunk, type Word } from './segment-words.ts';
import { WordCosts } from './word-costs.ts';
import { loadWordRanks } from './word-list.ts';

/** Three lower-case letters in a row, each alone: `p r o`. Prose and tables have next to none. */
const looseRun = /[ \t\r\n\f][a-z] [a-z] [a-z](?=[ \t\r\n\f])/g;

/** That many runs make a letter-spaced text; one or two are noise. */
const fewestRuns = 3;

/** Share of the words found that the list has; those of scans come near 0.9. */
const englishShare = 0.6;

/** Words found in one round, names above all, help to find the same words again in the next. */
const rounds = 2;

/**
 * The white space of a letter-spaced text that separates no words, as sorted offsets. Text layers of scans
 * often set letters apart (`P r e s i d e n t C l i n t o n`) and lose the wider gaps between words with it, so
 * that words are found by how often English and the document itself use them. Any other text has none.
 */
export function findLooseSpaces(text: string): number[] {
  if (!isLetterSpaced(text)) return [];
  const chunks = findChunks(text);
  // A stretch with nothing to close, and one of words that the list holds, reads the same again.
  const settled = chunks.map((chunk) => !isLoose(chunk));
  let words: readonly Word[][] = chunks.map((chunk, i) => onePieceWords(chunk, settled[i] ? 1 : 3));
  let counted = words.flat().filter(({ letters }) => letters > 2);
  const longest = chunks.reduce((most, { text }) => Math.max(most, text.length), 0);
  for (let round = 0; round < rounds; round++) {
    const segmenter = new Segmenter(new WordCosts(countWords(counted)), longest);
    words = words.map((known, i) => {
      if (settled[i]) return known;
      const again = segmenter.segment(chunks[i]!);
      settled[i] = again.every(isListed);
      return again;
    });
    counted = words.flat();
  }
  if (!areWords(counted)) return [];
  const loose: number[] = [];
  for (const [i, { start, bounds }] of chunks.entries())
    for (const { from, to } of words[i]!)
      // As many spaces stand before a piece as pieces do.
      for (let piece = from + 1; piece < to; piece++) loose.push(start + bounds[piece]! + piece - 1);
  return loose;
}

/** The pages with their loose spaces; all pages of a source are judged together. */
export function closeLetterSpacing(pages: readonly Page[]): readonly Page[] {
  const loose = findLooseSpaces(pages.map((page) => page.text).join('\f'));
  if (loose.length === 0) return pages;
  let start = 0;
  let next = 0;
  return pages.map((page) => {
    const end = start + page.text.length;
    const looseSpaces: number[] = [];
    for (; next < loose.length && loose[next]! < end; next++) looseSpaces.push(loose[next]! - start);
    start = end + 1;
    return looseSpaces.length > 0 ? { ...page, looseSpaces } : page;
  });
}

function isLetterSpaced(text: string): boolean {
  looseRun.lastIndex = 0;
  for (let runs = 0; runs < fewestRuns; runs++) if (!looseRun.test(text)) return false;
  return true;
}

/** Each piece of so many letters or more. */
function onePieceWords(chunk: Chunk, fewest: number): Word[] {
  const words: Word[] = [];
  for (let i = 0; i + 1 < chunk.bounds.length; i++)
    if (chunk.bounds[i + 1]! - chunk.bounds[i]! >= fewest) words.push(wordOf(chunk, i, i + 1));
  return words;
}

function findChunks(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  for (const { 0: typed, index } of text.matchAll(/\S+(?: \S+)*/g)) {
    const pieces = typed.split(' ');
    const bounds = [0];
    let end = 0;
    for (const piece of pieces) bounds.push((end += piece.length));
    chunks.push({ start: index, text: pieces.join(''), bounds });
  }
  return chunks;
}

/** Only a chunk with a letter on its own that is no word, or with two digits on their own, has anything to close. */
function isLoose({ text, bounds }: Chunk): boolean {
  if (bounds.length < 3) return false;
  let wasDigit = false;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const code = text.charCodeAt(bounds[i]!);
    const alone = bounds[i + 1]! - 1 === bounds[i];
    const digit = alone && isDigit(code);
    if ((alone && isLetter(code) && !isWordAlone(code)) || (digit && wasDigit)) return true;
    wasDigit = digit;
  }
  return false;
}

/** A, I and a. */
function isWordAlone(code: number): boolean {
  return code === 65 || code === 73 || code === 97;
}

function countWords(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of words) if (isCounted(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  // What stands there once may be a fragment: `implementat ion`.
  const ranks = loadWordRanks();
  for (const [word, count] of counts) if (count === 1 && !ranks.has(word)) counts.delete(word);
  return counts;
}

/** Letters and nothing else; of those alone only the words `a` and `i`. */
function isCounted(key: string): boolean {
  if (key.length < 2) return key === 'a' || key === 'i';
  for (let i = 0; i < key.length; i++) if (!isLetter(key.charCodeAt(i))) return /^\p{L}{2,}$/u.test(key);
  return true;
}

function isListed({ key }: Word): boolean {
  return loadWordRanks().has(key);
}

/** Whether the letters make English. Columns of letters in a table do not. */
function areWords(words: readonly Word[]): boolean {
  const closed = words.filter(({ from, to }) => to - from > 3);
  return closed.filter(isListed).length >= Math.max(fewestRuns, closed.length * englishShare);
}
