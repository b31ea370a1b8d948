import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { completeQuery } from './complete.ts';
import { queryFields } from './fields.ts';
import { allOf, anyOf, isPositive, without } from './logic.ts';
import { parseQuery, queryLimits } from './parse.ts';
import { printQuery } from './print.ts';
import { termFields, type Query } from './query.ts';
import { showFault } from './show-fault.ts';

const pieces = [
  ...queryFields.map((field) => `${field}:`),
  ...'( ) " “ ” * - .. , AND OR NOT NEAR NEAR/3 NEAR( 5) C none telcon 1995 1995-03 1.5(d) ferry U.S. é'.split(
    ' ',
  ),
  ' ',
  ' ',
];
/** Queries, near-queries and no queries at all. */
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

test('any text is a query or has a fault that lies in it', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, n) => {
      completeQuery(text, n % (text.length + 1));
      const result = parseQuery(text);
      if ('query' in result) {
        const printed = printQuery(result.query);
        assert.deepEqual(parseQuery(printed), result, printed);
        return;
      }
      const { message, at } = result.fault;
      assert.ok(at[0] >= 0 && at[0] < at[1] && at[1] <= text.length, `${message} at ${at.join('–')}`);
      assert.match(showFault(text, result.fault), /^[^\n]+\n {2}[^\n]*\n {2} *\^+\n$/);
    }),
    { numRuns: 20_000 },
  );
});

/** Objects as literals make them. */
const plainObjects = { noNullPrototype: true };
const words = fc.constantFrom('ferry', 'dues', 'harbor', '1988', 'é', 'near', 'or');
const leaves: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant('word' as const), text: words, prefix: fc.constant(false) }, plainObjects),
  fc.record(
    {
      kind: fc.constant('word' as const),
      text: fc.constantFrom('fe', 'har'),
      prefix: fc.constant(true),
    },
    plainObjects,
  ),
  fc.record(
    { kind: fc.constant('phrase' as const), words: fc.array(words, { minLength: 2, maxLength: 4 }) },
    plainObjects,
  ),
  fc.record(
    {
      kind: fc.constant('near' as const),
      words: fc.array(words, { minLength: 2, maxLength: 3 }),
      distance: fc.integer({ min: 1, max: queryLimits.distance }),
    },
    plainObjects,
  ),
  fc.record(
    {
      kind: fc.constant('field' as const),
      field: fc.constantFrom(
        ...termFields.filter(
          (field) => !['role', 'kind', 'mark', 'banner', 'order', 'reason', 'finding'].includes(field),
        ),
      ),
      value: fc.constantFrom('adler', 'Premier Adler', 'OR', "O'Brien", 'U.S', 'a: b', '3(c', 'Ämter'),
      prefix: fc.boolean(),
    },
    plainObjects,
  ),
  fc.record(
    {
      kind: fc.constant('field' as const),
      field: fc.constant('mark' as const),
      value: fc.constantFrom('C', 'none', 'SBU'),
      prefix: fc.constant(false),
    },
    plainObjects,
  ),
  fc
    .tuple(
      fc.integer({ min: 0, max: 30_000 }),
      fc.integer({ min: 0, max: 800 }),
      fc.constantFrom('from', 'to', 'both'),
    )
    .map(([day, length, ends]) => {
      const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
      return {
        kind: 'date',
        from: ends === 'to' ? null : iso(day),
        to: ends === 'from' ? null : iso(day + length),
      } as const;
    }),
);
const queries = fc
  .letrec<{ query: Query }>((tie) => ({
    query: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaves,
      fc.array(tie('query'), { minLength: 1, maxLength: 4 }).map(allOf),
      fc
        .array(tie('query'), { minLength: 1, maxLength: 4 })
        .filter((parts) => parts.every(isPositive))
        .map(anyOf),
      tie('query').filter(isPositive).map(without),
    ),
  }))
  .query.filter(isPositive);

test('a printed query is read as the same query', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const printed = printQuery(query);
      if (printed.length <= queryLimits.length) assert.deepEqual(parseQuery(printed), { query }, printed);
    }),
    { numRuns: 3000 },
  );
});

test('no text of the greatest length takes long', () => {
  for (const piece of [
    '(',
    'NOT ',
    '-',
    '"',
    'NEAR(',
    'a NEAR ',
    '*',
    '.',
    'speaker:',
    'a(b)',
    '“',
    'date:"1 ',
    'a:',
  ]) {
    const text = piece.repeat(Math.floor(queryLimits.length / piece.length));
    let took = Infinity;
    for (let run = 0; run < 10; run++) {
      const start = performance.now();
      parseQuery(text);
      took = Math.min(took, performance.now() - start);
    }
    assert.ok(took < 20, `${piece} repeated took ${took.toFixed(1)} ms`);
  }
});
