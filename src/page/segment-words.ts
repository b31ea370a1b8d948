import { longestToken, TokenScan } from './token-scan.ts';
import type { WordCosts } from './word-costs.ts';

/** Pieces with single spaces between them. Wider gaps and line ends always separate words. */
export interface Chunk {
  /** Where it begins in the whole text. */
  readonly start: number;
  /** Its text without the spaces. */
  readonly text: string;
  /** Where each piece begins in `text`, and where the last ends. */
  readonly bounds: readonly number[];
}

/** The pieces `[from, to)` of a chunk make one word. */
export interface Word {
  readonly from: number;
  readonly to: number;
  /** Characters, punctuation among them. */
  readonly letters: number;
  /** In lower case, without the punctuation around it. */
  readonly key: string;
}

export function wordOf({ text, bounds }: Chunk, from: number, to: number): Word {
  const own = text.slice(bounds[from], bounds[to]);
  return { from, to, letters: own.length, key: trimPunctuation(own).toLowerCase() };
}

function trimPunctuation(text: string): string {
  return text !== '' && !(isLetter(text.charCodeAt(0)) && isLetter(text.charCodeAt(text.length - 1)))
    ? text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '')
    : text;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

export function isLetter(code: number): boolean {
  return isUpper(code & ~32) && code < 128;
}

/** Costs past it put a join out of the question. */
const dearest = 16;
/** Cost of a piece of several characters inside a longer word: `meet ing`; more where it is a word by itself. */
const partCosts = { word: 8, fragment: 4, dash: 25 };
/** Cost of a typed initial before more of the same word: `J. F.` stays apart. */
const initialCost = 10;
/** Cost of a common word with a capital where no sentence begins: `As I told` is not `As It old`. */
const strayCapital = 4;

/** Finds the cheapest way to make words of a chunk's pieces. */
export class Segmenter {
  readonly #costs: WordCosts;
  readonly #scan: TokenScan;
  /** 1 at each offset where a piece begins. */
  readonly #starts: Uint8Array;
  /** By the number of pieces: the least cost of words made of them, and where the last of these words begins. */
  readonly #best: Float64Array;
  readonly #begin: Int32Array;
  /** By the number of pieces: what they cost inside longer words, with the cost of what follows an initial and without. */
  readonly #before: Float64Array;
  readonly #upTo: Float64Array;

  /** For chunks of at most so many characters. */
  constructor(costs: WordCosts, longest: number) {
    this.#costs = costs;
    this.#scan = new TokenScan(costs, longest);
    this.#starts = new Uint8Array(longest);
    this.#best = new Float64Array(longest + 1);
    this.#begin = new Int32Array(longest + 1);
    this.#before = new Float64Array(longest + 1);
    this.#upTo = new Float64Array(longest + 1);
  }

  segment(chunk: Chunk): Word[] {
    const { bounds } = chunk;
    const length = bounds.length - 1;
    const text = turnQuotes(chunk);
    const costs = this.#costs;
    const scan = this.#scan;
    const best = this.#best;
    const begin = this.#begin;
    this.#addUp(text, bounds);
    scan.open(text, this.#starts);
    let first = 0;
    for (let end = 1; end <= length; end++) {
      const to = bounds[end]!;
      const last = bounds[end - 1]!;
      while (to - bounds[first]! > longestToken || this.#extra(first, end) > dearest) first++;
      scan.endAt(to, Math.min(last, bounds[first]!));
      // A piece alone may be noise of any shape.
      const alone = to - last > longestToken ? costs.token(text.slice(last, to)) : scan.costFrom(last);
      let least =
        best[end - 1]! + (Math.min(alone, 2 * (to - last) + 20) + capitalCost(text, last, to, costs));
      begin[end] = end - 1;
      for (let from = end - 2; from >= first && to - bounds[from]! <= scan.longest; from--) {
        const start = bounds[from]!;
        let cost = best[from]! + scan.costFrom(start) + this.#extra(from, end);
        if (cost < least) cost += capitalCost(text, start, to, costs);
        if (cost >= least) continue;
        least = cost;
        begin[end] = from;
      }
      best[end] = least;
    }
    const words: Word[] = [];
    for (let end = length; end > 0; end = begin[end]!) words.push(wordOf(chunk, begin[end]!, end));
    return words.reverse();
  }

  #addUp(text: string, bounds: readonly number[]): void {
    this.#starts.fill(0, 0, text.length);
    for (let i = 0; i + 1 < bounds.length; i++) {
      this.#starts[bounds[i]!] = 1;
      this.#upTo[i + 1] = this.#before[i]! + partCost(text, bounds, i, this.#costs);
      this.#before[i + 1] =
        this.#upTo[i + 1]! + (isInitial(text, bounds[i]!, bounds[i + 1]!) ? initialCost : 0);
    }
  }

  /** What it costs to join the pieces `[from, to)`. */
  #extra(from: number, to: number): number {
    return this.#upTo[to]! - this.#before[from]!;
  }
}

/** The chunk's text, with straight quotation marks on their own turned by whether one is open. */
function turnQuotes({ text, bounds }: Chunk): string {
  if (!text.includes('"')) return text;
  let open = false;
  let turned = '';
  for (let i = 0; i + 1 < bounds.length; i++) {
    const piece = text.slice(bounds[i], bounds[i + 1]);
    turned += piece === '"' ? (open ? '”' : '“') : piece;
    if (piece.split('"').length % 2 === 0) open = !open;
  }
  return turned;
}

/** `J.` */
function isInitial(text: string, from: number, to: number): boolean {
  return to - from === 2 && isUpper(text.charCodeAt(from)) && text.charCodeAt(from + 1) === 46;
}

function partCost(text: string, bounds: readonly number[], i: number, costs: WordCosts): number {
  const from = bounds[i]!;
  const to = bounds[i + 1]!;
  const first = text.charCodeAt(from);
  if (to - from === 1 && (isLetter(first) || isDigit(first))) return 0;
  const piece = text.slice(from, to);
  if (!isLetter(first) && /^[-–—]+$/.test(piece)) {
    const isLoose = piece === '-' && (from - 1 === bounds[i - 1] || to + 1 === bounds[i + 2]);
    return isLoose ? 0 : partCosts.dash;
  }
  const part = trimPunctuation(piece);
  if (part.length < 2) return 0;
  return costs.knows(part) ? partCosts.word : partCosts.fragment;
}

/** Of the token `[from, to)`, by what stands before it. */
function capitalCost(text: string, from: number, to: number, costs: WordCosts): number {
  if (from === 0 || !isUpper(text.charCodeAt(from)) || !/[a-z,;]/.test(text[from - 1]!)) return 0;
  const token = text.slice(from, to);
  return /^[A-Z][a-z]*$/.test(token) && costs.isCommon(token) ? strayCapital : 0;
}
