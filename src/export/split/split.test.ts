import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inventedReading } from '../../../test/support/invented-record.ts';
import type { PrintOptions } from '../printer.ts';
import { makeJsonSplit } from './json.ts';
import { makePrettySplit } from './pretty.ts';

const options: PrintOptions = {
  width: 100,
  colour: false,
  furniture: false,
  several: true,
  version: '1.2.3',
};
const reading = inventedReading();
const [record] = reading.result.records;
const withSheet = {
  ...reading,
  result: { ...reading.result, otherPages: [{ page: 3, kind: 'withdrawal-sheet' as const }] },
};

test('a list with pages in the margin', () => {
  const printer = makePrettySplit(options, () => 'call-1-2.pdf');
  const lines = printer.print(withSheet).split('\n');
  assert.match(lines[0]!, /· 2 pages, 1 record$/);
  assert.match(
    lines[1]!,
    /^ {2}1–2 {2}1988-05-03 · telcon · MEMORANDUM OF TELEPHONE CONVERSATION · Call with/,
  );
  assert.match(lines.join(' '), /→ call-1-2\.pdf/);
  assert.match(lines.join('\n'), /^ {2}3 {4}withdrawal sheet$/m);
  assert.equal(printer.end(), '');
});

test('one object for all files, and nothing where none was read', () => {
  const printer = makeJsonSplit(options, () => null);
  const text = printer.print(withSheet) + printer.print(reading) + printer.end();
  const { files } = JSON.parse(text) as { files: { records: unknown[]; otherPages: unknown[] }[] };
  assert.equal(files.length, 2);
  assert.deepEqual(files[0]!.records, [
    {
      id: record!.id,
      pages: [1, 2],
      kind: 'telcon',
      title: 'MEMORANDUM OF TELEPHONE CONVERSATION',
      subject: record!.subject!.text,
      date: '1988-05-03',
      file: null,
    },
  ]);
  assert.deepEqual(files[0]!.otherPages, [{ page: 3, kind: 'withdrawal-sheet' }]);
  assert.equal(makeJsonSplit(options, () => null).end(), '');
});
