import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findExcisions, isCodeAlone } from './excisions.ts';

const cases: readonly (readonly [text: string, typed: string, code: string | null, lines: number | null])[] =
  [
    ['the bridge. [2 lines withheld, 1.4(c)] He', '[2 lines withheld, 1.4(c)]', '1.4(c)', 2],
    [
      'open. [1 paragraph (6 lines) withheld, 1.4(b)]',
      '[1 paragraph (6 lines) withheld, 1.4(b)]',
      '1.4(b)',
      6,
    ],
    ['about the [name withheld] channel', '[name withheld]', null, null],
    ['[less than 1 line not declassified]', '[less than 1 line not declassified]', null, 1],
    ['[1½ lines of source text not declassified]', '[1½ lines of source text not declassified]', null, 1],
    ['and then [b(1)] it went on', '[b(1)]', 'b(1)', null],
    ['1.4(b)', '1.4(b)', '1.4(b)', null],
  ];
for (const [text, typed, code, lines] of cases)
  test(`withheld in "${text}"`, () => {
    const [found, ...more] = findExcisions(text);
    assert.deepEqual(more, []);
    assert.equal(found?.typed, typed);
    assert.equal(text.slice(...found.span), typed);
    assert.equal(found.code, code);
    assert.equal(found.extent.lines ?? null, lines);
  });

for (const text of [
  '[Laughter.] Do it that way.',
  'paragraph (b) of the letter',
  'They (the ministry) agreed.',
  '',
])
  test(`nothing withheld in "${text}"`, () => {
    assert.deepEqual(findExcisions(text), []);
  });

test('a code torn off from its bracket is no portion mark', () => {
  assert.equal(isCodeAlone('1.4(b)]'), true);
  assert.equal(isCodeAlone('(C)'), false);
});
