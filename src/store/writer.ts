import { zstdCompressSync } from 'node:zlib';
import type { MemconRecord } from '../model/record.ts';
import { blockSlots, changeChunk, chunkSlots, packSlot, slotParagraphs, slotRows } from './columns.ts';
import type { Connection } from './connection.ts';
import { sharedTokens, slotEntries, slotsOf, type Entry } from './entry.ts';
import { isSearchedByStart, oftenToken, token } from './tokens.ts';
import { tokenMark } from './words.ts';

/** Known words, tokens and value ids that are remembered; forgotten all at once when there are more. */
const mostRemembered = 120_000;
/** Words of other lengths are looked up neither by prefix nor by spelling. */
const shortestWord = 2;
const longestWord = 32;

/** What a writer knows to be in the library already. Only what was committed stays known. */
export class Remembered {
  readonly words = new Set<string>();
  readonly tokens = new Set<string>();
  readonly values = new Map<string, number>();

  clear(): void {
    this.words.clear();
    this.tokens.clear();
    this.values.clear();
  }
}

export interface SlotsOfRecord {
  readonly slot: number;
  readonly slots: number;
  readonly paragraphs: number;
}

/** Writes records within one transaction. {@link finish} has to be called before the commit. */
export class RecordWriter {
  readonly #db: Connection;
  readonly #remembered: Remembered;
  readonly #out = new Map<number, Set<number>>();
  readonly #put = new Map<number, Int32Array[]>();
  readonly #generation: number;
  #nextSlot: number;
  #paragraphs: number;

  constructor(db: Connection, remembered: Remembered) {
    this.#db = db;
    this.#remembered = remembered;
    if (remembered.words.size + remembered.tokens.size + remembered.values.size > mostRemembered)
      remembered.clear();
    const [generation, slots, paragraphs] = db.rows('SELECT generation, slots, paragraphs FROM library')[0]!;
    this.#generation = Number(generation) + 1;
    this.#nextSlot = Number(slots);
    this.#paragraphs = Number(paragraphs);
  }

  /** Adds a record; `read` is kept, what `entry` was made of is searched. */
  add(read: MemconRecord, entry: Entry, source: number): void {
    const slot = this.#nextSlot;
    this.#nextSlot += slotsOf(entry);
    this.#writeRecord(slot, entry, read, source);
    this.#db.run(
      'INSERT INTO reading VALUES (?, ?)',
      slot,
      zstdCompressSync(Buffer.from(JSON.stringify(read))),
    );
    this.#index(slot, entry);
  }

  /** Searches the record by a new entry in the place of the old one: it moves to other slots. */
  move(id: string, entry: Entry): void {
    const old = this.#db.get('SELECT slot, slots, paragraphs, source FROM record WHERE id = ?', id);
    if (!old) throw new Error(`record ${id} is to be indexed again, but is not there`);
    const bytes = this.#db.value('SELECT bytes FROM reading WHERE slot = ?', old.slot!) as Uint8Array;
    this.remove(id);
    const slot = this.#nextSlot;
    this.#nextSlot += slotsOf(entry);
    this.#writeRecord(slot, entry, entry.record, Number(old.source));
    this.#db.run('INSERT INTO reading VALUES (?, ?)', slot, bytes);
    this.#index(slot, entry);
  }

  /** Takes a record out of the search and the lists, but leaves what was read to be looked up by its id. */
  retire(id: string): void {
    const old = this.#unindex(id);
    if (!old) return;
    this.#db.run('UPDATE record SET present = 0 WHERE slot = ?', old.slot);
    this.#db.run('DELETE FROM passage WHERE slot = ?', old.slot);
    this.#db.run('DELETE FROM took_part WHERE slot = ?', old.slot);
  }

  remove(id: string): void {
    this.#unindex(id);
    this.#db.run('DELETE FROM record WHERE id = ?', id);
  }

  /** Writes the columns and the counters. */
  finish(): void {
    for (const chunk of new Set([...this.#out.keys(), ...this.#put.keys()])) {
      const bytes = this.#db.value('SELECT data FROM columns WHERE chunk = ?', chunk) as Uint8Array | null;
      const data = changeChunk(bytes, this.#out.get(chunk) ?? new Set(), this.#put.get(chunk) ?? []);
      if (bytes)
        this.#db.run(
          'UPDATE columns SET generation = ?, data = ? WHERE chunk = ?',
          this.#generation,
          data,
          chunk,
        );
      else this.#db.run('INSERT INTO columns VALUES (?, ?, ?)', chunk, this.#generation, data);
    }
    this.#db.run(
      'UPDATE library SET generation = ?, slots = ?, paragraphs = ? WHERE id = 1',
      this.#generation,
      this.#nextSlot,
      this.#paragraphs,
    );
  }

  /** Id of a text among the values. */
  valueId(text: string): number {
    const { values } = this.#remembered;
    const remembered = values.get(text);
    if (remembered !== undefined) return remembered;
    let id = this.#db.value('SELECT id FROM value WHERE text = ?', text);
    if (id === null) {
      id = this.#db.run('INSERT INTO value (text) VALUES (?)', text).id;
      this.#db.run('INSERT INTO value_words (rowid, text) VALUES (?, ?)', id, text);
    }
    values.set(text, Number(id));
    return Number(id);
  }

  #writeRecord(slot: number, entry: Entry, read: MemconRecord, source: number): void {
    const { record, date, venue, doubt, rows } = entry;
    const [first, last] = record.source.pages;
    this.#db.run(
      `INSERT INTO record VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      slot,
      slotsOf(entry),
      read.id,
      source,
      record.kind,
      record.subject?.text ?? null,
      date,
      record.time?.start ?? null,
      venue,
      record.banner.level,
      JSON.stringify(record.participants.map(({ name }) => name)),
      rows.length,
      first,
      last,
      doubt,
    );
    this.#db.run(
      'INSERT INTO passage VALUES (?, ?)',
      slot,
      zstdCompressSync(Buffer.from(JSON.stringify(entry.passages))),
    );
  }

  #index(base: number, entry: Entry): void {
    const labels = entry.labels.map((label) => ({ ...label, id: this.valueId(label.text) }));
    this.#writeLabels(base, entry, labels);
    const listed = labels.filter(({ participant }) => participant !== null);
    const personOf = new Map(
      labels.filter(({ participant }) => participant === null).map(({ text, person }) => [text, person ?? 0]),
    );
    const speakers = entry.speakers.map((text) => ({
      label: this.valueId(text),
      person: personOf.get(text) ?? 0,
    }));
    const shared = [
      ...sharedTokens(entry),
      ...new Set(listed.map(({ id }) => token('participantLabel', id))),
      ...new Set(listed.flatMap(({ person }) => (person ? [token('participantPerson', person)] : []))),
      token('record', base),
    ];
    this.#rememberTokens(shared);
    const tail = shared.join(' ');
    for (const [index, row] of entry.rows.entries()) {
      const speaker = speakers[row.speaker]?.person ?? 0;
      const own = [
        ...row.tokens,
        ...(speaker ? [token('speakerPerson', speaker)] : []),
        ...row.to.flatMap((to) => {
          const person = listed.find(({ participant }) => participant === to)?.person;
          return person ? [token('toPerson', person)] : [];
        }),
      ];
      const rowid = rowidOf(base, index + 1);
      own.push(blockToken(rowid));
      this.#rememberTokens(own);
      this.#rememberWords(row.distinct);
      this.#db.run(
        'INSERT INTO found (rowid, text) VALUES (?, ?)',
        rowid,
        [row.text.replaceAll(tokenMark, ' '), ...own, ...Array.from(row.repeated, oftenToken), tail].join(
          ' ',
        ),
      );
    }
    const venue = entry.venue === null ? 0 : this.valueId(entry.venue);
    const rules = entry.rules.map((rule) => this.valueId(rule));
    for (const slot of slotEntries(entry, base, { venue, rules, speakers })) {
      const chunk = Math.floor(slot.slot / chunkSlots);
      const put = this.#put.get(chunk) ?? [];
      this.#put.set(chunk, put);
      put.push(packSlot(slot));
    }
    this.#paragraphs += entry.rows.length;
  }

  #writeLabels(
    slot: number,
    entry: Entry,
    labels: readonly (Entry['labels'][number] & { id: number })[],
  ): void {
    const spoken = new Map<number, number>();
    for (const { speaker } of entry.rows) spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
    for (const { text, id, participant, person, basis } of labels)
      this.#db.run(
        'INSERT OR IGNORE INTO took_part VALUES (?, ?, ?, ?, ?, ?)',
        slot,
        id,
        participant ?? -1,
        participant === null ? (spoken.get(entry.speakers.indexOf(text)) ?? 0) : 0,
        person,
        basis,
      );
  }

  /** Takes the paragraphs out of the index and the columns. */
  #unindex(id: string): SlotsOfRecord | null {
    const row = this.#db.get('SELECT slot, slots, paragraphs, present FROM record WHERE id = ?', id);
    if (!row?.present) return null;
    const [slot, slots, paragraphs] = [Number(row.slot), Number(row.slots), Number(row.paragraphs)];
    for (let n = 1; n <= paragraphs; n++) this.#db.run('DELETE FROM found WHERE rowid = ?', rowidOf(slot, n));
    for (let at = slot; at < slot + slots; at++) {
      const chunk = Math.floor(at / chunkSlots);
      const out = this.#out.get(chunk) ?? new Set();
      this.#out.set(chunk, out.add(at));
      const put = this.#put.get(chunk);
      if (put)
        this.#put.set(
          chunk,
          put.filter((packed) => packed[1] !== at),
        );
    }
    this.#paragraphs -= paragraphs;
    return { slot, slots, paragraphs };
  }

  #rememberWords(words: ReadonlySet<string>): void {
    const { words: known } = this.#remembered;
    for (const word of words) {
      if (known.has(word) || word.length < shortestWord || word.length > longestWord) continue;
      known.add(word);
      const reversed = Array.from(word).toReversed().join('');
      this.#db.run('INSERT OR IGNORE INTO word VALUES (?, ?)', word, reversed);
    }
  }

  #rememberTokens(tokens: readonly string[]): void {
    const { tokens: known } = this.#remembered;
    for (const text of tokens) {
      if (known.has(text) || !isSearchedByStart(text)) continue;
      known.add(text);
      this.#db.run('INSERT OR IGNORE INTO token VALUES (?)', text);
    }
  }
}

/** Stands for the part of the library that the paragraph is in; see {@link blockSlots}. */
export function blockToken(rowid: number): string {
  return token('block', Math.floor(rowid / (slotRows * blockSlots)));
}

/** Full-text rowid of a record's paragraph; paragraphs count from 1. */
export function rowidOf(base: number, paragraph: number): number {
  const at = paragraph - 1;
  return (base + Math.floor(at / slotParagraphs)) * slotRows + (at % slotParagraphs) + 1;
}
