import type { Query } from '../query/query.ts';
import type { SearchRequest, SearchResult } from '../query/search.ts';
import { collect, countMatches, windowsOf, type Collected } from './collect.ts';
import { compileQuery, noToken, runnable, type Compiled } from './compile.ts';
import type { ColumnsView } from './columns-cache.ts';
import type { Connection } from './connection.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { datePage } from './date-order.ts';
import { countFacets } from './facets.ts';
import { fieldsOf, whatOf } from './field-part.ts';
import { groupHits, pageOf, type Group } from './groups.ts';
import { hitsBySlot } from './hits.ts';
import { collectNarrowed } from './narrowing.ts';
import { rank } from './ranking.ts';
import { showGroups } from './show.ts';
import type { SearchMemory } from './search-memory.ts';
import type { Snippets } from './snippets.ts';
import { spellingsOf } from './spelling.ts';

export interface SearchContext {
  readonly db: Connection;
  /** Slots and paragraphs of the library. */
  readonly slots: number;
  readonly paragraphs: number;
  readonly columns: ColumnsView;
  readonly memory: SearchMemory;
  readonly snippets: Snippets;
}

/**
 * A search costs no more than a bounded number of look-ups: what matches more than 20,000 paragraphs is ranked and
 * counted by an even sample, and the work is done in steps between which other work has its turn.
 */
export async function search(context: SearchContext, request: SearchRequest): Promise<SearchResult> {
  const { columns } = context;
  const cursor = readCursor(request);
  const { query, spellings } = compileWithSpellings(context, request.query);
  const approximate = [...spellings].map(([word, read]) => ({ word, read }));
  if (query.match === false)
    return emptyResult(request, await partOf(context, request.query, 0), approximate, true);
  const match = runnable(query.match);
  const start = performance.now();
  const narrowed = cursor.window ? null : await collectNarrowed(context, request.query, spellings);
  const collected = narrowed?.collected ?? (await collect(context, match, cursor.window));
  const took = performance.now() - start;
  if (collected.rowids.length === 0 && !collected.window)
    return emptyResult(request, await partOf(context, request.query, 0), approximate, query.isComplete);
  columns.load(collected.rowids);
  const hits = hitsBySlot(columns, collected.rowids);
  const ranked = {
    ...query,
    match: narrowed?.match ?? match,
    exact: query.others === null ? null : exactMatch(context, narrowed?.part ?? request.query),
    took,
  };
  const ranking = await rank(context, hits, collected, ranked);
  const groups = groupHits({ ...hits, ...ranking }, request.sort);
  const page =
    collected.window && request.sort !== 'relevance'
      ? await datePage(context, request, ranked, collected.window, cursor)
      : pageWithin(groups, collected, cursor, request);
  const scaled = (count: number): number => Math.round(count * collected.scale);
  const total = scaled(collected.rowids.length);
  return {
    groups: showGroups(context, page.groups, query.shown, request),
    total: {
      paragraphs: total,
      records: scaled(groups.length),
      exact: collected.window === null && query.isComplete,
    },
    of: await partOf(context, request.query, total),
    facets: countFacets(context, hits, collected.scale, request.facets),
    next: page.next && writeCursor(request, page.next),
    approximate,
  };
}

export interface Page {
  readonly groups: readonly Group[];
  readonly next: Cursor | null;
}

export function compileWithSpellings(
  { db, memory }: Pick<SearchContext, 'db' | 'memory'>,
  asked: Query,
): { readonly query: Compiled; readonly spellings: ReadonlyMap<string, readonly string[]> } {
  const spellings = spellingsOf(db, memory, asked);
  return { query: compileQuery(db, asked, memory.mergers(db), spellings), spellings };
}

/** What a query finds without other spellings: it may be nothing. */
function exactMatch({ db, memory }: SearchContext, query: Query): string {
  const { match } = compileQuery(db, query, memory.mergers(db));
  return match === false ? noToken : runnable(match);
}

/** A page of the window, then the window after it. */
function pageWithin(
  groups: readonly Group[],
  { window }: Collected,
  cursor: Cursor,
  request: SearchRequest,
): Page {
  const shown = pageOf(groups, cursor.last, request);
  const last = shown.groups.at(-1);
  if (shown.isMore && last)
    return { groups: shown.groups, next: { window, last: { key: last.key, base: last.base } } };
  const isLastWindow = !window || window.number + 1 >= windowsOf(window);
  return {
    groups: shown.groups,
    next: isLastWindow ? null : { window: { ...window, number: window.number + 1 }, last: null },
  };
}

/** What the matching paragraphs are a part of. */
async function partOf(context: SearchContext, asked: Query, total: number): Promise<SearchResult['of']> {
  const { db, memory, paragraphs: all } = context;
  const fields = fieldsOf(asked);
  if (!fields) return { paragraphs: all, what: whatOf(null) };
  const what = whatOf(fields);
  if (fields === asked) return { paragraphs: total, what };
  const { match } = compileQuery(db, fields, memory.mergers(db));
  if (match === true) return { paragraphs: all, what };
  const count = match === false ? 0 : await memory.count(match, () => countMatches(context, match));
  return { paragraphs: Math.max(count, total), what };
}

function emptyResult(
  request: SearchRequest,
  of: SearchResult['of'],
  approximate: SearchResult['approximate'],
  exact: boolean,
): SearchResult {
  return {
    groups: [],
    total: { paragraphs: 0, records: 0, exact },
    of,
    facets: Object.fromEntries(request.facets.map((field) => [field, []])),
    next: null,
    approximate,
  };
}
