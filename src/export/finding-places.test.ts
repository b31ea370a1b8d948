import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../model/finding.ts';
import { FindingPlaces, overlap } from './finding-places.ts';

test('places overlap where they share a character', () => {
  const here = { page: 1, chars: [10, 20] } as const;
  assert.ok(overlap(here, { page: 1, chars: [19, 30] }));
  assert.ok(!overlap(here, { page: 1, chars: [20, 30] }));
  assert.ok(!overlap(here, { page: 2, chars: [10, 20] }));
});

test('an empty place belongs to what it touches', () => {
  assert.ok(overlap({ page: 1, chars: [10, 20] }, { page: 1, chars: [20, 20] }));
  assert.ok(overlap({ page: 1, chars: [10, 10] }, { page: 1, chars: [10, 20] }));
});

test('without characters the line decides, and a page alone decides nothing', () => {
  assert.ok(overlap({ page: 1, line: 4, chars: [0, 5] }, { page: 1, line: 4 }));
  assert.ok(!overlap({ page: 1, line: 4 }, { page: 1, line: 5 }));
  assert.ok(!overlap({ page: 1 }, { page: 1 }));
});

test('each finding is handed out once', () => {
  const finding = (rule: string, start: number): Finding => ({
    rule,
    severity: 'error',
    message: 'It is so',
    actual: null,
    expected: null,
    cause: 'unsure',
    at: { page: 1, chars: [start, start + 1] },
  });
  const places = new FindingPlaces([finding('A', 0), finding('B', 10), finding('C', 90)]);
  const rules = (findings: readonly Finding[]): string[] => findings.map(({ rule }) => rule);
  assert.deepEqual(rules(places.take([{ page: 1, chars: [0, 20] }])), ['A', 'B']);
  assert.deepEqual(rules(places.take([{ page: 1, chars: [0, 95] }])), ['C']);
  assert.deepEqual(places.rest(), []);
});
