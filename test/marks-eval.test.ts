import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locateEnd, streamOf } from '../tools/marks-eval/locate.ts';

const lines = [
  'The Chairman: The harbor will open in',
  'spring if the ice allows. +6}',
  'The Minister: Good. (U)',
  'The Chairman: And the ferry? —€}>',
  'The Minister: Good. 59',
];
const words = lines.flatMap((text, line) =>
  text
    .split(' ')
    .map((word, i) => ({ text: word, x: 100 + 90 * i, y: 60 * line, w: 80, h: 30, line, confidence: 0.9 })),
);
const stream = streamOf([{ page: 0, words }]);
const lineOf = (end: number): number => stream.lines[stream.lineAt[end - 1]!]!.line;

test('a paragraph is located by its last letters, through OCR errors', () => {
  const first = locateEnd(stream, 0, 'The harbor will open in spring if the ice allovvs.');
  assert.equal(first && lineOf(first.end), 1);
});

test('of two alike the one after the paragraph before is taken', () => {
  const first = locateEnd(stream, 0, 'The harbor will open in spring if the ice allows.')!;
  const good = locateEnd(stream, first.end, 'Good.')!;
  assert.equal(lineOf(good.end), 2);
  const ferry = locateEnd(stream, good.end, 'And the ferry?')!;
  assert.equal(lineOf(ferry.end), 3);
  assert.equal(lineOf(locateEnd(stream, ferry.end, 'Good.')!.end), 4);
});

test('what is not there is not located', () => {
  assert.equal(locateEnd(stream, 0, 'Nobody mentioned the lighthouse keepers.'), null);
  assert.equal(locateEnd(stream, 0, ''), null);
});
