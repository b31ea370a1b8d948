import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measureTones } from './tones.ts';
import { asOcrWords, readFixtures } from '../../../test/generated-pages/read-fixtures.ts';
import { findStrokes } from './find-strokes.ts';
import { measureText } from './text-geometry.ts';

const fixtures = await readFixtures();

test('lines under labels are underlines, level pen strokes through words are strikes', () => {
  let underlined = 0;
  let underlinesFound = 0;
  let struck = 0;
  let strikesFound = 0;
  for (const { name, image, words } of fixtures) {
    const read = asOcrWords(words, () => null);
    const strokes = findStrokes(image, measureTones(image).threshold, measureText(read, image.dpi));
    const covered = (text: string, line: number): string | undefined =>
      strokes.find((stroke) => stroke.line === line && stroke.words.some((word) => word.text === text))?.kind;
    for (const word of words) {
      if (word.level !== null || word.text.length < 3) continue;
      const kind = covered(word.text, word.line);
      if (word.underlined) {
        underlined++;
        if (kind === 'underline') underlinesFound++;
      } else if (word.struck === 'level') {
        struck++;
        if (kind === 'strike') strikesFound++;
      } else if (!word.struck) assert.equal(kind, undefined, `${name}: "${word.text}" has no line`);
    }
  }
  assert.ok(
    underlined >= 8 && underlinesFound >= 0.8 * underlined,
    `${underlinesFound} of ${underlined} underlines`,
  );
  assert.ok(struck >= 2 && strikesFound >= 0.8 * struck, `${strikesFound} of ${struck} strikes`);
});

test('a stroke knows its ends and its thickness', () => {
  const image = { data: new Uint8Array(400 * 100).fill(255), width: 400, height: 100, dpi: 300 };
  for (let y = 44; y < 48; y++) image.data.fill(0, y * 400 + 40, y * 400 + 330);
  const words = ['treaty', 'draft'].map((text, i) => ({
    text,
    x: 60 + i * 150,
    y: 30,
    w: 110,
    h: 30,
    line: 0,
    confidence: 0.9,
  }));
  const geometry = { cap: 30, gap: 30, slope: 0, lines: [{ number: 0, words, offset: 60, sure: true }] };
  const strokes = findStrokes(image, 128, geometry);
  assert.equal(strokes.length, 1);
  const [stroke] = strokes;
  assert.deepEqual([stroke!.kind, stroke!.words.length, stroke!.thickness], ['strike', 2, 4]);
  assert.ok(stroke!.from[0] === 60 && stroke!.to[0] === 319 && stroke!.from[1] >= 44 && stroke!.from[1] < 48);
});

test('a banner alone is struck though its box holds ink above its letters', () => {
  const image = { data: new Uint8Array(400 * 100).fill(255), width: 400, height: 100, dpi: 300 };
  for (let y = 57; y < 61; y++) image.data.fill(0, y * 400 + 40, y * 400 + 330);
  const words = [{ text: 'SECRET', x: 60, y: 28, w: 200, h: 42, line: 0, confidence: 0.3 }];
  const geometry = { cap: 30, gap: 30, slope: 0, lines: [{ number: 0, words, offset: 64, sure: false }] };
  assert.ok(findStrokes(image, 128, geometry).some(({ kind }) => kind === 'strike'));
});

test('a bar that hides a word is no strike', () => {
  const image = { data: new Uint8Array(400 * 100).fill(255), width: 400, height: 100, dpi: 300 };
  for (let y = 30; y < 62; y++) image.data.fill(0, y * 400 + 40, y * 400 + 330);
  const words = [{ text: 'treaty', x: 60, y: 30, w: 110, h: 30, line: 0, confidence: 0.9 }];
  const geometry = { cap: 30, gap: 30, slope: 0, lines: [{ number: 0, words, offset: 60, sure: true }] };
  assert.deepEqual(findStrokes(image, 128, geometry), []);
});
