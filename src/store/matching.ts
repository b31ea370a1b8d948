import type { Query } from '../query/query.ts';
import { Pace, rowidsIn, slotOf } from './collect.ts';
import { runnable } from './compile.ts';
import { undatedKey } from './groups.ts';
import { compileWithSpellings, type SearchContext } from './search.ts';

/** Slots asked for in one step: all their paragraphs may match. */
const slotsAStep = 512;

/** Ids of all records that a query finds, by date, undated ones last. */
export async function matchingIds(
  context: Pick<SearchContext, 'db' | 'slots' | 'columns' | 'memory'>,
  asked: Query,
): Promise<readonly string[]> {
  const { db, slots, columns } = context;
  const { query } = compileWithSpellings(context, asked);
  if (query.match === false) return [];
  const match = runnable(query.match);
  const pace = new Pace();
  const days = new Map<number, number>();
  for (let from = 0; from < slots; from += slotsAStep) {
    for (const rowid of rowidsIn(context, match, [from, from + slotsAStep], Number.MAX_SAFE_INTEGER)) {
      const slot = columns.slot(slotOf(rowid));
      if (slot) days.set(slot.base, slot.day ?? -undatedKey);
    }
    await pace.rest();
  }
  const bases = [...days].toSorted(([a, m], [b, n]) => m - n || a - b).map(([base]) => base);
  const ids = new Map(
    db
      .rows(
        'SELECT slot, id FROM record WHERE slot IN (SELECT value FROM json_each(?))',
        JSON.stringify(bases),
      )
      .map(([slot, id]) => [Number(slot), String(id)]),
  );
  return bases.flatMap((base) => ids.get(base) ?? []);
}
