import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completeQuery } from './complete.ts';
import { queryHelp } from './fields.ts';

describe('what is being typed at the cursor (|)', () => {
  /** Query → kind, field or fields, what is typed, what a choice replaces. */
  const cases: Readonly<Record<string, readonly [kind: string, of: string, typed: string]>> = {
    'ferry spea|': ['word', 'speaker', 'spea'],
    '-m|': ['word', 'mark', 'm'],
    '(ferry OR da|': ['word', 'date', 'da'],
    'ferr|y': ['word', '', 'ferr'],
    'speaker:ad|': ['value', 'speaker', 'ad'],
    'speaker:|': ['value', 'speaker', ''],
    'speaker: |': ['value', 'speaker', ''],
    'speaker:"premier a|': ['value', 'speaker', 'premier a'],
    'speaker:(adler OR |': ['value', 'speaker', ''],
    'speaker:(adler OR mar|': ['value', 'speaker', 'mar'],
    'speaker:(adler) kin|': ['word', 'kind', 'kin'],
    'speaker:adler m|': ['word', 'mark', 'm'],
    'text:kin|': ['word', '', 'kin'],
    '"kin|': ['word', '', 'kin'],
    'NEAR(oil pri|': ['word', '', 'pri'],
    'date:19|': ['value', 'date', '19'],
  };
  for (const [marked, [kind, of, typed]] of Object.entries(cases))
    test(marked, () => {
      const cursor = marked.indexOf('|');
      const text = marked.replace('|', '');
      const found = completeQuery(text, cursor);
      assert.ok(found);
      const names = found.kind === 'value' ? found.field : found.fields.map(({ field }) => field).join(' ');
      assert.deepEqual([found.kind, names, found.typed], [kind, of, typed]);
      assert.equal(text.slice(...found.at).replace(/^"/, ''), typed);
    });

  test('values of closed lists are offered, in any case', () => {
    const found = completeQuery('mark:s', 6);
    assert.deepEqual(found?.kind === 'value' && found.values?.map(({ value }) => value), [
      'SBU',
      'S',
      'struck',
    ]);
    const open = completeQuery('venue:s', 7);
    assert.equal(open?.kind === 'value' && open.values, null);
  });

  test('nothing typed offers all fields', () => {
    const found = completeQuery('ferry ', 6);
    assert.deepEqual(found?.kind === 'word' && found.fields, queryHelp);
    assert.deepEqual(found?.at, [6, 6]);
  });

  test('behind what is no query nothing is offered', () =>
    assert.equal(completeQuery('speeker:a b', 11), null));

  test('a cursor outside of the query is a wrong call', () =>
    assert.throws(() => completeQuery('ab', 3), /cursor is at 3 of a query of 2/));
});
