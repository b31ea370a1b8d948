import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyRecord } from '../../../test/support/arbitrary-record.ts';
import { fixtureRecords, inventedVolume } from '../../../test/support/tei-records.ts';
import { parseXml } from '../../../test/support/tei-schema.ts';
import type { MemconRecord } from '../../model/record.ts';
import { findElements } from '../parse.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, firstOf, textOf } from '../xml.ts';
import { readFrusTei } from './index.ts';
import { checkFrusDocument } from './check-rules.ts';
import { writeFrusVolume } from './write-volume.ts';
import { writeFrusTei } from './write.ts';

const source = { name: 'volume.xml', sha256: 'ab'.repeat(32) };
const printed = readFrusTei(inventedVolume(), source).records;
const all = { findings: true };

function parse(xml: string): XmlElement {
  const next = findElements(xml, (name) => name === 'div').next();
  assert.ok(!next.done, 'no div');
  return next.value.element;
}

/** The record of what is written of it: a printed document in a volume, which has a number of its own for it. */
function again(record: MemconRecord): MemconRecord {
  const { edition } = record;
  const xml = edition
    ? [...writeFrusVolume([record])].map((piece) => piece.xml).join('')
    : writeFrusTei(record).xml;
  const { records, faults } = readFrusTei(xml, source);
  assert.deepEqual(faults, []);
  const [read] = records;
  const { volume, number } = edition ?? { volume: '', number: null };
  return { ...read!, edition: { ...read!.edition!, volume, number } };
}

/** Without what the encoding has no place for: lines of the XML and offsets, and what reading it left out. */
function comparable(record: MemconRecord | undefined): unknown {
  const text = JSON.stringify(record && { ...record, source: null, notes: [] }, (key, value: unknown) =>
    ['line', 'chars', 'page', 'pages', 'id'].includes(key) ? undefined : value,
  );
  return JSON.parse(text);
}

void test('a document read from an edition is the same after writing and reading', () => {
  assert.equal(printed.length, 3);
  for (const record of printed) assert.deepEqual(comparable(again(record)), comparable(record));
});

void test('a subject’s mark is struck in the list of subjects, and read from there', () => {
  const mark = { typed: '~~(C)~~', level: 'C', struck: true, confidence: 1, basis: 'literal' } as const;
  const at = { page: 1 };
  const [paper] = fixtureRecords();
  const title = {
    typed: 'MEMORANDUM OF TELEPHONE CONVERSATION',
    text: 'MEMORANDUM OF TELEPHONE CONVERSATION',
    at,
  };
  const subject = { typed: '~~(C)~~ Ferry dues', text: 'Ferry dues', mark: { ...mark, at }, at };
  const { xml } = writeFrusTei({ ...paper!, subject, title }, { number: '1' });
  assert.match(xml, /<item><del rend="strikethrough">\(C\)<\/del> Ferry dues<\/item>/);
  assert.match(xml, /<head>1\. Memorandum of Telephone Conversation</);
  const read = readFrusTei(xml, source).records[0]!;
  assert.deepEqual([read.subject?.text, read.subject?.mark?.struck], ['Ferry dues', true]);
  assert.match(writeFrusTei(read).xml, /<item><del rend="strikethrough">\(C\)<\/del> Ferry dues<\/item>/);
});

void test('a subject that is printed as a paragraph is one again, where it stood', () => {
  const document = (subject: string): string =>
    `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d1" n="1"><head>1. Talk</head><p>At the quay.</p><p>${subject}</p><p>They met.</p></div>`;
  const record = readFrusTei(document('Subject: Ferry dues'), source).records[0]!;
  assert.equal(record.subject?.text, 'Ferry dues');
  const paragraphs = (given: MemconRecord): string[] =>
    [...descendants(parse(writeFrusTei(given).xml))].filter(({ name }) => name === 'p').map(textOf);
  assert.deepEqual(paragraphs(record), ['At the quay.', 'Subject: Ferry dues', 'They met.']);
  const corrected = { ...record, subject: { ...record.subject, text: 'Fishing dues', from: 'editor' } };
  assert.match(
    writeFrusTei(corrected).xml,
    /<list type="subject">\s*<head>SUBJECT<\/head>\s*<item>Fishing dues/,
  );
  const run = readFrusTei(document('SUBJECT: Ferry dues <lb/>PARTICIPANTS: See list'), source).records[0]!;
  assert.equal(run.subject?.text, 'Ferry dues');
  assert.equal(paragraphs(run)[1], 'SUBJECT: Ferry dues PARTICIPANTS: See list');
});

void test('names are tagged where the edition tags them, in the entries of a list each as it is there', () => {
  const document = `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d1" n="1"><head>1. Memorandum of Conversation</head>
    <list type="participants"><head>PARTICIPANTS</head>
      <item>Mr. <persName corresp="#p_AE1">Emil Aldering</persName>, WE</item>
      <item>Mr. <persName>Maren</persName></item><item>Aldering Strand, Jr., NE</item></list>
    <p>Mr. <persName corresp="#p_AE1">Aldering</persName> asked. <persName corresp="#p_AE1">Aldering</persName> agreed.</p></div>`;
  const [record] = readFrusTei(document, source).records;
  const { xml, losses } = writeFrusTei(record!);
  const written = xml.slice(xml.indexOf('<item>'), xml.indexOf('</div>')).replace(/\n/g, '');
  const expected = document
    .slice(document.indexOf('<item>'), document.indexOf('</div>'))
    .replace(/\n\s*/g, '');
  assert.equal(written, expected);
  assert.ok(!losses.some((loss) => loss.includes('not tagged')), losses.join('; '));
});

void test('once written and read, the reading of a paper no longer changes', () => {
  for (const record of fixtureRecords()) {
    const once = again(record);
    assert.deepEqual(comparable(again(once)), comparable(once));
  }
});

void test('what is said and who says it survives', () => {
  const said = ({ body }: MemconRecord): string[] =>
    body.flatMap((block) =>
      block.kind === 'heading' ? [block.text] : block.paragraphs.map(({ text }) => text),
    );
  const speakers = ({ body }: MemconRecord): string[] =>
    body.flatMap((block) => (block.kind === 'speech' ? [block.speaker] : []));
  for (const record of fixtureRecords()) {
    const read = again(record);
    assert.deepEqual(
      said(read),
      said({ ...record, body: withClosing(record) }).map((text) => text.replace(/\s+/g, ' ')),
    );
    assert.deepEqual(speakers(read), speakers(record));
    assert.equal(read.date?.iso ?? null, record.date?.iso ?? null);
    assert.deepEqual([read.time?.start, read.time?.end], [record.time?.start, record.time?.end]);
    assert.deepEqual(
      read.participants.map(({ name, side }) => [name, side]),
      record.participants.map(({ name, side }) => [name, side]),
    );
  }
});

function withClosing({ body, closing }: MemconRecord): MemconRecord['body'] {
  const at = { page: 1 };
  if (closing === null) return body;
  const paragraph = { text: closing.text, typed: closing.text, mark: null, at, incidents: [], excisions: [] };
  return [...body, { kind: 'narrative', paragraphs: [paragraph], at }];
}

/** What breaks the edition's rules, as far as it is ours: an edition's own source note may be missing or of old form. */
function breachesOf(record: MemconRecord): string[] {
  const printed = record.edition !== undefined;
  return checkFrusDocument(documentOf(record)).filter(
    (breach) => !(printed && /source note|^footnote \d+ follows/.test(breach)),
  );
}

/** The document as it stands in a volume. */
function documentOf(record: MemconRecord): XmlElement {
  const xml = [...writeFrusVolume([record], all)].map((piece) => piece.xml).join('');
  const next = findElements(xml, (_, { type }) => type === 'document').next();
  assert.ok(!next.done);
  return next.value.element;
}

void test('nothing breaks the rules that the edition publishes', () => {
  for (const record of [...printed, ...fixtureRecords()]) assert.deepEqual(breachesOf(record), []);
  fc.assert(
    fc.property(anyRecord, (record) => {
      assert.deepEqual(breachesOf(record), []);
    }),
    { numRuns: 150 },
  );
});

void test('the source note has the number before the first footnote’s', () => {
  const [talk] = printed.filter(({ edition }) => edition?.footnotes[0]?.n === '2');
  assert.ok(talk?.edition);
  const numbersFrom = (first: number): string[] => {
    const edition = {
      ...talk.edition!,
      summary: null,
      footnotes: [first, first + 1].map((n) => ({ n: String(n), text: 'Not printed.' })),
    };
    const div = parse(writeFrusTei({ ...talk, edition }).xml);
    return [...descendants(div)].flatMap(({ name, attributes }) =>
      name === 'note' ? [attributes.n ?? ''] : [],
    );
  };
  assert.deepEqual(numbersFrom(2), ['1', '2', '3']);
  assert.deepEqual(numbersFrom(3), ['2', '3', '4']);
});

void test('a dateline gives the span of time, with the offset of the zone where that is typed', () => {
  const [record] = printed;
  const date = [...descendants(parse(writeFrusTei(record!).xml))].find(({ name }) => name === 'date');
  assert.deepEqual(date?.attributes, {
    from: '1974-03-05T10:30:00-05:00',
    to: '1974-03-05T11:15:00-05:00',
    type: 'conversation-or-meeting-date',
    calendar: 'gregorian',
  });
  assert.ok(date);
  assert.equal(textOf(date), 'March 5, 1974, 10:30–11:15 a.m. EST');
});

void test('marks stand before the text, struck ones struck', () => {
  const at = { page: 1 };
  const mark = { typed: '(S)', level: 'S', struck: true, confidence: 1, basis: 'literal', at } as const;
  const paragraph = { text: 'Said.', typed: '(S) Said.', mark, at, incidents: [], excisions: [] };
  const record: MemconRecord = { ...printed[0]!, body: [{ kind: 'narrative', paragraphs: [paragraph], at }] };
  assert.match(writeFrusTei(record).xml, /<p><del rend="strikethrough">\(S\)<\/del> Said\./);
  const [block] = again(record).body;
  assert.ok(block?.kind === 'narrative');
  assert.deepEqual([block.paragraphs[0]?.mark?.level, block.paragraphs[0]?.mark?.struck], ['S', true]);
});

void test('withheld words stand in brackets and italics, findings in footnotes where they are asked for', () => {
  const [record] = printed;
  assert.match(writeFrusTei(record!).xml, /\[<hi rend="italic">2 lines not declassified<\/hi>\]/);
  const paper = fixtureRecords().find(({ findings }) => findings.length > 0)!;
  const [finding] = paper.findings;
  assert.ok(!writeFrusTei(paper).xml.includes(`>${finding!.rule}: `));
  const { xml, losses } = writeFrusTei(paper, all);
  assert.match(xml, new RegExp(`<note n="\\d+" xml:id="d1fn\\d+">${finding!.rule}: `));
  assert.ok(!losses.includes('Findings are not kept'));
  assert.ok(writeFrusTei(paper).losses.includes('Findings are not kept'));
});

void test('markup in a text stays text', () => {
  const title = { typed: '', text: '</head><script>alert(1)</script> ]]> & \u202e "', at: { page: 1 } };
  const { xml } = writeFrusTei({ ...fixtureRecords()[0]!, title });
  parseXml(xml);
  assert.equal(textOf(firstOf(parse(xml), 'head')!).replace(/Source:.*$/s, ''), title.text);
});

void test('anything can be written, and is well-formed', () => {
  fc.assert(
    fc.property(anyRecord, (record) => parseXml(writeFrusTei(record, all).xml)),
    { numRuns: 100 },
  );
});

void test('a volume is its documents, numbered in their order', () => {
  const xml = [...writeFrusVolume(printed, { title: 'Three papers' })].map((piece) => piece.xml).join('');
  parseXml(xml);
  assert.deepEqual(
    readFrusTei(xml, source).records.map(({ edition }) => edition?.id),
    ['d1', 'd2', 'd3'],
  );
});
