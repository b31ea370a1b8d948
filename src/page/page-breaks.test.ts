import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findPageBreaks } from './page-breaks.ts';

/** The first line of each page that the text is broken into. */
function firstLines(text: string): string[] {
  return findPageBreaks(text).map(({ offset }) =>
    text
      .slice(offset)
      .split('\n')
      .find((line) => line.trim() !== '')!,
  );
}

const prose = (n: number): string =>
  Array.from(
    { length: n },
    (_, i) => `line ${i + 1} of the talk goes on about the price of grain and ships`,
  ).join('\n');

test('a numbered banner begins the next page', () => {
  const text = `The talk begins with the price of grain and the ships.\n${prose(9)} and\n-CONFTDENTIAL\nClassified by: Orrin P. Hale\n. CONFIDENTIAL 2\n${prose(9)}\nCONFIDENTIAL\nCONFIDENTIAL 3\n${prose(5)}`;
  assert.deepEqual(firstLines(text), ['. CONFIDENTIAL 2', 'CONFIDENTIAL 3']);
});

test('of two banners one closes a page and one opens the next', () => {
  const text = `The talk begins with the price of grain and the ships.\n${prose(9)}\nSECRET\nDECLASSIFIED\nPER E.O. 12958\nSECRET\n${prose(9)}`;
  assert.deepEqual(firstLines(text), ['SECRET']);
});

test('an authority block in mid-sentence stands at the foot of a page', () => {
  const text = `He agreed with this and said that he would want the ships\n\nClassified by: Orrin P. Hale\nReason: 1.5 (d)\nDeclassify on: 1/24/08\n\nto leave before the ice. They talked about the harbour as well.`;
  assert.deepEqual(firstLines(text), ['to leave before the ice. They talked about the harbour as well.']);
});

test('a typed page number shows that a break before it left no trace', () => {
  const long = (start: string, mark: string): string =>
    `${start} ${'and we would like to hear what you think about the harbour and the ice. '.repeat(8)}${mark}`;
  const paragraphs = [
    long('PRESIDENT HALLORAN: First,', '~~(C)~~'),
    long('Then,', '~~(C)~~'),
    long('PRIME MINISTER OSTRANDER: Well,', '(C)'),
    long('Also,', '(C)'),
  ];
  const text = `${paragraphs.join('\n\n')} I would ask you to\n\n~~CONFIDENTIAL~~\n\n3\n\ntell them so. (U)`;
  const starts = firstLines(text);
  assert.equal(starts.length, 2);
  assert.ok(starts[0]!.startsWith('PRIME MINISTER OSTRANDER'), starts[0]);
});

test('a text without furniture has no breaks', () => {
  assert.deepEqual(findPageBreaks(`${prose(60)}\n\n${prose(20)}`), []);
  assert.deepEqual(findPageBreaks(''), []);
});

test('any text: breaks ascend and stand at the start of a line', () => {
  const line = fc.constantFrom(
    'CONFIDENTIAL',
    'CONFIDENTIAL 2',
    '3',
    '',
    'DECLASSIFIED',
    'Reason: 1.5 (d)',
    'MEMORANDUM OF CONVERSATION',
    'He said that he would want the ships to leave before the ice comes',
    'to the harbour. (U)',
    'eT',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
      const text = lines.join('\n');
      let last = 0;
      for (const { offset, confidence } of findPageBreaks(text)) {
        assert.ok(offset > last && offset < text.length);
        assert.equal(text[offset - 1], '\n');
        assert.ok(confidence > 0 && confidence <= 1);
        last = offset;
      }
    }),
    { numRuns: 500 },
  );
});
