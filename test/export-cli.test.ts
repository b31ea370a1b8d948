import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isStoreFault, openLibrary } from '../src/store/index.ts';
import { memcon, type Ran } from './support/command.ts';
import { makeInventedLibrary } from './support/invented-library.ts';
import { inventedVolume } from './support/tei-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-export-'));
const place = (...names: readonly string[]): string => join(folder, ...names);
const sample = resolve(import.meta.dirname, '../samples/1997-03-08-halloran-ostrander-telcon.txt');
const other = resolve(import.meta.dirname, '../samples/1989-05-19-marenland-memcon.txt');
let library = '';

before(async () => {
  library = await makeInventedLibrary(folder);
});
after(() => rmSync(folder, { recursive: true }));

/** As a user whose library is nowhere, so that only files can be meant. */
const run = (...args: readonly string[]): Promise<Ran> =>
  memcon(['export', ...args], '', { MEMCON_LIBRARY: place('none.library') });

const idsIn = (jsonl: string): readonly string[] =>
  jsonl
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { id: string }).id);

describe('memcon export', { concurrency: 2 }, () => {
  test('of files: one after the other, to standard output', async () => {
    const { code, stdout, stderr } = await run(sample, other, '--format', 'jsonl');
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(idsIn(stdout).length, 2);
  });

  test('of an edition in TEI, and of records that were read before', async () => {
    const volume = place('edition.xml');
    writeFileSync(volume, inventedVolume());
    const records = place('edition.jsonl');
    assert.deepEqual((await run(volume, '--out', records)).code, 0);
    const ids = idsIn(readFileSync(records, 'utf8'));
    assert.equal(ids.length, 3);
    const { code, stdout } = await run(records, '--format', 'markdown');
    assert.equal(code, 0);
    assert.match(stdout, /Caldwell/);
    const bomb = place('bomb.xml');
    writeFileSync(bomb, '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><TEI>&b;</TEI>');
    const refused = await run(bomb, '--format', 'markdown');
    assert.deepEqual([refused.code, refused.stdout], [3, '']);
    assert.match(refused.stderr, /declares entities or points outside the file, which is not read/);
  });

  test('of a library: all of it, ids, or what a query finds', async () => {
    const of = async (...args: readonly string[]): Promise<readonly string[]> => {
      const { code, stdout, stderr } = await run(...args, '--library', library, '--format', 'jsonl');
      assert.deepEqual([code, stderr], [0, '']);
      return idsIn(stdout);
    };
    assert.deepEqual(await of(), ['invented-1', 'invented-2', 'invented-3', 'invented-4']);
    assert.deepEqual(await of('invented-3', 'invented-1'), ['invented-3', 'invented-1']);
    assert.deepEqual(await of('speaker:adler', 'lighthouse'), ['invented-3']);
  });

  test('what editors corrected goes out corrected', async () => {
    mkdirSync(place('corrected'));
    const path = await makeInventedLibrary(place('corrected'));
    const store = await openLibrary(path, { mode: 'open' });
    if (isStoreFault(store)) throw store;
    const read = await store.record('invented-1');
    const change = {
      kind: 'field',
      field: 'subject',
      was: read?.subject?.text ?? null,
      value: 'Dues of the lower harbor',
    } as const;
    await store.addCorrection('invented-1', change, 'M. Ashgrove');
    await store.close();
    const { stdout } = await run('invented-1', '--library', path, '--format', 'csv');
    assert.match(stdout, /Dues of the lower harbor/);
  });

  test('what names nothing is said, and leaves no file', async () => {
    const out = place('nothing.jsonl');
    for (const [args, code, message] of [
      [['nosuch.txt'], 2, /nosuch\.txt: no such file, and \S+none\.library: no such library/],
      [['--library', library, 'date:'], 2, /\^/],
      [
        ['--library', library, 'invented-1', 'invented-9'],
        2,
        /no record of the library has the id invented-9/,
      ],
      [['--library', place('none.library')], 3, /there is no library/],
    ] as const) {
      const ran = await run(...args, '--format', 'jsonl', '--out', out);
      assert.equal(ran.code, code, ran.stderr);
      assert.match(ran.stderr, message);
      assert.equal(existsSync(out), false);
    }
    const none = await run('--library', library, 'zeppelin', '--format', 'jsonl');
    assert.deepEqual([none.code, none.stdout], [0, '']);
    assert.match(none.stderr, /no record matches/);
  });

  test('a file that is there stays, but with --force', async () => {
    mkdirSync(place('kept'));
    const out = place('kept', 'kept.jsonl');
    writeFileSync(out, 'mine');
    const refused = await run(sample, '--format', 'jsonl', '--out', out);
    assert.equal(refused.code, 3);
    assert.match(refused.stderr, /kept\.jsonl: is there already; --force writes over it\n/);
    assert.equal(readFileSync(out, 'utf8'), 'mine');
    assert.equal((await run(sample, '--format', 'jsonl', '--out', out, '--force')).code, 0);
    assert.equal(idsIn(readFileSync(out, 'utf8')).length, 1);
    assert.deepEqual(readdirSync(place('kept')), ['kept.jsonl']);
    const lost = await run(sample, '--format', 'jsonl', '--out', place('no', 'folder', 'x.jsonl'));
    assert.equal(lost.code, 3);
    assert.match(lost.stderr, /x\.jsonl: can't be written \(its folder is not there\)/);
  });

  test('some forms are a file a record, or a folder of tables', async () => {
    const copies = place('copies');
    assert.equal((await run(sample, other, '--format', 'docx', '--out', copies)).code, 0);
    assert.deepEqual(
      readdirSync(copies).map((name) => name.slice(0, 11)),
      ['1989-05-19-', '1997-03-08-'],
    );
    const tables = place('tables');
    assert.equal((await run('--library', library, '--format', 'csv-package', '--out', tables)).code, 0);
    assert.deepEqual(readdirSync(tables), [
      'datapackage.json',
      'findings.csv',
      'paragraphs.csv',
      'people.csv',
      'records.csv',
    ]);
    const one = place('one.docx');
    const several = await run(sample, other, '--format', 'docx', '--out', one);
    assert.equal(several.code, 3);
    assert.match(several.stderr, /one\.docx: is one file, but there are several records; name a folder/);
    assert.equal(existsSync(one), false);
  });

  test('options go with their formats', async () => {
    const stranger = await run(sample, '--format', 'ris', '--table', 'people');
    assert.equal(stranger.code, 2);
    assert.match(stranger.stderr, /--table says nothing to the format ris/);
    const nowhere = await run(sample, '--format', 'docx');
    assert.equal(nowhere.code, 2);
    assert.match(nowhere.stderr, /a file for each record; name a place with --out/);
    const passage = await run(sample, '--format', 'citation', '--style', 'mla', '--passage', '2');
    assert.match(passage.stdout, /^In the text: \(“Telephone Conversation with [^”]+” 1\)$/m);
    const beyond = await run(sample, '--format', 'ris', '--passage', '999');
    assert.equal(beyond.code, 3);
    assert.match(beyond.stderr, /has no paragraph 999/);
  });

  test('pages with boxes and typed texts go out in forms of pages alike', async () => {
    const pages = resolve(import.meta.dirname, '../src/page/readers/fixtures/two-pages.hocr');
    const out = place('pages');
    const { code, stderr } = await run(pages, sample, '--format', 'alto', '--out', out);
    assert.equal(code, 0, stderr);
    const files = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
    assert.deepEqual(files.map((text) => text.includes('HPOS')).sort(), [false, true]);
  });

  test('documents go into a volume that is there', async () => {
    const volume = place('volume.xml');
    assert.equal((await run(other, '--format', 'frus', '--out', volume)).code, 0);
    const larger = place('larger.xml');
    const { code, stderr } = await run(sample, '--format', 'frus', '--into', volume, '--out', larger);
    assert.equal(code, 0);
    assert.match(stderr, /is document 2 \(d2\), after d1\n/);
    const [before, now] = [volume, larger].map((path) => readFileSync(path, 'utf8'));
    assert.match(now!, /<div [^>]*\bxml:id="d2"/);
    assert.ok(now!.startsWith(before!.slice(0, before!.lastIndexOf('</div>'))));
    for (const [encoding, found] of [
      ['utf16le', 'in UTF-16'],
      ['latin1', 'not in UTF-8'],
    ] as const) {
      writeFileSync(place('other.xml'), Buffer.from(`${now}<!-- é -->`, encoding));
      const refused = await run(sample, '--format', 'frus', '--into', place('other.xml'));
      assert.equal(refused.code, 3);
      assert.match(
        refused.stderr,
        new RegExp(`other\\.xml: is ${found}, and --into takes volumes in UTF-8 alone`),
      );
    }
    const missing = await run(sample, '--format', 'frus', '--into', place('none.xml'));
    assert.equal(missing.code, 3);
    assert.match(missing.stderr, /none\.xml: can't be read as a volume/);
  });
});
