import type { FacetField, FacetValue, SearchResult } from '../query/search.ts';
import { kinds, levelOfMark, slotRows, yearOfDays } from './columns.ts';
import type { Connection } from './connection.ts';
import type { HitsBySlot } from './hits.ts';
import type { SearchContext } from './search.ts';

/** Values given of each field, the most frequent. */
const mostValues = 50;

/** Counts of the hits by the fields asked for; counts of a sample are scaled up. */
export function countFacets(
  context: Pick<SearchContext, 'db' | 'memory'>,
  hits: HitsBySlot,
  scale: number,
  fields: readonly FacetField[],
): SearchResult['facets'] {
  const facets: Partial<Record<FacetField, readonly FacetValue[]>> = {};
  if (fields.length === 0) return facets;
  const counted = fields.map((field) => ({ ...counters[field], field, tally: new Tally() }));
  for (const { count, tally } of counted) count(hits, tally);
  for (const { field, tally, textOf } of counted) {
    const counts = field === 'speaker' ? withMerged(context, tally.counts()) : tally.counts();
    const top = [...counts].toSorted(([a, m], [b, n]) => n - m || a - b).slice(0, mostValues);
    const texts = textOf(
      context,
      top.map(([key]) => key),
    );
    facets[field] = top
      .map(([, count], n) => ({ value: texts[n]!, count: Math.round(count * scale) }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return facets;
}

/** Counts by small whole numbers, several times faster than a map. */
class Tally {
  #counts = new Uint32Array(256);

  add(key: number, count: number): void {
    if (key >= this.#counts.length) {
      const counts = new Uint32Array(2 * key);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    this.#counts[key]! += count;
  }

  counts(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (let key = 0; key < this.#counts.length; key++)
      if (this.#counts[key] !== 0) counts.set(key, this.#counts[key]!);
    return counts;
  }
}

interface Counter {
  readonly count: (hits: HitsBySlot, tally: Tally) => void;
  readonly textOf: (context: Parameters<typeof countFacets>[0], keys: readonly number[]) => readonly string[];
}

/** Each has a loop of its own: one for all would call one small function or another for every hit and field. */
const counters: Readonly<Record<FacetField, Counter>> = {
  // Labels that no person is known for by their doubled ids, people by their doubled ids and one.
  speaker: {
    count({ slots, starts, rowids }, tally) {
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at]!;
        for (let index = starts[at]!; index < starts[at + 1]!; index++) {
          const speaker = slot.speaker(rowids[index]! % slotRows);
          if (speaker < 0) continue;
          const person = slot.person(speaker);
          tally.add(person > 0 ? 2 * person + 1 : 2 * slot.label(speaker), 1);
        }
      }
    },
    textOf({ db, memory }, keys) {
      const ids = keys.map((key) => key >> 1);
      const labels = memory.values(
        db,
        ids.filter((_, n) => keys[n]! % 2 === 0),
      );
      let next = 0;
      return keys.map((key, n) => (key % 2 === 0 ? labels[next++]! : (memory.personName(db, ids[n]!) ?? '')));
    },
  },
  year: {
    count({ slots, starts }, tally) {
      for (let at = 0; at < slots.length; at++) {
        const { day } = slots[at]!;
        if (day !== null) tally.add(yearOfDays(day), starts[at + 1]! - starts[at]!);
      }
    },
    textOf: (_, keys) => keys.map((year) => String(year).padStart(4, '0')),
  },
  kind: {
    count({ slots, starts }, tally) {
      for (let at = 0; at < slots.length; at++) tally.add(slots[at]!.kind, starts[at + 1]! - starts[at]!);
    },
    textOf: (_, keys) => keys.map((kind) => kinds[kind]!),
  },
  mark: {
    count({ slots, starts, rowids }, tally) {
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at]!;
        for (let index = starts[at]!; index < starts[at + 1]!; index++) {
          const code = slot.mark(rowids[index]! % slotRows);
          // Odd: not struck. Struck or not, it is the same level.
          tally.add(code === 0 ? 0 : code - ((code - 1) & 1), 1);
        }
      }
    },
    textOf: (_, keys) => keys.map((code) => (code === 0 ? 'none' : (levelOfMark(code) ?? 'unread'))),
  },
  venue: {
    count({ slots, starts }, tally) {
      for (let at = 0; at < slots.length; at++) {
        const { venue } = slots[at]!;
        if (venue > 0) tally.add(venue, starts[at + 1]! - starts[at]!);
      }
    },
    textOf: textsOf,
  },
  finding: {
    count({ slots, starts }, tally) {
      for (let at = 0; at < slots.length; at++)
        for (const rule of slots[at]!.rules) tally.add(rule, starts[at + 1]! - starts[at]!);
    },
    textOf: textsOf,
  },
};

function textsOf(
  { db, memory }: Parameters<typeof countFacets>[0],
  keys: readonly number[],
): readonly string[] {
  return memory.values(db, keys);
}

export function valuesOf(db: Connection, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = db.rows(
    'SELECT id, text FROM value WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
  return new Map(rows.map(([id, text]) => [Number(id), String(text)]));
}

/** Counts of people that were merged into others go to those. */
function withMerged(
  { db, memory }: Parameters<typeof countFacets>[0],
  counts: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const merged = memory.merged(db);
  if (merged.size === 0) return counts;
  const all = new Map<number, number>();
  for (const [key, count] of counts) {
    const present = key % 2 === 1 ? 2 * (merged.get((key - 1) / 2) ?? (key - 1) / 2) + 1 : key;
    all.set(present, (all.get(present) ?? 0) + count);
  }
  return all;
}

/** For each person that was merged into another, who it is now. */
export function mergedPeople(db: Connection): ReadonlyMap<number, number> {
  const into = new Map(
    db
      .rows('SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL')
      .map(([id, other]) => [Number(id), Number(other)]),
  );
  const present = new Map<number, number>();
  for (const id of into.keys()) {
    let last = id;
    for (let next = into.get(last); next !== undefined; next = into.get(last)) last = next;
    present.set(id, last);
  }
  return present;
}
