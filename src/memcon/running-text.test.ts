import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { runTogether, type RunningText } from './running-text.ts';

const known = new Set(['short', 'circuit']);

function run(text: string): RunningText {
  return runTogether(
    bodyOf(text).map((line) => ({ line, span: [0, line.text.length] as const })),
    (word) => known.has(word),
  );
}

const joins: readonly (readonly [typed: string, text: string])[] = [
  ['He agreed\nto wait.', 'He agreed to wait.'],
  ['He agreed  to\n   wait.', 'He agreed to wait.'],
  ['in two steps every-\none would wait', 'in two steps everyone would wait'],
  ['a short-\ncircuit in the', 'a short-circuit in the'],
  ['in Bosnia-\nHerzegovina', 'in Bosnia-Herzegovina'],
  ['he said --\nand meant it', 'he said -- and meant it'],
  ['every-\f one would', 'everyone would'],
];
for (const [typed, text] of joins)
  test(`"${typed}" runs on as "${text}"`, () => {
    assert.equal(run(typed).text, text);
  });

test('a span of the running text stands where it is typed', () => {
  const typed = 'One two  three\n    four five.';
  const running = run(typed);
  const start = running.text.indexOf('three');
  assert.equal(typed.slice(...running.place(start, start + 'three four'.length).chars!), 'three\n    four');
});

test('a paragraph over two pages has a place on each', () => {
  const running = run('One two\fthree four.');
  assert.deepEqual(
    [running.at, ...running.continues].map(({ page, chars }) => [page, chars]),
    [
      [1, [0, 7]],
      [2, [0, 11]],
    ],
  );
});
