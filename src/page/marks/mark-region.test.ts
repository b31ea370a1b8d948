import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regionOfMark } from './mark-region.ts';

const window = { x: 500, baseline: 300, cap: 20, slope: 0 };

test('a mark is as wide as its level in brackets, and as its ink where that is its own', () => {
  const short = regionOfMark(window, 'C', { left: 470, right: 530 }, true, 300);
  assert.deepEqual([short.x, short.w, short.y, short.h], [472, 57, 277, 30]);
  const long = regionOfMark(window, 'C', { left: 465, right: 620 }, true, 300);
  assert.deepEqual([long.x, long.w], [465, 155]);
});

test('neither words that a stroke joins to it nor a rule make a mark wider', () => {
  assert.equal(regionOfMark(window, 'C', { left: 465, right: 620 }, false, 300).w, 57);
  assert.equal(regionOfMark(window, 'C', { left: 100, right: 1200 }, true, 300).w, 57);
});
