// Run as a program of its own by measure.ts: takes invented records into a library and prints what that took.
import { statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { root } from '../../eval/shared.ts';
import { Connection } from '../../../src/store/connection.ts';
import { entryOf, unresolvedLabels } from '../../../src/store/entry.ts';
import { isStoreFault, openLibrary } from '../../../src/store/index.ts';
import { sql } from '../../../src/store/migrations/0001-library.ts';
import { Remembered, RecordWriter } from '../../../src/store/writer.ts';
import { findOwnTexts } from '../texts.ts';
import { makeGenerator } from './generate.ts';

/** Records that are put without waiting for one another. */
const together = 128;
/** Bare inserts need no more to be told apart. */
const mostBare = 30_000;

const [path, count, bare] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!];
const generator = await makeGenerator(findOwnTexts(root));

const store = await openLibrary(path, { mode: 'create' });
if (isStoreFault(store)) throw store;
let ms = 0;
let textBytes = 0;
const steps: number[] = [];
for (let at = 0; at < count; at += together) {
  const records = Array.from({ length: Math.min(together, count - at) }, (_, n) => generator.record(at + n));
  for (const record of records)
    for (const block of record.body)
      if (block.kind !== 'heading')
        for (const { text } of block.paragraphs) textBytes += Buffer.byteLength(text);
  const start = processorMs();
  await Promise.all(
    records.map(async (record) => {
      const { sha256, name, mediaType } = record.source;
      const entry = {
        name,
        path: `/papers/${name}`,
        sha256,
        mediaType,
        size: 1,
        modified: 1,
        kept: 'reference',
      } as const;
      return await store.putSource(entry, { reader: 'bench', records: [record], otherPages: [] });
    }),
  );
  ms += processorMs() - start;
  if (at + together <= mostBare) steps.push(ms);
}
await store.close();
const peakMiB = process.resourceUsage().maxRSS / 1024;

const bareCount = Math.min(count, mostBare);
const bareMs = insertBarely(bareCount);
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

/** Processor time: what else the machine does is not to count. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The same rows, written by plain statements in transactions of the same size, ready beforehand. */
function insertBarely(records: number): number {
  class Listening extends Connection {
    readonly inserts: (readonly [string, readonly SQLInputValue[]])[] = [];

    override run(text: string, ...values: readonly SQLInputValue[]): { id: number; changes: number } {
      if (/^\s*INSERT/.test(text)) this.inserts.push([text, values]);
      return super.run(text, ...values);
    }
  }
  const db = new DatabaseSync(bare);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; ${sql}`);
  const source = `INSERT INTO source (id, sha256, name, media_type, size, reader, other_pages) VALUES (1, 'x', 'x', 'x', 1, 'x', '[]')`;
  db.exec(source);
  const rows = new Listening(':memory:', { readOnly: false });
  rows.exec(sql);
  rows.exec(source);
  const statements = new Map<string, ReturnType<typeof db.prepare>>();
  const remembered = new Remembered();
  let spent = 0;
  for (let at = 0; at < records; at += together) {
    const writer = new RecordWriter(rows, remembered);
    for (let n = at; n < Math.min(at + together, records); n++) {
      const record = generator.record(n);
      writer.add(record, entryOf(record, record, [], unresolvedLabels(record)), 1);
    }
    writer.finish();
    const start = processorMs();
    db.exec('BEGIN IMMEDIATE');
    for (const [text, values] of rows.inserts.splice(0)) {
      let statement = statements.get(text);
      if (!statement) statements.set(text, (statement = db.prepare(text)));
      statement.run(...values);
    }
    db.exec('COMMIT');
    spent += processorMs() - start;
    // Only the rows are wanted of the copy in memory.
    rows.exec(`DELETE FROM reading; DELETE FROM passage; INSERT INTO found (found) VALUES ('delete-all')`);
  }
  rows.close();
  db.close();
  return spent;
}
