import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedPage } from '../../test/support/marked-page.ts';
import type { Page } from '../model/page.ts';
import { assignRoles } from './index.ts';

const placed = (page: Page): string[] =>
  assignRoles([page]).flatMap(({ text, marks = [] }) =>
    marks.map(
      ({ span, mark }) => `${mark.level} ${JSON.stringify(text.slice(...span))} at ${span[0]} of ${text}`,
    ),
  );

test('a mark takes the word that the reader made of it', () => {
  assert.deepEqual(placed(markedPage('We agreed on the ice. +6}', [[22 * 20, 0, 'C']])), [
    'C "+6}" at 22 of We agreed on the ice. +6}',
  ]);
});

test('a mark of which the reader made nothing stands at the end of its line', () => {
  assert.deepEqual(placed(markedPage('We agreed on the ice.\nThey did not.', [[23 * 20, 4, 'S']])), [
    'S "" at 21 of We agreed on the ice.',
  ]);
});

test('a mark glued to the last word is cut off behind its full stop', () => {
  assert.deepEqual(placed(markedPage('They need jobs.—€8r', [[15 * 20, 0, 'C']])), [
    'C "—€8r" at 15 of They need jobs.—€8r',
  ]);
});

test('a mark to which only the word behind it is glued begins where its ink does', () => {
  assert.deepEqual(placed(markedPage('Then: —t37NFr—What', [[8 * 20, 0, 'S']])), [
    'S "—t37NFr—What" at 6 of Then: —t37NFr—What',
  ]);
});

test('a word whose box a stroke widened over the mark is no part of it', () => {
  const { words = [], ...page } = markedPage('THE PRESIDENT: +6} I agree.', [[14 * 20, 0, 'C']]);
  const widened = words.map((word, i) =>
    i === 1 ? { ...word, region: { ...word.region, w: 13.5 * 20 } } : word,
  );
  assert.deepEqual(placed({ ...page, words: widened }), ['C "+6}" at 15 of THE PRESIDENT: +6} I agree.']);
});

test('a word at the far end of a leaning page does not tell on which line a mark stands', () => {
  const text = `Yes.\n${' '.repeat(50)}Have you thought about the ice?`;
  assert.deepEqual(placed(markedPage(text, [[0, 45, 'C']])), ['C "" at 4 of Yes.']);
});

test('a mark alone on its line belongs to the line above; on a page leaning it stays with the nearest word', () => {
  assert.deepEqual(placed(markedPage('Have you thought about the ice?\n\nYes.', [[0, 52, 'C']])), [
    'C "" at 31 of Have you thought about the ice?',
  ]);
  assert.deepEqual(placed(markedPage('Have you thought about the ice?', [[0, 10, 'C']])), [
    'C "" at 31 of Have you thought about the ice?',
  ]);
});

test('a struck mark that was read as a word is that word where the two are level, else it stands below', () => {
  const text = 'LSANFY Thank you.';
  assert.deepEqual(placed(markedPage(text, [[10, 2, 'S']])), ['S "LSANFY" at 0 of LSANFY Thank you.']);
  assert.deepEqual(placed(markedPage(text, [[10, 16, 'S']])), ['S "" at 17 of LSANFY Thank you.']);
  // A stamp's letters above the line are no mark below it.
  assert.deepEqual(placed(markedPage(text, [[10, -14, 'S']])), ['S "LSANFY" at 0 of LSANFY Thank you.']);
});

test('lines of a page that nobody looked at have no marks at all', () => {
  const { number, text, begins, words } = markedPage('We agreed on the ice. (C)', []);
  assert.equal(assignRoles([{ number, text, begins, ...(words && { words }) }])[0]!.marks, undefined);
  assert.deepEqual(assignRoles([markedPage('We agreed on the ice. (C)', [])])[0]!.marks, []);
});
