import { any, type Compiled } from './compile.ts';
import { areMany, collectAgain, fewIn, isSteady, type Collected, type Window } from './collect.ts';
import { slotRows } from './columns.ts';
import type { HitsBySlot } from './hits.ts';
import type { SearchContext } from './search.ts';

/** Parameters of BM25 as FTS5 has them (sqlite.org/fts5.html#the_bm25_function). */
const k1 = 1.2;
const b = 0.75;
/** Words of a paragraph of usual length: only the relation to it counts. */
const usualWords = 60;
/** How often a word that stands in a paragraph more than once is taken to stand there. */
const often = 2.5;
/** Parts of a query that are weighed one by one. */
const mostLeaves = 6;
/** Hits in other spellings rank below all others. */
const approximateShare = 1 / 1024;

/** What is known of the hits, each at the index of its rowid. */
export interface Ranking {
  readonly scores: Float64Array;
  /** 1: met in another spelling only. Null: none is. */
  readonly approximate: Uint8Array | null;
}

/**
 * Paragraphs looked through for those that have a word more than once: so many at least, and so many for each hit and for
 * each millisecond that it took to find the hits, which to look for both at once takes again.
 */
const fewest = 500;
const perHit = 4;
const perMs = 5000;

interface Weight {
  readonly idf: number;
  /** 1 for the hits that have it; null: all do. */
  readonly within: Uint8Array | null;
  readonly often: Uint8Array | null;
}

export interface Ranked extends Pick<Compiled, 'leaves' | 'others'> {
  /** What all hits match. */
  readonly match: string;
  /** Milliseconds in which they were found. */
  readonly took: number;
  /** What the query says without other spellings; null: `match` itself. */
  readonly exact: string | null;
}

/**
 * Scores of hits by BM25, with how often a word stands in a paragraph told in two steps, once or more. That is a
 * look-up of its own in the index, where the exact number would be one for each hit.
 */
export async function rank(
  context: Pick<SearchContext, 'db' | 'slots' | 'paragraphs'>,
  { rowids, slots, starts }: HitsBySlot,
  { window, scale }: Collected,
  query: Ranked,
): Promise<Ranking> {
  const scores = new Float64Array(rowids.length);
  if (rowids.length === 0) return { scores, approximate: null };
  /** Those that have `match`, and maybe others. */
  const select = async (match: string): Promise<readonly number[]> =>
    (window && isSteady(match) ? fewIn(context, match, fewest) : null) ??
    (await collectAgain(context, match, window));
  /** Those that have `more`; where few paragraphs have, to look for it alone is less work than with the whole query. */
  const among = async (more: string): Promise<readonly number[]> => {
    const most = Math.round(Math.max(fewest, perHit * rowids.length, perMs * query.took));
    const alone = window || areMany(context, more, most) ? null : fewIn(context, more, most);
    return alone ?? (await select(`(${more}) AND (${query.match})`));
  };
  const leaves = query.leaves.slice(0, mostLeaves);
  const words = leaves.flatMap((leaf) => leaf.often ?? []).join(' OR ');
  const isOneWord = leaves.length === 1 && leaves[0]!.isCertain && leaves[0]!.isEnough;
  // A word alone need not be looked for again where it stands more than once. Of several words, one look-up tells which
  // hits have any of them more than once, and that counts for all.
  const found = words === '' ? null : isOneWord ? await select(words) : await among(words);
  const repeated = found && flagsOf(rowids, found);
  const union = leaves.length === query.leaves.length ? unionOf(context, query, rowids) : null;
  const weights: Weight[] = [];
  for (const [n, leaf] of leaves.entries()) {
    let within = union?.[n] ?? null;
    let met = within ? countOf(within) : rowids.length;
    if (!within && !leaf.isCertain) {
      const having = await (leaf.isEnough ? select(leaf.match) : among(leaf.match));
      within = flagsOf(rowids, having);
      met = window ? countOf(within) : having.length;
    }
    weights.push({
      idf: Math.log(1 + (context.paragraphs + 1) / (met * scale + 0.5)),
      within,
      often: leaf.often === null ? null : repeated,
    });
  }
  const approximate = await approximateOf(context, rowids, window, query, union);
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!;
    for (let index = starts[at]!; index < starts[at + 1]!; index++) {
      const length = k1 * (1 - b + (b * slot.words(rowids[index]! % slotRows)) / usualWords);
      const once = (k1 + 1) / (1 + length);
      const more = (often * (k1 + 1)) / (often + length);
      let score = weights.length === 0 ? 1 : 0;
      for (const weight of weights)
        if (weight.within?.[index] !== 0) score += weight.idf * (weight.often?.[index] === 1 ? more : once);
      scores[index] = approximate?.[index] === 1 ? score * approximateShare : score;
    }
  }
  return { scores, approximate };
}

/**
 * Which hits each leaf has, of a query that is one or another of its leaves; null: it is not, or too many hits have more
 * than one. All but those that only other leaves have are the most frequent one's, so that it need not be gone through.
 */
function unionOf(
  context: Pick<SearchContext, 'db' | 'slots'>,
  { match, leaves }: Ranked,
  rowids: readonly number[],
): readonly Uint8Array[] | null {
  if (leaves.length < 2 || match !== any(leaves.map((leaf) => leaf.match))) return null;
  const found = leaves.map((leaf) => (isSteady(leaf.match) ? fewIn(context, leaf.match, fewest) : null));
  const many = found.indexOf(null);
  if (many < 0 || found.includes(null, many + 1)) return null;
  const others = leaves.filter((_, n) => n !== many).map((leaf) => leaf.match);
  const both = fewIn(context, `(${leaves[many]!.match}) AND (${any(others)})`, fewest * leaves.length)!;
  const flags = found.map((some) => some && flagsOf(rowids, some));
  const withMany = flagsOf(rowids, both);
  const rest = Uint8Array.from(rowids, (_, index) =>
    withMany[index] === 1 || flags.every((some) => some?.[index] !== 1) ? 1 : 0,
  );
  return flags.map((some) => some ?? rest);
}

/** 1: met in another spelling only. Null: none is looked for. What has no other spelling in it is met as the query says. */
async function approximateOf(
  context: Pick<SearchContext, 'db' | 'slots'>,
  rowids: readonly number[],
  window: Window | null,
  { exact, others, leaves }: Ranked,
  union: readonly Uint8Array[] | null,
): Promise<Uint8Array | null> {
  if (exact === null || others === null) return null;
  // Of a leaf that has other spellings no more hits are exact than it has itself, which are few.
  const ofLeaves = union?.map((flags, n) => {
    const leaf = leaves[n]!;
    const own = leaf.exact === leaf.match ? null : fewIn(context, leaf.exact, fewest);
    return own ? flagsOf(rowids, own) : flags;
  });
  if (ofLeaves)
    return Uint8Array.from(rowids, (_, index) => (ofLeaves.some((flags) => flags[index] === 1) ? 0 : 1));
  const few = window && !isSteady(exact) ? null : fewIn(context, exact, fewest);
  if (few) return flagsOf(rowids, few).map((flag) => 1 - flag);
  const most = Math.max(fewest, rowids.length);
  const having = fewIn(context, others, most);
  const flags = having ? flagsOf(rowids, having) : new Uint8Array(rowids.length).fill(1);
  if (!flags.includes(1)) return flags;
  const also = having
    ? fewIn(context, `(${exact}) AND (${others})`, most)!
    : await collectAgain(context, exact, window);
  const isExact = flagsOf(rowids, also);
  return flags.map((flag, index) => flag & (1 - isExact[index]!));
}

function countOf(flags: Uint8Array): number {
  let count = 0;
  for (const flag of flags) count += flag;
  return count;
}

/** 1 where a rowid is among the others; both are sorted. */
function flagsOf(rowids: readonly number[], others: readonly number[]): Uint8Array {
  const flags = new Uint8Array(rowids.length);
  let at = 0;
  for (const other of others) {
    while (at < rowids.length && rowids[at]! < other) at++;
    if (rowids[at] === other) flags[at] = 1;
  }
  return flags;
}
