import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { diffJudgment } from '../tools/eval/diff.ts';
import { evaluateDocument, summarizeAll } from '../tools/eval/evaluate.ts';
import { readFrusTei } from '../src/tei/index.ts';
import { findElements } from '../src/tei/parse.ts';
import { comparedGold, leftOutIn, recordParagraphs } from '../tools/eval/sets/frus-conventions.ts';
import { frusXmlDocuments } from '../tools/eval/sets/frus-xml.ts';
import { figures } from '../tools/eval/summary.ts';

const xml = `<div xmlns="http://www.tei-c.org/ns/1.0" type="document" xml:id="d7" n="7"><head>7. Memorandum of Conversation</head>
<dateline><placeName>Brod</placeName>, <date when="1974-03-05">March 5</date> and <date when="1974-03-06">6, 1974</date></dateline>
<list type="subject"><head>SUBJECT</head><item>Credits</item></list>
<list type="participants"><head>PARTICIPANTS</head><item>U.S. Side:</item>
<item>NE—Mr. <persName corresp="#p_PJR1">Penrose</persName></item>
<item>Minister of Dikes, Mr. <persName corresp="#p_SPE1">Strand</persName></item></list>
<table><row><cell>Loans</cell><cell>3</cell></row></table>
<p>Mr. <persName corresp="#p_PJR1">Penrose</persName> (laughing): So was ours.</p></div>`;

const gold = {
  id: 'inv1974v01-d7',
  dateMin: '1974-03-05',
  dateMax: '1974-03-06',
  participants: [
    { raw: 'U.S. Side:', name: 'U.S. Side:' },
    { raw: 'NE—Mr. Penrose', name: 'Penrose', title: 'NE—Mr.' },
    { raw: 'Minister of Dikes, Mr. Strand', name: 'Strand', title: 'Minister of Dikes, Mr.' },
  ],
  paragraphs: [{ speaker: 'Mr. Penrose', text: 'So was ours.' }],
};

const corpus = mkdtempSync(join(tmpdir(), 'memcon-frus-xml-'));
after(() => {
  rmSync(corpus, { recursive: true });
});

async function evaluate(expected: object) {
  mkdirSync(join(corpus, 'frus-tei'), { recursive: true });
  writeFileSync(join(corpus, 'frus-tei', 'inv1974v01-d7.xml'), xml);
  writeFileSync(join(corpus, 'frus-tei', 'inv1974v01-d7.json'), JSON.stringify(expected));
  return Promise.all(frusXmlDocuments(corpus).map((document) => evaluateDocument(document)));
}

void test('what the edition’s encoding holds is right as read, and as read from what we write', async () => {
  const evaluated = await evaluate(gold);
  assert.deepEqual(
    summarizeAll(evaluated).map(({ group }) => group),
    ['frus-xml/read', 'frus-xml/written'],
  );
  for (const summary of summarizeAll(evaluated))
    for (const [name, figure] of Object.entries(figures(summary))) assert.equal(figure, 1, name);
  assert.match(diffJudgment(evaluated[0]!.judgments[0]!), /nothing differs/);
});

void test('what is wrong lowers its own figure, and is shown', async () => {
  const [read] = await evaluate({
    ...gold,
    dateMax: '1974-03-07',
    participants: [...gold.participants, { raw: 'Mr. Marsh', name: 'Mr. Marsh' }],
    paragraphs: [...gold.paragraphs, { speaker: null, text: 'They parted.' }],
  });
  const [summary] = summarizeAll([read!]);
  const found = figures(summary!);
  assert.equal(found.dateMax, 0);
  assert.equal(found['participants name F1'], 4 / 5);
  assert.equal(found['paragraphs F1'], 2 / 3);
  assert.equal(found['speakers F1'], 1);
  const shown = stripVTControlCharacters(diffJudgment(read!.judgments[0]!));
  assert.match(shown, /dateMax: expected "1974-03-07", got "1974-03-06"/);
  assert.match(shown, /- 3: Mr Marsh/);
  assert.match(shown, /- 2: They parted\./);
});

void test('the gold’s participants are brought to the record’s terms', () => {
  const compared = comparedGold([
    { raw: 'Aide to Mr. Strand', name: 'Strand', title: 'Aide to Mr.' },
    { raw: 'Peter Marsh, Jr., Interpreter', name: 'Peter Marsh', role: 'Jr., Interpreter' },
    { raw: 'Ellen Falk, Aide to Mr. Strand', name: 'Strand', title: 'Ellen Falk, Aide to Mr.' },
    { raw: 'BOD—Ms. Falk', name: 'Falk', role: 'BOD', side: 'Marenland Participants' },
  ]);
  assert.deepEqual(
    compared.map(({ name, title, role, side }) => [name, title, role, side]),
    [
      ['Aide to Mr Strand', '—', '—', '—'],
      ['Peter Marsh Jr', '—', 'interpreter', '—'],
      ['Ellen Falk', 'Aide to Mr Strand', '—', '—'],
      ['Ms Falk', 'BOD', '—', 'Marenland'],
    ],
  );
});

void test('what the gold leaves out is left out as often as it is printed, and no participant is', () => {
  const [record] = readFrusTei(xml, { name: 'd7.xml', sha256: '0'.repeat(64) }).records;
  const document = findElements(xml, (name) => name === 'div').next();
  assert.ok(record && !document.done);
  const leftOut = leftOutIn(document.value.element);
  const said = ['Mr. Penrose: So was ours.'];
  const paragraphsOf = (...more: readonly string[]): string[] => {
    const blocks = more.map((text) => ({ kind: 'heading' as const, text, at: { page: 1 } }));
    return recordParagraphs({ ...record, body: [...record.body, ...blocks] }, leftOut, said);
  };
  assert.deepEqual(paragraphsOf(), said);
  assert.deepEqual(paragraphsOf('Loans 3'), [...said, 'Loans 3']);
  assert.deepEqual(paragraphsOf('NE—Mr. Penrose'), [...said, 'NE—Mr. Penrose']);
});
