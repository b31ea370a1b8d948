import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { ReadResult } from '../src/model/record.ts';
import { encode, encodings } from '../tools/fixtures/degrade.ts';
import type { Fixture } from './support/fixtures.ts';
import {
  lostLines,
  pair,
  read,
  readBytes,
  readFixtures,
  saidByRecord,
  saidByTruth,
  withoutPlaces,
} from './support/fixtures.ts';

const fixtures = readFixtures();
/** `UPDATE=1` writes the expected records anew, those that say what the papers say. */
const isUpdate = process.env.UPDATE === '1';

test('there are fixtures', () => {
  assert.ok(fixtures.length >= 15, `found ${fixtures.length}`);
});

for (const fixture of fixtures) {
  test(`${fixture.name}: the reading says what the paper says`, async () => {
    assertTrue(fixture, (await read(fixture.source)).result);
  });

  test(`${fixture.name}: the record is the expected one`, async () => {
    const { result } = await read(fixture.source);
    if (isUpdate) {
      assertTrue(fixture, result);
      writeFileSync(fixture.expected, `${JSON.stringify(result, null, 1)}\n`);
    }
    assert.ok(existsSync(fixture.expected), `no ${fixture.expected}; UPDATE=1 writes it`);
    const expected: unknown = JSON.parse(readFileSync(fixture.expected, 'utf8'));
    assert.deepEqual(JSON.parse(JSON.stringify(result)), expected);
  });

  test(`${fixture.name}: every line has a place in the record`, async () => {
    assert.deepEqual(lostLines(await read(fixture.source)), []);
  });

  test(`${fixture.name}: other encodings and line ends give the same record`, async () => {
    const expected = withoutPlaces((await read(fixture.source)).result);
    const text = readFileSync(fixture.source, 'utf8');
    for (const encoding of encodings)
      assert.deepEqual(withoutPlaces((await readBytes(encode(text, encoding))).result), expected, encoding);
  });
}

function assertTrue(fixture: Fixture, result: ReadResult): void {
  for (const [truth, record] of pair(fixture, result))
    assert.deepEqual(saidByRecord(record), saidByTruth(truth));
  const conversations = ({ kind }: { readonly kind: string }): boolean => kind !== 'other';
  assert.equal(
    result.records.filter(conversations).length,
    fixture.truths.filter(conversations).length,
    'conversations found',
  );
  assert.deepEqual(
    result.otherPages.map(({ page }) => page),
    fixture.otherPages,
    'pages that belong to no record',
  );
}
