import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { insertIntoVolume, readFrusTei, writeFrusTei, writeFrusVolume, writeTei } from '../src/tei/index.ts';
import { anyRecord } from './support/arbitrary-record.ts';
import { fixtureRecords, inventedVolume } from './support/tei-records.ts';
import type { Validate } from './support/tei-schema.ts';
import { openOwnSchema, openTeiSchema, wrapDocument } from './support/tei-schema.ts';

const [general, frus] = [openOwnSchema('general'), openOwnSchema('frus')];
/** All of TEI, where its schema is at hand; our own schemas are subsets of it. */
const tei = openTeiSchema();
const volume = inventedVolume();
const all = { findings: true };
const records = [...fixtureRecords(), ...readFrusTei(volume, { name: 'volume.xml', sha256: '' }).records];

function checkGeneral(xml: string): void {
  general(xml);
  tei?.(xml);
}

function checkFrus(xml: string): void {
  frus(xml);
  tei?.(xml.startsWith('<div') ? wrapDocument(xml) : xml);
}

void test('general TEI is valid', () => {
  for (const record of records) checkGeneral(writeTei(record).xml);
  fc.assert(
    fc.property(anyRecord, (record) => {
      checkGeneral(writeTei(record).xml);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

void test('documents and volumes in the flavour of the edition are valid', () => {
  const volumeOf = (of: typeof records): string =>
    [...writeFrusVolume(of, all)].map(({ xml }) => xml).join('');
  for (const record of records) {
    checkFrus(writeFrusTei(record).xml);
    checkFrus(writeFrusTei(record, all).xml);
  }
  checkFrus(volumeOf(records));
  checkFrus(volumeOf([]));
  fc.assert(
    fc.property(anyRecord, (record) => {
      checkFrus(writeFrusTei(record, all).xml);
      checkFrus(volumeOf([record]));
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

void test('a volume stays valid with records in it', () => {
  tei?.(insertIntoVolume(volume, fixtureRecords(), all).xml);
  const { xml } = insertIntoVolume(volume, fixtureRecords(), all);
  for (const [document] of xml.matchAll(/<div type="document" subtype[^]*?<\/div>/g))
    frus(document.replace('<div', '<div xmlns="http://www.tei-c.org/ns/1.0"'));
});

const refused: readonly (readonly [says: string, validate: Validate, from: string, to: string])[] = [
  ['an element of no use here', frus, '<p>', '<fw/><p>'],
  ['a rendition of our own', frus, 'rend="italic"', 'rend="bold"'],
  ['a list of our own', frus, 'type="participants"', 'type="people"'],
  ['a zone for an offset', frus, '-05:00"', 'Z"'],
  ['a confidence above 1', general, '<choice>', '<choice cert="2">'],
  ['a block of our own', general, '<sp ', '<turn/><sp '],
];

for (const [says, validate, from, to] of refused)
  void test(`${says} is not valid`, () => {
    const record = records.at(-3)!;
    const xml = validate === frus ? writeFrusTei(record).xml : writeTei(record).xml;
    assert.ok(xml.includes(from), xml);
    assert.throws(() => {
      validate(xml.replace(from, to));
    });
  });
