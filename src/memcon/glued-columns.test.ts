import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { splitGlued } from './glued-columns.ts';
import { fieldLine } from './values.ts';

function columns(text: string): readonly (readonly string[])[] | null {
  const split = splitGlued(bodyOf(text).map((line) => fieldLine(line, 0)));
  for (const { line, start, text: part } of split?.flat() ?? [])
    assert.equal(line.text.slice(start, start + part.length), part);
  return split?.map((column) => column.map(({ text: part }) => part)) ?? null;
}

test('columns that OCR read across come apart, with the sides over them', () => {
  assert.deepEqual(
    columns(
      'US VELDMARK\nThe Secretary Foreign Minister Haldor Brisk\nMr. Orville Tate, EUR Ambassador Per Lindahl\nMr. Kemp, WE Mr. Nils Aaker, Counselor,\nEmbassy of Veldmark',
    ),
    [
      ['US', 'The Secretary', 'Mr. Orville Tate, EUR', 'Mr. Kemp, WE', 'Embassy of Veldmark'],
      ['VELDMARK', 'Foreign Minister Haldor Brisk', 'Ambassador Per Lindahl', 'Mr. Nils Aaker, Counselor,'],
    ],
  );
});

test('a department behind the office is part of the second name', () => {
  assert.deepEqual(columns('Ambassador Menshov Secretary of State Holt'), [
    ['Ambassador Menshov', 'Secretary of State Holt'],
  ]);
});

test('two people on one line follow each other', () => {
  assert.deepEqual(columns('The Vice President Prime Minister Holt\nPat Alder, NSC'), [
    ['The Vice President', 'Prime Minister Holt', 'Pat Alder, NSC'],
  ]);
});

for (const text of [
  'The Acting Secretary',
  'The Secretary General Dag Holt',
  'Mr. George M. Humphrey',
  'Vice President Alder',
  'Ambassador Admiral Sir Nigel Holt',
  'General Secretary Orlov',
  'Pat Alder, Assistant Secretary of State',
  'Honorable Pat Alder, Assistant Secretary of Defense (ISA)',
  'Emil Strand, Secretary of State and Assistant to the President',
  'Colonel Wade Sorrel, Deputy Director',
])
  test(`"${text}" is one person`, () => {
    assert.equal(columns(text), null);
  });
