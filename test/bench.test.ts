import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPdf } from '../src/page/image/pdf-document.ts';
import { runMeasured, runNode } from '../tools/bench/child.ts';
import { measureColdStart } from '../tools/bench/cold-start.ts';
import { measureExports } from '../tools/bench/exports.ts';
import { measureLibrary } from '../tools/bench/library/measure.ts';
import { measureLongRun, measureOnePacket } from '../tools/bench/growth.ts';
import { processorSeconds, tellsChildren } from '../tools/bench/processor-time.ts';
import { makeScannedPages, scannedPacket } from '../tools/bench/scan-pages.ts';
import { median, percentile, slopeOf } from '../tools/bench/statistics.ts';
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

test('the slope is that of the line that fits best', () => {
  assert.equal(slopeOf([7, 9, 11, 13]), 2);
  assert.equal(slopeOf([1, 5, 1]), 0);
  assert.equal(slopeOf([4]), 0);
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

test('what children take counts as theirs, in time and in memory', async () => {
  if (!tellsChildren()) return;
  const before = processorSeconds();
  await runNode(['-e', 'while (process.cpuUsage().user < 600_000);']);
  const after = processorSeconds();
  assert.ok(after.children - before.children > 0.1, `${after.children - before.children} s`);
  const kept = 'globalThis.kept = Buffer.alloc(100 * 2 ** 20, 1); setTimeout(() => {}, 600)';
  const spawn = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(kept)}])`;
  const { samples, peakMiB } = await runMeasured(['-e', spawn]);
  const family = Math.max(...samples.map(({ familyMiB }) => familyMiB));
  assert.ok(family > peakMiB + 80, `${family} with children, ${peakMiB} MiB without`);
});

test('typed pages become scans, each stored for itself', async () => {
  const pictures = await makeScannedPages([text]);
  assert.ok(pictures.length >= 1);
  assert.deepEqual(await makeScannedPages([text]), pictures);
  const packet = await openPdf(await scannedPacket(pictures, 3));
  if (typeof packet === 'string') assert.fail(packet);
  assert.equal(packet.pageCount, 3);
  const last = packet.page(2);
  assert.equal(last.survey.content, 'scan');
  const { data, width } = await last.raster();
  const picture = pictures[2 % pictures.length]!;
  assert.equal(width, picture.width);
  assert.ok(Buffer.from(data).equals(Buffer.from(picture.data)), 'the pixels are those that went in');
  last.close();
  packet.close();
});

test('throughput counts all records and is of one run with its own yardstick', async () => {
  const t = await measureThroughput(texts, 1);
  assert.equal(t.files, texts.length);
  assert.ok(t.records >= texts.length / 2, `${t.records} records`);
  assert.ok(t.fromMemory.timesSplit > 1 && t.fromFiles.timesSplit > 1);
  assert.ok(t.p95 >= t.p50 && t.slowest[0]!.ms >= t.p95);
  assert.deepEqual(
    t.forms.map(({ form }) => form),
    ['plain', 'printed edition'],
  );
  assert.equal(
    t.forms.reduce((sum, { records }) => sum + records, 0),
    t.records,
  );
  assert.ok(t.forms.every((pace) => pace.tenKilobytesPerSecond > 0 && pace.timesSplit > 1));
});

test('a cold start that reads takes longer than one of Node alone', async () => {
  const start = await measureColdStart(memcon, text, 3);
  assert.ok(start.read > start.node && start.version > 0, JSON.stringify(start));
});

test('exports are measured at a tenth of the records and at all, packed ones at a tenth as many', async () => {
  const runs = await measureExports(200, texts, ['jsonl', 'docx']);
  assert.deepEqual(
    runs.map(({ format, records }) => [format, records]),
    [
      ['jsonl', 20],
      ['jsonl', 200],
      ['docx', 2],
      ['docx', 20],
    ],
  );
  assert.ok(runs.every(({ ms, peakMiB }) => ms > 0 && peakMiB > 20));
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

test('a library of three thousand records keeps its bounds, and every figure of it is there', async () => {
  const records = 3000;
  const { intake, results, peakMiB } = await measureLibrary(records);
  assert.deepEqual([intake.records, intake.bareRecords], [records, records]);
  assert.ok(intake.textBytes > records * 5000, `${intake.textBytes} bytes of text`);
  assert.ok(intake.libraryBytes < 2.5 * intake.textBytes, `${intake.libraryBytes} bytes of library`);
  const mostMiB = 500e6 / 2 ** 20;
  assert.ok(intake.peakMiB < mostMiB && peakMiB < mostMiB, `${intake.peakMiB} and ${peakMiB} MiB`);
  // Some 30 paragraphs a record. Of more than 20,000 an even sample is counted.
  const all = results['all paragraphs'];
  assert.ok(all && !all.exact && Math.abs(all.hits / (records * 30) - 1) < 0.1, `${all?.hits} paragraphs`);
  assert.equal(results['no hits']?.hits, 0);
  assert.ok(Object.keys(results).length >= 10, Object.keys(results).join(', '));
  const { tenths, ...taken } = intake;
  assert.equal(tenths.at(-1)?.records, records);
  const figures = [...Object.values<number>(taken), ...tenths.flatMap((one) => Object.values(one)), peakMiB];
  for (const [kind, { exact, hits, ...times }] of Object.entries(results)) {
    assert.ok(Number.isInteger(hits) && hits >= 0);
    assert.ok(exact === hits <= 20_000, `${kind}: ${hits} hits`);
    // Against the same question in SQL, in the same run; what takes less than a millisecond is its start alone.
    assert.ok(times.sqlP50 < 1 || times.overSql < 1.5, `${kind}: ${times.overSql} times SQL`);
    figures.push(...Object.values(times));
  }
  for (const figure of figures) assert.ok(Number.isFinite(figure) && figure > 0, `${figure}`);
});
