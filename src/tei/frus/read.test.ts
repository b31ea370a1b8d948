import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MemconRecord } from '../../model/record.ts';
import { inventedVolume } from '../../../test/support/tei-records.ts';
import { readFrusDocuments, readFrusTei } from './index.ts';

const source = { name: 'volume.xml', sha256: 'ab'.repeat(32) };
const { records, faults } = readFrusTei(inventedVolume(), source);
const [talk, telegram, call] = records;

void test('every document of a volume is a record, in order', () => {
  assert.deepEqual(faults, []);
  assert.deepEqual(
    records.map(({ id, kind, edition }) => [id, kind, edition?.volume, edition?.number]),
    [
      ['abababababababab-d1', 'memcon', 'inv1974v01', '1'],
      ['abababababababab-d2', 'other', 'inv1974v01', '2'],
      ['abababababababab-d4', 'telcon', 'inv1974v01', '4'],
    ],
  );
});

void test('title, date, time and place come from heading and dateline', () => {
  assert.equal(talk?.title?.text, 'Memorandum of Conversation');
  assert.equal(talk.date?.iso, '1974-03-05');
  assert.equal(talk.date.typed, 'March 5, 1974');
  const { start, end, zone, typed } = talk.time!;
  assert.deepEqual(
    { start, end, zone, typed },
    { start: '10:30', end: '11:15', zone: 'EST', typed: '10:30–11:15 a.m. EST' },
  );
  assert.equal(talk.venue?.text, 'Brod');
  assert.equal(talk.subject?.text, 'Credits for Marenland');
});

void test('participants stand under their sides, with what the edition prints before and behind the name', () => {
  assert.deepEqual(
    talk?.participants.map(({ name, title, role, side }) => [name, title, role, side]),
    [
      ['Secretary James Caldwell', null, 'principal', 'United States'],
      ['Ellen Marsh', 'BOD, Notetaker', 'notetaker', 'United States'],
      ['Peder Strand', 'Foreign Minister', 'principal', 'Marenland'],
      ['Maria Visser', null, 'interpreter', 'Marenland'],
    ],
  );
});

void test('a table of participants is read too, an office’s sign before the name', () => {
  assert.deepEqual(
    call?.participants.map(({ name, title }) => [name, title]),
    [
      ['Mr. Caldwell', null],
      ['Mr. Penrose', 'NE'],
    ],
  );
});

void test('labels open speeches, and a paragraph without one goes on with the speaker before it', () => {
  const blocks = talk?.body.map((block) =>
    block.kind === 'heading'
      ? block.text
      : [
          block.kind,
          'speaker' in block ? block.speaker : null,
          'who' in block ? block.who : null,
          block.paragraphs.length,
        ],
  );
  assert.deepEqual(blocks, [
    'Credits',
    ['speech', 'Strand', 2, 2],
    ['speech', 'Secretary Caldwell', 0, 1],
    ['speech', 'Strand', 2, 1],
  ]);
});

void test('what was withheld is an excision, and a page beginning inside a paragraph its place', () => {
  const [, speech] = talk!.body;
  assert.ok(speech?.kind === 'speech');
  const [first] = speech.paragraphs;
  assert.equal(
    first?.text,
    'We have come for the credits. [2 lines not declassified] The dikes can wait no longer.',
  );
  assert.deepEqual(
    first.excisions.map(({ typed, extent }) => ({ typed, extent })),
    [{ typed: '[2 lines not declassified]', extent: { lines: 2 } }],
  );
  assert.deepEqual([first.at.page, first.continues?.map(({ page }) => page)], [1, [2]]);
  assert.deepEqual(talk?.source.pages, [1, 2]);
  assert.deepEqual(
    talk.furniture.map(({ role, typed }) => [role, typed]),
    [
      ['page-label', '1'],
      ['page-label', '2'],
    ],
  );
});

void test('reported speech is told from narrative', () => {
  assert.deepEqual(
    call?.body.map((block) => [block.kind, 'speaker' in block ? block.speaker : null]),
    [['reported', 'Mr. Penrose']],
  );
});

void test('the source note gives the marking and the drafting; an older volume prints the marking over the text', () => {
  assert.deepEqual([talk?.banner.level, talk?.banner.caveats], ['S', ['NODIS']]);
  assert.deepEqual(
    talk?.drafting.map(({ text }) => text),
    ['Drafted by J. R. Penrose on March 6 and approved in S.', 'J. R. Penrose'],
  );
  assert.deepEqual([telegram?.banner.level, telegram?.banner.lines[0]?.typed], ['C', 'confidential']);
});

void test('the editors’ notes and persons are the edition’s, not the text’s', () => {
  const { footnotes, persons, summary, sourceNote } = talk!.edition!;
  assert.deepEqual(footnotes, [
    { n: '2', text: 'Until April 1974.', hangs: { participant: 2 } },
    { n: '3', text: 'See Document 2.', hangs: { block: 2, paragraph: 0, offset: 21 } },
  ]);
  assert.deepEqual(persons, [
    { id: 'p_CJR1', name: 'Caldwell' },
    { id: 'p_CJR1', name: 'James Caldwell', participants: [0] },
    { id: 'p_SPE1', name: 'Peder Strand', participants: [2] },
    { id: 'p_SPE1', name: 'Strand' },
  ]);
  assert.match(summary ?? '', /^Summary: Caldwell and Strand spoke/);
  assert.match(sourceNote ?? '', /^Source: Halloran Library/);
});

void test('one document alone takes its volume from the file’s name', () => {
  const div =
    '<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d7" n="7"><head>7. Memorandum of Conversation</head><p>They met.</p></div>';
  const [record] = readFrusTei(div, { ...source, name: 'inv1974v01-d7.xml' }).records;
  assert.deepEqual(
    [record?.edition?.volume, record?.edition?.id, record?.id],
    ['inv1974v01', 'd7', 'abababababababab-d7'],
  );
});

void test('a date that no dateline gives is read from the heading', () => {
  const div =
    '<div type="document"><head>Memorandum of a Conversation, Brod, May 4, 1955, 6 p.m.</head><p>They met.</p></div>';
  assert.equal(readFrusTei(div, source).records[0]?.date?.iso, '1955-05-04');
});

/** A document with this in it. */
function readWith(content: string): MemconRecord {
  const { records: read } = readFrusTei(
    `<div type="document"><head>Memorandum of Conversation</head>${content}</div>`,
    source,
  );
  return read[0]!;
}

const speakersIn = ({ body }: MemconRecord): string[] =>
  body.flatMap((block) => (block.kind === 'speech' ? [block.speaker] : []));

void test('an aside between a label and its colon is part of what is said', () => {
  const [block] = readWith(
    '<p><persName>Strand</persName> (through the interpreter): We thank you.</p>',
  ).body;
  assert.ok(block?.kind === 'speech');
  assert.deepEqual(
    [block.speaker, block.paragraphs[0]?.text],
    ['Strand', '(through the interpreter): We thank you.'],
  );
});

void test('quoted labels, headings that run into their paragraph, and what nothing follows are no speakers', () => {
  const one = '<p>The Secretary: Good.</p><p>The Minister: Fine.</p>';
  const record = readWith(
    `${one}<p>“Mr. Falk: I think so.”</p><p><hi rend="italic">The Dikes:</hi> They held.</p><p><hi rend="italic">The Dikes:</hi> They will.</p><p>The Pause:</p><p>The Pause:</p>`,
  );
  assert.deepEqual(speakersIn(record), ['The Secretary', 'The Minister']);
});

void test('lists of participants without a type, tables within them, and sides by column', () => {
  const names = (content: string): unknown[] =>
    readWith(content).participants.map(({ name, side }) => [name, side]);
  assert.deepEqual(names('<list><head>PRESENT</head><item>Mr. Falk</item></list>'), [['Mr. Falk', null]]);
  assert.deepEqual(
    names(
      '<list type="participants"><item><table><row><cell>Marenland—</cell><cell>Mr. Falk</cell></row></table></item></list>',
    ),
    [['Mr. Falk', 'Marenland']],
  );
  assert.deepEqual(
    names(
      '<p>Participants: <table><row><cell>Embassy:</cell><cell>Department:</cell></row><row><cell>Mr. Falk</cell><cell>Mr. Marsh</cell></row></table></p>',
    ),
    [
      ['Mr. Falk', 'Embassy'],
      ['Mr. Marsh', 'Department'],
    ],
  );
});

void test('items that head others, tell how long they stayed, or stand for a list, are no persons', () => {
  const record = readWith(
    '<list type="participants"><item><pb n="2"/><hi rend="italic">Marenland</hi></item><item>Mr. Falk</item><item>For part of the meeting:</item><item><hi rend="italic">The President</hi></item><item>[Here follows the same list as Document 2.]</item></list>',
  );
  assert.deepEqual(
    record.participants.map(({ name, side, at }) => [name, side, at.page]),
    [
      ['Mr. Falk', 'Marenland', 2],
      ['The President', 'Marenland', 2],
    ],
  );
  assert.deepEqual(
    record.body.map((block) => ('paragraphs' in block ? block.paragraphs[0]?.text : '')),
    ['[Here follows the same list as Document 2.]'],
  );
});

void test('the heading of any other list opens its first item', () => {
  const [block] = readWith('<list type="from"><head>FROM:</head><item>J. R. Penrose</item></list>').body;
  assert.ok(block?.kind === 'narrative');
  assert.equal(block.paragraphs[0]?.text, 'FROM: J. R. Penrose');
});

void test('a talk that went on another day ends on the last day tagged', () => {
  const { date } = readWith(
    '<dateline><date when="1974-03-05T16:00:00">March 5, 1974, 4 p.m.</date> and <date when="1974-03-06">March 6, 1974</date></dateline><p>They met.</p>',
  );
  assert.deepEqual([date?.iso, date?.isoEnd], ['1974-03-05', '1974-03-06']);
});

void test('notes hang where the edition hung them, and white space between two is none of the text', () => {
  const record = readWith(
    '<p>We<note n="2">A</note> <note n="3">B</note>, too.</p><closer><signed>J. Marsh<note n="4">C</note></signed></closer>',
  );
  const [block] = record.body;
  assert.ok(block?.kind === 'narrative');
  assert.equal(block.paragraphs[0]?.text, 'We, too.');
  assert.deepEqual(
    record.edition?.footnotes.map(({ hangs }) => hangs),
    [{ block: 0, paragraph: 0, offset: 2 }, { block: 0, paragraph: 0, offset: 2 }, { drafting: 0 }],
  );
});

void test('a document bears the number of the page that it opens; its own pages begin behind its heading', () => {
  const head = '<head>Memorandum of Conversation</head>';
  const { records: read } = readFrusTei(
    `<body><pb n="7"/><div type="document" xml:id="d1">${head}<p>They met.</p></div><div type="document" xml:id="d2">${head}<pb n="1" xml:id="d2-01"/><p>They met.</p><pb n="[2]" xml:id="d2-02" type="facsimile"/><p>They parted.</p></div></body>`,
    source,
  );
  assert.deepEqual(
    read.map(({ furniture, source: { pages } }) => [
      pages,
      furniture.map(({ typed, at }) => [typed, at.page]),
    ]),
    [
      [[1, 1], [['7', 1]]],
      [[2, 3], [['1', 2]]],
    ],
  );
});

void test('a file without a document, and a broken one, are faults', () => {
  assert.match(readFrusTei('<TEI><text/></TEI>', source).faults[0]!.message, /^No document/);
  const broken = readFrusTei('<TEI><div type="document"><head>A</head></div><p></TEI>', source);
  assert.equal(broken.records.length, 1);
  assert.match(broken.faults[0]!.message, /Not well-formed/);
});

void test('documents come one at a time, before the file’s end is read', () => {
  const first = readFrusDocuments(inventedVolume().repeat(40), source).next();
  assert.ok(!first.done && 'id' in first.value);
});

void test('a note on the heading of a list is kept, before those of the participants', () => {
  const note = (n: string): string => `<note n="${n}" xml:id="d1fn${n}">Note ${n}.</note>`;
  const [record] = readFrusTei(
    `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d1"><head>1. Memorandum of Conversation</head>
<list type="subject"><head>SUBJECT${note('2')}</head><item>Credits</item></list>
<list type="participants"><head>PARTICIPANTS${note('3')}</head><item><hi>Marenland</hi>${note('4')}</item>
<item>Emil Strand${note('5')}</item><item>[Here follows the same list]${note('6')}</item></list>
<p>They met.</p></div>`,
    { name: 'list.xml', sha256: '0'.repeat(64) },
  ).records;
  assert.deepEqual(record!.edition!.footnotes, [
    { n: '2', text: 'Note 2.' },
    { n: '3', text: 'Note 3.' },
    { n: '4', text: 'Note 4.' },
    { n: '5', text: 'Note 5.', hangs: { participant: 0 } },
    { n: '6', text: 'Note 6.', hangs: { block: 0, paragraph: 0, offset: 28 } },
  ]);
});
