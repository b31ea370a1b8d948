import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemconRecord } from '../../model/record.ts';
import { readFrusTei } from './index.ts';
import { writeFrusTei } from './write.ts';

const source = { name: 'inv1974v01-d9.xml', sha256: 'cd'.repeat(32) };

function documentOf(content: string): MemconRecord {
  const xml = `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d9" n="9"><head>9. Memorandum of Conversation</head>
<dateline><date when="1974-03-05">March 5, 1974</date></dateline>${content}</div>`;
  const { records, faults } = readFrusTei(xml, source);
  assert.deepEqual(faults, []);
  return records[0]!;
}

/** What is written of the document, white space between elements left out, without what every document has. */
function written(record: MemconRecord): string {
  const { xml } = writeFrusTei(record);
  return xml.replace(/>\s+</g, '><').replace(/^.*<\/dateline>|<\/div>$/g, '');
}

/** What comes in as TEI goes out so, and comes in again as the same body. */
function keeps(content: string, as = content): MemconRecord {
  const record = documentOf(content);
  assert.equal(written(record), as.replace(/>\s+</g, '><'));
  const again = readFrusTei(writeFrusTei(record).xml, source).records[0]!;
  const kinds = (body: MemconRecord['body']): unknown =>
    body.map((block) =>
      block.kind === 'heading'
        ? [block.text, block.layout]
        : block.paragraphs.map(({ text, layout }) => [block.kind, text, layout]),
    );
  assert.deepEqual(kinds(again.body), kinds(record.body));
  assert.deepEqual(
    again.participants.map(({ side }) => side),
    record.participants.map(({ side }) => side),
  );
  assert.deepEqual(
    again.attachments.map(({ text }) => text),
    record.attachments.map(({ text }) => text),
  );
  return record;
}

void test('rows are those of their table, empty cells with them', () => {
  const record = keeps(`<p>As follows:</p>
    <table><row><cell/><cell>1954</cell><cell>1955</cell></row><row><cell>Dikes</cell><cell/><cell>12</cell></row></table>
    <table><row><cell>Ferries</cell></row></table><p>No more.</p>`);
  const [block] = record.body;
  assert.ok(block?.kind === 'narrative');
  assert.equal(block.paragraphs[2]?.text, 'Dikes 12');
  assert.deepEqual(block.paragraphs[2].layout, { as: 'row', table: 1, cells: [0, 6, 6] });
});

void test('items are those of their list, with its type and heading, lists within them one level deeper', () => {
  keeps(`<list type="from"><head>FM</head><item>LEGATION BROD</item></list>
    <list type="to"><head>TO</head><item>STATE</item><item>LEGATION FERN</item></list>
    <p>It was agreed:</p>
    <list><item>that the dikes wait<list><item>until May, or</item><item>for ever</item></list></item><item>that ferries go.</item></list>
    <p>They left.</p>`);
});

void test('an enclosure has its title, and the lines over its text', () => {
  const record = keeps(
    `<p>A paper was handed over.</p>
    <frus:attachment xmlns:frus="http://history.state.gov/frus/ns/1.0"><opener><seg>[Enclosure]</seg></opener><head>Note on Ferries</head>
    <opener><dateline>Brod, undated</dateline></opener><p>Ferries go.</p></frus:attachment>
    <frus:attachment xmlns:frus="http://history.state.gov/frus/ns/1.0"><opener><seg>[Annex]</seg></opener><p>[Not printed.]</p></frus:attachment>`,
    `<p>A paper was handed over.</p>
    <div type="section" xml:id="d9-att1"><opener><seg>[Enclosure]</seg></opener><head>Note on Ferries</head>
    <opener><seg>Brod, undated</seg></opener><p>Ferries go.</p></div>
    <div type="section" xml:id="d9-att2"><head>[Annex]</head><p>[Not printed.]</p></div>`,
  );
  assert.deepEqual(
    record.attachments.map(({ text }) => text),
    ['Note on Ferries', '[Annex]'],
  );
});

void test('a paragraph that opens with its heading is no speech', () => {
  keeps(
    `<p><hi rend="italic">The Ferry Talks:</hi> They go on.</p><p><hi rend="italic">Dikes.</hi> None.</p>`,
  );
});

void test('sides and the like that are keyed as entries stay so', () => {
  const people = `<list type="participants"><head>PARTICIPANTS</head><item>Lindvarn:</item><item>Mr. Aldering</item>
    <item>For part of the meeting:</item><item>Mr. Penrose</item><item>Marenland:</item><item>Mr. Strand</item></list>`;
  const record = keeps(`${people}<p>They met.</p>`);
  assert.deepEqual(
    record.participants.map(({ name, side }) => [name, side]),
    [
      ['Mr. Aldering', 'Lindvarn'],
      ['Mr. Penrose', 'Lindvarn'],
      ['Mr. Strand', 'Marenland'],
    ],
  );
  keeps(
    '<list type="participants"><item>Participants:</item><item>Mr. Aldering</item></list><p>They met.</p>',
  );
});

void test('where an editor made the text, a row is one cell and no heading is cut off', () => {
  const { body, ...record } = documentOf(
    '<table><row><cell>Dikes</cell><cell>12</cell></row></table><list type="to"><head>TO</head><item>STATE</item></list>',
  );
  const [block] = body;
  assert.ok(block?.kind === 'narrative');
  const paragraphs = block.paragraphs.map((paragraph) => ({
    ...paragraph,
    text: 'As corrected',
    from: 'editor',
  }));
  assert.equal(
    written({ ...record, body: [{ ...block, paragraphs }] }),
    '<table><row><cell>As corrected</cell></row></table><list type="to"><item>As corrected</item></list>',
  );
});

void test('what a record does not keep of the markup is said', () => {
  assert.deepEqual(documentOf('<p>They met.</p>').notes, []);
  assert.deepEqual(
    documentOf(
      '<p rend="center">They <hi rend="italic">met</hi> in <placeName>Brod</placeName>, see <ref target="#d1">1</ref>.</p><list><label>1</label><item>So.</item></list>',
    ).notes,
    [
      'Of the edition’s markup the record does not keep emphasis within paragraphs and notes; links to terms, documents and pages; tags of dates, places and organisations within the text; labels and numbers that stand beside items of lists; how paragraphs are set (centred, flush left).',
    ],
  );
  assert.deepEqual(
    documentOf('<p><hi rend="italic">Dikes.</hi> None [<hi rend="italic">2 lines not declassified</hi>].</p>')
      .notes,
    [],
  );
});
