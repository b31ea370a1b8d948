import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { RunLocks } from './run-lock.ts';

describe('locks of runs', () => {
  let folder = '';
  let path = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'memcon-lock-'));
    path = join(folder, 'a.library');
    writeFileSync(path, '');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are seen by whatever link the library is known', () => {
    symlinkSync(path, join(folder, 'link'));
    const locks = new RunLocks(path);
    locks.take(1);
    const others = new RunLocks(join(folder, 'link'));
    assert.equal(others.isHeld(1), true);
    assert.equal(others.isHeld(2), false);
    locks.release(1);
    assert.equal(others.isHeld(1), false);
  });

  test('go when the library was renamed meanwhile', () => {
    const locks = new RunLocks(path);
    locks.take(1);
    renameSync(path, join(folder, 'b.library'));
    assert.equal(locks.isHeld(1), true);
    locks.releaseAll();
    assert.deepEqual(readdirSync(folder), ['b.library']);
  });

  test('of a run whose start was rolled back are taken anew by the next one', () => {
    const locks = new RunLocks(path);
    locks.take(1);
    locks.take(1);
    assert.equal(new RunLocks(path).isHeld(1), true);
    locks.release(1);
    assert.deepEqual(readdirSync(folder), ['a.library']);
  });
});
