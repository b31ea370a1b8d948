import { applyCorrections, type Correction } from '../annotation/index.ts';
import type { OtherPage } from '../model/memcon.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Connection } from './connection.ts';
import { entryOf } from './entry.ts';
import { faultOf } from './fault.ts';
import { keepFile, keptPath, sizeOf } from './files.ts';
import type { Library } from './library.ts';
import { parseReading, readingAt } from './packed.ts';
import type { KnownPeople } from './people-index.ts';
import type { KnownSource, PutResult, SourceEntry, SourceReading } from './store.ts';
import { RecordWriter } from './writer.ts';

/** Sources and records written in one commit, where several wait. */
const mostSources = 128;
const mostRecords = 512;

interface Waiting {
  readonly entry: SourceEntry;
  readonly reading: SourceReading;
  readonly done: (result: PutResult) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Takes sources in. Those that wait at the same time share a commit, since a commit of one record costs as much as
 * its indexing; each source is in the library whole or not at all all the same.
 */
export class Intake {
  readonly #library: Library;
  readonly #known: KnownPeople;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(library: Library, known: KnownPeople) {
    this.#library = library;
    this.#known = known;
  }

  async put(entry: SourceEntry, reading: SourceReading): Promise<PutResult> {
    if (entry.kept === 'copy') await this.#keep(entry);
    return await new Promise((done, failed) => {
      this.#waiting.push({ entry, reading, done, failed });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #keep({ path, sha256, size }: SourceEntry): Promise<void> {
    try {
      await keepFile(this.#library.files, path, sha256, size);
    } catch (error) {
      throw faultOf(error, path) ?? error;
    }
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    // Calls made in the same turn of the event loop are to share the first commit too.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      try {
        const results = await this.#write(batch);
        for (const [n, { done }] of batch.entries()) done(results[n]!);
      } catch (error) {
        if (batch.length === 1) batch[0]!.failed(error);
        else await this.#writeEach(batch);
      }
    }
    this.#isRunning = false;
  }

  #takeBatch(): readonly Waiting[] {
    let sources = 0;
    let records = 0;
    while (sources < this.#waiting.length && sources < mostSources && records < mostRecords)
      records += this.#waiting[sources++]!.reading.records.length;
    return this.#waiting.splice(0, sources);
  }

  /** One bad source is not to keep the others out. */
  async #writeEach(batch: readonly Waiting[]): Promise<void> {
    for (const waiting of batch)
      try {
        const [result] = await this.#write([waiting]);
        waiting.done(result!);
      } catch (error) {
        waiting.failed(error);
      }
  }

  async #write(batch: readonly Waiting[]): Promise<readonly PutResult[]> {
    return await writeRemembering(this.#library, this.#known, (db) => {
      const writer = new RecordWriter(db, this.#library.remembered, () => this.#known.keep(db));
      const results = batch.map(({ entry, reading }) => putSource(db, writer, entry, reading, this.#known));
      writer.finish();
      return results;
    });
  }
}

/** Writes, and forgets what was remembered of a transaction that failed: it is not in the library. */
export async function writeRemembering<T>(
  library: Library,
  people: KnownPeople,
  work: (db: Connection) => T,
): Promise<T> {
  try {
    return await library.write(work);
  } catch (error) {
    library.remembered.clear();
    people.forget();
    throw error;
  }
}

function putSource(
  db: Connection,
  writer: RecordWriter,
  entry: SourceEntry,
  reading: SourceReading,
  people: KnownPeople,
): PutResult {
  const { path, sha256, name, mediaType, size, modified, kept } = entry;
  const known = db.value('SELECT id FROM source WHERE sha256 = ?', sha256);
  const before = db.get(
    'SELECT source.id, sha256 FROM place JOIN source ON source.id = source WHERE path = ?',
    path,
  );
  const pages = JSON.stringify(reading.otherPages);
  const id =
    known === null
      ? db.run(
          'INSERT INTO source (sha256, name, media_type, size, reader, other_pages) VALUES (?, ?, ?, ?, ?, ?)',
          ...[sha256, name, mediaType, size, reading.reader, pages],
        ).id
      : Number(known);
  if (known !== null) {
    db.run('UPDATE source SET reader = ?, other_pages = ? WHERE id = ?', reading.reader, pages, id);
    for (const old of writer.idsOf(id)) writer.remove(old);
  }
  // Not with OR REPLACE, here and in all that a source writes: what may write several rows begins a savepoint, and
  // FTS5 then writes out what it has gathered, source by source.
  if (before)
    db.run('UPDATE place SET source = ?, modified = ?, kept = ? WHERE path = ?', id, modified, kept, path);
  else db.run('INSERT INTO place VALUES (?, ?, ?, ?)', path, id, modified, kept);
  if (before && before.id !== id) {
    db.run('UPDATE source SET previous = ? WHERE id = ?', before.sha256!, id);
    if (db.value('SELECT count(*) FROM place WHERE source = ?', before.id!) === 0)
      for (const old of writer.idsOf(Number(before.id))) writer.retire(old);
  }
  for (const record of reading.records) {
    // An older version of a file of records, or another file, may have brought it in: an id stands for one record.
    writer.remove(record.id);
    const { corrected } = correctedOf(db, record);
    writer.add(record, entryOf(corrected, people.resolve(db, corrected)), id);
  }
  return { records: reading.records.length, replaced: known !== null };
}

/** The record as editors corrected it, and which of the corrections that are not undone do not fit it. */
export function correctedOf(
  db: Connection,
  record: MemconRecord,
): {
  readonly corrected: MemconRecord;
  readonly unfit: readonly number[];
} {
  const corrections = db
    .rows('SELECT correction FROM correction WHERE record = ? AND undone IS NULL ORDER BY id', record.id)
    .map(([json]) => JSON.parse(String(json)) as Correction);
  if (corrections.length === 0) return { corrected: record, unfit: [] };
  const { record: corrected, unfit } = applyCorrections(record, corrections);
  return { corrected, unfit };
}

export function readingOf(db: Connection, id: string): MemconRecord | null {
  const slot = db.value('SELECT slot FROM record WHERE id = ?', id);
  const json = slot === null ? null : readingAt(db, Number(slot));
  return json && parseReading(json);
}

/** The version of a file that the library has, by a condition on `source` and `place`. */
export function knownSource(
  db: Connection,
  where: 'path = ?' | 'sha256 = ?',
  value: string,
): KnownSource | null {
  const row = db.get(
    `SELECT source.id, name, path, sha256, media_type, size, modified, kept, reader, other_pages, previous
     FROM source LEFT JOIN place ON place.source = source.id WHERE ${where} ORDER BY path LIMIT 1`,
    value,
  );
  if (!row) return null;
  return {
    name: String(row.name),
    path: String(row.path ?? ''),
    sha256: String(row.sha256),
    mediaType: String(row.media_type),
    size: Number(row.size),
    modified: Number(row.modified ?? 0),
    kept: row.kept === 'copy' ? 'copy' : 'reference',
    reader: String(row.reader),
    recordIds: db
      .rows('SELECT id FROM record WHERE source = ? ORDER BY slot', row.id!)
      .map(([id]) => String(id)),
    otherPages: JSON.parse(String(row.other_pages)) as OtherPage[],
    previous: row.previous === null ? null : String(row.previous),
  };
}

/** Where the bytes of a source are: the kept copy, or the file itself where it is unchanged by its size. */
export async function pathOfSource(library: Library, sha256: string): Promise<string | null> {
  const places = await library.read((db) =>
    db.rows(
      'SELECT path, size FROM source LEFT JOIN place ON place.source = source.id WHERE sha256 = ?',
      sha256,
    ),
  );
  const size = places[0]?.[1];
  if (size === undefined) return null;
  for (const path of [keptPath(library.files, sha256), ...places.map(([path]) => path)])
    if (typeof path === 'string' && (await sizeOf(path)) === size) return path;
  return null;
}
