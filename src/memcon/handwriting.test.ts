import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../../test/support/lines.ts';
import type { Line, LineRole } from '../model/line.ts';
import { findHandwriting } from './handwriting.ts';
import { readDeclassifications } from './release.ts';

/** A line of a stamp at 300 dpi. */
function lineAt(text: string, x: number, y: number, w: number, role: LineRole = 'noise'): Line {
  return { ...linesOf(text)[0]!, role, region: { x, y, w, h: 50, dpi: 300 } };
}

const printed = [
  lineAt('DECLASSIFIED', 1800, 2900, 430, 'declassification'),
  lineAt('PER E.O. 13526', 1790, 2970, 450, 'declassification'),
];
const open = { case: null, date: null };
const fields = (...lines: Line[]): unknown[] =>
  findHandwriting([...printed, ...lines], open).map(({ field }) => field);

test('ruins of a number, of a day and of initials below a stamp are handwriting', () => {
  assert.deepEqual(
    fields(lineAt('R000 ~ 0429 -F', 1800, 3040, 400), lineAt('KE T/1L/%019', 1800, 3100, 380)),
    ['case', 'date'],
  );
  assert.deepEqual(fields(lineAt('Ke', 1850, 3040, 90)), [null]);
});

test('what stands elsewhere, or is wider than the stamp, is none of its handwriting', () => {
  assert.deepEqual(fields(lineAt('TT', 1200, 3040, 90)), []);
  assert.deepEqual(fields(lineAt('TT', 1850, 2500, 90)), []);
  assert.deepEqual(fields(lineAt('TT', 1850, 3400, 90)), []);
  assert.deepEqual(fields(lineAt('the text beside it 20-04', 900, 3040, 1400)), []);
  assert.deepEqual(fields(lineAt('AS AMENDED', 1800, 3040, 400)), []);
  assert.deepEqual(fields(lineAt('a line of the text', 1800, 3040, 400, 'body')), []);
});

test('what the stamp’s number and day were read from is no longer unread', () => {
  const filled = [...printed, lineAt('2031-0517-M', 1800, 3040, 400), lineAt('7/16/2031', 1800, 3100, 380)];
  assert.deepEqual(findHandwriting(filled, { case: '2031-0517-M', date: '2031-07-16' }), []);
});

test('a day that an engine read unsurely is the handwriting’s, and not the stamp’s', () => {
  const day = lineAt('5/21/2031', 1800, 3040, 380);
  const dateOf = (readConfidence: number) =>
    readDeclassifications([...printed, { ...day, readConfidence }]).map(({ date, handwriting }) => [
      date,
      handwriting?.map(({ field }) => field),
    ]);
  assert.deepEqual(dateOf(0.95), [['2031-05-21', undefined]]);
  assert.deepEqual(dateOf(0.6), [[null, ['date']]]);
});

test('the record’s stamp says where handwriting stands, and nothing where there is no picture', () => {
  const [stamp] = readDeclassifications([...printed, lineAt('R000 ~ 0429 -F', 1800, 3040, 400)]);
  assert.deepEqual(stamp!.handwriting, [
    { field: 'case', region: { x: 1800, y: 3040, w: 400, h: 50, dpi: 300 } },
  ]);
  const bare = linesOf('DECLASSIFIED\nPER E.O. 13526\n2000 ~ 0429 -F');
  assert.equal('handwriting' in readDeclassifications(bare)[0]!, false);
});
