import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReason } from './reason.ts';

const codes = (text: string): string[] =>
  readReason(text).map(({ section, letter }) => `${section}(${letter})`);

test('reason lines give one code a letter', () => {
  const lines = {
    'Reason: 1.5 (d)': ['1.5(d)'],
    'l.5(d)': ['1.5(d)'],
    'I.5 (D)': ['1.5(d)'],
    '1.5(b,d)': ['1.5(b)', '1.5(d)'],
    '1.5 (B) AND (D)': ['1.5(b)', '1.5(d)'],
    '1.4(b) & (d)': ['1.4(b)', '1.4(d)'],
    '1,4 (b), (d)': ['1.4(b)', '1.4(d)'],
    '1.5(b) and 1.5(d)': ['1.5(b)', '1.5(d)'],
    '1.5(h)': ['1.5(h)'],
    '1.5 (cl)': ['1.5(cl)'],
    'Foreign relations': [],
    '11.5(d)': [],
    '': [],
  };
  for (const [line, expected] of Object.entries(lines)) assert.deepEqual(codes(line), expected, line);
});
