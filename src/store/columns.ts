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

/** One slot of a chunk, read in place. */
export class PackedSlot {
  readonly base: number;
  readonly day: number | null;
  readonly kind: number;
  readonly venue: number;
  readonly rules: Int32Array;
  readonly #speakers: Int32Array;
  readonly #paragraphs: Int32Array;

  constructor(data: Int32Array, start: number) {
    this.base = data[start + 2]!;
    const day = data[start + 3]!;
    this.day = day === undated ? null : day;
    this.kind = data[start + 4]!;
    this.venue = data[start + 5]!;
    const rules = start + 7;
    const speakers = rules + data[start + 6]! + 1;
    const paragraphs = speakers + 2 * data[speakers - 1]! + 1;
    this.rules = data.subarray(rules, speakers - 1);
    this.#speakers = data.subarray(speakers, paragraphs - 1);
    this.#paragraphs = data.subarray(paragraphs, paragraphs + data[paragraphs - 1]!);
  }

  get paragraphs(): number {
    return this.#paragraphs.length;
  }

  words(n: number): number {
    return this.#paragraphs[n - 1]! >>> 18;
  }

  mark(n: number): number {
    return (this.#paragraphs[n - 1]! >> 12) & 0x3f;
  }

  /** Index into the speakers, -1: none. */
  speaker(n: number): number {
    return (this.#paragraphs[n - 1]! & 0xfff) - 1;
  }

  label(speaker: number): number {
    return this.#speakers[2 * speaker]!;
  }

  person(speaker: number): number {
    return this.#speakers[2 * speaker + 1]!;
  }
}

/** Slots of a chunk by their place in it; undefined: none. */
export type Chunk = readonly (PackedSlot | undefined)[];

export function readChunk(bytes: Uint8Array): Chunk {
  const data = integersOf(bytes);
  const slots: (PackedSlot | undefined)[] = new Array<undefined>(chunkSlots).fill(undefined);
  for (let start = 0; start < data.length; start += data[start]!)
    slots[data[start + 1]! % chunkSlots] = new PackedSlot(data, start);
  return slots;
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

export function yearOfDays(days: number): number {
  return new Date(days * 86_400_000).getUTCFullYear();
}
