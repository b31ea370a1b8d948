import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { longestToken, TokenScan } from './token-scan.ts';
import { WordCosts } from './word-costs.ts';

const costs = new WordCosts(
  new Map([
    ['tarrant', 3],
    ['talmora', 1],
  ]),
);

/** The costs of all tokens that end where the text does, the shortest first. */
function scan(text: string): number[] {
  const tokens = new TokenScan(costs, text.length);
  tokens.open(text, new Uint8Array(text.length).fill(1));
  tokens.endAt(text.length, 0);
  return Array.from(text, (_, i) => tokens.costFrom(text.length - 1 - i));
}

/** The same, each token for itself; longer ones are none. */
function one(text: string): number[] {
  return Array.from(text, (_, i) =>
    i < longestToken ? costs.token(text.slice(text.length - 1 - i)) : Infinity,
  );
}

for (const text of [
  'theharbor',
  'Tarrant,',
  'McTarrant',
  'OfTalmora',
  'TALMORA.',
  'XIV',
  'VII',
  'aB',
  'U.S.',
  'the.harbor',
  'a,b',
  '("No!")',
  'end."',
  'Mr.Tarrant’s',
  "don't",
  'well-',
  'two-step',
  '3:30pm',
  '1,234',
  'page3',
  'a*b',
  '—',
  'café',
  'écafé.U.S',
  'www.harbor.x',
])
  test(`the same as each for itself: ${text}`, () => {
    assert.deepEqual(scan(text), one(text));
  });

test('whatever the text, tokens cost the same as each for itself', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'the',
      'I',
      'V',
      'Tarrant',
      'talmora',
      'Mc',
      'HARBOR',
      '.',
      '.',
      ',',
      '-',
      "'",
      '’',
      '“',
      '"',
      '(',
      '$',
      '5',
      '12',
      '%',
      ':',
      'é',
      '—',
      '*',
      'st',
      'n’t',
    ),
    fc.string({ minLength: 1, maxLength: 3 }).filter((text) => !/\s/.test(text)),
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 9 }), (pieces) => {
      const text = pieces.join('');
      assert.deepEqual(scan(text), one(text));
    }),
    { numRuns: 1000 },
  );
});
