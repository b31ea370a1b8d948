import type { Page } from '../model/page.ts';
import { TokenScan } from './token-scan.ts';
import { WordCosts } from './word-costs.ts';
import { loadWordRanks } from './word-list.ts';

/** Three lower-case letters in a row, each alone: `p r o`. Prose and tables have next to none. */
const looseRun = /\s[a-z] [a-z] [a-z](?=\s)/g;

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
  const loose = chunks.map(isLoose);
  // A stretch with nothing to close, and one of words that the list holds, reads the same again.
  let read = chunks.map((chunk) => chunk.map((piece) => wordOf([piece])));
  const settled = loose.map((isLoose) => !isLoose);
  let words = read.flat().filter(({ pieces: [piece] }) => piece!.text.length > 2);
  for (let round = 0; round < rounds; round++) {
    const costs = new WordCosts(countWords(words));
    read = read.map((known, i) => {
      if (settled[i]) return known;
      const again = segment(chunks[i]!, costs);
      settled[i] = again.every(isListed);
      return again;
    });
    words = read.flat();
  }
  return areWords(words)
    ? words.flatMap(({ pieces }) => pieces.slice(1).map((piece) => piece.start - 1))
    : [];
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

/** A stretch without white space. */
interface Piece {
  readonly text: string;
  readonly start: number;
}

/** Pieces that make one word. */
interface Word {
  readonly pieces: readonly Piece[];
  /** In lower case, without the punctuation around it. */
  readonly key: string;
}

function wordOf(pieces: readonly Piece[]): Word {
  let text = '';
  for (const piece of pieces) text += piece.text;
  return { pieces, key: trimPunctuation(text).toLowerCase() };
}

/** Pieces with single spaces between them. Wider gaps and line ends always separate words. */
function findChunks(text: string): Piece[][] {
  const chunks: Piece[][] = [];
  for (const { 0: chunk, index } of text.matchAll(/\S+(?: \S+)*/g)) {
    let start = index;
    const pieces = chunk.split(' ').map((piece) => {
      const at = start;
      start += piece.length + 1;
      return { text: piece, start: at };
    });
    chunks.push(pieces);
  }
  return chunks;
}

/** Only a chunk with a letter on its own that is no word, or with two digits on their own, has anything to close. */
function isLoose(chunk: readonly Piece[]): boolean {
  return (
    chunk.length > 1 &&
    chunk.some(
      ({ text }, i) =>
        /^[B-HJ-Zb-z]$/.test(text) || (/^\d$/.test(text) && /^\d$/.test(chunk[i + 1]?.text ?? '')),
    )
  );
}

function countWords(words: readonly Word[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of words)
    if (/^(?:[ai]|\p{L}{2,})$/u.test(key)) counts.set(key, (counts.get(key) ?? 0) + 1);
  // What stands there once may be a fragment: `implementat ion`.
  const ranks = loadWordRanks();
  for (const [word, count] of counts) if (count === 1 && !ranks.has(word)) counts.delete(word);
  return counts;
}

function isListed({ key }: Word): boolean {
  return loadWordRanks().has(key);
}

/** Whether the letters make English. Columns of letters in a table do not. */
function areWords(words: readonly Word[]): boolean {
  const closed = words.filter(({ pieces }) => pieces.length > 3);
  return closed.filter(isListed).length >= Math.max(fewestRuns, closed.length * englishShare);
}

function trimPunctuation(text: string): string {
  return /^[^a-z]|[^a-z]$/i.test(text) ? text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '') : text;
}

const longestToken = 18;
/** Costs past it put a join out of the question. */
const dearest = 16;
/** Cost of a piece of several characters inside a longer word: `meet ing`; more where it is a word by itself. */
const partCosts = { word: 8, fragment: 4, dash: 25 };
/** Cost of a typed initial before more of the same word: `J. F.` stays apart. */
const initialCost = 10;
/** Cost of a common word with a capital where no sentence begins: `As I told` is not `As It old`. */
const strayCapital = 4;

/** The cheapest way to make words of a chunk's pieces. */
function segment(chunk: readonly Piece[], costs: WordCosts): Word[] {
  const texts = turnQuotes(chunk);
  const parts = texts.map((_, i) => partCost(texts, i, costs));
  const initials = texts.map((text) => (text.length === 2 && /^[A-Z]\.$/.test(text) ? initialCost : 0));
  const offsets = [0];
  for (const [i, text] of texts.entries()) offsets.push(offsets[i]! + text.length);
  const scan = new TokenScan(texts.join(''), costs);
  const best = new Float64Array(texts.length + 1);
  const begin = new Int32Array(texts.length + 1);
  for (let end = 1; end <= texts.length; end++) {
    const last = texts[end - 1]!;
    scan.endAt(offsets[end]!);
    // A piece alone may be noise of any shape.
    const alone =
      Math.min(scan.costFrom(offsets[end - 1]!), 2 * last.length + 20) +
      capitalCost(last, texts[end - 2], costs);
    let least = best[end - 1]! + alone;
    begin[end] = end - 1;
    let extra = parts[end - 1]!;
    for (let from = end - 2; from >= 0 && !scan.hopeless; from--) {
      const start = offsets[from]!;
      extra += parts[from]! + initials[from]!;
      if (offsets[end]! - start > longestToken || extra > dearest) break;
      let cost = best[from]! + scan.costFrom(start) + extra;
      if (cost < least) cost += capitalCost(scan.token(start), texts[from - 1], costs);
      if (cost >= least) continue;
      least = cost;
      begin[end] = from;
    }
    best[end] = least;
  }
  const words: Word[] = [];
  for (let end = chunk.length; end > 0; end = begin[end]!) words.push(wordOf(chunk.slice(begin[end], end)));
  return words.reverse();
}

/** The texts of the pieces, with straight quotation marks on their own turned by whether one is open. */
function turnQuotes(chunk: readonly Piece[]): string[] {
  let open = false;
  return chunk.map(({ text }) => {
    if (!text.includes('"')) return text;
    const quotes = text.split('"').length - 1;
    const turned = text === '"' ? (open ? '”' : '“') : text;
    if (quotes % 2 === 1) open = !open;
    return turned;
  });
}

function partCost(texts: readonly string[], i: number, costs: WordCosts): number {
  const text = texts[i]!;
  if (text.length === 1 && /\w/.test(text)) return 0;
  if (/^[-–—]+$/.test(text)) {
    const isLoose = text === '-' && (texts[i - 1]?.length === 1 || texts[i + 1]?.length === 1);
    return isLoose ? 0 : partCosts.dash;
  }
  const part = trimPunctuation(text);
  if (part.length < 2) return 0;
  return costs.knows(part) ? partCosts.word : partCosts.fragment;
}

function capitalCost(token: string, before: string | undefined, costs: WordCosts): number {
  const first = token.charCodeAt(0);
  return before &&
    first >= 65 &&
    first <= 90 &&
    /^[A-Z][a-z]*$/.test(token) &&
    /[a-z,;]$/.test(before) &&
    costs.isCommon(token)
    ? strayCapital
    : 0;
}
