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
  // One for all of them: a table of its own would have to be made for each.
  const tally = new Tally();
  for (const field of fields) {
    const { count, textOf } = counters[field];
    count(hits, tally);
    if (field === 'speaker') moveMerged(context, tally);
    const top = tally.takeTop(mostValues);
    const texts = textOf(
      context,
      top.map(([key]) => key),
    );
    facets[field] = top
      .map(([, n], at) => ({ value: texts[at]!, count: Math.round(n * scale) }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return facets;
}

/** Counts by small whole numbers, several times faster than a map. */
class Tally {
  #counts = new Uint32Array(1 << 12);
  #keys: number[] = [];

  add(key: number, count: number): void {
    if (key >= this.#counts.length) {
      const counts = new Uint32Array(2 * key);
      counts.set(this.#counts);
      this.#counts = counts;
    }
    if (this.#counts[key] === 0) this.#keys.push(key);
    this.#counts[key]! += count;
  }

  get keys(): readonly number[] {
    return this.#keys;
  }

  /** Adds what one key has to another one. */
  move(key: number, to: number): void {
    const count = this.#counts[key]!;
    this.#counts[key] = 0;
    if (count > 0) this.add(to, count);
  }

  /** The highest counts, of equal ones those of the lowest keys; what was counted is forgotten. */
  takeTop(most: number): readonly (readonly [key: number, count: number])[] {
    // Compared as one number each: a count, and what its key leaves of 32 bits. Highest first.
    const top = new Float64Array(most);
    for (const key of this.#keys) {
      const value = this.#counts[key]! * 2 ** 32 + (2 ** 32 - 1 - key);
      this.#counts[key] = 0;
      // Nothing is left of what was moved.
      if (value < 2 ** 32 || value <= top[most - 1]!) continue;
      let at = most - 1;
      for (; at > 0 && top[at - 1]! < value; at--) top[at] = top[at - 1]!;
      top[at] = value;
    }
    this.#keys = [];
    return Array.from(
      top.filter((value) => value > 0),
      (value) => [2 ** 32 - 1 - (value % 2 ** 32), Math.floor(value / 2 ** 32)] as const,
    );
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
      for (let at = 0; at < slots.length; at++) {
        const slot = slots[at]!;
        for (let n = 0; n < slot.rules; n++) tally.add(slot.rule(n), starts[at + 1]! - starts[at]!);
      }
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
function moveMerged({ db, memory }: Parameters<typeof countFacets>[0], tally: Tally): void {
  const merged = memory.merged(db);
  if (merged.size === 0) return;
  for (const key of tally.keys.slice()) {
    const present = key % 2 === 1 ? merged.get((key - 1) / 2) : undefined;
    if (present !== undefined) tally.move(key, 2 * present + 1);
  }
}

/** For each person that was merged into another, who it is now. */
export function mergedPeople(
  db: Connection,
  mergers: ReadonlyMap<number, number> = mergersIn(db),
): ReadonlyMap<number, number> {
  const present = new Map<number, number>();
  for (const id of mergers.keys()) {
    let last = id;
    for (let next = mergers.get(last); next !== undefined; next = mergers.get(last)) last = next;
    present.set(id, last);
  }
  return present;
}

/** For each person that was merged into another, into whom, who may have been merged since. */
export function mergersIn(db: Connection): ReadonlyMap<number, number> {
  return new Map(
    db
      .rows('SELECT id, merged_into FROM person WHERE merged_into IS NOT NULL')
      .map(([id, other]) => [Number(id), Number(other)]),
  );
}
