import { join } from 'node:path';
import type { MemconRecord } from '../../src/model/record.ts';
import { isStoreFault, openLibrary } from '../../src/store/index.ts';
import { inventedRecord } from './invented-record.ts';

/** One sentence for each invented conversation: a month of 1988 each, from January on. */
const sayings = [
  'The ferries should run again by summer.',
  'No ferry will leave the harbor before the dues are paid.',
  'I heard that the lighthouse keeper has gone fishing.',
  'Ferries, ferries, ferries: can we speak of the weather?',
] as const;

/** A conversation of its own id, day and source, in which Premier Adler says the words first. */
function record(says: string, n: number): MemconRecord {
  const [first, second, ...rest] = inventedRecord.body;
  if (second?.kind !== 'speech' || !first) throw new Error('The invented record has no second speech');
  const [paragraph] = second.paragraphs;
  const iso = `1988-${String(n + 1).padStart(2, '0')}-03`;
  return {
    ...inventedRecord,
    id: `invented-${n + 1}`,
    source: { ...inventedRecord.source, name: `call-${n + 1}.txt`, sha256: String(n + 1).repeat(64) },
    date: inventedRecord.date && { ...inventedRecord.date, iso },
    body: [
      first,
      { ...second, paragraphs: [{ ...paragraph!, text: says, incidents: [], excisions: [] }] },
      ...rest,
    ],
  };
}

/** Makes a library of the invented conversations in the folder and gives its path. */
export async function makeInventedLibrary(folder: string): Promise<string> {
  const path = join(folder, 'invented.library');
  const store = await openLibrary(path, { mode: 'create' });
  if (isStoreFault(store)) throw store;
  for (const [n, says] of sayings.entries()) {
    const made = record(says, n);
    const { name, sha256, mediaType } = made.source;
    await store.putSource(
      { name, path: join(folder, name), sha256, mediaType, size: 1000, modified: 0, kept: 'reference' },
      { reader: 'memcon 1.2.3', records: [made], otherPages: [] },
    );
  }
  await store.close();
  return path;
}
