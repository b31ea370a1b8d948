import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { inventedRecord } from '../../test/support/invented-record.ts';
import { paper } from '../../test/support/papers.ts';
import type { FileOutcome } from '../query/library.ts';
import { isStoreFault, type Store } from '../store/index.ts';
import { ingest, type IngestOptions, type IntakeSummary } from './ingest.ts';
import { openOrCreate } from './open-or-create.ts';

const base = mkdtempSync(join(tmpdir(), 'memcon-ingest-'));
after(() => rmSync(base, { recursive: true }));

let folder = '';
let count = 0;
beforeEach(() => {
  folder = join(base, `${++count}`);
  mkdirSync(folder);
});

const file = (name: string): string => join(folder, name);

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openOrCreate(file('test.library'));
  if (isStoreFault(store)) throw store;
  try {
    return await work(store);
  } finally {
    assert.deepEqual(await store.check(), []);
    await store.close();
  }
}

/** Takes files in and gives how each ended, by its name. */
async function take(
  store: Store,
  names: readonly string[],
  change: Partial<IngestOptions> = {},
): Promise<IntakeSummary & { readonly ends: Readonly<Record<string, FileOutcome>> }> {
  const ends: Record<string, FileOutcome> = {};
  const summary = await ingest(store, names.map(file), {
    command: 'ingest',
    version: '1.0.0',
    jobs: 2,
    ocr: 'auto',
    scanOptions: () => Promise.resolve({}),
    copy: false,
    archiveOf: () => null,
    signal: new AbortController().signal,
    onOutcome: (outcome) => (ends[outcome.path.slice(folder.length + 1)] = outcome),
    ...change,
  });
  const noted = await store.outcomes(summary.run);
  assert.deepEqual(
    noted.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    Object.values(ends).toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  );
  return { ...summary, ends };
}

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(file(name), content);
}

describe('ingest', () => {
  test('reads what is new and passes over what has not changed', async () => {
    write('a.txt', paper(1));
    write('b.txt', paper(2));
    await withStore(async (store) => {
      const first = await take(store, ['a.txt', 'b.txt']);
      assert.deepEqual(first.counts, { read: 2, unchanged: 0, 'not-a-memorandum': 0, failed: 0 });
      assert.equal(first.records, 2);
      assert.equal(first.interrupted, false);
      const second = await take(store, ['a.txt', 'b.txt']);
      assert.deepEqual(second.counts, { read: 0, unchanged: 2, 'not-a-memorandum': 0, failed: 0 });
      assert.deepEqual(await store.counts().then(({ sources, records }) => [sources, records]), [2, 2]);
      const [id] = (await store.sourceAt(file('a.txt')))!.recordIds;
      assert.match((await store.record(id!))!.subject!.text, /meeting 1/);
      assert.deepEqual(
        (await store.runs(10)).map(({ id, state, reader, counts }) => [id, state, reader, counts.read]),
        [
          [second.run, 'done', 'memcon 1.0.0', 0],
          [first.run, 'done', 'memcon 1.0.0', 2],
        ],
      );
    });
  });

  test('a changed file is a new version of its source', async () => {
    write('a.txt', paper(1));
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      const before = (await store.sourceAt(file('a.txt')))!;
      write('a.txt', paper(2));
      assert.equal((await take(store, ['a.txt'])).ends['a.txt']!.outcome, 'read');
      const now = (await store.sourceAt(file('a.txt')))!;
      assert.equal(now.previous, before.sha256);
      assert.equal((await store.counts()).records, 1);
      assert.match((await store.record(now.recordIds[0]!))!.subject!.text, /meeting 2/);
    });
  });

  test('a file that was only touched is not read again', async () => {
    write('a.txt', paper(1));
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      utimesSync(file('a.txt'), 1, 1);
      const touched = await take(store, ['a.txt']);
      assert.deepEqual([touched.ends['a.txt']!.outcome, touched.ends['a.txt']!.reason], ['unchanged', null]);
      assert.equal((await store.sourceAt(file('a.txt')))!.modified, 1000);
    });
  });

  test('the same bytes at two paths are one source', async () => {
    write('a.txt', paper(1));
    write('b.txt', paper(1));
    await withStore(async (store) => {
      const { ends, counts } = await take(store, ['a.txt', 'b.txt']);
      assert.deepEqual([counts.read, counts.unchanged], [1, 1]);
      const [one, other] = ends['a.txt']!.outcome === 'read' ? ['a.txt', 'b.txt'] : ['b.txt', 'a.txt'];
      assert.equal(ends[other]!.reason, `has the same bytes as ${file(one)}`);
      assert.deepEqual(await store.counts().then(({ sources, records }) => [sources, records]), [1, 1]);
      for (const name of ['a.txt', 'b.txt']) assert.ok(await store.sourceAt(file(name)), name);
      const again = await take(store, ['b.txt', 'a.txt']);
      assert.equal(again.counts.unchanged, 2);
      assert.deepEqual(
        Object.values(again.ends).map(({ reason }) => reason),
        [null, null],
      );
    });
  });

  test('a newer reader reads again, an older one does not', async () => {
    write('a.txt', paper(1));
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      assert.equal((await take(store, ['a.txt'], { version: '1.1.0' })).counts.read, 1);
      assert.equal((await store.sourceAt(file('a.txt')))!.reader, 'memcon 1.1.0');
      assert.equal((await take(store, ['a.txt'], { version: '1.0.9' })).counts.unchanged, 1);
      assert.equal((await store.counts()).records, 1);
    });
  });

  test('what can not be read is told, and tried again the next time', async () => {
    write('empty.txt', '');
    write(
      'binary.txt',
      Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256),
    );
    write('broken.pdf', '%PDF-1.4\nnothing');
    write('good.txt', paper(1));
    mkdirSync(file('box'));
    const names = ['empty.txt', 'gone.txt', 'binary.txt', 'box', 'broken.pdf', 'good.txt'];
    await withStore(async (store) => {
      const { ends, counts } = await take(store, names);
      assert.deepEqual([counts.failed, counts.read], [5, 1]);
      assert.equal(ends['empty.txt']!.reason, 'is empty');
      assert.equal(ends['gone.txt']!.reason, 'no such file');
      assert.match(ends['binary.txt']!.reason!, /is no text/);
      assert.equal(ends.box!.reason, 'is a folder, not a file');
      assert.match(ends['broken.pdf']!.reason!, /PDF/);
      write('empty.txt', paper(2));
      assert.equal((await take(store, names)).ends['empty.txt']!.outcome, 'read');
    });
  });

  test('a text that is no memorandum is kept, and passed over the next time', async () => {
    write('poem.txt', 'The hare was once a dancer\nwho lost her shoes in May.\n');
    await withStore(async (store) => {
      const { ends } = await take(store, ['poem.txt']);
      assert.equal(ends['poem.txt']!.outcome, 'not-a-memorandum');
      assert.match(ends['poem.txt']!.reason!, /no memorandum/);
      assert.ok(await store.sourceAt(file('poem.txt')));
      assert.equal((await take(store, ['poem.txt'])).counts.unchanged, 1);
    });
  });

  test('records in JSON lines are taken as they are, bad lines told', async () => {
    const lines = [
      JSON.stringify(inventedRecord),
      '{"id": 1}',
      JSON.stringify({ ...inventedRecord, id: 'x-1-2' }),
    ];
    write('records.jsonl', lines.join('\n'));
    await withStore(async (store) => {
      const { ends, faults } = await take(store, ['records.jsonl']);
      const { outcome, records, reason } = ends['records.jsonl']!;
      assert.deepEqual([outcome, records, faults], ['read', 2, 1]);
      assert.match(reason!, /^1 not read: line 2: id: /);
      assert.deepEqual(await store.record('invented-1-2'), inventedRecord);
      write('records.jsonl', lines.slice(2).join('\n'));
      await take(store, ['records.jsonl']);
      assert.equal((await store.counts()).records, 1);
      assert.equal((await take(store, ['records.jsonl'])).counts.unchanged, 1);
    });
  });

  test('a record in another file of records, or beside its own paper, is there once', async () => {
    write('a.txt', paper(1));
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      const [id] = (await store.sourceAt(file('a.txt')))!.recordIds;
      const record = (await store.record(id!))!;
      write('one.jsonl', `${JSON.stringify(record)}\n`);
      write('two.jsonl', `${JSON.stringify(record)}\n${JSON.stringify(inventedRecord)}\n`);
      const { counts } = await take(store, ['one.jsonl', 'two.jsonl']);
      assert.equal(counts.failed, 0);
      assert.equal((await store.counts()).records, 2);
      assert.deepEqual(await store.record(id!), record);
    });
  });

  test('a document of an edition in TEI is read as one', async () => {
    write(
      'd7.xml',
      `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d7" n="7">
         <head>7. Memorandum of Conversation</head>
         <dateline><placeName>Marlow</placeName>, <date when="1988-05-03">May 3, 1988</date></dateline>
         <p>Premier Adler said that the ferries were to run again by summer.</p>
       </div>`,
    );
    write('broken.xml', '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="document">');
    await withStore(async (store) => {
      const { ends } = await take(store, ['d7.xml', 'broken.xml']);
      assert.deepEqual([ends['d7.xml']!.outcome, ends['d7.xml']!.records], ['read', 1]);
      assert.equal(ends['broken.xml']!.outcome, 'failed');
      const known = (await store.sourceAt(file('d7.xml')))!;
      assert.equal(known.mediaType, 'application/tei+xml');
      assert.equal((await store.record(known.recordIds[0]!))!.edition!.id, 'd7');
    });
  });

  test('copies are kept once, whole, and added where a file was left in place before', async () => {
    write('a.txt', paper(1));
    write('b.txt', paper(1));
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      const { counts } = await take(store, ['a.txt', 'b.txt'], { copy: true });
      assert.deepEqual([counts.unchanged, counts.failed], [2, 0]);
      const { sha256 } = (await store.sourceAt(file('a.txt')))!;
      assert.equal((await store.sourceAt(file('a.txt')))!.kept, 'copy');
      assert.equal(
        readdirSync(file('test.library.files'), { recursive: true, withFileTypes: true }).filter((e) =>
          e.isFile(),
        ).length,
        1,
      );
      rmSync(file('a.txt'));
      rmSync(file('b.txt'));
      assert.ok((await store.pathOf(sha256))!.startsWith(file('test.library.files')));
    });
  });

  test('where papers are kept goes with their records, and stays with new versions', async () => {
    write('a.txt', paper(1));
    const archive = {
      repository: 'Marlow Library',
      collection: null,
      series: null,
      box: '12',
      folder: null,
      caseNumber: null,
    };
    const archiveNow = async (store: Store): Promise<unknown> =>
      (await store.record((await store.sourceAt(file('a.txt')))!.recordIds[0]!))!.archive;
    await withStore(async (store) => {
      await take(store, ['a.txt']);
      assert.equal(await archiveNow(store), undefined);
      assert.equal((await take(store, ['a.txt'], { archiveOf: () => archive })).counts.unchanged, 1);
      assert.deepEqual(await archiveNow(store), archive);
      appendFileSync(file('a.txt'), '\n');
      assert.equal((await take(store, ['a.txt'])).counts.read, 1);
      assert.deepEqual(await archiveNow(store), archive);
      await take(store, ['a.txt'], { archiveOf: () => ({ ...archive, box: '13' }) });
      assert.deepEqual(await archiveNow(store), { ...archive, box: '13' });
    });
  });

  test('an abort keeps what was taken in', async () => {
    const names = Array.from({ length: 40 }, (_, n) => `${n}.txt`);
    names.forEach((name, n) => write(name, paper(n)));
    await withStore(async (store) => {
      const controller = new AbortController();
      let ended = 0;
      const summary = await take(store, names, {
        signal: controller.signal,
        onOutcome: () => {
          if (++ended === 5) controller.abort(new Error('interrupted'));
        },
      }).catch((error: unknown) => error);
      assert.ok(summary);
      const { records } = await store.counts();
      assert.ok(records >= 5 && records < 40, `${records} records`);
      assert.equal((await store.runs(1))[0]!.state, 'interrupted');
    });
  });

  for (const jobs of [1, 4])
    test(`${jobs} at once take in every file`, async () => {
      const names = Array.from({ length: 30 }, (_, n) => `${n}.txt`);
      names.forEach((name, n) => write(name, paper(n)));
      await withStore(async (store) => {
        assert.equal((await take(store, names, { jobs })).counts.read, 30);
        assert.equal((await store.counts()).records, 30);
      });
    });

  test('a file that is named twice, or changes while the run goes on, ends each time', async () => {
    write('a.txt', paper(1));
    await withStore(async (store) => {
      function* paths() {
        yield file('a.txt');
        yield file('a.txt');
        write('a.txt', paper(2));
        yield file('a.txt');
      }
      const outcomes: string[] = [];
      await ingest(store, paths(), {
        command: 'ingest',
        version: '1.0.0',
        jobs: 3,
        ocr: 'auto',
        scanOptions: () => Promise.resolve({}),
        copy: false,
        archiveOf: () => null,
        signal: new AbortController().signal,
        onOutcome: ({ outcome }) => outcomes.push(outcome),
      });
      assert.equal(outcomes.length, 3);
      const [id] = (await store.sourceAt(file('a.txt')))!.recordIds;
      assert.match((await store.record(id!))!.subject!.text, /meeting 2/);
      assert.equal((await store.counts()).records, 1);
    });
  });
});
