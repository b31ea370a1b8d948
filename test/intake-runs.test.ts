import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, describe, test } from 'node:test';
import type { Run } from '../src/query/library.ts';
import { isStoreFault, openLibrary } from '../src/store/index.ts';
import { launcher, memcon } from './support/command.ts';
import { paper } from './support/papers.ts';

const base = mkdtempSync(join(tmpdir(), 'memcon-runs-'));
after(() => rmSync(base, { recursive: true }));

function makePapers(name: string, count: number): string {
  const folder = join(base, name);
  mkdirSync(folder);
  for (let n = 0; n < count; n++) writeFileSync(join(folder, `${n}.txt`), paper(n));
  return folder;
}

/** An intake that goes on until it is ended. */
async function watch(folder: string, library: string): Promise<ChildProcessByStdio<null, null, Readable>> {
  const child = spawn(process.execPath, [launcher, 'ingest', folder, '--watch', '--library', library], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  while (!said.includes('watching for new files')) await once(child.stderr, 'data');
  return child;
}

async function runs(library: string): Promise<readonly Pick<Run, 'id' | 'state' | 'ended'>[]> {
  const { stdout, stderr } = await memcon(['runs', '--library', library, '--format', 'json']);
  assert.equal(stderr, '');
  return (JSON.parse(stdout) as Run[]).map(({ id, state, ended }) => ({ id, state, ended }));
}

const states = async (library: string): Promise<readonly string[]> =>
  (await runs(library)).map(({ id, state }) => `${id} ${state}`);

const locks = (): readonly string[] => readdirSync(base).filter((name) => name.includes('.run-'));

describe('a run', () => {
  test('whose program was killed is listed as stopped, one that goes on as running', async () => {
    const folder = makePapers('killed', 3);
    const library = join(base, 'killed.library');
    const first = await watch(folder, library);
    const second = await watch(folder, library);
    assert.deepEqual(await states(library), ['2 running', '1 running']);
    // By another name too.
    const link = join(base, 'link.library');
    symlinkSync(library, link);
    assert.deepEqual(await states(link), ['2 running', '1 running']);

    first.kill('SIGKILL');
    await once(first, 'close');
    assert.deepEqual(await states(library), ['2 running', '1 stopped']);
    assert.match((await memcon(['library', 'info', '--library', library])).stdout, /last run .*, running,/);

    assert.equal((await memcon(['ingest', folder, '--library', library])).code, 0);
    assert.deepEqual(await states(library), ['3 done', '2 running', '1 stopped']);
    assert.deepEqual(locks(), ['killed.library.run-2']);

    second.kill('SIGKILL');
    await once(second, 'close');
    assert.deepEqual(await states(library), ['3 done', '2 stopped', '1 stopped']);
    // A program that may only read says so too, and a copy has no programs.
    const copy = join(base, 'copy.library');
    assert.equal((await memcon(['library', 'backup', copy, '--library', library])).code, 0);
    assert.deepEqual(await runs(copy), await runs(library));
    assert.equal((await runs(library))[1]?.ended, null);
  });

  test('is running for the program that makes it, and stopped where that closes the library before its end', async () => {
    const path = join(base, 'own.library');
    const store = await openLibrary(path, { mode: 'create' });
    if (isStoreFault(store)) assert.fail(store.message);
    const run = await store.startRun({ command: 'ingest', reader: 'reader 1' });
    const other = await store.startRun({ command: 'ingest', reader: 'reader 1' });
    assert.deepEqual(await states(path), [`${other} running`, `${run} running`]);
    assert.deepEqual(
      (await store.runs(9)).map(({ state }) => state),
      ['running', 'running'],
    );
    await store.endRun(run, 'interrupted');
    await store.close();
    assert.deepEqual(await states(path), [`${other} stopped`, `${run} interrupted`]);
  });

  test('is ended by SIGTERM as by Ctrl-C: what was taken in stays, and the exit code says why', async () => {
    const folder = makePapers('many', 400);
    const library = join(base, 'terminated.library');
    const child = spawn(process.execPath, [launcher, 'ingest', folder, '--library', library], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    let isTold = false;
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      // Once: a second one ends it at once.
      if (!isTold && said.split('\n').length > 10) isTold = child.kill('SIGTERM');
    });
    assert.deepEqual(await once(child, 'close'), [143, null]);
    assert.match(printed, /^run 1, interrupted: /);
    assert.deepEqual(await states(library), ['1 interrupted']);
    const checked = await memcon(['library', 'check', '--library', library]);
    assert.equal(checked.code, 0, checked.stdout);
    const next = await memcon(['ingest', folder, '--library', library]);
    assert.equal(next.code, 0);
    assert.match(next.stdout, /^run 2: \d+ read, [1-9]\d* unchanged, /);
  });
});
