import type { Correction } from '../annotation/index.ts';
import type { MemconRecord } from '../model/record.ts';
import type { StoredCorrection } from '../query/library.ts';
import type { Connection } from './connection.ts';
import { entryOf } from './entry.ts';
import { StoreFault } from './fault.ts';
import type { Library } from './library.ts';
import type { KnownPeople } from './people-index.ts';
import { correctedOf, readingOf, writeRemembering } from './sources.ts';
import { RecordWriter } from './writer.ts';

export function listCorrections(db: Connection, recordId: string): readonly StoredCorrection[] {
  const record = readingOf(db, recordId);
  const unfit = new Set(record ? correctedOf(db, record).unfit : []);
  return db
    .all(
      'SELECT id, correction, by, made FROM correction WHERE record = ? AND undone IS NULL ORDER BY id',
      recordId,
    )
    .map((row, index) => ({
      id: Number(row.id),
      recordId,
      correction: JSON.parse(String(row.correction)) as Correction,
      by: String(row.by),
      made: String(row.made),
      fits: record !== null && !unfit.has(index),
    }));
}

/** Keeps a correction and searches the record as it is now. */
export async function addCorrection(
  library: Library,
  people: KnownPeople,
  recordId: string,
  correction: Correction,
  by: string,
): Promise<StoredCorrection> {
  return await writeAndIndex(library, people, (db) => {
    const record = readingOf(db, recordId);
    if (!record) throw new StoreFault('unknown-record', `There is no record ${recordId}.`);
    const { id } = db.run(
      'INSERT INTO correction (record, correction, by, made) VALUES (?, ?, ?, ?)',
      recordId,
      JSON.stringify(correction),
      by,
      new Date().toISOString(),
    );
    return { record, result: listCorrections(db, recordId).find((stored) => stored.id === id)! };
  });
}

export async function undoCorrection(
  library: Library,
  people: KnownPeople,
  id: number,
  by: string,
): Promise<StoredCorrection | null> {
  return await writeAndIndex(library, people, (db) => {
    const recordId = db.value('SELECT record FROM correction WHERE id = ? AND undone IS NULL', id);
    if (recordId === null) return { record: null, result: null };
    const result = listCorrections(db, String(recordId)).find((stored) => stored.id === id)!;
    db.run('UPDATE correction SET undone_by = ?, undone = ? WHERE id = ?', by, new Date().toISOString(), id);
    return { record: readingOf(db, String(recordId)), result };
  });
}

async function writeAndIndex<T>(
  library: Library,
  people: KnownPeople,
  work: (db: Connection) => { readonly record: MemconRecord | null; readonly result: T },
): Promise<T> {
  return await writeRemembering(library, people, (db) => {
    const { record, result } = work(db);
    if (record) indexAgain(db, library, people, [record]);
    return result;
  });
}

/** Indexes records anew, with their corrections and people as they are now; retired ones stay out. */
export function indexAgain(
  db: Connection,
  library: Library,
  people: Pick<KnownPeople, 'resolve' | 'keep'>,
  records: readonly MemconRecord[],
): void {
  const writer = new RecordWriter(db, library.remembered, () => people.keep(db));
  for (const record of records) {
    if (db.value('SELECT present FROM record WHERE id = ?', record.id) !== 1) continue;
    const { corrected } = correctedOf(db, record);
    writer.move(record.id, entryOf(corrected, people.resolve(db, corrected)));
  }
  writer.finish();
}
