import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inventSource, type Invented } from '../../test/support/library-records.ts';
import { parseQuery } from '../query/index.ts';
import { collect } from './collect.ts';
import { ColumnsCache } from './columns-cache.ts';
import { blockSlots } from './columns.ts';
import { compileQuery, runnable } from './compile.ts';
import { isStoreFault, openLibrary } from './index.ts';
import { openReader } from './library.ts';
import { collectNarrowed } from './narrowing.ts';
import { SearchMemory } from './search-memory.ts';

const marks = [
  null,
  { level: 'C', struck: true },
  { level: 'S', struck: false },
  { level: null, struck: true },
] as const;
const people = ['President Vane', 'Premier Adler', 'Président Ödön Vane', 'Chancellor Holt', 'Premier Holt'];

/** A number below `most` that looks like chance; a step of MurmurHash3. */
const pick = (n: number, p: number, most: number): number =>
  (Math.imul(n * 31 + p * 8191 + most * 131, 0x85eb_ca6b) >>> 12) % most;

/** Talks that differ in kind, day, mark and speaker, and about one paragraph in three has a word. */
const talks = Array.from({ length: 120 }, (_, n): Invented => ({
  kind: (['telcon', 'memcon', 'other'] as const)[n % 3]!,
  date: n % 7 === 6 ? null : `${1990 + (n % 5)}-0${1 + (n % 9)}-1${n % 10}`,
  venue: n % 2 === 0 ? 'Oval Office' : 'Residence',
  participants: people.slice(0, 2 + (n % 4)).map((name) => ({ name })),
  said: Array.from({ length: 6 }, (_, p) => ({
    speaker: [...people, null][pick(n, p, 6)]!,
    text: `${pick(n, p, 3) === 0 ? 'harbor' : 'quay'} line ${pick(n, p, 13) < 5 ? 'ferry line' : 'boat line'}`,
    mark: marks[pick(n, p, 4)]!,
  })),
}));

describe('words looked at by what the columns say of their paragraphs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-narrow-'));
  const path = join(folder, 'test.library');
  before(async () => {
    const store = await openLibrary(path, { mode: 'create' });
    if (isStoreFault(store)) throw store;
    const sources = talks.map((talk, n) => inventSource(`${n}`, [talk]));
    await Promise.all(sources.map(async ({ entry, reading }) => await store.putSource(entry, reading)));
    await store.close();
  });
  after(() => rmSync(folder, { recursive: true }));

  /** What is found so, and by the index alone. */
  async function bothWays(text: string) {
    const { query } = parseQuery(text) as { query: Parameters<typeof compileQuery>[1] };
    const db = openReader(path, false);
    try {
      // As if these were the first records of a large library.
      const slots = 3 * blockSlots;
      const context = {
        db,
        slots,
        columns: new ColumnsCache().view(db),
        memory: new SearchMemory(),
      };
      const narrowed = await collectNarrowed(context, query, new Map());
      const { match } = compileQuery(db, query, new Map());
      const { rowids } = await collect(context, match === false ? '"nothing"' : runnable(match), null);
      return { narrowed: narrowed?.collected.rowids ?? null, rowids };
    } finally {
      db.close();
    }
  }

  for (const text of [
    'harbor mark:C',
    'harbor mark:none',
    'harbor mark:unread',
    'ferry mark:struck',
    'ferry -mark:struck',
    'ferry mark:(C OR S)',
    'harbor kind:telcon',
    'harbor -kind:telcon ferry',
    'harbor date:1991',
    'harbor date:1991-03..1993',
    'harbor date:..1992',
    'harbor -date:1991..',
    'harbor speaker:adler mark:C kind:memcon date:1990..1992',
    '"ferry line" mark:S',
    'NEAR(harbor line, 2) kind:other',
    'harb* mark:S -ferry',
    'venue:office mark:C',
    'participant:adler mark:C -kind:telcon',
    'speaker:vane mark:C',
    'speaker:vane date:1990..1993 -mark:struck',
  ])
    test(`${text}: the same as by the index`, async () => {
      const { narrowed, rowids } = await bothWays(text);
      assert.deepEqual(narrowed, rowids);
      assert.ok(rowids.length > 0);
    });

  for (const text of [
    'harbor',
    'mark:C kind:telcon',
    'harbor OR mark:C',
    '* mark:C',
    'harbor role:principal',
    '-harbor mark:C *',
  ])
    test(`${text}: left to the index`, async () => {
      assert.equal((await bothWays(text)).narrowed, null);
    });
});
