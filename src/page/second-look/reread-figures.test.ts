import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stamp } from '../../../test/support/copy-stamp.ts';
import { picturePage } from '../../../test/support/scans.ts';
import { identity } from '../image/matrix.ts';
import type { GreyImage } from '../image/grey.ts';
import type { OcrWord } from '../ocr/engine.ts';
import { rereadFigures } from './reread-figures.ts';

const size = { width: 420, height: 110 };

/** Words as an engine may give them for lines typed at `x` and `y` points: ten characters to 60 points. */
function wordsOf(lines: readonly { x: number; y: number; text: string; confidence?: number }[]): OcrWord[] {
  return lines.flatMap(({ x, y, text, confidence = 0.96 }, n) =>
    [...text.matchAll(/\S+/g)].map(({ 0: word, index }): OcrWord => {
      const toPixels = (points: number): number => Math.round((points * 300) / 72);
      const box = {
        x0: toPixels(x + 6 * index),
        x1: toPixels(x + 6 * (index + word.length)),
        y0: toPixels(y) - 23,
        y1: toPixels(y),
      };
      return { text: word, box, confidence, line: n + 1 };
    }),
  );
}

const textOf = (words: readonly OcrWord[]): string[] =>
  [...Map.groupBy(words, ({ line }) => line).values()].map((line) => line.map(({ text }) => text).join(' '));

function reread(image: GreyImage, words: readonly OcrWord[]): string[] {
  const again = rereadFigures({ image, words, toPicture: identity });
  for (const { box } of again.words) assert.ok(box.x0 < box.x1 && box.y0 < box.y1);
  return textOf(again.words);
}

const prose = { x: 24, y: 20, text: 'They would return to the harbor question on Monday.' };
const reason = { x: 24, y: 44, text: 'Reason:  1.5 (d)' };
const duration = { x: 24, y: 56, text: 'Declassify on:  10/27/05' };

async function block(stamped: boolean): Promise<GreyImage> {
  const page = await picturePage({ ...size, lines: [prose, reason, duration] });
  const picture = { ...page, data: Uint8Array.from(page.data) };
  if (stamped) stamp(picture, 380, 190, 'HILL HALL ANNA TILT');
  return picture;
}

test('a day under a copy stamp is read behind its label, and what the engine made of it goes', async () => {
  const torn = { ...duration, text: 'Declasgify ou\\ 13/1405"', confidence: 0.4 };
  assert.deepEqual(reread(await block(true), wordsOf([prose, reason, torn])), [
    prose.text,
    'Reason: 1.5 (d)',
    'Declassify on: 10/27/05',
  ]);
});

test('a line whose label is lost too is read below the Reason', async () => {
  assert.deepEqual(reread(await block(false), wordsOf([prose, reason])), [
    prose.text,
    'Reason: 1.5 (d)',
    'Declassify on: 10/27/05',
  ]);
});

test('a day that the engine read surely stays as it is', async () => {
  const other = { ...duration, text: 'Declassify on:  10/27/08' };
  assert.equal(reread(await block(false), wordsOf([prose, reason, other])).at(-1), 'Declassify on: 10/27/08');
  const unsure = { ...other, confidence: 0.6 };
  assert.equal(
    reread(await block(false), wordsOf([prose, reason, unsure])).at(-1),
    'Declassify on: 10/27/05',
  );
});

test('a value in words stays as it is', async () => {
  const words = { ...duration, text: 'Declassify on:  June 6, 1999' };
  const picture = await picturePage({ ...size, lines: [prose, reason, words] });
  assert.equal(reread(picture, wordsOf([prose, reason, words])).at(-1), 'Declassify on: June 6, 1999');
});

const released = { x: 240, y: 44, text: 'DECLASSIFIED' };
const cited = { x: 240, y: 56, text: 'PER E.O. 12958,' };

for (const [how, first, torn, expected] of [
  ['below the first line of a stamp', 'DECLASSIFIED', 'PSR! (5O) T2', 'PER E.O. 12958'],
  ['behind PER', 'D', 'PER E.0. j5ieD', 'PER E.O. 12958'],
] as const)
  test(`an order’s number is read ${how}`, async () => {
    const picture = await picturePage({ ...size, lines: [prose, released, cited] });
    const words = wordsOf([prose, { ...released, text: first }, { ...cited, text: torn, confidence: 0.3 }]);
    const read = reread(picture, words);
    assert.ok(read.includes(expected), read.join('\n'));
  });

test('a banner says nothing of an order', async () => {
  const picture = await picturePage({ ...size, lines: [prose, released, cited] });
  const words = wordsOf([prose, { ...released, text: 'UNCLASSIFIED' }]);
  assert.deepEqual(rereadFigures({ image: picture, words, toPicture: identity }).words, words);
});

test('where the engine read an order’s number there is nothing to look for', async () => {
  const picture = await picturePage({ ...size, lines: [prose, released, cited] });
  const words = wordsOf([prose, released, { ...cited, text: 'PER E.O. 13526' }]);
  assert.deepEqual(rereadFigures({ image: picture, words, toPicture: identity }).words, words);
});
