import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { after, before, beforeEach, describe, test } from 'node:test';
import { hashOfText, inventSource } from '../../test/support/library-records.ts';
import { ask, word } from '../../test/support/store-conformance.ts';
import { isStoreFault, openLibrary, StoreFault, type LibraryMode, type Store } from './index.ts';
import { Library, openReader, openWriter } from './library.ts';
import { SqliteStore } from './sqlite-store.ts';

let folder: string;
let path: string;
let number = 0;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'memcon-faults-'));
});
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  path = join(folder, `${number++}.library`);
});

async function opened(mode: LibraryMode): Promise<Store> {
  const store = await openLibrary(path, { mode });
  if (isStoreFault(store)) throw store;
  return store;
}

async function faultOfOpening(mode: LibraryMode): Promise<string> {
  const store = await openLibrary(path, { mode });
  if (!isStoreFault(store)) {
    await store.close();
    return 'none';
  }
  assert.match(store.message, /^\S.*\.$/);
  assert.ok(store.message.includes(path), store.message);
  return store.code;
}

/** Root may do everything: there the work is done as a user who owns nothing. */
async function asMereUser(work: () => Promise<void>): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

async function put(store: Store, text: string, paragraphs = 3): Promise<void> {
  const said = Array.from({ length: paragraphs }, (_, n) => ({ speaker: null, text: `harbor ${text} ${n}` }));
  const { entry, reading } = inventSource(text, [{ said }]);
  await store.putSource(entry, reading);
}

const count = async (store: Store): Promise<number> =>
  (await store.search(ask(word('harbor')))).total.paragraphs;

describe('opening a library', () => {
  test('that is not there, is there already, or is a folder', async () => {
    assert.equal(await faultOfOpening('open'), 'missing');
    assert.equal(await faultOfOpening('read'), 'missing');
    await (await opened('create')).close();
    assert.equal(await faultOfOpening('create'), 'exists');
    assert.equal(await faultOfOpening('open'), 'none');
    assert.equal(await faultOfOpening('read'), 'none');
    path = folder;
    assert.equal(await faultOfOpening('open'), 'not-a-library');
  });

  test('below a file that is no folder', async () => {
    writeFileSync(path, '');
    path = join(path, 'inner.library');
    assert.equal(await faultOfOpening('create'), 'permission');
    assert.equal(await faultOfOpening('open'), 'permission');
  });

  test('that is another kind of file leaves the file as it is', async () => {
    for (const bytes of ['', 'MEMORANDUM OF CONVERSATION\n'.repeat(500)]) {
      writeFileSync(path, bytes);
      assert.equal(await faultOfOpening('open'), 'not-a-library');
      assert.equal(await faultOfOpening('read'), 'not-a-library');
      assert.equal(readFileSync(path, 'utf8'), bytes);
    }
    rmSync(path);
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE shopping (item TEXT)');
    other.close();
    assert.equal(await faultOfOpening('open'), 'not-a-library');
  });

  test('of a newer program', async () => {
    await (await opened('create')).close();
    const db = new DatabaseSync(path);
    db.exec('PRAGMA user_version = 99');
    db.close();
    assert.equal(await faultOfOpening('open'), 'newer');
    assert.equal(await faultOfOpening('read'), 'newer');
  });

  test('of version 1 is brought up to date, with its readings packed as they were', async () => {
    const store = await opened('create');
    await put(store, 'a');
    const [id] = await store.recordIds({ limit: 1 });
    const record = await store.record(id!);
    await store.close();
    const db = new DatabaseSync(path);
    db.prepare('UPDATE reading SET bytes = ?').run(zstdCompressSync(JSON.stringify(record)));
    db.exec(`ALTER TABLE reading DROP COLUMN with_passages; ALTER TABLE record DROP COLUMN title;
      ALTER TABLE decision DROP COLUMN undone; ALTER TABLE decision DROP COLUMN undone_by; PRAGMA user_version = 1;`);
    db.close();
    const reader = await openLibrary(path, { mode: 'read' });
    assert.ok(isStoreFault(reader));
    assert.equal(reader.code, 'older');
    const again = await opened('open');
    assert.deepEqual(await again.record(id!), record);
    assert.deepEqual(await again.check(), []);
    await put(again, 'b');
    assert.deepEqual(await again.check(), []);
    await again.close();
  });

  test('two programs that make it at once make one', async () => {
    const both = await Promise.all([
      openLibrary(path, { mode: 'create' }),
      openLibrary(path, { mode: 'create' }),
    ]);
    const made = both.filter((store): store is Store => !isStoreFault(store));
    assert.equal(made.length, 1);
    assert.deepEqual(await made[0]!.check(), []);
    await made[0]!.close();
  });
});

describe('a library in trouble', () => {
  test('opened to read takes nothing in', async () => {
    await (await opened('create')).close();
    const store = await opened('read');
    await assert.rejects(
      put(store, 'a'),
      (error) => error instanceof StoreFault && error.code === 'read-only',
    );
    assert.deepEqual(await store.check(), []);
    await store.close();
    await assert.rejects(store.counts(), (error) => error instanceof StoreFault && error.code === 'closed');
  });

  // Elsewhere files have no such rights.
  if (process.getuid)
    test('that this user may not use says so and stays as it is', async () => {
      const own = join(folder, 'rights');
      mkdirSync(own);
      path = join(own, 'kept.library');
      const store = await opened('create');
      await put(store, 'kept');
      await store.close();
      const bytes = readFileSync(path);
      chmodSync(folder, 0o755);
      chmodSync(path, 0o444);
      chmodSync(own, 0o555);
      await asMereUser(async () => {
        assert.equal(await faultOfOpening('open'), 'read-only');
        const reader = await opened('read');
        assert.equal(await count(reader), 3);
        await reader.close();
        path = join(own, 'new.library');
        const refused = await openLibrary(path, { mode: 'create' });
        assert.ok(isStoreFault(refused));
        assert.equal(refused.code, 'permission');
        // By the name that was asked for, not by that of a draft.
        assert.ok(refused.message.startsWith(`${path} could not be opened`), refused.message);
      });
      path = join(own, 'kept.library');
      chmodSync(path, 0);
      await asMereUser(async () => {
        for (const mode of ['read', 'open'] as const) assert.equal(await faultOfOpening(mode), 'permission');
      });
      chmodSync(path, 0o644);
      chmodSync(own, 0o755);
      assert.deepEqual(readdirSync(own), ['kept.library']);
      assert.ok(readFileSync(path).equals(bytes), 'not a byte has changed');
    });

  test('on a full disk keeps what it has, and goes on when there is room', async () => {
    await (await opened('create')).close();
    const writer = openWriter(path);
    const store = new SqliteStore(new Library(path, writer, openReader(path, false), false));
    await put(store, 'first');
    writer.exec(`PRAGMA max_page_count = ${Number(writer.value('PRAGMA page_count')) + 2}`);
    const isFull = (error: unknown): boolean => error instanceof StoreFault && error.code === 'full';
    await assert.rejects(put(store, 'large', 2000), isFull);
    // Together with one that fails, one that fits is taken in.
    const results = await Promise.allSettled([put(store, 'also large', 2000), put(store, 'second', 1)]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.equal(await count(store), 4);
    assert.deepEqual(await store.check(), []);
    writer.exec('PRAGMA max_page_count = 1000000');
    await put(store, 'large', 2000);
    assert.equal(await count(store), 2004);
    assert.deepEqual(await store.check(), []);
    await store.close();
  });

  test('that is damaged says so', async () => {
    const store = await opened('create');
    await Promise.all(Array.from({ length: 40 }, async (_, n) => await put(store, `${n}`, 20)));
    await store.close();
    const { size } = statSync(path);
    const file = openSync(path, 'r+');
    for (let at = 3 * 4096; at < size; at += 2 * 4096) writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, at);
    closeSync(file);
    const damaged = await openLibrary(path, { mode: 'open' });
    if (isStoreFault(damaged)) assert.equal(damaged.code, 'corrupt');
    else {
      assert.notDeepEqual(await damaged.check(), []);
      await damaged.close();
    }
  });

  test('that was cut short says so', async () => {
    const store = await opened('create');
    await put(store, 'a', 500);
    await store.close();
    truncateSync(path, Math.floor(statSync(path).size / 2));
    const cut = await openLibrary(path, { mode: 'open' });
    if (isStoreFault(cut)) assert.equal(cut.code, 'corrupt');
    else {
      assert.notDeepEqual(await cut.check(), []);
      await cut.close();
    }
  });

  const damages: readonly (readonly [string, RegExp])[] = [
    ['DELETE FROM passage', /lost its passages/],
    ['DELETE FROM reading', /lost its reading/],
    [`UPDATE reading SET bytes = x'00'`, /can't be read/],
    ['UPDATE library SET paragraphs = 7', /counts 7 paragraphs, its records 3/],
    ['DELETE FROM columns', /of which 0 are counted/],
    ['DELETE FROM found WHERE rowid = (SELECT max(rowid) FROM found)', /of which 2 are indexed/],
    [`UPDATE record SET kind = 'other'`, /finds 0 paragraphs of the kind other/],
    [`UPDATE record SET date = '1901-02-03'`, /finds 0 paragraphs of the month 190102/],
    ['PRAGMA foreign_keys = OFF; DELETE FROM source', /points to a row of source/],
  ];
  for (const [sql, sentence] of damages)
    test(`finds what is wrong after ${sql}`, async () => {
      const store = await opened('create');
      await put(store, 'a');
      assert.deepEqual(await store.check(), []);
      const db = new DatabaseSync(path);
      db.exec(sql);
      db.close();
      assert.match((await store.check()).join('\n'), sentence);
      await store.close();
    });

  test('waits for another writer without an error', async () => {
    const store = await opened('create');
    const other = new DatabaseSync(path);
    other.exec('BEGIN IMMEDIATE');
    const waiting = put(store, 'a');
    // Longer than SQLite itself waits.
    setTimeout(() => other.exec('ROLLBACK'), 1200);
    assert.equal(await count(store), 0);
    await waiting;
    assert.equal(await count(store), 3);
    other.close();
    await store.close();
  });
});

describe('kept files', () => {
  const kept = (text: string, at: string) => {
    const { entry, reading } = inventSource(text, [{ said: [{ speaker: null, text: 'harbor' }] }], at);
    return { entry: { ...entry, kept: 'copy' as const }, reading };
  };

  test('are copied, checked and backed up', async () => {
    const store = await opened('create');
    const paper = join(folder, 'paper.txt');
    writeFileSync(paper, 'the paper');
    const { entry, reading } = kept('the paper', paper);
    await store.putSource(entry, reading);
    rmSync(paper);
    const copy = await store.pathOf(entry.sha256);
    assert.equal(readFileSync(copy!, 'utf8'), 'the paper');
    assert.ok(copy!.startsWith(`${path}.files`));

    const backup = `${path}.backup`;
    await store.backup(backup);
    await put(store, 'later');
    writeFileSync(copy!, 'other words');
    assert.match((await store.check()).join('\n'), /kept file of source\.txt was changed/);
    rmSync(copy!);
    assert.match((await store.check()).join('\n'), /kept file of source\.txt is missing/);
    assert.equal(await store.pathOf(entry.sha256), null);
    assert.equal(await store.pathOf(hashOfText('nothing')), null);
    await store.close();

    path = backup;
    const second = await opened('open');
    assert.equal(await count(second), 1);
    assert.deepEqual(await second.check(), []);
    assert.equal(readFileSync((await second.pathOf(entry.sha256))!, 'utf8'), 'the paper');
    await second.close();
  });

  test('that changed after they were read, or are gone, are not taken in', async () => {
    const store = await opened('create');
    const paper = join(folder, 'changing.txt');
    writeFileSync(paper, 'another paper');
    const { entry, reading } = kept('the paper', paper);
    await assert.rejects(store.putSource(entry, reading), /changed after it was read/);
    rmSync(paper);
    await assert.rejects(store.putSource(entry, reading), /is missing/);
    assert.equal(await count(store), 0);
    assert.equal(existsSync(join(`${path}.files`, entry.sha256.slice(0, 2), entry.sha256.slice(2))), false);
    await store.close();
  });
});
