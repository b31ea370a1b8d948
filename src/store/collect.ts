import { setImmediate as turn } from 'node:timers/promises';
import { blockSlots, slotRows } from './columns.ts';
import type { Connection } from './connection.ts';
import { token } from './tokens.ts';

/** Hits that are looked at one by one; of more, an even sample of the library is. */
export const mostHits = 20_000;
/** Hits that a sample is to have, and the stripes of the library that it is taken from. */
const sampleHits = 10_000;
const stripes = 64;
/** Up to so many hits of single words are asked for in one step. */
const fewHits = 2000;
/** A stripe is gone through whole for a window that has at least one of so many parts of it. */
const mostPart = 4;
/** Milliseconds after which what was searched so far has to do. */
const longest = 150;
const turnAfter = 10;
/** Hits in the slots of a block from which on the next block is expected to have some too. */
const denseHits = 16;
/**
 * What is expected to take up to so many milliseconds block by block is looked for in all blocks at once: that takes less,
 * for FTS5 begins anew in each block at the roots of its lists.
 */
const atOnce = 200;

/**
 * Which part of the library a page of results is taken from. Windows of one width share no slot and together are all.
 * A width of less than a block is that part of each stripe; of whole blocks, it is those blocks.
 */
export interface Window {
  /** Slots that the library had. */
  readonly slots: number;
  readonly width: number;
  /** Which of the windows. */
  readonly number: number;
}

export interface Collected {
  /** Sorted. */
  readonly rowids: readonly number[];
  /** Null: all of the library. */
  readonly window: Window | null;
  /** What the number of hits has to be multiplied with. */
  readonly scale: number;
}

type Range = readonly [from: number, to: number];

/** The full-text index in one snapshot of the library. */
export interface Index {
  readonly db: Connection;
  /** Slots that the library has. */
  readonly slots: number;
}

/** Paragraphs that match: all, or those of a window where they are many or take long to find. */
export async function collect(index: Index, match: string, window: Window | null): Promise<Collected> {
  if (window) return await collectWindow(index, match, window);
  const { slots } = index;
  const { rowids, seen, blocks } = await gather(index, match);
  if (rowids.length > mostHits)
    return await collectWindow(index, match, {
      slots,
      width: widthFor(slots, rowids.length, seen),
      number: 0,
    });
  if (seen === slots) return { rowids, window: null, scale: 1 };
  const searched = { slots, width: blocks * blockSlots, number: 0 };
  return { rowids, window: searched, scale: scaleOf(searched, rangesOf(searched)) };
}

/** All paragraphs that match; null where they are many or take long to find. */
export async function collectAll(index: Index, match: string): Promise<readonly number[] | null> {
  const { rowids, seen } = await gather(index, match);
  return seen === index.slots && rowids.length <= mostHits ? rowids : null;
}

interface Gathered {
  /** Sorted; one more than are looked at one by one where there are more. */
  readonly rowids: readonly number[];
  /** Slots that were looked through. */
  readonly seen: number;
  /** Whole blocks of them, in the order that windows of blocks have. */
  readonly blocks: number;
}

async function gather(index: Index, match: string): Promise<Gathered> {
  const { slots } = index;
  const few = slots > blockSlots && isSteady(match) ? fewIn(index, match, fewHits) : null;
  if (few) return { rowids: few, seen: slots, blocks: blocksIn(slots) };
  const start = performance.now();
  const pace = new Pace();
  const parts: (readonly number[])[] = [];
  let hits = 0;
  let seen = 0;
  const blocks = scatteredBlocks(slots);
  for (const [n, range] of blocks.entries()) {
    const isDense = n > 0 && hits * blockSlots >= denseHits * seen;
    const part = rowidsIn(index, match, range, mostHits + 1 - hits, isDense);
    parts.push(part);
    hits += part.length;
    if (hits > mostHits)
      return { rowids: inOrder(parts), seen: seen + slotOf(part.at(-1)!) - range[0] + 1, blocks: n };
    seen += range[1] - range[0];
    if (isSmall(performance.now() - start, hits, n + 1, seen / slots)) {
      const rowids = rowidsIn(index, match, [0, slots], mostHits + 1);
      return {
        rowids,
        seen: rowids.length > mostHits ? slotOf(rowids.at(-1)!) + 1 : slots,
        blocks: blocks.length,
      };
    }
    if (n + 1 < blocks.length && performance.now() - start > longest)
      return { rowids: inOrder(parts), seen, blocks: n + 1 };
    await pace.rest();
  }
  return { rowids: inOrder(parts), seen: slots, blocks: blocks.length };
}

/** Whether to look through all slots at once costs little, after a share of them; what begins cold says nothing yet. */
function isSmall(ms: number, hits: number, blocks: number, share: number): boolean {
  return blocks >= 2 && share <= 0.5 && ms / share <= atOnce && hits / share <= mostHits;
}

/** The paragraphs that match of a window, or of all of the library where it was searched whole for what is asked for once more. */
export async function collectAgain(
  index: Index,
  match: string,
  window: Window | null,
): Promise<readonly number[]> {
  if (window) return (await collectWindow(index, match, window)).rowids;
  return rowidsIn(index, match, [0, index.slots], mostHits);
}

/** All paragraphs of the library that match, if they are no more than `most`; else null. */
export function fewIn(index: Index, match: string, most: number): readonly number[] | null {
  const rowids = rowidsIn(index, match, [0, index.slots], most + 1);
  return rowids.length > most ? null : rowids;
}

/** Whether more than `most` paragraphs match, as the library's end lets expect: only there FTS5 ends by itself. */
export function areMany(index: Index, match: string, most: number): boolean {
  const [last] = scatteredBlocks(index.slots);
  const mostHere = (most * (last![1] - last![0])) / index.slots;
  return last![0] > 0 && countIn(index, match, last!, Math.ceil(mostHere) + 1) > mostHere;
}

/** Whether it is words alone, any of which is enough: FTS5 then comes to a hit at each step. */
export function isSteady(match: string): boolean {
  return /^(?:"[^" ]*"|[() ]|OR)*$/.test(match);
}

/** How many paragraphs match; an estimate where that takes more than a moment. */
export async function countMatches(index: Index, match: string): Promise<number> {
  const { slots } = index;
  const start = performance.now();
  const pace = new Pace();
  let count = 0;
  let seen = 0;
  for (const range of scatteredBlocks(slots)) {
    const here = countIn(index, match, range, mostHits + 1);
    if (here > mostHits) break;
    count += here;
    seen += range[1] - range[0];
    if (seen === slots) return count;
    if (count > mostHits || performance.now() - start > longest / 4)
      return Math.round((count * slots) / seen);
    await pace.rest();
  }
  const window = { slots, width: 1, number: 0 };
  const ranges = rangesOf(window);
  const sampled = ranges.reduce((sum, range) => sum + countIn(index, match, range, mostHits), 0);
  return Math.round(sampled * scaleOf(window, ranges));
}

export function windowsOf(window: Window): number {
  const { slots, width } = window;
  return Math.ceil((isOfBlocks(window) ? blocksIn(slots) * blockSlots : stripeOf(slots)) / width);
}

/**
 * Rowids that match in a range of slots, `to` not included.
 * @param isDense something is expected to match soon after the range
 */
export function rowidsIn(
  index: Index,
  match: string,
  range: Range,
  limit: number,
  isDense = false,
): readonly number[] {
  if (limit <= 0) return [];
  // One row that holds all is several times faster than a row each.
  const list = valueOf(index, 'json_group_array(rowid)', match, range, limit, isDense);
  return JSON.parse(String(list)) as number[];
}

function countIn(index: Index, match: string, range: Range, limit: number): number {
  return Number(valueOf(index, 'count(*)', match, range, limit));
}

/** An aggregate of the rowids that match. */
function valueOf(
  index: Index,
  aggregate: string,
  match: string,
  range: Range,
  limit: number,
  isDense = false,
): ReturnType<Connection['value']> {
  const { db, slots } = index;
  if (range[0] === 0 && range[1] >= slots)
    return db.value(
      `SELECT ${aggregate} FROM (SELECT rowid FROM found WHERE found MATCH ? LIMIT ?)`,
      match,
      limit,
    );
  return db.value(
    `SELECT ${aggregate} FROM (SELECT rowid FROM found WHERE found MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?)`,
    isDense ? match : boundTo(index, match, range),
    ...bounds(range),
    limit,
  );
}

/** FTS5 uses bounds of the rowid that are integers, which numbers of JavaScript are not. */
function bounds([from, to]: Range): readonly [bigint, bigint] {
  return [BigInt(from) * BigInt(slotRows), BigInt(to) * BigInt(slotRows) - 1n];
}

/**
 * FTS5 looks at the upper bound only when it has found something. What has several parts could be looked for up to the
 * library's end, where they never meet; the token of the block ends that with the block.
 */
function boundTo({ slots }: Index, match: string, [from, to]: Range): string {
  const block = Math.floor(from / blockSlots);
  const isWithin = to <= (block + 1) * blockSlots;
  // Up to the library's end nothing follows that could be looked through in vain.
  return isWithin && to < slots && /[ ]/.test(match) ? `(${match}) AND "${token('block', block)}"` : match;
}

async function collectWindow(index: Index, match: string, window: Window): Promise<Collected> {
  const ranges = rangesOf(window);
  const scale = scaleOf(window, ranges);
  if (isLargePart(window)) {
    const all = rowidsIn(index, match, [0, window.slots], Number.MAX_SAFE_INTEGER);
    return { rowids: within(all, ranges), window, scale };
  }
  const pace = new Pace();
  const parts: (readonly number[])[] = [];
  for (const range of ranges) {
    parts.push(rowidsIn(index, match, range, mostHits));
    await pace.rest();
  }
  return { rowids: inOrder(parts), window, scale };
}

/** Whether the window has so much of each stripe that to go through all of the library at once is less work. */
function isLargePart(window: Window): boolean {
  const { slots, width } = window;
  return slots <= blockSlots && !isOfBlocks(window) && mostPart * width >= stripeOf(slots);
}

/** Of sorted rowids those in the ranges, which are sorted too. */
function within(rowids: readonly number[], ranges: readonly Range[]): readonly number[] {
  let at = 0;
  return rowids.filter((rowid) => {
    const slot = slotOf(rowid);
    while (at < ranges.length && ranges[at]![1] <= slot) at++;
    return at < ranges.length && ranges[at]![0] <= slot;
  });
}

/** Following windows lie far apart, so that each is a sample of its own. */
function rangesOf(window: Window): readonly Range[] {
  const { slots, width, number } = window;
  if (isOfBlocks(window)) {
    const blocks = Math.min(width / blockSlots, blocksIn(slots));
    return scatteredBlocks(slots).slice(number * blocks, (number + 1) * blocks);
  }
  const stripe = stripeOf(slots);
  const windows = windowsOf(window);
  const ranges: Range[] = [];
  for (let start = 0; start < slots; start += stripe) {
    // Not the same part of all stripes: what comes back at even distances would be met always or never.
    const at = (number * strideFor(windows) + scatter(start)) % windows;
    const from = start + at * width;
    const to = Math.min(from + width, start + stripe, slots);
    if (from < to) ranges.push([from, to]);
  }
  return ranges;
}

function isOfBlocks({ width }: Window): boolean {
  return width >= blockSlots;
}

function stripeOf(slots: number): number {
  return Math.max(1, Math.ceil(slots / stripes));
}

/** What is left of a block at the library's end counts with the one before. */
function blocksIn(slots: number): number {
  return Math.max(1, Math.floor(slots / blockSlots));
}

/**
 * All blocks, in an order in which the first few are spread over the library. The last one comes first: nothing follows
 * it that could be looked through in vain.
 */
function scatteredBlocks(slots: number): readonly Range[] {
  const blocks = blocksIn(slots);
  const stride = strideFor(blocks);
  return Array.from({ length: blocks }, (_, n) => {
    const block = (n * stride + blocks - 1) % blocks;
    return [block * blockSlots, block === blocks - 1 ? slots : (block + 1) * blockSlots];
  });
}

function scaleOf({ slots }: Window, ranges: readonly Range[]): number {
  const covered = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  return slots / Math.max(1, covered);
}

/** About 0.618 of the windows, and with no divisor in common with their number. */
function strideFor(windows: number): number {
  let stride = Math.max(1, Math.round(windows * 0.618));
  while (divisor(stride, windows) !== 1) stride++;
  return stride;
}

/** A number from 0 that looks like chance, the same for the same `n`; multipliers of MurmurHash3's finalizer. */
function scatter(n: number): number {
  let mixed = Math.imul(n ^ (n >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** Slots of each stripe that give the hits wanted, after so many slots gave so many. */
function widthFor(slots: number, hits: number, seen: number): number {
  const wanted = (sampleHits * seen) / hits / stripes;
  return Math.min(stripeOf(slots), blockSlots - 1, Math.max(1, Math.round(wanted)));
}

function inOrder(parts: readonly (readonly number[])[]): readonly number[] {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  return parts.toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0)).flat();
}

export function slotOf(rowid: number): number {
  return Math.floor(rowid / slotRows);
}

/** Lets other work of the program have its turn where this one has taken a while. */
export class Pace {
  #since = performance.now();

  async rest(): Promise<void> {
    if (performance.now() - this.#since < turnAfter) return;
    await turn();
    this.#since = performance.now();
  }
}
