import type { SearchRequest } from '../query/search.ts';
import { rowidsIn, mostHits, Pace, type Window } from './collect.ts';
import type { Connection } from './connection.ts';
import type { Cursor } from './cursor.ts';
import { groupHits, pageOf, undatedKey, type Group } from './groups.ts';
import { hitsBySlot } from './hits.ts';
import { rank, type Ranked } from './ranking.ts';
import type { Page, SearchContext } from './search.ts';
import { token } from './tokens.ts';

/**
 * A page in order of date of more hits than are looked at one by one: month after month is asked for what matches,
 * until the page is full.
 */
export async function datePage(
  context: SearchContext,
  request: SearchRequest,
  query: Ranked,
  window: Window,
  cursor: Cursor,
): Promise<Page> {
  const { db, columns } = context;
  const months = monthsOf(db);
  if (request.sort === 'date-desc') months.reverse();
  const pace = new Pace();
  const found: Group[] = [];
  for (const month of [...months, null]) {
    if (cursor.last && isOver(month, cursor.last.key, request.sort)) continue;
    const within =
      month === null
        ? `(${query.match}) NOT (${anyYear(months)})`
        : `(${query.match}) AND "${token('month', month.replace('-', ''))}"`;
    const rowids = rowidsIn(context, within, [0, window.slots], mostHits);
    columns.load(rowids);
    const hits = hitsBySlot(columns, rowids);
    const collected = { rowids, window: null, scale: 1 };
    const ranking = await rank(context, hits, collected, { ...query, match: within });
    found.push(...groupHits({ ...hits, ...ranking }, request.sort));
    const page = pageOf(found, cursor.last, request);
    if (page.isMore) {
      const last = page.groups.at(-1)!;
      return { groups: page.groups, next: { window, last: { key: last.key, base: last.base } } };
    }
    await pace.rest();
  }
  return { groups: pageOf(found, cursor.last, request).groups, next: null };
}

/** Whether all of the month comes before the key where the page before ended. */
function isOver(month: string | null, key: number, sort: SearchRequest['sort']): boolean {
  if (month === null) return false;
  if (key === undatedKey) return true;
  const last = new Date((sort === 'date' ? -key : key) * 86_400_000).toISOString().slice(0, 7);
  return sort === 'date' ? month < last : month > last;
}

function anyYear(months: readonly string[]): string {
  const years = new Set(months.map((month) => month.slice(0, 4)));
  return [...years].map((year) => `"${token('year', year)}"`).join(' OR ');
}

/** Months that records are of, one step in the index each. */
function monthsOf(db: Connection): string[] {
  return db
    .rows(
      `WITH RECURSIVE months (month) AS (
         SELECT substr(min(date), 1, 7) FROM record WHERE present AND date IS NOT NULL
         UNION ALL
         SELECT (SELECT substr(min(date), 1, 7) FROM record WHERE present AND date > month || '-99')
         FROM months WHERE month IS NOT NULL
       ) SELECT month FROM months WHERE month IS NOT NULL`,
    )
    .map(([month]) => String(month));
}
