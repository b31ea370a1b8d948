import type { Leaf } from './compile.ts';
import { collectAgain, slotOf, type Collected } from './collect.ts';
import { slotRows } from './columns.ts';
import type { ColumnsView } from './columns-cache.ts';
import type { Connection } from './connection.ts';

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

/**
 * Scores of hits by BM25, with how often a word stands in a paragraph told in two steps, once or more. That is a
 * look-up of its own in the index, where the exact number would be one for each hit.
 */
export interface Ranking {
  /** Of the hit at `index` in the collected rowids. */
  score(index: number): number;
  isApproximate(index: number): boolean;
}

interface Weight {
  readonly idf: number;
  /** Indexes of hits; null: all. */
  readonly in: ReadonlySet<number> | null;
  readonly often: ReadonlySet<number>;
}

/**
 * @param exact what the query says without other spellings; null: `match` itself
 * @param paragraphs of the library
 */
export async function rank(
  db: Connection,
  columns: ColumnsView,
  collected: Collected,
  query: { readonly match: string; readonly exact: string | null; readonly leaves: readonly Leaf[] },
  paragraphs: number,
): Promise<Ranking> {
  const { rowids, window, scale } = collected;
  const indexOf = new Map<number, number>();
  const select = async (more: string): Promise<ReadonlySet<number>> => {
    if (indexOf.size === 0) for (const [index, rowid] of rowids.entries()) indexOf.set(rowid, index);
    const found = await collectAgain(db, `(${query.match}) AND (${more})`, window);
    return new Set(found.flatMap((rowid) => indexOf.get(rowid) ?? []));
  };
  const weights: Weight[] = [];
  for (const leaf of rowids.length === 0 ? [] : query.leaves.slice(0, mostLeaves)) {
    const within = leaf.isCertain ? null : await select(leaf.match);
    const met = (within?.size ?? rowids.length) * scale;
    weights.push({
      idf: Math.log(1 + (paragraphs + 1) / (met + 0.5)),
      in: within,
      often: leaf.often === null ? new Set() : await select(leaf.often),
    });
  }
  const exact = query.exact === null ? null : await select(query.exact);
  return {
    score(index) {
      const rowid = rowids[index]!;
      const words = columns.slot(slotOf(rowid))?.words(rowid % slotRows) ?? usualWords;
      const length = k1 * (1 - b + (b * words) / usualWords);
      const once = (k1 + 1) / (1 + length);
      const more = (often * (k1 + 1)) / (often + length);
      let score = weights.length === 0 ? 1 : 0;
      for (const weight of weights)
        if (weight.in === null || weight.in.has(index))
          score += weight.idf * (weight.often.has(index) ? more : once);
      return exact === null || exact.has(index) ? score : score * approximateShare;
    },
    isApproximate: (index) => exact !== null && !exact.has(index),
  };
}
