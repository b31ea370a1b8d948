import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreFault, openLibrary, type Store } from '../src/store/index.ts';
import { launcher, memcon } from './support/command.ts';
import { paper } from './support/papers.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-kills-'));
after(() => rmSync(folder, { recursive: true }));

/** MEMCON_KILLS=200 kills oftener. */
const kills = Number(process.env.MEMCON_KILLS ?? 25);
const files = 40;
/** Files that have changed from one intake to the next. */
const changes = 15;
/** Milliseconds in which a killed intake starts up, makes the library and begins. */
const startUp = 600;

const random = (below: number): number => Math.floor(Math.random() * below);

async function openWhole(library: string): Promise<Store | null> {
  const store = await openLibrary(library, { mode: 'open' });
  // It may have been killed before it made one.
  if (isStoreFault(store)) return store.code === 'missing' ? null : assert.fail(store.message);
  return store;
}

/** Starts an intake and kills it somewhere: before the first file, or right after some file has ended. */
async function killSomewhere(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const closed = once(child, 'close');
  const ended = random(changes + 3);
  if (ended === 0) setTimeout(() => child.kill('SIGKILL'), random(startUp));
  let lines = 0;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    lines += text.split('\n').length - 1;
    if (ended > 0 && lines >= ended) setTimeout(() => child.kill('SIGKILL'), random(8));
  });
  await closed;
}

test(`an intake killed ${kills} times leaves the library whole, and every file is in it once`, async () => {
  const library = join(folder, 'killed.library');
  const papers = join(folder, 'papers');
  mkdirSync(papers);
  const numbers = Array.from({ length: files }, (_, n) => n);
  const write = (at: number): void => writeFileSync(join(papers, `${at}.txt`), paper(numbers[at]!));
  numbers.forEach((_, at) => write(at));
  for (let kill = 1; kill <= kills; kill++) {
    const args = ['ingest', papers, '--library', library, ...(kill % 2 ? ['--copy'] : [])];
    await killSomewhere(args);
    const store = await openWhole(library);
    if (store) {
      assert.deepEqual(await store.check(), [], `after kill ${kill}`);
      await store.close();
    }
    for (let n = 0; n < changes; n++) {
      const at = random(files);
      numbers[at] = kill * 1000 + at;
      write(at);
    }
    // Two writings within one tick of the file system's clock would look like one.
    await sleep(10);
  }
  const last = await memcon(['ingest', papers, '--library', library]);
  assert.equal(last.code, 0, last.stderr);
  const store = await openWhole(library);
  assert.ok(store);
  try {
    assert.deepEqual(await store.check(), []);
    assert.equal((await store.counts()).records, files);
    for (const [at, number] of numbers.entries()) {
      const known = await store.sourceAt(join(papers, `${at}.txt`));
      assert.equal(known?.recordIds.length, 1);
      const record = await store.record(known.recordIds[0]!);
      assert.match(record!.subject!.text, new RegExp(`meeting ${number}$`));
    }
  } finally {
    await store.close();
  }
});
