import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InkGroup } from './ink-groups.ts';
import { regionOfMark } from './mark-region.ts';

const window = { x: 500, baseline: 300, cap: 20, slope: 0 };

const regionIn = (left: number, right: number, other: { alone?: boolean; joined?: InkGroup[] } = {}) =>
  regionOfMark(window, 'C', { ink: { left, right }, joined: [], alone: true, ...other }, 300);

test('a mark is as wide as its level in brackets, and as its ink where that is its own', () => {
  const short = regionIn(470, 530);
  assert.deepEqual([short.x, short.w, short.y, short.h], [472, 57, 277, 30]);
  const long = regionIn(465, 620);
  assert.deepEqual([long.x, long.w], [465, 155]);
});

test('neither words that a stroke joins to it nor a rule make a mark wider', () => {
  assert.equal(regionIn(465, 620, { alone: false }).w, 57);
  assert.equal(regionIn(100, 1200).w, 57);
  const behind = regionIn(300, 620, { joined: [{ left: 300, right: 460 }] });
  assert.deepEqual([behind.x, behind.w], [460, 160]);
});
