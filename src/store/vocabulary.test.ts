import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** The same by sets of strings. */
class Plainly {
  readonly #known = new Set<string>();

  count(text: string): { words: number; twice: string[]; fresh: string[] } {
    const words = wordsOf(text);
    const once = new Set<string>();
    const twice = new Set<string>();
    for (const word of words) (once.has(word) ? twice : once).add(word);
    const fresh = [...once].filter((word) => !this.#known.has(word));
    for (const word of fresh) this.#known.add(word);
    return { words: words.length, twice: [...twice], fresh };
  }
}

const word = fc.oneof(
  fc.stringMatching(/^[a-dA-D]{1,3}$/),
  fc.constantFrom(
    'Réunion',
    're\u0301union',
    'İzmir',
    'Kelvin',
    'ẞ',
    '日本',
    '1.5(b)',
    '\ue0001x',
    'x'.repeat(300),
  ),
  fc.string(),
);
const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

describe('a vocabulary', () => {
  test('counts words, and tells new ones, as sets of strings do', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        const vocabulary = new Vocabulary();
        const plainly = new Plainly();
        for (const one of texts) {
          const fresh: string[] = [];
          const { words, repeated } = vocabulary.count(one, (word) => fresh.push(word));
          const expected = plainly.count(one);
          assert.equal(words, expected.words);
          assert.deepEqual(fresh.toSorted(), expected.fresh.toSorted());
          // What is short or has no meaning of its own is left out.
          assert.deepEqual(repeated.toSorted(), expected.twice.filter((word) => word.length > 2).toSorted());
        }
      }),
    );
  });

  test('leaves out of the repeated words those without a meaning of their own', () => {
    const { words, repeated } = new Vocabulary().count(
      'The ferry and the Ferry, to be or to be',
      () => undefined,
    );
    assert.deepEqual({ words, repeated }, { words: 10, repeated: ['ferry'] });
  });

  test('grows with ten thousands of words, and forgets them', () => {
    const vocabulary = new Vocabulary();
    const texts = Array.from({ length: 300 }, (_, n) =>
      Array.from({ length: 100 }, (_, m) => `w${n * 100 + m}`).join(' '),
    );
    let fresh = 0;
    for (let round = 0; round < 2; round++) for (const one of texts) vocabulary.count(one, () => fresh++);
    assert.equal(fresh, 30_000);
    assert.equal(vocabulary.size, 30_000);
    vocabulary.clear();
    assert.equal(vocabulary.size, 0);
    vocabulary.count(texts[7]!, () => fresh++);
    assert.equal(fresh, 30_100);
  });
});
