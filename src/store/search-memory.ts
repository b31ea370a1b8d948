import type { Connection } from './connection.ts';
import type { RecordSummary } from '../query/search.ts';
import type { Passage } from './entry.ts';
import { mergedPeople, mergersIn, valuesOf } from './facets.ts';
import type { LibraryState } from './state.ts';
import { passagesAt, summariesAt } from './show.ts';

/** UTF-16 units of the passages kept: those of the records shown last. */
const mostText = 16_000_000;
/** Entries of each of the other tables. */
const mostEntries = 10_000;
/** UTF-16 units of a question that is kept: one with hundreds of names may have a hundred times as many. */
const longestKey = 1000;

/**
 * What searches of one state of the library remember from one to the next: small things that every search looks up again,
 * and the texts of records that were shown.
 */
export class SearchMemory {
  readonly #values = new Map<number, string>();
  readonly #people = new Map<number, string | null>();
  readonly #spellings = new Map<string, readonly string[]>();
  readonly #counts = new Map<string, number>();
  readonly #passages = new Map<number, readonly Passage[]>();
  readonly #summaries = new Map<number, RecordSummary>();
  #mergers: ReadonlyMap<number, number> | null = null;
  #merged: ReadonlyMap<number, number> | null = null;
  #text = 0;

  /** For each person that was merged into another, who it is now. */
  merged(db: Connection): ReadonlyMap<number, number> {
    return (this.#merged ??= mergedPeople(db, this.mergers(db)));
  }

  /** For each person that was merged into another, into whom. */
  mergers(db: Connection): ReadonlyMap<number, number> {
    return (this.#mergers ??= mergersIn(db));
  }

  /** Texts of values by their ids. */
  values(db: Connection, ids: readonly number[]): readonly string[] {
    const missing = ids.filter((id) => !this.#values.has(id));
    const texts = missing.length === 0 ? null : valuesOf(db, missing);
    const found = ids.map((id) => this.#values.get(id) ?? texts?.get(id) ?? '');
    for (const [id, text] of texts ?? []) keep(this.#values, id, text);
    return found;
  }

  /** A person's name; null: there is none of that id. */
  personName(db: Connection, id: number): string | null {
    let name = this.#people.get(id);
    if (name === undefined) {
      const found = db.value('SELECT name FROM person WHERE id = ?', id);
      keep(this.#people, id, (name = found === null ? null : String(found)));
    }
    return name;
  }

  /** Other spellings of a word, looked for once. */
  spellings(word: string, make: () => readonly string[]): readonly string[] {
    let spellings = this.#spellings.get(word);
    if (!spellings) keep(this.#spellings, word, (spellings = make()));
    return spellings;
  }

  /** Number of paragraphs that match, counted once. */
  async count(match: string, make: () => Promise<number>): Promise<number> {
    const known = this.#counts.get(match);
    if (known !== undefined) return known;
    const count = await make();
    keep(this.#counts, match, count);
    return count;
  }

  /** What is shown of the records with these first slots. */
  summaries(db: Connection, slots: readonly number[]): readonly RecordSummary[] {
    const missing = slots.filter((slot) => !this.#summaries.has(slot));
    const fetched = missing.length === 0 ? null : summariesAt(db, missing);
    const found = slots.map((slot) => this.#summaries.get(slot) ?? fetched!.get(slot)!);
    for (const [slot, summary] of fetched ?? []) keep(this.#summaries, slot, summary);
    return found;
  }

  /** What the paragraphs of a record show. */
  passages(db: Connection, base: number): readonly Passage[] {
    const known = this.#passages.get(base);
    const passages = known ?? passagesAt(db, base);
    // The last one used stands last.
    if (known) this.#passages.delete(base);
    else this.#text += lengthOf(passages);
    this.#passages.set(base, passages);
    for (const [oldest, old] of this.#passages) {
      if (this.#text <= mostText) break;
      this.#passages.delete(oldest);
      this.#text -= lengthOf(old);
    }
    return passages;
  }
}

/** Keeps the memory of the library's present state. */
export class SearchMemories {
  #state = '';
  #latest = new SearchMemory();

  /** The memory for a snapshot of the library. */
  of({ generation, people }: LibraryState): SearchMemory {
    const state = `${generation} ${people}`;
    if (state !== this.#state) {
      this.#state = state;
      this.#latest = new SearchMemory();
    }
    return this.#latest;
  }
}

function keep<Key extends number | string, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (typeof key === 'string' && key.length > longestKey) return;
  if (map.size >= mostEntries) map.clear();
  map.set(key, value);
}

function lengthOf(passages: readonly Passage[]): number {
  return passages.reduce((sum, [text]) => sum + text.length + 100, 0);
}
