import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isStoreFault, openLibrary } from '../src/store/index.ts';
import { memcon, type Ran } from './support/command.ts';
import { paper } from './support/papers.ts';

const base = mkdtempSync(join(tmpdir(), 'memcon-together-'));
after(() => rmSync(base, { recursive: true }));

const files = 80;

test('two programs take files into a library that a third one searches', async () => {
  const library = join(base, 'shared.library');
  const boxes = ['one', 'two'].map((name, box) => {
    const folder = join(base, name);
    mkdirSync(folder);
    for (let n = 0; n < files; n++) writeFileSync(join(folder, `${n}.txt`), paper(box * files + n));
    return folder;
  });
  let writing = boxes.length;
  const intakes = boxes.map((box) =>
    memcon(['ingest', box, '--library', library, '--jobs', '1']).finally(() => writing--),
  );
  const searches: Ran[] = [];
  const search = async (): Promise<void> => {
    while (writing > 0)
      searches.push(await memcon(['search', 'ferries', '--library', library, '--format', 'json']));
  };
  const [ran] = await Promise.all([Promise.all(intakes), search()]);
  for (const { code, stdout, stderr } of ran) {
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      new RegExp(`: ${files} read, 0 unchanged, 0 no memorandum, 0 failed \\(${files} records\\)`),
    );
  }
  assert.ok(searches.length > 0);
  // Only before one of the others has made it is there no library to search.
  for (const { code, stderr } of searches) if (code !== 0) assert.match(stderr, /there is no library/);
  const store = await openLibrary(library, { mode: 'open' });
  if (isStoreFault(store)) assert.fail(store.message);
  try {
    assert.deepEqual(await store.check(), []);
    const { records, sources } = await store.counts();
    assert.deepEqual([records, sources], [boxes.length * files, boxes.length * files]);
    assert.deepEqual(
      (await store.runs(10)).map(({ state, counts }) => [state, counts.read]),
      boxes.map(() => ['done', files]),
    );
  } finally {
    await store.close();
  }
});
