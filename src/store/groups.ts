import type { SearchRequest, SearchSort } from '../query/search.ts';
import { slotOf } from './collect.ts';
import { slotParagraphs, slotRows } from './columns.ts';
import type { HitsBySlot } from './hits.ts';
import type { Ranking } from './ranking.ts';

/** The hits of one record: those from `start` to before `end` of the rowids. */
export interface Group {
  /** The record's first slot. */
  readonly base: number;
  /** What groups are ordered by, highest first: the best score, or the day with its sign. */
  readonly key: number;
  readonly hits: Hits;
  readonly start: number;
  readonly end: number;
}

export interface Hits extends Ranking, HitsBySlot {}

export interface GroupHit {
  readonly rowid: number;
  /** From 1 within the record. */
  readonly paragraph: number;
  readonly score: number;
  readonly approximate: boolean;
}

/** Where records without a date come, whichever way the others are sorted. */
export const undatedKey = -Number.MAX_SAFE_INTEGER;

export function groupHits(hits: Hits, sort: SearchSort): readonly Group[] {
  const { slots, starts, scores } = hits;
  const groups: Group[] = [];
  for (let at = 0; at < slots.length;) {
    const { base, day } = slots[at]!;
    const start = starts[at]!;
    // A record of very many paragraphs has several slots in a row.
    do at++;
    while (at < slots.length && slots[at]!.base === base);
    const end = starts[at]!;
    let best = scores[start]!;
    for (let index = start + 1; index < end; index++) if (scores[index]! > best) best = scores[index]!;
    const dated = day === null ? undatedKey : sort === 'date' ? -day : day;
    groups.push({ base, key: sort === 'relevance' ? best : dated, hits, start, end });
  }
  return groups;
}

/** The best hits of a group; in the record's order where groups are sorted by date. */
export function bestHits(
  { base, hits, start, end }: Group,
  limit: number,
  sort: SearchSort,
): readonly GroupHit[] {
  const all: GroupHit[] = [];
  for (let index = start; index < end; index++) {
    const rowid = hits.rowids[index]!;
    all.push({
      rowid,
      paragraph: (slotOf(rowid) - base) * slotParagraphs + (rowid % slotRows),
      score: hits.scores[index]!,
      approximate: hits.approximate?.[index] === 1,
    });
  }
  const best = all.toSorted((a, b) => b.score - a.score || a.paragraph - b.paragraph).slice(0, limit);
  return sort === 'relevance' ? best : best.toSorted((a, b) => a.paragraph - b.paragraph);
}

/** The first groups after `last`, in order. */
export function pageOf(
  groups: readonly Group[],
  last: { readonly key: number; readonly base: number } | null,
  { limit }: Pick<SearchRequest, 'limit'>,
): { readonly groups: readonly Group[]; readonly isMore: boolean } {
  const top: Group[] = [];
  let more = 0;
  for (const group of groups) {
    if (last && !comesAfter(group, last)) continue;
    more++;
    const worst = top.at(-1);
    if (top.length === limit && worst && comesAfter(group, worst)) continue;
    let at = top.length;
    while (at > 0 && comesAfter(top[at - 1]!, group)) at--;
    top.splice(at, 0, group);
    if (top.length > limit) top.pop();
  }
  return { groups: top, isMore: more > top.length };
}

function comesAfter(
  a: { readonly key: number; readonly base: number },
  b: { readonly key: number; readonly base: number },
): boolean {
  return a.key < b.key || (a.key === b.key && a.base > b.base);
}
