import type { SearchRequest, SearchSort } from '../query/search.ts';
import { slotOf } from './collect.ts';
import { slotParagraphs, slotRows } from './columns.ts';
import type { ColumnsView } from './columns-cache.ts';
import type { Ranking } from './ranking.ts';

/** The hits of one record. */
export interface Group {
  /** The record's first slot. */
  readonly base: number;
  /** What groups are ordered by, highest first: the best score, or the day with its sign. */
  readonly key: number;
  readonly hits: readonly GroupHit[];
}

export interface GroupHit {
  readonly rowid: number;
  /** From 1 within the record. */
  readonly paragraph: number;
  readonly score: number;
  readonly approximate: boolean;
}

/** Where records without a date come, whichever way the others are sorted. */
export const undatedKey = -Number.MAX_SAFE_INTEGER;

export function groupHits(
  columns: ColumnsView,
  rowids: readonly number[],
  ranking: Ranking,
  sort: SearchSort,
): readonly Group[] {
  const groups: { base: number; key: number; hits: GroupHit[] }[] = [];
  let current: (typeof groups)[number] | undefined;
  let number = -1;
  for (const [index, rowid] of rowids.entries()) {
    if (slotOf(rowid) !== number) {
      number = slotOf(rowid);
      const slot = columns.slot(number);
      const base = slot?.base ?? number;
      if (current?.base !== base) {
        const day = slot?.day ?? null;
        const dated = day === null ? undatedKey : sort === 'date' ? -day : day;
        current = { base, key: sort === 'relevance' ? 0 : dated, hits: [] };
        groups.push(current);
      }
    }
    const score = ranking.score(index);
    const paragraph = (number - current!.base) * slotParagraphs + (rowid % slotRows);
    current!.hits.push({ rowid, paragraph, score, approximate: ranking.isApproximate(index) });
    if (sort === 'relevance' && score > current!.key) current!.key = score;
  }
  return groups;
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
