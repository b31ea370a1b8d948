import type { MemconRecord } from '../model/record.ts';
import { blockSlots, changeChunk, chunkSlots, packSlot, slotParagraphs, slotRows } from './columns.ts';
import type { Connection } from './connection.ts';
import { sharedTokens, slotEntries, slotsOf, type BlockFields, type Entry } from './entry.ts';
import { packReading, packRecord, readingAt } from './packed.ts';
import { isSearchedByStart, markTokens, oftenToken, token } from './tokens.ts';
import { Vocabulary, type CountedWords } from './vocabulary.ts';
import { tokenMark } from './words.ts';

/** Known words, tokens and value ids that are remembered; forgotten all at once when there are more. */
const mostRemembered = 250_000;
/** Words of other lengths are looked up neither by prefix nor by spelling. */
const shortestWord = 2;
const longestWord = 32;

/** What a writer knows to be in the library already. Only what was committed stays known. */
export class Remembered {
  readonly words = new Vocabulary();
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

/** Records that are written together. */
const mostQueued = 128;

/** A record that waits to be written. */
interface Queued {
  readonly slot: number;
  readonly id: string;
  readonly entry: Entry;
  readonly source: number;
  /** What was read, or its JSON. */
  readonly reading: MemconRecord | Uint8Array;
}

/**
 * Writes records within one transaction. {@link finish} has to be called before the commit. What is added waits, so that
 * each kind of work is done for many records in a row: that is a good deal faster than one record after the other.
 */
export class RecordWriter {
  readonly #db: Connection;
  readonly #remembered: Remembered;
  readonly #beforeWriting: () => void;
  #queue = new Map<string, Queued>();
  readonly #out = new Map<number, Set<number>>();
  readonly #put = new Map<number, Int32Array[]>();
  readonly #generation: number;
  #nextSlot: number;
  #paragraphs: number;

  /** @param beforeWriting writes the people that labels of the records refer to */
  constructor(db: Connection, remembered: Remembered, beforeWriting: () => void = () => undefined) {
    this.#db = db;
    this.#beforeWriting = beforeWriting;
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
    this.#enqueue({ entry, id: read.id, source, reading: read });
  }

  /** Searches the record by a new entry in the place of the old one: it moves to other slots. */
  move(id: string, entry: Entry): void {
    this.#flush();
    const old = this.#db.get('SELECT slot, source FROM record WHERE id = ?', id);
    if (!old) throw new Error(`record ${id} is to be indexed again, but is not there`);
    const reading = readingAt(this.#db, Number(old.slot))!;
    this.remove(id);
    this.#enqueue({ entry, id, source: Number(old.source), reading });
  }

  /** Takes a record out of the search and the lists, but leaves what was read to be looked up by its id. */
  retire(id: string): void {
    this.#flush();
    const old = this.#unindex(id);
    if (!old) return;
    const reading = readingAt(this.#db, old.slot)!;
    this.#db.run(
      'UPDATE reading SET bytes = ?, with_passages = 0 WHERE slot = ?',
      packReading(reading),
      old.slot,
    );
    this.#db.run('UPDATE record SET present = 0 WHERE slot = ?', old.slot);
    this.#db.run('DELETE FROM passage WHERE slot = ?', old.slot);
    this.#db.run('DELETE FROM took_part WHERE slot = ?', old.slot);
  }

  remove(id: string): void {
    if (this.#queue.has(id)) this.#flush();
    const slot = this.#db.value('SELECT slot FROM record WHERE id = ?', id);
    if (slot === null) return;
    this.#unindex(id);
    this.#db.run('DELETE FROM record WHERE slot = ?', slot);
  }

  /** Ids of the records of a source, also of those that were just added. */
  idsOf(source: number): readonly string[] {
    this.#flush();
    return this.#db.rows('SELECT id FROM record WHERE source = ?', source).map(([id]) => String(id));
  }

  /** Writes what waits, the columns and the counters. */
  finish(): void {
    this.#flush();
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

  #enqueue(record: Omit<Queued, 'slot'>): void {
    this.#queue.set(record.id, { ...record, slot: this.#nextSlot });
    this.#nextSlot += slotsOf(record.entry);
    if (this.#queue.size >= mostQueued) this.#flush();
  }

  #flush(): void {
    const queue = [...this.#queue.values()];
    if (queue.length === 0) return;
    this.#queue = new Map();
    this.#beforeWriting();
    const counted = this.#countWords(queue);
    const packed = queue.map(({ entry, reading }) => packRecord(entry.passages, reading));
    for (const record of queue) this.#writeRecord(record);
    for (const [n, { slot }] of queue.entries())
      this.#db.run('INSERT INTO passage VALUES (?, ?)', slot, packed[n]!.passages);
    for (const [n, { slot }] of queue.entries())
      this.#db.run('INSERT INTO reading VALUES (?, ?, 1)', slot, packed[n]!.reading);
    for (const [n, { slot, entry }] of queue.entries()) this.#index(slot, entry, counted[n]!);
  }

  /** Of all records at once, with the vocabulary at hand in the processor's cache; new words are kept for look-ups. */
  #countWords(queue: readonly Queued[]): readonly (readonly CountedWords[])[] {
    const { words } = this.#remembered;
    const fresh: string[] = [];
    const keep = (word: string): void => {
      if (word.length >= shortestWord && word.length <= longestWord) fresh.push(word);
    };
    const counted = queue.map(({ entry }) => entry.rows.map(({ text }) => words.count(text, keep)));
    for (const word of fresh.sort()) {
      const reversed = Array.from(word).toReversed().join('');
      this.#db.run('INSERT OR IGNORE INTO word VALUES (?, ?)', word, reversed);
    }
    return counted;
  }

  #writeRecord({ slot, id, entry, source }: Queued): void {
    const { record, date, venue, doubt, rows } = entry;
    const [first, last] = record.source.pages;
    this.#db.run(
      `INSERT INTO record VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      slot,
      slotsOf(entry),
      id,
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
      record.title?.text ?? null,
    );
  }

  #index(base: number, entry: Entry, counted: readonly CountedWords[]): void {
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
    const tails = new Map<BlockFields, string>();
    const tailOf = (block: BlockFields): string => {
      const known = tails.get(block);
      if (known !== undefined) return known;
      const person = speakers[block.speaker]?.person ?? 0;
      const own = [
        ...block.tokens,
        ...(person ? [token('speakerPerson', person)] : []),
        ...block.to.flatMap((to) => {
          const person = listed.find(({ participant }) => participant === to)?.person;
          return person ? [token('toPerson', person)] : [];
        }),
      ];
      this.#rememberTokens(own);
      const tail = [...own, ...shared].join(' ');
      tails.set(block, tail);
      return tail;
    };
    for (let index = 0; index < entry.rows.length; index++) {
      const { text, mark, block } = entry.rows[index]!;
      const rowid = rowidOf(base, index + 1);
      const marks = markTokens(mark);
      this.#rememberTokens(marks);
      const own = [...marks, ...counted[index]!.repeated.map(oftenToken), blockToken(rowid)].join(' ');
      const line = `${text.replaceAll(tokenMark, ' ')} ${own} ${tailOf(block)}`;
      this.#db.run('INSERT INTO found (rowid, text) VALUES (?, ?)', rowid, line);
    }
    const words = counted.map((paragraph) => paragraph.words);
    const venue = entry.venue === null ? 0 : this.valueId(entry.venue);
    const rules = entry.rules.map((rule) => this.valueId(rule));
    for (const slot of slotEntries(entry, base, { venue, rules, speakers, words })) {
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
    for (const {
      block: { speaker },
    } of entry.rows)
      spoken.set(speaker, (spoken.get(speaker) ?? 0) + 1);
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
