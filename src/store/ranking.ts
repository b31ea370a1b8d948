import type { Leaf } from './compile.ts';
import { collectAgain, fewIn, type Collected } from './collect.ts';
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

/** Paragraphs looked through for those that have a word more than once: so many at least, and so many for each hit. */
const fewest = 500;
const perHit = 4;

interface Weight {
  readonly idf: number;
  /** 1 for the hits that have it; null: all do. */
  readonly within: Uint8Array | null;
  readonly often: Uint8Array | null;
}

/**
 * Scores of hits by BM25, with how often a word stands in a paragraph told in two steps, once or more. That is a
 * look-up of its own in the index, where the exact number would be one for each hit.
 *
 * @param query.exact what the query says without other spellings; null: `match` itself
 */
export async function rank(
  context: Pick<SearchContext, 'db' | 'slots' | 'paragraphs'>,
  { rowids, slots, starts }: HitsBySlot,
  { window, scale }: Collected,
  query: { readonly match: string; readonly exact: string | null; readonly leaves: readonly Leaf[] },
): Promise<Ranking> {
  const scores = new Float64Array(rowids.length);
  if (rowids.length === 0) return { scores, approximate: null };
  const select = async (match: string): Promise<readonly number[]> =>
    await collectAgain(context, match, window);
  /** Those that have `more`; where few paragraphs have, to look for it alone is less work than with the whole query. */
  const among = async (more: string): Promise<readonly number[]> => {
    const alone = window ? null : fewIn(context, more, Math.max(fewest, perHit * rowids.length));
    return alone ?? (await select(`(${more}) AND (${query.match})`));
  };
  const leaves = query.leaves.slice(0, mostLeaves);
  const words = leaves.flatMap((leaf) => leaf.often ?? []).join(' OR ');
  const isOneWord = leaves.length === 1 && leaves[0]!.isCertain && leaves[0]!.isEnough;
  // A word alone need not be looked for again where it stands more than once. Of several words, one look-up tells which
  // hits have any of them more than once, and that counts for all.
  const found = words === '' ? null : isOneWord ? await select(words) : await among(words);
  const repeated = found && flagsOf(rowids, found);
  const weights: Weight[] = [];
  for (const leaf of leaves) {
    const within = leaf.isCertain ? null : await (leaf.isEnough ? select(leaf.match) : among(leaf.match));
    const met = (within?.length ?? rowids.length) * scale;
    weights.push({
      idf: Math.log(1 + (context.paragraphs + 1) / (met + 0.5)),
      within: within && flagsOf(rowids, within),
      often: leaf.often === null ? null : repeated,
    });
  }
  // Other spellings only add to what the query finds.
  const exact = query.exact === null ? null : flagsOf(rowids, await select(query.exact));
  for (let at = 0; at < slots.length; at++) {
    const slot = slots[at]!;
    for (let index = starts[at]!; index < starts[at + 1]!; index++) {
      const length = k1 * (1 - b + (b * slot.words(rowids[index]! % slotRows)) / usualWords);
      const once = (k1 + 1) / (1 + length);
      const more = (often * (k1 + 1)) / (often + length);
      let score = weights.length === 0 ? 1 : 0;
      for (const weight of weights)
        if (weight.within?.[index] !== 0) score += weight.idf * (weight.often?.[index] === 1 ? more : once);
      scores[index] = exact?.[index] === 0 ? score * approximateShare : score;
    }
  }
  return { scores, approximate: exact?.map((flag) => 1 - flag) ?? null };
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
