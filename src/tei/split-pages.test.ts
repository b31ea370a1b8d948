import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitByPages } from './split-pages.ts';

const rest = { mark: null, incidents: [], excisions: [] };

void test('a paragraph parts where its lengths on the pages say, before a word', () => {
  const text = 'The dikes can wait no longer.';
  const at = { page: 1, chars: [10, 24] } as const;
  const continues = [{ page: 2, chars: [0, 15] }] as const;
  assert.deepEqual(splitByPages({ ...rest, text, typed: text, at, continues }), [
    'The dikes can ',
    'wait no longer.',
  ]);
});

void test('without lengths it parts in even shares, and never inside a sign of two units', () => {
  const at = { page: 1 };
  const continues = [{ page: 2 }];
  assert.deepEqual(splitByPages({ ...rest, text: 'one two three', typed: '', at, continues }), [
    'one two ',
    'three',
  ]);
  assert.deepEqual(splitByPages({ ...rest, text: '🙂', typed: '', at, continues }), ['', '🙂']);
  assert.deepEqual(splitByPages({ ...rest, text: 'all here', typed: '', at }), ['all here']);
});
