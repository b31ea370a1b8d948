import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { launcher, memcon } from './support/command.ts';
import { paper } from './support/papers.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-intake-'));
const file = (...names: readonly string[]): string => join(folder, ...names);
const samples = join(import.meta.dirname, '..', 'samples');

before(() => {
  mkdirSync(file('box', 'deep'), { recursive: true });
  for (let n = 0; n < 6; n++) writeFileSync(file('box', `${n}.txt`), paper(n));
  writeFileSync(file('box', 'deep', '6.txt'), paper(6));
  writeFileSync(file('box', 'notes.json'), '{"not": "a record"}');
});
after(() => rmSync(folder, { recursive: true }));

/** What `memcon library info --json` prints. */
async function info(library: string): Promise<{ readonly records: number; readonly sources: number }> {
  const { stdout } = await memcon(['library', 'info', '--json', '--library', library]);
  return JSON.parse(stdout) as { records: number; sources: number };
}

describe('memcon ingest', { concurrency: 2 }, () => {
  test('takes a folder in, then passes it over; runs tell of both', async () => {
    const library = file('folder.library');
    const first = await memcon(['ingest', file('box'), '--library', library]);
    assert.equal(first.code, 0);
    assert.match(first.stdout, /^run 1: 7 read, 0 unchanged, 0 no memorandum, 0 failed \(7 records\); /);
    assert.match(first.stderr, /left out what is no source by its name: \S+notes\.json\n/);
    assert.match(first.stderr, /memcon: \S+6\.txt: read, 1 record\n/);
    const second = await memcon(['ingest', file('box'), '--library', library, '--jobs', '1']);
    assert.match(second.stdout, /^run 2: 0 read, 7 unchanged, /);
    assert.doesNotMatch(second.stderr, /6\.txt/);

    const runs = await memcon(['runs', '--library', library, '--format', 'json']);
    const listed = JSON.parse(runs.stdout) as Readonly<Record<string, unknown>>[];
    assert.deepEqual(
      listed.map(({ id, state, read, unchanged, command }) => [id, state, read, unchanged, command]),
      [
        [2, 'done', 0, 7, `ingest ${file('box')}`],
        [1, 'done', 7, 0, `ingest ${file('box')}`],
      ],
    );
    const csv = await memcon(['runs', '1', '--library', library, '--format', 'csv']);
    assert.match(csv.stdout, /^outcome,records,ms,path,reason\r\n/);
    assert.equal(csv.stdout.split('\r\n').length, 9);
    const pretty = await memcon(['runs', '--library', library, '--limit', '1']);
    assert.match(pretty.stdout, /^id {2}started .*\n 2 {2}20/);
    assert.equal(pretty.stdout.split('\n').length, 3);
    const none = await memcon(['runs', '9', '--library', library]);
    assert.deepEqual([none.code, none.stderr], [3, `memcon: ${library}: there is no run 9\n`]);
  });

  test('takes a glob, files by name, records and what they are told with', async () => {
    const library = file('glob.library');
    const printed = await memcon(['read', file('box', '5.txt'), '--format', 'jsonl']);
    writeFileSync(file('records.json'), `${printed.stdout}{"id": 1}\n`);
    const ran = await memcon([
      ...['ingest', file('box', '**', '[0-2].txt'), file('records.json'), file('not-there.txt')],
      ...['--library', library],
    ]);
    assert.equal(ran.code, 3);
    assert.match(ran.stdout, /^run 1: 4 read, 0 unchanged, 0 no memorandum, 1 failed \(4 records\); /);
    assert.match(ran.stderr, /records\.json: read, 1 record \(1 not read: line 2: id: /);
    assert.match(ran.stderr, /memcon: \S+not-there\.txt: no such file\n/);
  });

  test('the library is found by the environment', async () => {
    const ran = await memcon(['ingest', file('box', '1.txt')], '', { MEMCON_LIBRARY: file('env.library') });
    assert.equal(ran.code, 0);
    assert.deepEqual((await info(file('env.library'))).records, 1);
  });

  test('samples, a scan among them, keep their copies', async () => {
    const library = file('samples.library');
    const ran = await memcon(['ingest', samples, '--copy', '--library', library]);
    assert.equal(ran.code, 0, ran.stderr);
    const { records, sources } = await info(library);
    assert.ok(records >= 8 && sources >= 8, `${records} records of ${sources} files`);
    const check = await memcon(['library', 'check', '--library', library]);
    assert.deepEqual(
      [check.code, check.stdout],
      [0, `${library} is whole: ${records} records of ${sources} files.\n`],
    );
    rmSync(`${library}.files`, { recursive: true });
    const broken = await memcon(['library', 'check', '--library', library]);
    assert.equal(broken.code, 1);
    assert.notEqual(broken.stdout, '');
  });

  test('a folder with the library in it does not take its copies for papers', async () => {
    mkdirSync(file('shelf'));
    writeFileSync(file('shelf', 'a.txt'), paper(1));
    const args = ['ingest', file('shelf'), '--copy', '--library', file('shelf', 'x.library')];
    await memcon(args);
    assert.match((await memcon(args)).stdout, /^run 2: 0 read, 1 unchanged, 0 no memorandum, 0 failed/);
  });

  test('where papers are kept is read from a list', async () => {
    const library = file('archive.library');
    writeFileSync(file('archive.json'), JSON.stringify([{ files: 'box/**', repository: 'Marlow Library' }]));
    const ran = await memcon([
      'ingest',
      file('box', '1.txt'),
      '--archive',
      file('archive.json'),
      '--library',
      library,
    ]);
    assert.equal(ran.code, 0, ran.stderr);
    const bad = await memcon([
      'ingest',
      file('box'),
      '--archive',
      file('box', 'notes.json'),
      '--library',
      library,
    ]);
    assert.equal(bad.code, 2);
    assert.match(bad.stderr, /notes\.json: is no list of where papers are kept/);
  });

  test('what is no library is told in one sentence', async () => {
    const text = file('text.library');
    writeFileSync(text, 'no database');
    const other = file('other.library');
    new DatabaseSync(other).exec('CREATE TABLE t (x)');
    const newer = file('newer.library');
    await memcon(['ingest', file('box', '1.txt'), '--library', newer]);
    const database = new DatabaseSync(newer);
    database.exec('PRAGMA user_version = 999');
    database.close();
    const cases: readonly (readonly [library: string, says: RegExp])[] = [
      [text, /is not a library of Memcon/],
      [other, /is not a library of Memcon/],
      [newer, /was made by a newer Memcon/],
      [folder, /is a folder/],
      [file('no', 'folder.library'), /its folder is missing/],
    ];
    for (const [library, says] of cases)
      for (const command of [['ingest', file('box', '1.txt')], ['library', 'check'], ['runs']]) {
        const { code, stderr, stdout } = await memcon([...command, '--library', library]);
        assert.deepEqual([code, stdout], [3, ''], `${command.join(' ')} ${library}`);
        assert.match(
          stderr,
          command[0] === 'ingest' ? says : new RegExp(`${says.source}|there is no library`),
        );
        assert.equal(stderr.trimEnd().split('\n').length, 1);
      }
    assert.equal(readFileSync(text, 'utf8'), 'no database');
  });

  test('a backup is a whole library, and writes over nothing', async () => {
    const library = file('original.library');
    await memcon(['ingest', file('box'), '--library', library]);
    const copy = file('backup.library');
    assert.equal((await memcon(['library', 'backup', copy, '--library', library])).code, 0);
    assert.deepEqual(await info(copy).then(({ records }) => records), 7);
    assert.equal((await memcon(['library', 'check', '--library', copy])).code, 0);
    assert.equal((await memcon(['library', 'backup', copy, '--library', library])).code, 3);
    const described = await memcon(['library', 'info', '--library', library]);
    assert.match(described.stdout, /^records {5}7$/m);
  });

  test('wrong calls are told', async () => {
    for (const args of [
      ['ingest'],
      ['ingest', '--copy', '--in-place', file('box')],
      ['ingest', '--watch', file('box', '1.txt'), '--library', file('never.library')],
      ['runs', 'last'],
      ['library'],
    ])
      assert.equal((await memcon(args)).code, 2, args.join(' '));
  });

  test('Ctrl-C ends it, and keeps what was taken in', async () => {
    const many = file('many');
    mkdirSync(many);
    for (let n = 0; n < 400; n++) writeFileSync(join(many, `${n}.txt`), paper(n));
    const library = file('interrupted.library');
    const child = spawn(process.execPath, [launcher, 'ingest', many, '--library', library], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let isTold = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      // Once: a second one ends it at once.
      if (!isTold && said.split('\n').length > 10) isTold = child.kill('SIGINT');
    });
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 130);
    const { records } = await info(library);
    assert.ok(records >= 9 && records < 400, `${records} records`);
    const runs = await memcon(['runs', '--library', library, '--format', 'json']);
    assert.equal((JSON.parse(runs.stdout) as [{ state: string }])[0].state, 'interrupted');
    assert.equal((await memcon(['library', 'check', '--library', library])).code, 0);
  });

  test('--watch takes in what comes, when it is written, until Ctrl-C', async () => {
    const inbox = file('inbox');
    mkdirSync(inbox);
    writeFileSync(join(inbox, 'a.txt'), paper(1));
    const library = file('watch.library');
    const child = spawn(process.execPath, [launcher, 'ingest', inbox, '--watch', '--library', library], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const hear = async (words: RegExp): Promise<void> => {
      while (!words.test(said)) await once(child.stderr, 'data');
    };
    await hear(/watching for new files/);
    mkdirSync(join(inbox, 'late'));
    writeFileSync(join(inbox, 'late', 'b.txt'), paper(2));
    writeFileSync(join(inbox, 'late', 'c.docx'), 'left out');
    // A file that is written in two goes is read once, whole.
    const [half, rest] = [paper(3).slice(0, 100), paper(3).slice(100)];
    writeFileSync(join(inbox, 'slow.txt'), half);
    setTimeout(() => writeFileSync(join(inbox, 'slow.txt'), half + rest), 400);
    await hear(/b\.txt: read, 1 record/);
    await hear(/slow\.txt: read, 1 record/);
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 0);
    assert.match(printed, /^run 1: 3 read, 0 unchanged, 0 no memorandum, 0 failed \(3 records\); /);
    assert.doesNotMatch(said, /docx/);
  });
});
