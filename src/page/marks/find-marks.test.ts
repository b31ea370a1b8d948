import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMarks, type MarkOnImage } from './find-marks.ts';
import { asOcrWords, readFixtures, type Fixture } from '../../../test/generated-pages/read-fixtures.ts';
import type { TruthWord } from '../../../tools/train-marks/generated-page.ts';
import { loadMarkNetwork } from './load-network.ts';

const fixtures = await readFixtures();
const network = loadMarkNetwork();

/** Each mark as `line: level` with a stroke's `~` where it is struck, in reading order. */
const truthOf = ({ words }: Fixture): string[] =>
  words
    .filter((word) => word.level !== null)
    .map((word) => `${word.line}: ${word.struck ? '~' : ''}${word.level}`);

/** A scribbled-out "(EC)" or a struck banner may look like a mark, but never surely. */
const sureEnough = ({ confidence }: MarkOnImage): boolean => confidence >= 0.8;

function said(found: readonly MarkOnImage[], words: readonly TruthWord[]): string[] {
  return found.filter(sureEnough).map((mark) => {
    const middle = mark.region.y + mark.region.h / 2;
    const line = words.toSorted(
      (a, b) => Math.abs(middle - a.box[1] - a.box[3] / 2) - Math.abs(middle - b.box[1] - b.box[3] / 2),
    )[0]!.line;
    return `${line}: ${mark.struck ? '~' : ''}${mark.level}`;
  });
}

assert.ok(fixtures.length >= 5);
for (const [of, garbled] of [
  ['that the OCR engine garbled', '—€}>'],
  ['that the OCR engine saw nothing of', null],
] as const)
  test(`marks ${of} are found and read, all but one that is struck twice, and no others`, () => {
    const missed: string[] = [];
    for (const fixture of fixtures) {
      const words = asOcrWords(fixture.words, () => garbled);
      const found = said(findMarks({ image: fixture.image, words }, network), fixture.words);
      const wanted = truthOf(fixture);
      missed.push(...wanted.filter((mark) => !found.includes(mark)).map((mark) => `${fixture.name} ${mark}`));
      assert.deepEqual(
        found,
        wanted.filter((mark) => found.includes(mark)),
        fixture.name,
      );
    }
    assert.deepEqual(missed, ['page-077-00147.png 2: ~LOU']);
  });

test('a mark has its place and its probabilities', () => {
  const { image, words } = fixtures[0]!;
  const marks = findMarks({ image, words: asOcrWords(words, () => '+6}') }, network).filter(sureEnough);
  assert.ok(marks.length > 3);
  for (const mark of marks) {
    const sum = mark.levels.reduce((a, { probability }) => a + probability, 0);
    assert.ok(sum > 0.5 && sum <= 1 + 1e-6);
    assert.equal(mark.levels[0]!.level, mark.level);
    assert.equal(mark.region.dpi, image.dpi);
    const truth = words.find(
      ({ level, box }) => level && Math.abs(box[1] + box[3] / 2 - mark.region.y - mark.region.h / 2) < 20,
    );
    assert.ok(
      truth && mark.region.x < truth.box[0] + truth.box[2] && mark.region.x + mark.region.w > truth.box[0],
    );
  }
});

test('a blank page has no mark', () => {
  const image = { data: new Uint8Array(900 * 700).fill(255), width: 900, height: 700, dpi: 300 };
  assert.deepEqual(findMarks({ image, words: [] }, network), []);
});

test('an empty line end has no mark', () => {
  const { image, words } = fixtures[0]!;
  const data = Uint8Array.from(image.data);
  // Paper over all marks.
  for (const { level, box } of words)
    if (level)
      for (let y = Math.round(box[1] - 30); y < box[1] + box[3] + 30; y++)
        data.fill(
          255,
          y * image.width + Math.round(box[0]) - 25,
          y * image.width + Math.min(image.width, Math.round(box[0] + box[2]) + 60),
        );
  const marks = findMarks({ image: { ...image, data }, words: asOcrWords(words, () => null) }, network);
  assert.deepEqual(marks.filter(sureEnough), []);
});
