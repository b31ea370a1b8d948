import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remember } from './memo.ts';

test('a remembered answer is given again, nulls too, and old ones are forgotten', () => {
  let asked = 0;
  const answer = remember((text): string | null => {
    asked++;
    return text === 'none' ? null : text.toUpperCase();
  });
  assert.equal(answer('none'), null);
  assert.equal(answer('none'), null);
  assert.equal(asked, 1);
  for (let i = 0; i < 3000; i++) answer(String(i));
  assert.equal(answer('none'), null);
  assert.equal(asked, 3002);
});
