import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alignInOrder, pairFreely } from '../tools/eval/align.ts';
import { check } from '../tools/eval/fields.ts';
import { alike, bare, characterErrorRate, likeness } from '../tools/eval/likeness.ts';
import { score } from '../tools/eval/score.ts';
import type { Truth } from '../tools/eval/truth.ts';
import { truthOf } from '../tools/eval/truth.ts';
import { recordOfTruth } from './support/record-of-truth.ts';

const truth: Truth = {
  kind: 'telcon',
  subject: { text: 'Telephone Call with Chancellor Ostrander of Marenland', mark: 'C' },
  participants: [
    { name: 'The President', role: 'principal' },
    { name: 'Chancellor Ostrander', role: 'principal', side: 'Marenland' },
    { name: 'Miriam Falk', role: 'interpreter' },
  ],
  date: '1997-03-08',
  start: '09:00',
  end: '09:20',
  zone: 'EST',
  place: 'Oval Office',
  banner: 'CONFIDENTIAL',
  classification: { classifiedBy: null, reason: '1.5(d)', declassifyOn: '3/8/07' },
  declassification: { order: 'E.O. 13526', case: '2009-0123-M', date: '2012-04-17' },
  turns: [
    { speaker: 'The President', paragraphs: [{ text: 'Good morning.', mark: 'U', struck: false }] },
    {
      speaker: 'Chancellor Ostrander',
      paragraphs: [
        { text: 'The harbour at Brod is open again as of this week.', mark: 'C', struck: true },
        { text: 'We want to thank you for the engineers you sent.', mark: 'C', struck: true },
      ],
    },
    { speaker: null, paragraphs: [{ text: 'The line failed for a minute.', mark: null, struck: false }] },
  ],
};

test('a record that says what the truth says is whole, and is its own truth', () => {
  const record = recordOfTruth(truth);
  for (const expected of [truth, truthOf(record)]) {
    const { whole, checks, further, people, body } = score(expected, record);
    assert.equal(whole, true);
    assert.deepEqual(
      [...checks, ...further].filter(({ right }) => !right),
      [],
    );
    assert.deepEqual(people.names, { hits: 3, found: 3, expected: 3 });
    assert.deepEqual(body?.turns, { hits: 2, found: 2, expected: 2 });
    assert.deepEqual(body.paragraphs, { hits: 4, found: 4, expected: 4 });
    assert.deepEqual(body.marks, {
      paragraphs: 4,
      level: 4,
      struck: 2,
      struckFound: 2,
      struckRead: 2,
      odd: 0,
      oddRead: 0,
      unstruck: 1,
      unstruckRead: 1,
    });
    assert.deepEqual(body.strokes, { hits: 2, found: 2, expected: 2 });
    assert.deepEqual(
      body.said.map(({ right }) => right),
      [true, true, true],
    );
    assert.equal(body.cer, 0);
  }
});

test('no record at all is right in nothing that the paper carries', () => {
  const { whole, checks, people, body } = score(truth, null);
  assert.equal(whole, false);
  assert.deepEqual(
    checks.filter(({ right }) => right).map(({ field }) => field),
    ['classifiedBy'],
  );
  assert.deepEqual(people.names, { hits: 0, found: 0, expected: 3 });
  assert.equal(body?.marks.level, 0);
  assert.equal(body.cer, 1);
});

test('a heading, a wrong label, a lost stroke and a wrong role each count where they belong', () => {
  const right = recordOfTruth(truth);
  const [hello, speech, narrative] = right.body;
  assert.ok(hello?.kind === 'speech' && speech?.kind === 'speech' && narrative);
  const [first, second] = speech.paragraphs;
  const record = {
    ...right,
    participants: right.participants.map((person) => ({ ...person, role: 'participant' as const })),
    body: [
      { kind: 'heading' as const, text: 'Harbour', at: { page: 1 } },
      { ...hello, speaker: 'Chancellor Ostrander' },
      {
        ...speech,
        paragraphs: [
          { ...first!, mark: { ...first!.mark!, struck: false } },
          { ...second!, mark: null },
        ],
      },
      narrative,
    ],
  };
  const { whole, people, body } = score(truth, record);
  // Leading a side and taking part are not told apart, interpreting is.
  assert.deepEqual(people.roles, { right: 2, of: 3 });
  assert.equal(whole, false);
  assert.deepEqual(body?.turns, { hits: 1, found: 2, expected: 2 });
  assert.deepEqual(body.paragraphs, { hits: 4, found: 4, expected: 4 });
  assert.deepEqual(body.marks, {
    paragraphs: 4,
    level: 3,
    struck: 2,
    struckFound: 0,
    struckRead: 1,
    odd: 0,
    oddRead: 0,
    unstruck: 1,
    unstruckRead: 1,
  });
  assert.deepEqual(body.strokes, { hits: 0, found: 0, expected: 2 });
});

test('each way of comparing forgives what it should', () => {
  const ways = (expected: string | string[] | null, got: string | null): number[] => {
    const { count } = check('subject', expected, got, 0.9);
    return [count.strict, count.soft, count.near, count.right, count.expected, count.found];
  };
  assert.deepEqual(ways('The harbour at Brod', 'The  harbour\nat Brod'), [1, 1, 1, 1, 1, 1]);
  assert.deepEqual(ways('The harbour at Brod', 'THE HARBOUR AT BROD.'), [0, 1, 1, 1, 1, 1]);
  assert.deepEqual(ways('The harbour at Brod', 'The harbour at Bred'), [0, 0, 1, 1, 1, 1]);
  assert.deepEqual(ways('The harbour at Brod', 'The airfield at Brod'), [0, 0, 0, 0, 1, 1]);
  assert.deepEqual(ways(['Ostrander', 'Chancellor Ostrander'], 'Chancellor Ostrander'), [1, 1, 1, 1, 1, 1]);
  assert.deepEqual(ways(null, null), [0, 0, 0, 1, 0, 0]);
  assert.deepEqual(ways(null, 'The harbour'), [0, 0, 0, 0, 0, 1]);
  assert.deepEqual(ways('The harbour', null), [0, 0, 0, 0, 1, 0]);
});

test('the quick answer whether two texts are alike is the measured one', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 12 });
  const least = fc.constantFrom(0.3, 0.6, 0.8, 0.85, 0.9);
  fc.assert(
    fc.property(text, text, least, (a, b, k) => {
      assert.equal(alike(a, b, k), likeness(a, b) >= k);
    }),
  );
});

test('accents and marks leave the bare text, the rest is lower case', () => {
  assert.equal(bare('Prime Minister Größe — “U.S.”, 9½'), 'primeministergreus912');
  assert.equal(characterErrorRate('brod', 'bred'), 0.25);
  assert.equal(characterErrorRate('', 'bred'), 0);
});

/** Every pairing in order, by brute force: the length of the longest. */
function longestPairing(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [head, ...rest] = a;
  let longest = longestPairing(rest, b);
  b.forEach((item, j) => {
    if (item === head) longest = Math.max(longest, 1 + longestPairing(rest, b.slice(j + 1)));
  });
  return longest;
}

test('pairs keep both orders, join only what is the same and are as many as can be', () => {
  const list = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 7 });
  fc.assert(
    fc.property(list, list, (a, b) => {
      const pairs = alignInOrder(a.length, b.length, (i, j) => a[i] === b[j]);
      assert.ok(pairs.every(([i, j]) => a[i] === b[j]));
      assert.ok(pairs.every(([i, j], n) => n === 0 || (i > pairs[n - 1]![0] && j > pairs[n - 1]![1])));
      assert.equal(pairs.length, longestPairing(a, b));
    }),
  );
});

test('free pairs take each item once, first come first', () => {
  const pairs = pairFreely(3, 3, (i, j) => i === 0 || j === 0);
  assert.deepEqual(pairs, [[0, 0]]);
  assert.deepEqual(
    pairFreely(2, 2, (i, j) => i !== j),
    [
      [0, 1],
      [1, 0],
    ],
  );
});
