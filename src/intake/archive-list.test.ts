import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readArchiveList, type ArchiveOf } from './archive-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-archive-'));
after(() => rmSync(folder, { recursive: true }));

async function listOf(value: unknown): Promise<ArchiveOf | string> {
  const path = join(folder, 'archive.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return readArchiveList(path);
}

describe('readArchiveList', () => {
  test('later entries add to earlier ones', async () => {
    const archiveOf = await listOf([
      { files: '**', repository: 'Marlow Library', box: null },
      { files: 'box-12/**', box: '12' },
      { files: 'box-12/ferries*', folder: 'Ferries' },
    ]);
    assert.ok(typeof archiveOf !== 'string');
    const nothing = { collection: null, series: null, caseNumber: null };
    assert.deepEqual(archiveOf(join(folder, 'box-12', 'ferries-1.pdf')), {
      ...nothing,
      repository: 'Marlow Library',
      box: '12',
      folder: 'Ferries',
    });
    assert.deepEqual(archiveOf(join(folder, 'box-13', 'ferries-1.pdf')), {
      ...nothing,
      repository: 'Marlow Library',
      box: null,
      folder: null,
    });
    const some = await listOf([{ files: '*.pdf', box: '1' }]);
    assert.ok(typeof some !== 'string');
    assert.equal(some(join(folder, 'deep', 'a.pdf')), null);
  });

  test('what is wrong with a list is said', async () => {
    assert.match(String(await listOf('[')), /archive\.json: is no JSON/);
    assert.match(
      String(await listOf({ files: '*' })),
      /archive\.json: is no list of where papers are kept \(/,
    );
    assert.match(String(await listOf([{ files: '*', shelf: '3' }])), /\[0\]: .*"shelf"/);
    assert.match(String(await listOf([{ box: '3' }])), /\[0\]\.files: /);
    assert.match(String(await readArchiveList(join(folder, 'none.json'))), /none\.json: can't be read/);
  });
});
