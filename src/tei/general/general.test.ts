import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyRecord } from '../../../test/support/arbitrary-record.ts';
import { parseXml } from '../../../test/support/tei-schema.ts';
import { fixtureRecords } from '../../../test/support/tei-records.ts';
import { readTei, writeTei } from '../index.ts';

const elsewhere = { name: 'other.xml', sha256: '0'.repeat(64) };

void test('what is written is read back as it was, in every field of the record', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const { xml, losses } = writeTei(record);
      assert.deepEqual(losses, []);
      const { records, faults } = readTei(xml, elsewhere);
      assert.deepEqual(faults, []);
      assert.deepEqual(records, [record]);
    }),
    { numRuns: 300 },
  );
});

void test('the readings of all fixtures come back whole', () => {
  const records = fixtureRecords();
  assert.ok(records.length >= 15, `${records.length} records`);
  for (const record of records) assert.deepEqual(readTei(writeTei(record).xml, elsewhere).records, [record]);
});

void test('another parser takes it, whatever the texts hold', () => {
  fc.assert(
    fc.property(anyRecord, (record) => parseXml(writeTei(record).xml)),
    { numRuns: 100 },
  );
});

void test('characters that XML cannot hold are replaced, and that is said', () => {
  const [record] = fixtureRecords();
  const { xml, losses } = writeTei({ ...record!, notes: ['a\u0000b\u001bc\ud800d\uffff'] });
  parseXml(xml);
  assert.match(xml, /a\ufffdb\ufffdc\ufffdd\ufffd/);
  assert.deepEqual(losses, ['Control characters, which XML cannot hold, are U+FFFD']);
});

void test('a paragraph of a megabyte stays a paragraph', () => {
  const [record] = fixtureRecords();
  const text = 'Word after word. '.repeat(60_000);
  const at = { page: 1 };
  const paragraph = { text, typed: text, mark: null, at, incidents: [], excisions: [] };
  const long = { ...record!, body: [{ kind: 'narrative' as const, paragraphs: [paragraph], at }] };
  assert.deepEqual(readTei(writeTei(long).xml, elsewhere).records, [long]);
});
