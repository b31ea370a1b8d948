import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picturePage, typeLines } from '../../../test/support/scans.ts';
import { packGrey } from '../image/decode.ts';
import { findEngine } from './find-engine.ts';
import { OcrPool } from './pool.ts';
import { findNativeTesseract } from './tesseract-native.ts';
import { tesseractJs } from './tesseract-js.ts';
import { parseTsv } from './tsv.ts';

const typed = await picturePage({
  width: 200,
  height: 50,
  lines: typeLines(['The Minister: Good morning.', 'We meet again.'], 15, 20),
});
const picture = { file: await packGrey(typed), dpi: typed.dpi };
const expected = ['The', 'Minister:', 'Good', 'morning.', 'We', 'meet', 'again.'];

test('TSV gives words with their lines, boxes and confidence', () => {
  const tsv = [
    '1\t1\t0\t0\t0\t0\t0\t0\t600\t100\t-1\t',
    '4\t1\t1\t1\t1\t0\t10\t10\t200\t20\t-1\t',
    '5\t1\t1\t1\t1\t1\t10\t12\t40\t18\t96.5\tGood',
    '5\t1\t1\t1\t1\t2\t60\t12\t5\t18\t0\t \t',
    '4\t1\t1\t1\t2\t0\t10\t40\t200\t20\t-1\t',
    '5\t1\t1\t1\t2\t1\t10\t41\t33\t19\t-1\tday.',
  ].join('\n');
  assert.deepEqual(parseTsv(tsv), [
    { text: 'Good', box: { x0: 10, y0: 12, x1: 50, y1: 30 }, confidence: 0.965, line: 1 },
    { text: 'day.', box: { x0: 10, y0: 41, x1: 43, y1: 60 }, confidence: 0, line: 2 },
  ]);
  assert.deepEqual(parseTsv(''), []);
});

test('tesseract.js reads without a network, one page after another, and lets go when it is told to', async () => {
  const pool = new OcrPool(tesseractJs, 1);
  const stop = new AbortController();
  const [words, late] = await Promise.allSettled([
    pool.recognise(picture),
    pool.recognise(picture, stop.signal),
    Promise.resolve().then(() => stop.abort(new Error('enough'))),
  ]);
  assert.equal(words.status, 'fulfilled');
  assert.deepEqual(
    words.value.map((word) => word.text),
    expected,
  );
  assert.deepEqual(
    words.value.map((word) => word.line),
    [1, 1, 1, 1, 2, 2, 2],
  );
  assert.ok(late.status === 'rejected' && (late.reason as Error).message === 'enough');
  assert.equal((await pool.recognise(picture)).length, expected.length);
  const atWork = new AbortController();
  const reading = pool.recognise(picture, atWork.signal);
  setTimeout(() => atWork.abort(new Error('now')), 20);
  await assert.rejects(reading, /now/);
  await pool.close();
  await assert.rejects(pool.recognise(picture), /tesseract\.js .* its pool is closed/);
  assert.match(tesseractJs.name, /^tesseract\.js \d+\.\d+/);
});

test('a pool of no jobs is refused', () => {
  assert.throws(() => new OcrPool(tesseractJs, 0), /pool of 0 jobs/);
});

test('the machine’s own Tesseract is used where there is one, and reads the same', async () => {
  const native = await findNativeTesseract();
  assert.equal((await findEngine()).name, (native ?? tesseractJs).name);
  const pool = new OcrPool(native ?? tesseractJs, 1);
  const words = await pool.recognise(picture);
  await pool.close();
  assert.deepEqual(
    words.map((word) => word.text),
    expected,
  );
});
