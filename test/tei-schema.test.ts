import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { insertIntoVolume, readFrusTei, writeFrusTei, writeFrusVolume, writeTei } from '../src/tei/index.ts';
import { anyRecord } from './support/arbitrary-record.ts';
import { fixtureRecords, inventedVolume } from './support/tei-records.ts';
import { openTeiSchema, wrapDocument } from './support/tei-schema.ts';

const validate = openTeiSchema();
const volume = inventedVolume();
const all = { furniture: true, findings: true };

void test('what we write is valid TEI P5', (t) => {
  if (validate === null) {
    t.skip('tei_all.rng is not there: it is kept with the shared material');
    return;
  }
  const records = [...fixtureRecords(), ...readFrusTei(volume, { name: 'volume.xml', sha256: '' }).records];
  for (const record of records) {
    validate(writeTei(record).xml);
    validate(wrapDocument(writeFrusTei(record).xml));
    validate(wrapDocument(writeFrusTei(record, all).xml));
  }
  validate([...writeFrusVolume(records, all)].map(({ xml }) => xml).join(''));
  validate([...writeFrusVolume([])].map(({ xml }) => xml).join(''));
  validate(insertIntoVolume(volume, fixtureRecords(), all).xml);
  fc.assert(
    fc.property(anyRecord, (record) => {
      validate(writeTei(record).xml);
      validate(wrapDocument(writeFrusTei(record, all).xml));
    }),
    { numRuns: 25, endOnFailure: true },
  );
  assert.throws(() => {
    validate(wrapDocument('<div><p><p/></p></div>'));
  }, /p/);
});
