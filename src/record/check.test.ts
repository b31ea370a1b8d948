import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { z } from 'zod';
import { inventedRecord } from '../../test/support/invented-record.ts';
import { read, readFixtures } from '../../test/support/fixtures.ts';
import type { MemconRecord } from '../model/record.ts';
import { checkRecord, isRecordFault } from './check.ts';
import type { recordSchema } from './schema.ts';

/** The type with every member read-only and required, beside whether it was optional: so assignability misses nothing. */
type Strict<T> = T extends readonly unknown[]
  ? { readonly [K in keyof T]: Strict<T[K]> }
  : T extends object
    ? {
        readonly [K in keyof T]-?: readonly [
          Strict<T[K]>,
          T extends Record<K, T[K]> ? 'required' : 'optional',
        ];
      }
    : T;
type Equal<A, B> = [A, B] extends [B, A] ? true : false;

/** Compiles only where the schema and the model are the same type, optional members included. */
const sameType: Equal<Strict<z.infer<typeof recordSchema>>, Strict<MemconRecord>> = true;

/** The fault of the invented record after a change. */
function faultOf(change: object): string {
  const result = checkRecord({ ...inventedRecord, ...change });
  return isRecordFault(result) ? result.message : assert.fail('the record passed');
}

describe('checkRecord', () => {
  test('gives a record back as it is', () => {
    assert.equal(sameType, true);
    assert.deepEqual(checkRecord(structuredClone(inventedRecord)), inventedRecord);
  });

  test('passes every record that the reader makes, also by way of JSON', async () => {
    let records = 0;
    for (const { source } of readFixtures())
      for (const record of (await read(source)).result.records) {
        const result = checkRecord(JSON.parse(JSON.stringify(record)));
        if (isRecordFault(result)) assert.fail(`${source}: ${result.message}`);
        assert.deepEqual(result, record);
        records++;
      }
    assert.ok(records > 10, `${records} records`);
  });

  test('passes what an edition and an archive say', () => {
    const edition = {
      volume: 'norland1988v01',
      id: 'd7',
      number: '7',
      head: 'Memorandum of Conversation',
      sourceNote: null,
      summary: null,
      footnotes: [{ n: '1', text: 'The harbor was closed on May 1.' }],
      persons: [{ id: 'p_AP1', name: 'Adler' }],
    };
    const archive = {
      repository: 'Marlow Library',
      collection: null,
      series: null,
      box: '12',
      folder: 'Ferries',
      caseNumber: null,
    };
    assert.ok(!isRecordFault(checkRecord({ ...inventedRecord, edition, archive })));
  });

  test('says where a value breaks the contract', () => {
    assert.match(faultOf({ kind: 'letter' }), /^kind: .*"telcon"\|"memcon"\|"other"/);
    assert.match(faultOf({ id: '' }), /^id: /);
    assert.match(faultOf({ participants: undefined }), /^participants: /);
    assert.match(faultOf({ date: { ...inventedRecord.date, iso: '1988-02-30' } }), /^date\.iso: /);
    assert.match(
      faultOf({ source: { ...inventedRecord.source, pages: [2, 1] } }),
      /^source\.pages: ends before/,
    );
    assert.match(faultOf({ source: { ...inventedRecord.source, sha256: 'ABC' } }), /SHA-256/);
  });

  test('refuses a key that the contract does not name', () => {
    assert.match(faultOf({ speakers: [] }), /^the record: .*"speakers"/);
    const [first, ...rest] = inventedRecord.body;
    assert.match(faultOf({ body: [{ ...first, comment: 'x' }, ...rest] }), /^body\[0\]: .*"comment"/);
  });

  test('refuses a speaker that is none of the participants', () => {
    const [first, ...rest] = inventedRecord.body;
    assert.match(
      faultOf({ body: [{ ...first, who: 3 }, ...rest] }),
      /^body\[0\]\.who: is participant 3 of 3/,
    );
  });

  test('counts what else is wrong', () => {
    assert.match(faultOf({ id: 7, kind: 'letter' }), /, and 1 more$/);
    for (const value of [null, 7, 'text', [], undefined])
      assert.ok(isRecordFault(checkRecord(value)), String(value));
  });
});
