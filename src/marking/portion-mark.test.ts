import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findLeadingMark, findTrailingMark, readMark } from './portion-mark.ts';

const strongest = (weights: object): string | null =>
  (Object.entries(weights) as [string, number][]).sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;

test('literal marks, with caveats and under the source’s own strokes', () => {
  for (const [word, level, struck, caveats] of [
    ['(U)', 'U', false, []],
    ['(TS)', 'TS', false, []],
    ['(C/NF)', 'C', false, ['NF']],
    ['(U//FOUO)', 'U', false, ['FOUO']],
    ['(C-OADR)', 'C', false, []],
    ['(C—-OADR)', 'C', false, []],
    ['(C~OADR)', 'C', false, []],
    ['~~(C)~~', 'C', true, []],
  ] as const) {
    const mark = readMark(word);
    assert.deepEqual(
      [strongest(mark!.weights), mark!.struck, mark!.caveats, mark!.basis],
      [level, struck, caveats, 'literal'],
      word,
    );
  }
});

test('marks that a pen and a scanner left in pieces', () => {
  for (const [word, level] of [
    ['-(C)—', 'C'],
    ['•{Cf', 'C'],
    ['DCj"', 'C'],
    ['(€)', 'C'],
    ['+6}', 'C'],
    ['—€}>', 'C'],
    ['(@f', 'C'],
    ['-—S5', 'S'],
    ['+8}', 'S'],
    ['4S)', 'S'],
    ['(WU)', 'U'],
  ] as const) {
    const mark = findTrailingMark(`We agreed on that. ${word}`);
    assert.ok(mark, word);
    assert.equal(mark.typed, word);
    assert.equal(strongest(mark.weights), level, word);
    assert.ok(mark.presence < 1);
  }
});

test('a struck word that shows no letter is a mark without evidence', () => {
  const mark = findTrailingMark('and becoming stronger. let', [[23, 26]]);
  assert.deepEqual([mark?.typed, mark?.weights, mark?.struck], ['let', {}, true]);
});

test('words, asides, list letters and exemption codes are no marks', () => {
  for (const text of [
    'We will see about that.',
    'They (the Marenlanders) agreed (a)',
    'It happened in 1989.',
    'He asked us to wait --',
    'That was said to the U.S.',
    'He went to see the JCS',
    'withheld under [1.4(b)]',
    'He stopped; he',
    'That is settled. We',
  ])
    assert.equal(findTrailingMark(text), null, text);
});

test('a damaged mark counts only behind a sentence, a sign no text uses anywhere', () => {
  assert.equal(findTrailingMark('the cost of the (for'), null);
  assert.equal(findTrailingMark('We paid for it. (for')?.typed, '(for');
  assert.equal(findTrailingMark('Call to the Prime Minister (¢)')?.typed, '(¢)');
});

test('a mark may say its duration', () => {
  for (const typed of ['(C-OADR)', '(C—OADR)', '(C-0ADR)', '(C - OADR)'])
    assert.deepEqual(readMark(typed)?.weights, { C: 1 }, typed);
  assert.notEqual(readMark('(C-ABCD)')?.basis, 'literal');
});

test('a leading mark stands in sound parentheses before its text', () => {
  assert.deepEqual(findLeadingMark('(C/NF) The Minister agreed.')?.span, [0, 6]);
  assert.equal(findLeadingMark('(Laughter) The Minister agreed.'), null);
  assert.equal(findLeadingMark('The Minister (C) agreed.'), null);
});

test('any text: the span lies at its end and what is typed stands there', () => {
  const sign = fc.constantFrom(...'(){}[]<>CSUce€6@&+-—~. ,?aTheof1/'.split(''));
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const text = signs.join('').trim();
      const mark = findTrailingMark(text);
      if (!mark) return;
      assert.equal(mark.span[1], text.length);
      assert.equal(text.slice(...mark.span), mark.typed);
      for (const weight of Object.values(mark.weights)) assert.ok(weight > 0 && weight <= 1);
    }),
    { numRuns: 2000 },
  );
});
