import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inventedRecord } from '../../test/support/invented-record.ts';
import { makeJsonPrinter } from '../export/json.ts';
import { makeJsonlPrinter } from '../export/jsonl.ts';
import { inventedReading } from '../../test/support/invented-record.ts';
import { readRecords } from './records-file.ts';

const printOptions = { width: 80, colour: false, furniture: false, several: true, version: '0' };
const other = { ...inventedRecord, id: 'invented-3-4' };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('readRecords', () => {
  test('takes what memcon read prints as JSON', () => {
    const printer = makeJsonPrinter(printOptions);
    const text =
      printer.print(inventedReading()) + printer.print(inventedReading({ id: other.id })) + printer.end();
    const { records, otherPages, faults } = readRecords(bytes(text));
    assert.deepEqual(records, [inventedRecord, other]);
    assert.deepEqual(faults, []);
    // Which file of several a page is of is nothing that a library knows of one file.
    assert.deepEqual(otherPages, []);
  });

  test('takes JSON lines, one record, and a result a line', () => {
    const printer = makeJsonlPrinter(printOptions);
    const lines = printer.print(inventedReading()) + printer.print(inventedReading({ id: other.id }));
    assert.deepEqual(readRecords(bytes(lines)).records, [inventedRecord, other]);
    assert.deepEqual(readRecords(bytes(JSON.stringify(other))).records, [other]);
    const result = JSON.stringify({
      schema: 'memcon/1',
      records: [other],
      otherPages: [{ page: 3, kind: 'blank' }],
    });
    assert.deepEqual(readRecords(bytes(`${result}\n${JSON.stringify(inventedRecord)}\n`)), {
      records: [other, inventedRecord],
      otherPages: [{ page: 3, kind: 'blank' }],
      faults: [],
    });
  });

  test('tells each bad line with its number and keeps the others', () => {
    const lines = [
      '{"id": ',
      '',
      JSON.stringify(inventedRecord),
      '{"id": 7}',
      JSON.stringify(inventedRecord),
      '[]',
    ];
    const { records, faults } = readRecords(bytes(`\ufeff${lines.join('\r\n')}`));
    assert.deepEqual(records, [inventedRecord]);
    assert.equal(faults.length, 4);
    assert.equal(faults[0], 'line 1: is no JSON');
    assert.match(faults[1]!, /^line 4: id: /);
    assert.equal(faults[2], 'line 5: another record before it has the id invented-1-2');
    assert.match(faults[3]!, /^line 6: the record: /);
  });

  test('loses no good line, wherever the bad ones are', () => {
    const line = fc.oneof(
      fc.constant(null),
      fc.string({ maxLength: 40 }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const good = lines.flatMap((text, n) => (text === null ? [{ ...inventedRecord, id: `r-${n}` }] : []));
        const text = lines
          .map((text, n) => text ?? JSON.stringify({ ...inventedRecord, id: `r-${n}` }))
          .join('\n');
        assert.deepEqual(readRecords(bytes(text)).records, good);
      }),
      { numRuns: 60 },
    );
  });
});
