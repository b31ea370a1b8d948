import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { isStoreFault, openLibrary } from './index.ts';
import { Library, openReader, openWriter } from './library.ts';

/** Keeps the processor busy. */
function work(ms: number): void {
  for (const start = performance.now(); performance.now() - start < ms;);
}

test('a long reading is not kept waiting at each of its steps by all that came after it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-turns-'));
  const path = join(folder, 'a.library');
  try {
    const made = await openLibrary(path, { mode: 'create' });
    if (isStoreFault(made)) throw made;
    await made.close();
    const library = new Library(path, openWriter(path), openReader(path, false), false);
    const ended: string[] = [];
    const long = library
      .read(async () => {
        for (let step = 0; step < 5; step++) {
          work(5);
          await turn();
        }
      })
      .then(() => ended.push('long'));
    // All in one turn, as requests of 40 readers come.
    const short = Array.from({ length: 40 }, async () => {
      await wait(1);
      await library.read(() => work(5));
      ended.push('short');
    });
    await Promise.all([long, ...short]);
    await library.close();
    assert.equal(ended.length, 41);
    // One short reading in each of its turns, or a few more.
    assert.ok(ended.indexOf('long') <= 12, `${ended.indexOf('long')} short readings ended before it`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
