import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixtureRecords, inventedVolume } from '../../test/support/tei-records.ts';
import { parseXml } from '../../test/support/tei-schema.ts';
import type { MemconRecord } from '../model/record.ts';
import { insertIntoVolume, readFrusTei } from './index.ts';

const volume = inventedVolume();
const source = { name: 'volume.xml', sha256: 'cd'.repeat(32) };
const [model] = fixtureRecords();

/** A record of that day, with one who takes part and one line of talk. */
function dated(
  iso: string | null,
  id: string,
  name = 'Mr. James Caldwell',
  text = 'The MCC and the AMCC have met.',
): MemconRecord {
  const at = { page: 1 };
  const paragraph = { text, typed: text, mark: null, at, incidents: [], excisions: [] };
  const person = { name, title: null, role: 'principal', side: null, typed: name, at } as const;
  return {
    ...model!,
    id,
    date: iso === null ? null : { typed: iso, iso, at },
    time: null,
    participants: [person],
    body: [{ kind: 'speech', speaker: name, who: 0, paragraphs: [paragraph], at }],
  };
}

void test('a record follows the last document that is not later, and goes on with the numbers only behind all others', () => {
  const records = [
    dated('1974-12-01', 'late'),
    dated('1974-01-01', 'first'),
    dated('1974-04-02', 'same day'),
    dated(null, 'undated'),
  ];
  const { inserted, faults, xml } = insertIntoVolume(volume, records);
  assert.deepEqual(faults, []);
  assert.deepEqual(inserted, [
    { record: 'first', id: 'd7', number: '[7]', after: null },
    { record: 'same day', id: 'd8', number: '[8]', after: 'd2' },
    { record: 'late', id: 'd5', number: '5', after: 'd4' },
    { record: 'undated', id: 'd6', number: '6', after: 'd4' },
  ]);
  assert.deepEqual(
    readFrusTei(xml, source).records.map(({ edition }) => edition?.id),
    ['d7', 'd1', 'd2', 'd8', 'd4', 'd5', 'd6'],
  );
});

void test('a number is free where no id of the volume begins with it', () => {
  const paged = volume.replace('</body>', '<pb n="9" xml:id="d5-01" facs="9"/></body>');
  assert.notEqual(paged, volume);
  const { inserted, xml } = insertIntoVolume(paged, [dated('1974-12-01', 'late')]);
  assert.deepEqual(
    inserted.map(({ id, number }) => [id, number]),
    [['d6', '6']],
  );
  parseXml(xml);
});

/** What is left of the volume when the documents added are cut out again. */
function without(xml: string, ids: readonly string[]): string {
  return ids.reduce(
    (rest, id) =>
      rest.replace(
        new RegExp(
          `(?:\\r?\\n[ ]*)<div type="document" subtype="historical-document" xml:id="${id}"[^]*?</div>`,
        ),
        '',
      ),
    xml,
  );
}

void test('the rest of the file is the same byte for byte, with BOM and carriage returns too', () => {
  const forms = [volume, `\ufeff${volume}`, volume.replace(/\n/g, '\r\n')];
  for (const form of forms) {
    const { xml, inserted } = insertIntoVolume(form, [dated('1974-05-01', 'a'), dated('1974-12-01', 'b')]);
    assert.equal(inserted.length, 2);
    parseXml(xml);
    assert.equal(without(xml, ['d5', 'd6']), form);
    assert.equal(/(?<!\r)\n/.test(xml), /(?<!\r)\n/.test(form));
  }
});

void test('names link to the lists where they settle on one entry', () => {
  const one = insertIntoVolume(volume, [dated('1974-05-01', 'a')]).xml;
  assert.match(one, /<item>Mr\. <persName corresp="#p_CJR1">James Caldwell<\/persName><\/item>/);
  assert.match(
    one,
    /<p>Mr\. <persName corresp="#p_CJR1">James Caldwell<\/persName>: The <gloss target="#t_MCC1">MCC<\/gloss> and the AMCC/,
  );
  for (const name of ['Mr. Visser', 'Emil Strand', 'The Secretary'])
    assert.match(
      insertIntoVolume(volume, [dated('1974-05-01', 'a', name)]).xml,
      new RegExp(`<item><persName>${name}</persName></item>`),
    );
  assert.match(
    insertIntoVolume(volume, [dated('1974-05-01', 'a', 'H. Visser')]).xml,
    /corresp="#p_VH1">H\. Visser</,
  );
});

void test('one part of the volume can be named', () => {
  assert.equal(
    insertIntoVolume(volume, [dated('1974-05-01', 'a')], { within: 'comp1' }).inserted[0]?.after,
    'd2',
  );
  const { faults, xml } = insertIntoVolume(volume, [dated('1974-05-01', 'a')], { within: 'comp9' });
  assert.match(faults[0]!.message, /no part with the id comp9/);
  assert.equal(xml, volume);
});

void test('a volume that is not well-formed, or holds no document, is left as it is', () => {
  for (const bad of [volume.replace('</front>', ''), '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>']) {
    const { faults, xml, inserted } = insertIntoVolume(bad, [dated('1974-05-01', 'a')]);
    assert.equal(faults.length, 1);
    assert.deepEqual([xml, inserted], [bad, []]);
  }
});

void test('where the file’s encoding has no room for a sign, it is a reference', () => {
  const latin = volume.replace('encoding="UTF-8"', 'encoding="US-ASCII"');
  const { xml } = insertIntoVolume(latin, [dated('1974-05-01', 'a', 'Señor Añón', '“Yes.”')]);
  assert.match(xml, /Se&#241;or A&#241;&#243;n/);
});
