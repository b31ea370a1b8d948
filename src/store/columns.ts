import type { Level } from '../model/marks.ts';
import type { MemconKind } from '../model/memcon.ts';

/**
 * What ranking, sorting and counting need of each paragraph, packed: slots are kept in chunks of
 * {@link chunkSlots}, one blob of 32-bit integers each, so that counts over many hits are look-ups in memory.
 *
 * Of each slot: its number of integers, itself, its record's first slot, date in days since 1970, kind, venue,
 * rules (number, then ids), speakers (number, then label and person each), paragraphs (number, then one integer each:
 * 12 bits speaker from 1, 6 bits mark, 14 bits words).
 */
export interface SlotEntry {
  readonly slot: number;
  /** First slot of the record. */
  readonly base: number;
  /** Days since 1970; null: undated. */
  readonly day: number | null;
  readonly kind: MemconKind;
  /** Ids of values; 0: none. */
  readonly venue: number;
  readonly rules: readonly number[];
  readonly speakers: readonly { readonly label: number; readonly person: number }[];
  readonly paragraphs: readonly {
    /** Index into the speakers, -1: none. */
    readonly speaker: number;
    readonly mark: { readonly level: Level | null; readonly struck: boolean } | null;
    readonly words: number;
  }[];
}

export const chunkSlots = 64;
/** Slots that are searched in one step. */
export const blockSlots = 16_384;
/** Rowids of one slot; paragraph numbers within it run from 1. */
export const slotRows = 4096;
/** Paragraphs that one slot holds. */
export const slotParagraphs = slotRows - 1;

const undated = -0x8000_0000;
export const kinds: readonly MemconKind[] = ['telcon', 'memcon', 'other'];
export const levels: readonly (Level | null)[] = [
  null,
  'U',
  'R',
  'C',
  'S',
  'TS',
  'SBU',
  'LOU',
  'FOUO',
  'OUO',
  'CUI',
];
const mostSpeakers = 0xfff;
const mostWords = 0x3fff;

export function packSlot(entry: SlotEntry): Int32Array {
  const { slot, base, day, kind, venue, rules, speakers, paragraphs } = entry;
  const named = speakers.slice(0, mostSpeakers);
  const values = [
    slot,
    base,
    day ?? undated,
    kinds.indexOf(kind),
    venue,
    rules.length,
    ...rules,
    named.length,
  ];
  for (const { label, person } of named) values.push(label, person);
  values.push(paragraphs.length);
  for (const { speaker, mark, words } of paragraphs) {
    const spoken = speaker < mostSpeakers ? speaker + 1 : 0;
    values.push((Math.min(words, mostWords) << 18) | (markCode(mark) << 12) | spoken);
  }
  return Int32Array.of(values.length + 1, ...values);
}

function markCode(mark: SlotEntry['paragraphs'][number]['mark']): number {
  return mark ? 1 + 2 * levels.indexOf(mark.level) + (mark.struck ? 1 : 0) : 0;
}

/** Level of a mark code that is not 0. */
export function levelOfMark(code: number): Level | null {
  return levels[(code - 1) >> 1] ?? null;
}

/** Whether a mark code that is not 0 stands for a mark that is crossed out. */
export function isStruckMark(code: number): boolean {
  return code % 2 === 0;
}

/** One slot of a chunk, read in place. */
export class PackedSlot {
  readonly #data: Int32Array;
  readonly #start: number;
  /** Where the lists of speakers and paragraphs begin. */
  readonly #speakers: number;
  readonly #paragraphs: number;

  constructor(data: Int32Array, start: number) {
    this.#data = data;
    this.#start = start;
    this.#speakers = start + 8 + data[start + 6]!;
    this.#paragraphs = this.#speakers + 2 * data[this.#speakers - 1]! + 1;
  }

  get base(): number {
    return this.#data[this.#start + 2]!;
  }

  get day(): number | null {
    const day = this.#data[this.#start + 3]!;
    return day === undated ? null : day;
  }

  get kind(): number {
    return this.#data[this.#start + 4]!;
  }

  get venue(): number {
    return this.#data[this.#start + 5]!;
  }

  /** How many there are. */
  get rules(): number {
    return this.#data[this.#start + 6]!;
  }

  /** From 0. */
  rule(n: number): number {
    return this.#data[this.#start + 7 + n]!;
  }

  get paragraphs(): number {
    return this.#data[this.#paragraphs - 1]!;
  }

  words(n: number): number {
    return this.#data[this.#paragraphs + n - 1]! >>> 18;
  }

  mark(n: number): number {
    return (this.#data[this.#paragraphs + n - 1]! >> 12) & 0x3f;
  }

  /** Index into the speakers, -1: none. */
  speaker(n: number): number {
    return (this.#data[this.#paragraphs + n - 1]! & 0xfff) - 1;
  }

  label(speaker: number): number {
    return this.#data[this.#speakers + 2 * speaker]!;
  }

  person(speaker: number): number {
    return this.#data[this.#speakers + 2 * speaker + 1]!;
  }
}

/** The slots of one blob. An object a slot for all of a library would take more memory than what it stands for. */
export class Chunk {
  readonly #data: Int32Array;
  /** One more than where the slot at this place begins; 0: none is there. */
  readonly #starts = new Uint32Array(chunkSlots);

  constructor(bytes: Uint8Array) {
    this.#data = integersOf(bytes);
    for (let start = 0; start < this.#data.length; start += this.#data[start]!)
      this.#starts[this.#data[start + 1]! % chunkSlots] = start + 1;
  }

  slot(slot: number): PackedSlot | undefined {
    const start = this.#starts[slot % chunkSlots]!;
    return start === 0 ? undefined : new PackedSlot(this.#data, start - 1);
  }
}

/** The chunk's bytes with some slots left out and others put at its end. */
export function changeChunk(
  bytes: Uint8Array | null,
  out: ReadonlySet<number>,
  put: readonly Int32Array[],
): Uint8Array {
  const data = bytes ? integersOf(bytes) : new Int32Array();
  const parts: Int32Array[] = [];
  if (out.size === 0) parts.push(data);
  else
    for (let start = 0; start < data.length; start += data[start]!)
      if (!out.has(data[start + 1]!)) parts.push(data.subarray(start, start + data[start]!));
  parts.push(...put);
  const whole = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(whole.buffer);
}

function integersOf(bytes: Uint8Array): Int32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
}

export function daysOf(iso: string): number {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** Year of the Gregorian calendar, by whole numbers alone: https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
export function yearOfDays(days: number): number {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  // Its years begin in March.
  return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
}
