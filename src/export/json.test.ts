import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedReading } from '../../test/support/invented-record.ts';
import { print } from '../../test/support/print.ts';
import { makeJsonPrinter } from './json.ts';
import { makeJsonlPrinter } from './jsonl.ts';

test('json of one file is its result', () => {
  const reading = inventedReading();
  assert.deepEqual(JSON.parse(print(makeJsonPrinter, [reading])), reading.result);
});

test('json of several files is one object that says which file a page is from', () => {
  const [one, two] = [inventedReading(), { ...inventedReading({ id: 'other' }), path: 'b.txt' }];
  assert.deepEqual(JSON.parse(print(makeJsonPrinter, [one, two])), {
    schema: 'memcon/1',
    records: [...one.result.records, ...two.result.records],
    otherPages: [
      { page: 3, kind: 'withdrawal-sheet', source: 'calls/call.txt' },
      { page: 3, kind: 'withdrawal-sheet', source: 'b.txt' },
    ],
  });
});

test('a result without records and without pages is whole JSON too', () => {
  const result = { schema: 'memcon/1', records: [], otherPages: [] } as const;
  assert.deepEqual(JSON.parse(print(makeJsonPrinter, [{ ...inventedReading(), result }])), result);
});

test('json of nothing is nothing', () => {
  assert.equal(print(makeJsonPrinter, []), '');
});

test('jsonl is one record a line', () => {
  const readings = [inventedReading(), inventedReading({ id: 'other' })];
  const lines = print(makeJsonlPrinter, readings).trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    readings.flatMap(({ result }) => result.records),
  );
});
