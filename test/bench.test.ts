import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runMeasured, runNode } from '../tools/bench/child.ts';
import { measureColdStart } from '../tools/bench/cold-start.ts';
import { measureLongRun, measureOnePacket } from '../tools/bench/growth.ts';
import { median, percentile } from '../tools/bench/statistics.ts';
import { findOwnTexts, findTexts } from '../tools/bench/texts.ts';
import { measureThroughput } from '../tools/bench/throughput.ts';
import { root } from '../tools/eval/shared.ts';

const memcon = join(root, 'bin', 'memcon.js');
const texts = findOwnTexts(root);
const [text] = texts;
assert.ok(text);

test('percentiles go by nearest rank', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(percentile([4, 1, 3, 2], 0.95), 4);
  assert.equal(percentile([4, 1, 3, 2], 0.25), 1);
  assert.throws(() => median([]), /no values/);
});

test('without a corpus the own texts are read', () => {
  assert.deepEqual(findTexts(root, null), { from: 'fixtures', paths: texts });
});

test('a child that fails is not measured as if it had worked', async () => {
  await assert.rejects(runNode(['-e', 'process.exit(4)']), /ended with 4/);
  await assert.rejects(runMeasured(['-e', 'process.exit(4)']), /ended with 4/);
});

test('peak memory is that of the child', async () => {
  const idle = await runMeasured(['-e', '0']);
  const full = await runMeasured(['-e', 'globalThis.kept = Buffer.alloc(100 * 2 ** 20, 1)']);
  assert.ok(full.peakMiB > idle.peakMiB + 80, `${full.peakMiB} after ${idle.peakMiB} MiB`);
});

test('throughput counts all records and is of one run with its own yardstick', async () => {
  const t = await measureThroughput(texts, 1);
  assert.equal(t.files, texts.length);
  assert.ok(t.records >= texts.length / 2, `${t.records} records`);
  assert.ok(t.fromMemory.timesSplit > 1 && t.fromFiles.timesSplit > 1);
  assert.ok(t.p95 >= t.p50 && t.slowest[0]!.ms >= t.p95);
});

test('a cold start that reads takes longer than one of Node alone', async () => {
  const start = await measureColdStart(memcon, text, 3);
  assert.ok(start.read > start.node && start.version > 0, JSON.stringify(start));
});

test('runs over more files and over longer files end and are measured', async () => {
  const steps = await measureOnePacket(memcon, text);
  assert.deepEqual(
    steps.map(({ documents }) => documents),
    [1, 10, 100],
  );
  const run = await measureLongRun(memcon, texts, 40);
  assert.equal(run.tenthsMiB.length, 10);
  assert.ok(run.peakMiB > 20 && run.ms > 0);
  assert.equal(run.usedMiB.length, 4);
  assert.ok(run.usedMiB.every((mib) => mib > 1 && mib < run.peakMiB));
});
