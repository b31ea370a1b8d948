import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCorrection } from './check.ts';

const faults: readonly (readonly [value: unknown, sentence: RegExp])[] = [
  [null, /^This is no correction: /],
  [{ kind: 'sound' }, /: kind: /],
  [{ kind: 'field', field: 'body', was: null, value: 'x' }, /: field: /],
  [{ kind: 'field', field: 'venue', was: null, value: ' ' }, /: value: is empty\.$/],
  [{ kind: 'field', field: 'venue', was: null, value: 'x'.repeat(2001) }, /: value: /],
  [{ kind: 'date', was: null, value: '1988-02-31' }, /: value: /],
  [
    { kind: 'time', was: null, value: { start: '9 a.m.', end: null, zone: null } },
    /: value\.start: is no time of day/,
  ],
  [{ kind: 'mark', paragraph: 0, was: null, value: null }, /: paragraph: /],
  [{ kind: 'mark', paragraph: 1, was: null, value: { level: 'XX', struck: false } }, /: value\.level: /],
  [{ kind: 'split', paragraph: 1, offset: 1.5, was: 'text' }, /: offset: /],
  [{ kind: 'participant', index: null, was: null, value: null }, /: index: is null, which adds/],
  [{ kind: 'join', paragraph: 1, was: 'text', by: 'me' }, /by/],
];
for (const [value, sentence] of faults)
  test(`refuses ${JSON.stringify(value).slice(0, 90)}`, () => {
    const checked = checkCorrection(value);
    assert.match('fault' in checked ? checked.fault : 'none', sentence);
  });

test('gives a correction back as it is', () => {
  const value = { kind: 'speaker', paragraph: 2, part: 1, was: null, value: 'The Premier', who: 1 };
  assert.deepEqual(checkCorrection(value), { correction: value });
});
