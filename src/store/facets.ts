import type { FacetField, FacetValue, SearchResult } from '../query/search.ts';
import { slotOf, type Collected } from './collect.ts';
import { kinds, levelOfMark, slotRows, yearOfDays, type PackedSlot } from './columns.ts';
import type { ColumnsView } from './columns-cache.ts';
import type { Connection } from './connection.ts';

/** Values given of each field, the most frequent. */
const mostValues = 50;

/** Counts of the hits by the fields asked for; counts of a sample are scaled up. */
export function countFacets(
  db: Connection,
  columns: ColumnsView,
  { rowids, scale }: Collected,
  fields: readonly FacetField[],
): SearchResult['facets'] {
  const facets: Partial<Record<FacetField, readonly FacetValue[]>> = {};
  if (fields.length === 0) return facets;
  const counted = fields.map((field) => ({ ...counters[field], field, counts: new Map<number, number>() }));
  let number = -1;
  let slot: PackedSlot | undefined;
  for (const rowid of rowids) {
    if (slotOf(rowid) !== number) {
      number = slotOf(rowid);
      slot = columns.slot(number);
    }
    if (!slot) continue;
    for (const { count, counts } of counted) count(slot, rowid % slotRows, counts);
  }
  for (const { field, counts, textOf } of counted) {
    const merged = field === 'speaker' ? withMerged(db, counts) : counts;
    const top = [...merged].toSorted(([a, m], [b, n]) => n - m || a - b).slice(0, mostValues);
    const texts = textOf(
      db,
      top.map(([key]) => key),
    );
    facets[field] = top
      .map(([, count], n) => ({ value: texts[n]!, count: Math.round(count * scale) }))
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  }
  return facets;
}

interface Counter {
  readonly count: (slot: PackedSlot, paragraph: number, counts: Map<number, number>) => void;
  readonly textOf: (db: Connection, keys: readonly number[]) => readonly string[];
}

const counters: Readonly<Record<FacetField, Counter>> = {
  // People by their negative ids, labels that no person is known for by theirs.
  speaker: {
    count(slot, paragraph, counts) {
      const speaker = slot.speaker(paragraph);
      if (speaker >= 0) add(counts, -slot.person(speaker) || slot.label(speaker));
    },
    textOf(db, keys) {
      const values = valuesOf(
        db,
        keys.filter((key) => key > 0),
      );
      return keys.map((key) =>
        key > 0
          ? (values.get(key) ?? '')
          : String(db.value('SELECT name FROM person WHERE id = ?', -key) ?? ''),
      );
    },
  },
  year: {
    count(slot, _, counts) {
      if (slot.day !== null) add(counts, yearOfDays(slot.day));
    },
    textOf: (_, keys) => keys.map((year) => String(year).padStart(4, '0')),
  },
  kind: {
    count: (slot, _, counts) => add(counts, slot.kind),
    textOf: (_, keys) => keys.map((kind) => kinds[kind]!),
  },
  mark: {
    count(slot, paragraph, counts) {
      const code = slot.mark(paragraph);
      // Odd: not struck. Struck or not, it is the same level.
      add(counts, code === 0 ? 0 : code - ((code - 1) & 1));
    },
    textOf: (_, keys) => keys.map((code) => (code === 0 ? 'none' : (levelOfMark(code) ?? 'unread'))),
  },
  venue: {
    count(slot, _, counts) {
      if (slot.venue > 0) add(counts, slot.venue);
    },
    textOf: textsOf,
  },
  finding: {
    count(slot, _, counts) {
      for (const rule of slot.rules) add(counts, rule);
    },
    textOf: textsOf,
  },
};

function add(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function textsOf(db: Connection, keys: readonly number[]): readonly string[] {
  const values = valuesOf(db, keys);
  return keys.map((key) => values.get(key) ?? '');
}

export function valuesOf(db: Connection, ids: readonly number[]): ReadonlyMap<number, string> {
  const rows = db.rows(
    'SELECT id, text FROM value WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify(ids),
  );
  return new Map(rows.map(([id, text]) => [Number(id), String(text)]));
}

/** Counts of people that were merged into others go to those. */
function withMerged(db: Connection, counts: ReadonlyMap<number, number>): Map<number, number> {
  const merged = mergedPeople(db);
  const all = new Map<number, number>();
  for (const [key, count] of counts) {
    const present = key < 0 ? -(merged.get(-key) ?? -key) : key;
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
