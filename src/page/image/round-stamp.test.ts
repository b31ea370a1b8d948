import assert from 'node:assert/strict';
import { test } from 'node:test';
import { picturePage, typeLines } from '../../../test/support/scans.ts';
import { findComponents } from './components.ts';
import { inkThreshold, type GreyImage } from './grey.ts';
import { eraseRoundStamp } from './round-stamp.ts';

const lines = typeLines([
  'SUBJECT:       Meeting with the Minister of Harbors',
  '',
  'PARTICIPANTS:  Ines Alder, Minister',
  '               Oskar Brandt, Director of the Ferry',
  '',
  'The Minister: Let us begin with the railway. (U)',
]);
const page = await picturePage({ width: 460, height: 160, lines });

/** The page with dots of ink, each so many pixels wide and high about its middle. */
function dotted(dots: readonly (readonly [x: number, y: number])[], size = 8): GreyImage {
  const data = Uint8Array.from(page.data);
  for (const [x, y] of dots)
    for (let row = Math.round(y - size / 2); row < y + size / 2; row++)
      data.fill(0, row * page.width + Math.round(x - size / 2), row * page.width + Math.round(x + size / 2));
  return { ...page, data };
}

function ring(x: number, y: number, r: number, teeth: number): [number, number][] {
  return Array.from({ length: teeth }, (_, n) => {
    const turn = (2 * Math.PI * n) / teeth;
    return [x + r * Math.cos(turn), y + r * Math.sin(turn)];
  });
}

function erase(image: GreyImage): Uint8Array {
  const threshold = inkThreshold(image);
  eraseRoundStamp(image, findComponents(image, threshold)!, 0);
  return image.data;
}

const isInk = (value: number | undefined): boolean => value !== undefined && value < 128;

test('a round stamp beside the text goes, and the typed line that runs into it stays', () => {
  const [x, y] = [1600, 260];
  const rim = ring(x, y, 200, 90);
  const letters = ring(x, y, 150, 24);
  const stamped = dotted([...rim, ...letters]);
  const drawn = stamped.data.reduce((sum, value, i) => sum + Number(isInk(value) && !isInk(page.data[i])), 0);
  const data = erase(stamped);
  let left = 0;
  let lost = 0;
  for (const [i, value] of data.entries()) {
    if (isInk(value) && !isInk(page.data[i])) left++;
    if (!isInk(value) && isInk(page.data[i])) lost++;
  }
  const typed = page.data.reduce((sum, value) => sum + Number(isInk(value)), 0);
  assert.ok(left < 0.1 * drawn, `${left} of ${drawn} pixels of the stamp are left`);
  assert.ok(lost < 0.02 * typed, `${lost} of ${typed} typed pixels are lost`);
});

test('half a ring, and dots all over a page, are no round stamp', () => {
  const half = ring(1500, 300, 200, 120).slice(0, 60);
  const everywhere = Array.from(
    { length: 1200 },
    (_, n) => [40 + (n % 60) * 30, 20 + Math.floor(n / 60) * 30] as const,
  );
  for (const dots of [half, everywhere]) {
    const dirty = dotted(dots);
    const before = Uint8Array.from(dirty.data);
    assert.deepEqual(erase(dirty), before);
  }
});
