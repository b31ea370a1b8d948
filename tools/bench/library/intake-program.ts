// Run as a program of its own by measure.ts: takes invented records into a library and prints what that took.
import { statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { root } from '../../eval/shared.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import { Connection } from '../../../src/store/connection.ts';
import { isStoreFault, openLibrary, type Store } from '../../../src/store/index.ts';
import { Library, openReader } from '../../../src/store/library.ts';
import { migrations } from '../../../src/store/migrations/index.ts';
import { SqliteStore } from '../../../src/store/sqlite-store.ts';
import { findOwnTexts } from '../texts.ts';
import { makeGenerator } from './generate.ts';

/** Records that are put without waiting for one another. */
const together = 128;
/** Bare inserts need no more to be told apart. */
const mostBare = 30_000;

const [path, count, bare] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!];
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
const steps: number[] = [];
for (let at = 0; at < count; at += together) {
  const records = recordsFrom(at, count);
  for (const record of records)
    for (const block of record.body)
      if (block.kind !== 'heading')
        for (const { text } of block.paragraphs) textBytes += Buffer.byteLength(text);
  const start = processorMs();
  await put(store, records);
  ms += processorMs() - start;
  if (at + together <= mostBare) steps.push(ms);
}
await store.close();
const peakMiB = process.resourceUsage().maxRSS / 1024;

const bareCount = Math.min(count, mostBare);
const bareMs = await insertBarely(bareCount);
console.log(
  JSON.stringify({
    records: count,
    ms,
    textBytes,
    libraryBytes: statSync(path).size,
    peakMiB,
    bareRecords: bareCount,
    bareMs,
    sameRecordsMs: count <= mostBare ? ms : steps.at(-1)!,
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
 * The rows that the library gets by INSERT, written once more into the same tables with their indexes, full text
 * included: by prepared statements, in transactions of the same size, every value ready beforehand. What the library
 * updates later (columns, counters, what is known of a person) is not updated here.
 */
async function insertBarely(records: number): Promise<number> {
  const listening = new Listening(`${bare}.rows`, { readOnly: false });
  prepare(listening.database);
  const rows = new SqliteStore(
    new Library(listening.path, listening, openReader(listening.path, false), false),
  );
  const db = new DatabaseSync(bare);
  prepare(db);
  const statements = new Map<string, StatementSync>();
  let spent = 0;
  for (let at = 0; at < records; at += together) {
    await put(rows, recordsFrom(at, records));
    const inserts = listening.take();
    const start = processorMs();
    db.exec('BEGIN IMMEDIATE');
    for (const [text, values] of inserts) {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      statement.run(...values);
    }
    db.exec('COMMIT');
    spent += processorMs() - start;
  }
  checkSameRows(listening.database, db);
  await rows.close();
  db.close();
  return spent;
}

function prepare(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32768;');
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
