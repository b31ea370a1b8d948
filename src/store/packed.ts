import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { MemconRecord } from '../model/record.ts';
import type { Connection } from './connection.ts';
import type { Passage } from './entry.ts';

/** The fastest level: on records it gains within a twentieth what the usual one does. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };
/** Bytes that a compressed part of a record has at most, mostly: each is made in one piece of memory of this size. */
const chunkSize = 8192;

/** The two blobs of a record: frames of Zstandard (RFC 8878). */
export interface PackedRecord {
  readonly passages: Uint8Array;
  readonly reading: Uint8Array;
}

/**
 * A reading holds each paragraph twice, as text and as typed, and the record's passages hold it too: with these as the
 * dictionary it takes two fifths of the room that it takes by itself.
 *
 * @param reading the record as it was read, or its JSON
 */
export function packRecord(passages: readonly Passage[], reading: MemconRecord | Uint8Array): PackedRecord {
  const dictionary = passageBytes.of(JSON.stringify(passages));
  const json = reading instanceof Uint8Array ? reading : readingBytes.of(JSON.stringify(reading));
  return {
    passages: zstdCompressSync(dictionary, { params, chunkSize }),
    reading: zstdCompressSync(json, { params, chunkSize, dictionary }),
  };
}

/** A reading by itself: a record that is no longer searched has no passages. */
export function packReading(json: Uint8Array): Uint8Array {
  return zstdCompressSync(json, { params });
}

/** Bytes of a text that is given room to stay. */
const mostScratch = 1 << 20;

/**
 * Texts as bytes, each in the place of the one before: memory of its own for each would be several times what is kept of
 * it, and is given back long after it is free.
 */
class Scratch {
  readonly #bytes = Buffer.allocUnsafeSlow(mostScratch);

  /** UTF-8, good until the next call. */
  of(text: string): Uint8Array {
    // A UTF-16 unit takes three bytes at most.
    if (3 * text.length > mostScratch) return Buffer.from(text);
    return this.#bytes.subarray(0, this.#bytes.write(text));
  }
}

const passageBytes = new Scratch();
const readingBytes = new Scratch();

export function unpackPassages(bytes: Uint8Array): readonly Passage[] {
  return JSON.parse(zstdDecompressSync(bytes).toString()) as Passage[];
}

/** The reading of the record whose first slot this is, as JSON; null: there is none. */
export function readingAt(db: Connection, slot: number): Buffer | null {
  const row = db.rows(
    `SELECT reading.bytes, with_passages, passage.bytes FROM reading LEFT JOIN passage ON passage.slot = reading.slot
     WHERE reading.slot = ?`,
    slot,
  )[0];
  if (!row) return null;
  const [bytes, withPassages, passages] = row as [Uint8Array, number, Uint8Array | null];
  if (!withPassages) return zstdDecompressSync(bytes);
  if (passages === null) throw new Error('what its reading was packed with is gone');
  return zstdDecompressSync(bytes, { dictionary: zstdDecompressSync(passages) });
}

export function parseReading(json: Buffer): MemconRecord {
  return JSON.parse(json.toString()) as MemconRecord;
}
