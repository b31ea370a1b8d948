import { Chunk, chunkSlots } from './columns.ts';
import type { Connection } from './connection.ts';
import { rowidOf } from './writer.ts';
import { faultOf, StoreFault } from './fault.ts';
import { hashOf, keptPath, sizeOf } from './files.ts';
import type { Library } from './library.ts';
import { parseReading, readingAt, unpackPassages } from './packed.ts';
import { token } from './tokens.ts';

/** Everything that is wrong with the library; every kept file and every record is read for it. */
export async function checkLibrary(library: Library): Promise<readonly string[]> {
  const wrong: string[] = [];
  try {
    // FTS5 checks its tables by the structure that the connection read last, which others may have changed since.
    await library.readAfresh(async (db) => {
      for (const [message] of db.rows('PRAGMA integrity_check'))
        if (message !== 'ok') wrong.push(`SQLite: ${String(message)}.`);
      for (const [table, rowid, parent] of db.rows('PRAGMA foreign_key_check'))
        wrong.push(
          `Row ${Number(rowid)} of ${String(table)} points to a row of ${String(parent)} that is not there.`,
        );
      wrong.push(...checkRecords(db), ...checkCounters(db), ...checkFields(db));
      for (const sentence of await checkFiles(db, library.files)) wrong.push(sentence);
    });
    if (!library.isReadOnly) await library.write(checkIndexes(wrong));
  } catch (error) {
    const fault = faultOf(error, library.path);
    if (!fault) throw error;
    wrong.push(fault.message);
  }
  return wrong;
}

/** The full-text indexes' own check of themselves, which SQLite lets only writers run. */
function checkIndexes(wrong: string[]): (db: Connection) => void {
  return (db) => {
    for (const table of ['found', 'value_words', 'person_words'])
      try {
        db.run(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
      } catch (error) {
        if (!(error instanceof StoreFault)) throw error;
        wrong.push(`The index ${table} is damaged.`);
      }
  };
}

function* checkRecords(db: Connection): Generator<string> {
  const slots = db.rows('SELECT slot FROM record ORDER BY slot').map(([slot]) => Number(slot));
  for (const slot of slots) {
    const row = db.get('SELECT * FROM record WHERE slot = ?', slot)!;
    const id = String(row.id);
    try {
      if (row.present) yield* checkPresent(db, id, slot, Number(row.slots), Number(row.paragraphs));
      const reading = readingAt(db, slot);
      if (reading === null) yield `Record ${id} has lost its reading.`;
      else if (parseReading(reading).id !== id) yield `Record ${id} holds the reading of another record.`;
    } catch (error) {
      if (error instanceof StoreFault) throw error;
      yield `Record ${id} can't be read: ${error instanceof Error ? error.message : String(error)}.`;
    }
  }
}

function* checkPresent(
  db: Connection,
  id: string,
  slot: number,
  slots: number,
  paragraphs: number,
): Generator<string> {
  const bytes = db.value('SELECT bytes FROM passage WHERE slot = ?', slot);
  if (bytes === null) yield `Record ${id} has lost its passages.`;
  else {
    const passages = unpackPassages(bytes as Uint8Array);
    if (passages.length !== paragraphs)
      yield `Record ${id} has ${passages.length} passages and ${paragraphs} paragraphs.`;
  }
  const indexed = Number(
    db.value(
      `SELECT count(*) FROM found WHERE rowid BETWEEN ? AND ?`,
      BigInt(rowidOf(slot, 1)),
      BigInt(rowidOf(slot + slots, 1)) - 1n,
    ),
  );
  if (indexed !== paragraphs)
    yield `Record ${id} has ${paragraphs} paragraphs, of which ${indexed} are indexed.`;
  let packed = 0;
  for (let at = slot; at < slot + slots; at++) {
    const chunk = db.value('SELECT data FROM columns WHERE chunk = ?', Math.floor(at / chunkSlots));
    packed += chunk === null ? 0 : (new Chunk(chunk as Uint8Array).slot(at)?.paragraphs ?? 0);
  }
  if (packed !== paragraphs)
    yield `Record ${id} has ${paragraphs} paragraphs, of which ${packed} are counted.`;
}

function* checkCounters(db: Connection): Generator<string> {
  const paragraphs = Number(db.value('SELECT paragraphs FROM library'));
  const sum = Number(db.value('SELECT coalesce(sum(paragraphs), 0) FROM record WHERE present'));
  if (paragraphs !== sum) yield `The library counts ${paragraphs} paragraphs, its records ${sum}.`;
  const indexed = Number(db.value('SELECT count(*) FROM found_docsize'));
  if (indexed !== sum) yield `The index has ${indexed} paragraphs, the records ${sum}.`;
  for (const [id] of db.rows(
    'SELECT sha256 FROM source WHERE id IN (SELECT source FROM record WHERE present) AND id NOT IN (SELECT source FROM place)',
  ))
    yield `Source ${String(id)} has records, but no file is known for it.`;
}

/** Fields are searched by tokens in the index: those of the kind and the month tell whether they are there. */
function* checkFields(db: Connection): Generator<string> {
  const fields = [
    ['kind', 'kind'],
    ['month', "replace(substr(date, 1, 7), '-', '')"],
  ] as const;
  for (const [field, value] of fields)
    for (const [key, paragraphs] of db.rows(
      `SELECT ${value}, sum(paragraphs) FROM record WHERE present AND ${value} IS NOT NULL GROUP BY 1`,
    )) {
      const found = Number(
        db.value('SELECT count(*) FROM found WHERE found MATCH ?', `"${token(field, String(key))}"`),
      );
      // A conversation of several days has the months of all.
      if (found < Number(paragraphs))
        yield `The index finds ${found} paragraphs of the ${field} ${String(key)}, the records have ${Number(paragraphs)}.`;
    }
}

async function checkFiles(db: Connection, folder: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  const kept = db.rows(
    `SELECT sha256, name FROM source WHERE id IN (SELECT source FROM place WHERE kept = 'copy') ORDER BY id`,
  );
  for (const [sha256, name] of kept) {
    const path = keptPath(folder, String(sha256));
    if ((await sizeOf(path)) === null) wrong.push(`The kept file of ${String(name)} is missing: ${path}.`);
    else if ((await hashOf(path)) !== sha256)
      wrong.push(`The kept file of ${String(name)} was changed: ${path}.`);
  }
  return wrong;
}
