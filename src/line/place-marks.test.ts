import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkOnImage, Page, Word } from '../model/page.ts';
import { assignRoles } from './index.ts';

/** A page typed in letters 20 pixels wide on lines 50 apart; `marks` by the place of their left edge. */
function pageOf(
  text: string,
  marks: readonly (readonly [x: number, y: number, level: MarkOnImage['level']])[],
): Page {
  const words: Word[] = [];
  let start = 0;
  for (const [row, line] of text.split('\n').entries()) {
    for (const { 0: word, index } of line.matchAll(/\S+/g))
      words.push({
        chars: [start + index, start + index + word.length],
        region: { x: index * 20, y: row * 50, w: word.length * 20, h: 30, dpi: 300 },
      });
    start += line.length + 1;
  }
  return {
    number: 1,
    text,
    begins: { by: 'file', confidence: 1 },
    words,
    marks: marks.map(([x, y, level]) => ({
      region: { x, y, w: 60, h: 30, dpi: 300 },
      level,
      confidence: 0.99,
      levels: [{ level, probability: 0.99 }],
      struck: level !== 'U',
      struckConfidence: 0.9,
    })),
  };
}

const placed = (page: Page): string[] =>
  assignRoles([page]).flatMap(({ text, marks = [] }) =>
    marks.map(
      ({ span, mark }) => `${mark.level} ${JSON.stringify(text.slice(...span))} at ${span[0]} of ${text}`,
    ),
  );

test('a mark takes the word that the reader made of it', () => {
  assert.deepEqual(placed(pageOf('We agreed on the ice. +6}', [[22 * 20, 0, 'C']])), [
    'C "+6}" at 22 of We agreed on the ice. +6}',
  ]);
});

test('a mark of which the reader made nothing stands at the end of its line', () => {
  assert.deepEqual(placed(pageOf('We agreed on the ice.\nThey did not.', [[23 * 20, 4, 'S']])), [
    'S "" at 21 of We agreed on the ice.',
  ]);
});

test('a mark glued to the last word is cut off behind its full stop', () => {
  assert.deepEqual(placed(pageOf('They need jobs.—€8r', [[15 * 20, 0, 'C']])), [
    'C "—€8r" at 15 of They need jobs.—€8r',
  ]);
});

test('a mark alone on its line belongs to the line above; on a page leaning it stays with the nearest word', () => {
  assert.deepEqual(placed(pageOf('Have you thought about the ice?\n\nYes.', [[0, 52, 'C']])), [
    'C "" at 31 of Have you thought about the ice?',
  ]);
  assert.deepEqual(placed(pageOf('Have you thought about the ice?', [[0, 10, 'C']])), [
    'C "" at 31 of Have you thought about the ice?',
  ]);
});

test('lines of a page that nobody looked at have no marks at all', () => {
  const { number, text, begins, words } = pageOf('We agreed on the ice. (C)', []);
  assert.equal(assignRoles([{ number, text, begins, ...(words && { words }) }])[0]!.marks, undefined);
  assert.deepEqual(assignRoles([pageOf('We agreed on the ice. (C)', [])])[0]!.marks, []);
});
