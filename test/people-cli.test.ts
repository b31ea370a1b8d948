import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Person, PersonLabel } from '../src/people/person.ts';
import { memcon, type Ran } from './support/command.ts';
import { makeInventedLibrary } from './support/invented-library.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-people-'));
let library = '';
let copies = 0;

before(async () => {
  library = await makeInventedLibrary(folder);
});
after(() => rmSync(folder, { recursive: true }));

/** A library of its own for a test that changes it. */
function copyOfLibrary(): string {
  const path = join(folder, `copy-${copies++}.library`);
  copyFileSync(library, path);
  return path;
}

const people = (path: string, ...args: string[]): Promise<Ran> =>
  memcon(['people', ...args], '', { MEMCON_LIBRARY: path });

async function listed(path: string, ...words: string[]): Promise<readonly Person[]> {
  const { code, stdout } = await people(path, 'list', ...words, '--format', 'json');
  assert.equal(code, 0);
  return JSON.parse(stdout) as readonly Person[];
}

async function idOf(path: string, name: string): Promise<string> {
  const person = (await listed(path)).find((known) => known.name === name);
  assert.ok(person, `${name} is not in the library`);
  return String(person.id);
}

describe('memcon people', { concurrency: true }, () => {
  test('list shows everybody, or those of a name', async () => {
    assert.deepEqual((await listed(library)).map(({ name }) => name).toSorted(), [
      'Chancellor Vane',
      'Premier Adler',
    ]);
    assert.deepEqual(
      (await listed(library, 'vane')).map(({ name }) => name),
      ['Chancellor Vane'],
    );
    const { stdout } = await people(library, 'adler');
    assert.match(stdout, /^#\d+ +Premier Adler 4 records · 4 paragraphs\n$/);
  });

  test('list goes on after a person', async () => {
    const first = await people(library, 'list', '--limit', '1');
    const [, after] = /--after (\d+)\n$/.exec(first.stderr) ?? [];
    assert.ok(after);
    const second = await people(library, 'list', '--after', after);
    assert.equal(second.stderr, '');
    const names = [first, second].map(({ stdout }) => /(?:Chancellor Vane|Premier Adler)/.exec(stdout)?.[0]);
    assert.deepEqual(names.toSorted(), ['Chancellor Vane', 'Premier Adler']);
  });

  test('show gives the labels with the reason for each', async () => {
    const id = await idOf(library, 'Premier Adler');
    const { stdout } = await people(library, 'show', `#${id}`, '--format', 'json');
    const { labels } = JSON.parse(stdout) as { readonly labels: readonly PersonLabel[] };
    assert.ok(labels.some(({ label, records }) => label === 'PREMIER ADLER' && records === 4));
    const pretty = await people(library, 'show', id);
    assert.match(pretty.stdout, /^#\d+ {2}Premier Adler\n/);
    assert.match(pretty.stdout, /\n(?:labels)? +PREMIER ADLER \(4 records; by [a-z ]+\)\n/);
  });

  test('csv has a person a row, and of one person a label a row', async () => {
    const list = await people(library, 'list', '--format', 'csv');
    assert.match(
      list.stdout,
      /^id,name,names,offices,birth,death,origin,records,paragraphs\r\n(?:\d+,[^\r]+\r\n){2}$/,
    );
    const one = await people(library, 'show', await idOf(library, 'Premier Adler'), '--format', 'csv');
    assert.match(one.stdout, /^id,name,label,records,basis\r\n(?:\d+,Premier Adler,[^\r]+\r\n)+$/);
  });

  test('merge makes two people one, and split undoes it for a label', async () => {
    const path = copyOfLibrary();
    const [from, into] = [await idOf(path, 'Chancellor Vane'), await idOf(path, 'Premier Adler')];
    const merged = await people(path, 'merge', from, into, '--by', 'R. Quill');
    assert.equal(merged.stdout, `#${from} is now #${into}, Premier Adler\n`);
    assert.deepEqual(
      (await listed(path)).map(({ paragraphs }) => paragraphs),
      [12],
    );
    const split = await people(path, 'split', into, 'THE CHANCELLOR');
    assert.match(split.stdout, /^“THE CHANCELLOR” is now #\d+\n$/);
    assert.equal((await listed(path)).length, 2);
  });

  test('import takes a list in and brings it up to date, resolve settles labels anew', async () => {
    const path = copyOfLibrary();
    const file = join(folder, 'cabinet.json');
    const office = { title: 'Minister of Tides', from: '1980', to: '1990', country: 'Norland' };
    const cabinet = { name: 'Cabinet', people: [{ id: 'q', name: 'Ilse Quorn', offices: [office] }] };
    writeFileSync(file, JSON.stringify(cabinet));
    assert.equal((await people(path, 'import', file)).stdout, 'Cabinet: 1 added, 0 brought up to date\n');
    assert.equal((await people(path, 'import', file)).stdout, 'Cabinet: 0 added, 1 brought up to date\n');
    const shown = await people(path, 'list', 'quorn');
    assert.match(shown.stdout, /Ilse Quorn Minister of Tides, Norland \(1980–1990\) · 0 records/);
    assert.match((await people(path, 'resolve')).stdout, /^\d+ labels settled, \d+ open\n$/);
  });

  test('lists that can not be read are named, the others taken in', async () => {
    const path = copyOfLibrary();
    const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')];
    writeFileSync(good, JSON.stringify({ name: 'Good', people: [{ id: 'a', name: 'Oda Lund' }] }));
    writeFileSync(bad, 'no list');
    const { code, stdout, stderr } = await people(path, 'import', bad, join(folder, 'none.json'), good);
    assert.equal(code, 3);
    assert.equal(stdout, 'Good: 1 added, 0 brought up to date\n');
    assert.match(stderr, /^memcon: bad\.json: [^\n]+\nmemcon: [^\n]*none\.json: [^\n]+\n$/);
  });

  test('wrong ids are named', async () => {
    assert.equal((await people(library, 'show', 'adler')).code, 2);
    assert.equal((await people(library, 'merge', '1', '#1')).code, 2);
    const nobody = await people(library, 'show', '999');
    assert.equal(nobody.code, 3);
    assert.match(nobody.stderr, /999/);
    const unknown = await people(copyOfLibrary(), 'merge', '999', '1');
    assert.equal(unknown.code, 3);
    assert.match(unknown.stderr, /^memcon: [^\n]*999[^\n]*\n$/);
  });
});
