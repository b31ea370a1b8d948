import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Paragraph } from '../model/body.ts';
import type { At } from '../model/position.ts';
import { pageBreaks } from './page-breaks.ts';

/** A paragraph typed in parts, one a page; each page's part begins at its character 10. */
function paragraph(parts: readonly string[], text: string): Paragraph {
  const places = parts.map((part, i): At => ({ page: i + 1, line: 3, chars: [10, 10 + part.length] }));
  const [at, ...continues] = places;
  return { text, typed: parts.join('\n'), mark: null, at: at!, continues, incidents: [], excisions: [] };
}

/** The text with each break shown in it. */
function shown(of: Paragraph): string {
  let text = of.text;
  for (const { page, offset } of pageBreaks(of).toReversed())
    text = `${text.slice(0, offset)}|${page}|${text.slice(offset)}`;
  return text;
}

test('a paragraph on one page has no break', () => {
  assert.deepEqual(pageBreaks(paragraph(['All on one page.'], 'All on one page.')), []);
});

test('a break between words', () => {
  const parts = ['The harbor dues are\nlow, and they have', 'been so for years. (C)'];
  assert.equal(
    shown(paragraph(parts, 'The harbor dues are low, and they have been so for years.')),
    'The harbor dues are low, and they have |2|been so for years.',
  );
});

test('a break inside a word stands before the word', () => {
  const parts = ['We may nego-', 'tiate. (C)'];
  assert.equal(shown(paragraph(parts, 'We may negotiate.')), 'We may |2|negotiate.');
});

test('a mark that opens the paragraph does not shift the break', () => {
  const parts = ['(TS) The dues are low, the dues', 'are low, the dues are low.'];
  assert.equal(
    shown(paragraph(parts, 'The dues are low, the dues are low, the dues are low.')),
    'The dues are low, the dues |2|are low, the dues are low.',
  );
});

test('several breaks', () => {
  const parts = ['One page,', 'two pages,', 'three pages.'];
  assert.equal(
    shown(paragraph(parts, 'One page, two pages, three pages.')),
    'One page, |2|two pages, |3|three pages.',
  );
});

test('a break that the texts do not settle comes at the end', () => {
  const parts = ['Quite another', 'text'];
  assert.equal(shown(paragraph(parts, 'These words are not those.')), 'These words are not those.|2|');
});

test('a mark alone on the next page leaves the break at the end', () => {
  assert.equal(shown(paragraph(['The dues are low.', '(C)'], 'The dues are low.')), 'The dues are low.|2|');
});
