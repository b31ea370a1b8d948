import type { Query } from '../query/query.ts';
import { areMany, collectAll, fewIn, isSteady, mostHits, slotOf, type Collected } from './collect.ts';
import { blockSlots, slotRows, type PackedSlot } from './columns.ts';
import { compileQuery } from './compile.ts';
import { conditionOf, type Condition } from './conditions.ts';
import type { SearchContext } from './search.ts';

type Context = Pick<SearchContext, 'db' | 'slots' | 'columns' | 'memory'>;

/** Paragraphs that are looked at one by one. */
const mostLookedAt = 50_000;

/** Hits that were found by a part of the query. */
export interface Narrowed {
  readonly collected: Collected;
  /** The part, by itself and as an expression of FTS5: all hits match it. */
  readonly part: Query;
  readonly match: string;
}

/**
 * Hits of a query that asks for a day, kind or mark, and for something else. The index has lists of millions of paragraphs
 * under each of the three, which FTS5 goes through; where what else is asked for is met in few paragraphs, it is less work
 * to look those up in the columns. Null: the query is none of that kind, the rest is met too often, or the library is small.
 * @param spellings other spellings to look for, by folded word
 */
export async function collectNarrowed(
  context: Context,
  asked: Query,
  spellings: ReadonlyMap<string, readonly string[]>,
): Promise<Narrowed | null> {
  if (asked.kind !== 'and' || context.slots <= blockSlots) return null;
  const told = asked.of.map(conditionOf);
  const conditions = told.filter((condition) => condition !== null);
  const rest = asked.of.filter((_, n) => told[n] === null);
  if (conditions.length === 0 || rest.every(({ kind }) => kind === 'not' || kind === 'all')) return null;
  const { db, memory, columns } = context;
  const part: Query = { kind: 'and', of: rest };
  const { match } = compileQuery(db, part, memory.mergers(db), spellings);
  if (typeof match !== 'string') return null;
  const found = await foundBy(context, match);
  if (!found) return null;
  columns.load(found);
  const rowids = meeting(columns, found, conditions);
  return rowids.length > mostHits ? null : { collected: { rowids, window: null, scale: 1 }, part, match };
}

async function foundBy(context: Context, match: string): Promise<readonly number[] | null> {
  const most = isSteady(match) ? mostLookedAt : mostHits;
  // Told by the library's end alone: to look for all in vain would cost as much as the search itself.
  if (areMany(context, match, most)) return null;
  return isSteady(match) ? fewIn(context, match, most) : await collectAll(context, match);
}

/** Of sorted rowids those whose paragraphs meet all conditions. */
function meeting(
  columns: SearchContext['columns'],
  rowids: readonly number[],
  conditions: readonly Condition[],
): readonly number[] {
  let number = -1;
  let slot: PackedSlot | undefined;
  return rowids.filter((rowid) => {
    const at = slotOf(rowid);
    if (at !== number) slot = columns.slot((number = at));
    return slot !== undefined && conditions.every((condition) => condition(slot!, rowid % slotRows));
  });
}
