import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';
import { listInputs } from './inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-inputs-'));
before(() => {
  mkdirSync(join(folder, 'box', 'empty'), { recursive: true });
  for (const name of ['b.txt', 'a.PDF', 'README.md', '.hidden.txt', 'notes.docx', 'box/c.xml'])
    writeFileSync(join(folder, name), 'x');
  symlinkSync(folder, join(folder, 'box', 'loop'));
  symlinkSync(join(folder, 'b.txt'), join(folder, 'box', 'linked.txt'));
});
after(() => rmSync(folder, { recursive: true }));

test('a folder stands for its sources and those of its folders, sorted', () => {
  const { paths, faults, leftOut } = listInputs([folder]);
  assert.deepEqual(
    paths.map((path) => relative(folder, path)),
    ['a.PDF', 'b.txt', join('box', 'c.xml'), join('box', 'linked.txt')],
  );
  assert.deepEqual(faults, []);
  assert.deepEqual(leftOut, [
    `${folder}: left out what is no source by its name: ${join(folder, 'notes.docx')}`,
  ]);
});

test('what is named itself is taken whatever its name, in the order given', () => {
  const named = [join(folder, 'notes.docx'), '-', join(folder, 'not-there.txt')];
  assert.deepEqual(listInputs(named).paths, named);
});

test('a folder without a source is a fault', () => {
  const empty = join(folder, 'box', 'empty');
  assert.deepEqual(listInputs([empty]).faults, [
    { path: empty, code: 'empty', message: `${empty}: is a folder without a file that can be read` },
  ]);
});

test('a glob that the shell has left is what it matches, or a file of that name', () => {
  assert.deepEqual(
    listInputs([join(folder, '**', '*.{txt,xml}')]).paths.map((path) => relative(folder, path)),
    ['b.txt', join('box', 'c.xml'), join('box', 'linked.txt')],
  );
  const none = join(folder, '*.tiff');
  assert.deepEqual(listInputs([none]).paths, [none]);
});

test('more endings can be taken, and a folder be left out', () => {
  const { paths } = listInputs([folder], { moreEndings: ['.docx'], skip: join(folder, 'box') });
  assert.deepEqual(
    paths.map((path) => relative(folder, path)),
    ['a.PDF', 'b.txt', 'notes.docx'],
  );
});
