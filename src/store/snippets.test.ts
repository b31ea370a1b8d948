import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { Snippets } from './snippets.ts';

const snippets = new Snippets();
after(() => snippets.close());

/** What the marks cover. */
function marked(text: string, match: string): readonly string[] {
  return snippets.marks([text], match)[0]!.map(([start, end]) => text.slice(start, end));
}

test('words are marked by their stems, phrases as one, and what they have in common once', () => {
  const text =
    'The ferries ran; a ferry’s crew asked for FERRIES, ferryman or not. Harbor tolls, harbor dues.';
  assert.deepEqual(marked(text, '"ferry"'), ['ferries', 'ferry', 'FERRIES']);
  assert.deepEqual(marked(text, '"harbor toll" OR "tolls harbor due"'), ['Harbor tolls, harbor dues']);
  assert.deepEqual(marked(text, '"harbor" OR "toll"'), ['Harbor', 'tolls', 'harbor']);
  assert.deepEqual(marked(text, 'NEAR("ferry" "crew", 1)'), ['ferry', 'crew']);
  assert.deepEqual(marked('Café Orlé, orle', '"orle"'), ['Orlé', 'orle']);
  assert.deepEqual(marked(text, '"iron"'), []);
});

test('texts are marked as the index marks them, whatever they hold', () => {
  const words = [
    'ties',
    'tied',
    'Tie',
    'hoping',
    'HOPES',
    'hope',
    'relational',
    'relate',
    'be',
    'a',
    '1990s',
    'sses',
    ...['aying', 'AI', 'aing', 'aed', 'ied', 'ies', 'eyed', 'ei', 'dyes', 'die'],
  ];
  const signs = [
    ' ',
    ' ',
    ' ',
    ', ',
    '. ',
    '\n',
    '-',
    '’',
    '“',
    ' — ',
    '_',
    '\u0001',
    '§ ',
    '·',
    'é',
    'ß',
    '\u0301',
    '²',
  ];
  const texts = fc
    .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(...signs)), { maxLength: 20 })
    .map((parts) => parts.flat().join(''));
  const phrase = fc.array(
    fc.constantFrom(
      ...['tie', 'hoped', 'relates', 'be', 'a', '1990s', 'ss', 'ai', 'aying', 'ings', 'ied', 'eyes', 'dying'],
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const matches = fc
    .array(phrase, { minLength: 1, maxLength: 3 })
    .map((phrases) => phrases.map((of) => `"${of.join(' ')}"`).join(' OR '));
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 4 }), matches, (some, match) => {
      assert.deepEqual(snippets.marks(some, match), snippets.marksByIndex(some, match));
    }),
    { numRuns: 2000 },
  );
});
