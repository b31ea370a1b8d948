// Run as a program of its own by measure.ts: takes invented records into a library and prints what that took.
import { statSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { keepHeapNarrow } from '../../../src/cli/heap.ts';
import { root } from '../../eval/shared.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import { Connection } from '../../../src/store/connection.ts';
import { isStoreFault, openLibrary, type Store } from '../../../src/store/index.ts';
import { Library, openReader, openWriter, useWriteAheadLog } from '../../../src/store/library.ts';
import { migrations } from '../../../src/store/migrations/index.ts';
import { SqliteStore } from '../../../src/store/sqlite-store.ts';
import { findOwnTexts } from '../texts.ts';
import { makeGenerator } from './generate.ts';

/** Records that are put without waiting for one another. */
const together = 128;
/** Records from which on bare inserts tell nothing new. */
const mostBare = 100 * together;

// As the commands that open a library to write.
keepHeapNarrow();
const [path, count, bare] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!];
const bareCount = Math.min(count, mostBare);
const generator = await makeGenerator(findOwnTexts(root));

/** Remembers the rows that a library inserts; of those that it writes again later, the first. */
class Listening extends Connection {
  #inserts: (readonly [string, readonly SQLInputValue[]])[] = [];
  readonly #people = new Set<string>();

  override run(text: string, ...values: readonly SQLInputValue[]): { id: number; changes: number } {
    const result = super.run(text, ...values);
    if (!/^\s*INSERT/.test(text) || result.changes === 0) return result;
    const person = text.includes('INTO person') ? `${text} ${Number(values[0])}` : null;
    if (person === null || !this.#people.has(person)) this.#inserts.push([text, values]);
    if (person !== null) this.#people.add(person);
    return result;
  }

  take(): readonly (readonly [string, readonly SQLInputValue[]])[] {
    const taken = this.#inserts;
    this.#inserts = [];
    return taken;
  }
}

/** Records taken into another library first: bare inserts find everything compiled too. */
const warmUp = Math.min(4 * together, count);

const warming = await openLibrary(`${bare}.warm`, { mode: 'create' });
if (isStoreFault(warming)) throw warming;
for (let at = 0; at < warmUp; at += together) await put(warming, recordsFrom(count + at, count + warmUp));
await warming.close();

const store = await openLibrary(path, { mode: 'create' });
if (isStoreFault(store)) throw store;
let ms = 0;
let textBytes = 0;
/** At the end of each tenth of the records. */
const tenths: { readonly records: number; readonly ms: number; readonly rssMiB: number }[] = [];
for (let at = 0; at < count; at += together) {
  const records = recordsFrom(at, count);
  for (const record of records)
    for (const block of record.body)
      if (block.kind !== 'heading')
        for (const { text } of block.paragraphs) textBytes += Buffer.byteLength(text);
  const start = processorMs();
  await put(store, records);
  ms += processorMs() - start;
  const done = Math.min(at + together, count);
  if (Math.floor((10 * done) / count) > tenths.length)
    tenths.push({ records: done, ms, rssMiB: process.memoryUsage.rss() / 2 ** 20 });
}
await store.close();
const peakMiB = process.resourceUsage().maxRSS / 1024;

const { bareMs, libraryMs } = await compareWithBareInserts(bareCount);
console.log(
  JSON.stringify({
    records: count,
    ms,
    textBytes,
    libraryBytes: statSync(path).size,
    peakMiB,
    bareRecords: bareCount,
    bareMs,
    sameRecordsMs: libraryMs,
    tenths,
  }),
);

function recordsFrom(at: number, end: number): readonly MemconRecord[] {
  return Array.from({ length: Math.min(together, end - at) }, (_, n) => generator.record(at + n));
}

async function put(store: Store, records: readonly MemconRecord[]): Promise<void> {
  await Promise.all(
    records.map(async (record) => {
      const { sha256, name, mediaType } = record.source;
      const path = `/papers/${name}`;
      const entry = { name, path, sha256, mediaType, size: 1, modified: 1, kept: 'reference' } as const;
      return await store.putSource(entry, { reader: 'bench', records: [record], otherPages: [] });
    }),
  );
}

/** Processor time: what else the machine does is not to count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Takes the records into a library once more, and by turns with that writes the rows that a library gets by INSERT into the
 * same tables with their indexes, full text included: on a connection of the same settings, by prepared statements, in
 * transactions of the same size, every value ready beforehand. What the library updates later (columns, counters, what is
 * known of a person) is not updated there.
 */
async function compareWithBareInserts(
  records: number,
): Promise<{ readonly bareMs: number; readonly libraryMs: number }> {
  const listening = new Listening(`${bare}.rows`, { readOnly: false });
  prepare(listening);
  const rows = new SqliteStore(
    new Library(listening.path, listening, openReader(listening.path, false), false),
  );
  const again = await openLibrary(`${bare}.again`, { mode: 'create' });
  if (isStoreFault(again)) throw again;
  const inserting = openWriter(bare);
  prepare(inserting);
  const db = inserting.database;
  const statements = new Map<string, StatementSync>();
  let bareMs = 0;
  let libraryMs = 0;
  for (let at = 0; at < records; at += together) {
    const same = recordsFrom(at, records);
    await put(rows, same);
    const inserts = listening.take();
    const start = processorMs();
    db.exec('BEGIN IMMEDIATE');
    for (const [text, values] of inserts) {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      statement.run(...values);
    }
    db.exec('COMMIT');
    const between = processorMs();
    await put(again, same);
    bareMs += between - start;
    libraryMs += processorMs() - between;
  }
  checkSameRows(listening.database, db);
  await rows.close();
  await again.close();
  inserting.close();
  return { bareMs, libraryMs };
}

function prepare(db: Connection): void {
  useWriteAheadLog(db);
  for (const sql of migrations) db.exec(sql);
}

function checkSameRows(library: DatabaseSync, inserted: DatabaseSync): void {
  for (const { name } of library.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()) {
    // Where full text is kept in pieces of its own making, its rows are those of their sizes.
    if (/_(?:data|idx|config|content)$/.test(String(name))) continue;
    const count = (db: DatabaseSync): number =>
      Number(db.prepare(`SELECT count(*) AS n FROM "${String(name)}"`).get()?.n);
    if (count(library) !== count(inserted))
      throw new Error(
        `${String(name)} has ${count(library)} rows in the library, ${count(inserted)} by bare inserts`,
      );
  }
}
