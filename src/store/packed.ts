import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { MemconRecord } from '../model/record.ts';
import type { Connection } from './connection.ts';
import type { Passage } from './entry.ts';

/** The fastest level: on records it gains within a twentieth what the usual one does. */
const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/** The passages of a record as JSON, and compressed: a frame of Zstandard (RFC 8878). */
export interface PackedPassages {
  readonly json: Buffer;
  readonly bytes: Uint8Array;
}

export function packPassages(passages: readonly Passage[]): PackedPassages {
  const json = Buffer.from(JSON.stringify(passages));
  return { json, bytes: zstdCompressSync(json, { params }) };
}

export function unpackPassages(bytes: Uint8Array): readonly Passage[] {
  return JSON.parse(zstdDecompressSync(bytes).toString()) as Passage[];
}

/**
 * A reading holds each paragraph twice, as text and as typed, and the record's passages hold it too: with these as the
 * dictionary it takes two fifths of the room that it takes by itself. A record that is no longer searched has no passages.
 *
 * @param json the record as it was read
 */
export function packReading(json: Buffer, passages: PackedPassages | null): Uint8Array {
  return zstdCompressSync(json, passages ? { params, dictionary: passages.json } : { params });
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
