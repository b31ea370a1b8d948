import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addLetter, clearHash, WordTable } from './word-table.ts';

test('a table gives the number of each word, and none for others', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 't', 'é', '’'), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.dictionary(word, fc.integer({ min: 1, max: 2 ** 31 - 1 }), { maxKeys: 60 }),
      word,
      (values, other) => {
        const table = new WordTable(new Map(Object.entries(values)));
        for (const [known, value] of Object.entries(values)) assert.equal(table.get(known), value);
        assert.equal(table.get(other), values[other] ?? 0);
        assert.equal(table.has(other), Object.hasOwn(values, other));
      },
    ),
  );
});

test('a word is found by the hash of its letters from last to first', () => {
  const table = new WordTable(new Map([['harbor', 7]]));
  const hash = { low: 1, high: 1 };
  clearHash(hash);
  const found = Array.from('robrah', (letter) => {
    addLetter(hash, letter.charCodeAt(0));
    return table.find(hash);
  });
  assert.deepEqual(found, [0, 0, 0, 0, 0, 7]);
});

test('a guess never denies a word or the ending of one, and seldom grants others', () => {
  const words = Array.from({ length: 3000 }, (_, i) => (i * 7919 + 26 ** 4).toString(26));
  const table = new WordTable(new Map(words.map((word, i) => [word, i + 1])));
  const endings = new Set(words.flatMap((word) => Array.from(word, (_, i) => word.slice(i))));
  const guess = (letters: string): number => {
    const hash = { low: 0, high: 0 };
    for (const letter of Array.from(letters).reverse()) addLetter(hash, letter.charCodeAt(0));
    return table.guess(hash);
  };
  for (const ending of endings) assert.ok(guess(ending) >= (table.has(ending) ? 3 : 1), ending);
  const others = Array.from({ length: 1000 }, (_, i) => `z${i}`);
  assert.ok(others.filter((letters) => guess(letters) > 0).length < 400);
});

test('many words of one length stay apart', () => {
  const words = new Map<string, number>();
  for (let i = 0; i < 50_000; i++) words.set((i + 26 ** 4).toString(26).padStart(9, 'x'), i + 1);
  const table = new WordTable(words);
  for (const [word, value] of words) assert.equal(table.get(word), value);
});

test('0 is a wrong call', () => {
  assert.throws(() => new WordTable(new Map([['harbor', 0]])), /above 0, not 0 for "harbor"/);
});
