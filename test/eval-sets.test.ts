import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { diffJudgment } from '../tools/eval/diff.ts';
import { belowFloors, raiseFloors } from '../tools/eval/floors.ts';
import type { Page } from '../src/model/page.ts';
import type { MemconRecord } from '../src/model/record.ts';
import type { EvalDocument, Paper } from '../tools/eval/judged.ts';
import { emptyPaper } from '../tools/eval/read.ts';
import { reportConditions } from '../tools/eval/report-conditions.ts';
import { reportGroup } from '../tools/eval/report.ts';
import { frusDocuments } from '../tools/eval/sets/frus.ts';
import { goldDocuments } from '../tools/eval/sets/gold.ts';
import { headerDocuments } from '../tools/eval/sets/headers.ts';
import { documentsOf } from '../tools/eval/sets/index.ts';
import { findShared } from '../tools/eval/shared.ts';
import { figures, summarizeGroup } from '../tools/eval/summary.ts';
import type { Truth } from '../tools/eval/truth.ts';
import { recordOfTruth } from './support/record-of-truth.ts';

const first: Truth = {
  pages: [1, 2],
  kind: 'telcon',
  subject: { text: 'Call to Prime Minister Alder' },
  participants: [
    { name: 'Prime Minister Ines Alder', role: 'principal' },
    { name: 'Miriam Falk', role: 'notetaker' },
  ],
  date: '1989-05-19',
  start: '10:00',
  end: null,
  zone: null,
  place: 'Marenland House, Brod',
  banner: 'SECRET',
  declassification: { order: 'E.O. 12958' },
  turns: [
    {
      speaker: 'The Prime Minister',
      paragraphs: [{ text: 'Good evening to you.', mark: 'U', struck: false }],
    },
    { speaker: 'Mr. Falk', paragraphs: [{ text: 'We are all listening.', mark: 'S', struck: true }] },
  ],
};
const second: Truth = { ...first, pages: [4, 4], kind: 'memcon', date: '1989-05-20' };
const scan = 'not a scan, but its bytes are all that is asked for';
const sha256 = createHash('sha256').update(scan).digest('hex');

/** A corpus of invented papers, laid out as the real one is. */
const files: Readonly<Record<string, unknown>> = {
  'gold-scan/alder-call.pdf': scan,
  'gold-scan/alder-call.truth.json': { records: [first, second] },
  'pdf/provenance.json': [{ file: 'marenland-1989-telcon.pdf', sha256 }],
  'pdf/marenland-1989-telcon.json': {
    id: 'marenland-1989-telcon',
    kind: 'telcon',
    subject: 'Call to Prime Minister Alder',
    participants: [
      { name: 'Ines Alder', role: 'Prime Minister' },
      { name: 'Miriam Falk', function: 'notetaker' },
    ],
    date: '1989-05-19',
    timeFrom: '10:00',
    place: 'Marenland House, Brod',
    banner: 'SECRET',
    declassification: { text: 'DECLASSIFIED PER E.O. 12958, AS AMENDED' },
  },
  'pdf/summary.json': { id: 'summary', kind: 'other', form: 'summary of conclusions', date: '1989-05-21' },
  'ocr-text/provenance.json': [
    { file: 'marenland-1989-telcon.layer.txt', kind: 'telcon' },
    { file: 'summary.layer.txt', kind: 'other' },
    { file: 'note.2018.txt', kind: 'memcon' },
  ],
  'ocr-text/marenland-1989-telcon.layer.txt': 'page one\fpage two',
  'ocr-text/marenland-1989-telcon.tesseract.txt': 'no pages',
  'ocr-text/summary.layer.txt': 'summary',
  'ocr-text/note.2018.txt': 'note',
  'frus-tei/provenance.json': [],
  'frus-tei/v1-d1.json': {
    id: 'v1-d1',
    kind: 'memcon',
    dateMin: '1957-05-21',
    dateBasis: 'dateline',
    time: { from: '16:00:00', to: null },
    place: 'Brod',
    subjects: ['Oil', 'Straits'],
    subjectsBasis: 'list',
    participants: [{ name: 'Alder', title: 'Miss', role: 'Legation' }, { name: 'The Secretary' }],
    participantsBasis: 'list',
    classification: { level: 'Secret', from: 'opener' },
    paragraphs: [
      { speaker: null, text: 'The two met after dinner.' },
      { speaker: 'Miss Alder', speakerBasis: 'persName', text: 'The strait is closed to our tankers.' },
      { speaker: null, text: 'It has been closed since Monday.' },
      { speaker: 'Secretary', speakerBasis: 'label', text: 'We had heard of it only this morning.' },
    ],
  },
};

const corpus = mkdtempSync(join(tmpdir(), 'memcon-eval-'));
after(() => rmSync(corpus, { recursive: true }));
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(join(corpus, name)), { recursive: true });
  writeFileSync(join(corpus, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const find = (documents: readonly EvalDocument[], group: string): EvalDocument => {
  const document = documents.find((document) => document.group === group);
  assert.ok(document, `${group} among ${documents.map((document) => document.group).join(', ')}`);
  return document;
};

const paperOf = (...records: MemconRecord[]): Paper => ({ ...emptyPaper, records });

test('whole truths meet the texts of the same scan, whatever the texts are called', () => {
  const documents = goldDocuments(corpus);
  assert.deepEqual(documents.map(({ group }) => group).toSorted(), ['gold/layer', 'gold/tesseract']);
  const judged = find(documents, 'gold/layer').judge(paperOf(recordOfTruth(second), recordOfTruth(first)));
  assert.deepEqual(
    judged.map(({ id, rates }) => [id, rates['header whole'], rates.spans]),
    [
      ['alder-call#1', { right: 1, of: 1 }, { right: 1, of: 1 }],
      ['alder-call#2', { right: 1, of: 1 }, { right: 1, of: 1 }],
    ],
  );
  assert.deepEqual(judged[0]!.overlaps.records, { hits: 2, found: 2, expected: 2 });
});

test('a text without page ends gives the records of a packet in order', () => {
  const document = find(goldDocuments(corpus), 'gold/tesseract');
  const [one, two] = document.judge(paperOf(recordOfTruth(first), recordOfTruth(second)));
  assert.equal(one?.rates['header whole']?.right, 1);
  assert.equal(two?.rates['header whole']?.right, 1);
  assert.equal(two.rates.spans, undefined);
});

test('an office may stand before a name or apart from it', () => {
  const [judgment] = find(headerDocuments(corpus), 'headers/layer').judge(paperOf(recordOfTruth(first)));
  assert.equal(judgment?.people?.whole, true);
  assert.equal(judgment.rates['header whole']?.right, 1);
  assert.equal(judgment.portions, null);
  assert.equal(judgment.fields.declassOrder?.right, 1);
});

test('what is no conversation is judged by that alone', () => {
  const documents = headerDocuments(corpus);
  const negative = find(documents, 'headers/not conversations');
  const right = (...records: MemconRecord[]): number | undefined =>
    negative.judge(paperOf(...records))[0]?.fields.kind?.right;
  assert.equal(right(), 1);
  assert.equal(right({ ...recordOfTruth(first), kind: 'other' }), 1);
  assert.equal(right({ ...recordOfTruth(first), kind: 'other' }, recordOfTruth(first)), 0);
  const known = find(documents, 'headers/kind only').judge(emptyPaper);
  assert.equal(known[0]?.fields.kind?.right, 0);
});

const edition: Truth = {
  kind: 'memcon',
  subject: { text: 'Oil; Straits' },
  participants: [
    { name: 'Miss Alder', role: 'participant' },
    { name: 'A Stranger', role: 'participant' },
  ],
  date: '1957-05-21',
  start: '16:00',
  end: null,
  zone: null,
  place: 'Marenland House, Brod',
  banner: 'S',
  turns: [
    { speaker: null, paragraphs: [{ text: 'The two met after dinner.', mark: null, struck: false }] },
    {
      speaker: 'Miss Alder',
      paragraphs: [
        { text: 'The strait is closed to our tankers.', mark: null, struck: false },
        { text: 'It has been closed since Monday.', mark: null, struck: false },
        { text: 'Secretary: We had heard of it only this morning.', mark: null, struck: false },
      ],
    },
  ],
};

test('an edition counts labels that it tags, and says by what it knows them', () => {
  const [document] = frusDocuments(corpus);
  const [judgment] = document!.judge(paperOf(recordOfTruth(edition)));
  assert.ok(judgment);
  assert.deepEqual(
    judgment.checks.filter(({ right }) => !right),
    [],
  );
  assert.deepEqual(judgment.overlaps.names, { hits: 1, found: 2, expected: 2 });
  assert.deepEqual(judgment.overlaps.speakers, { hits: 1, found: 1, expected: 2 });
  assert.deepEqual(judgment.rates['speakers found: persName'], { right: 1, of: 1 });
  assert.deepEqual(judgment.rates['speakers found: label'], { right: 0, of: 1 });
  // With the label left in its text, the last paragraph is too unlike.
  assert.deepEqual(judgment.overlaps.paragraphs, { hits: 3, found: 4, expected: 4 });
});

test('a difference names what is missing, extra and changed, and counts the rest', () => {
  const [document] = frusDocuments(corpus);
  const [judgment] = document!.judge(paperOf({ ...recordOfTruth(edition), date: null }));
  const text = stripVTControlCharacters(diffJudgment(judgment!));
  assert.match(text, /~ date: expected "1957-05-21", got nothing/);
  assert.match(text, /- "The Secretary"/);
  assert.match(text, /\+ "A Stranger"/);
  assert.match(text, /= 3 right/);
  assert.match(text, /speaker: expected "Secretary", got nothing/);
  assert.match(text, /\{\+Secretary:\+\} We had heard/);
});

test('figures are sums over documents, and a figure below its floor is named', () => {
  const [document] = frusDocuments(corpus);
  const judgments = [recordOfTruth(edition), null].flatMap((record) =>
    document!.judge(record ? paperOf(record) : emptyPaper),
  );
  const summary = summarizeGroup('frus/memcon', judgments);
  const measured = figures(summary);
  assert.equal(measured.date, 0.5);
  assert.equal(measured['date strict F1'], 2 / 3);
  assert.equal(measured['speakers F1'], 2 / 5);
  assert.equal(measured.kind, 0.5);
  assert.match(reportGroup(summary), /^memcon +none +1$/m);
  const floors = { 'frus/memcon': { date: 0.5, kind: 0.6, zone: 1 }, 'frus/telcon': { date: 1 } };
  assert.deepEqual(belowFloors(floors, { 'frus/memcon': measured }), [
    'frus/memcon: kind is 0.5000, below 0.6',
    'frus/memcon: no figure "zone", whose floor is 1',
  ]);
  assert.deepEqual(
    raiseFloors({ ...floors, 'frus/memcon': { date: 0.6, venue: 0 } }, { 'frus/memcon': measured }),
    {
      'frus/memcon': { date: 0.6, venue: 0.5 },
      'frus/telcon': { date: 1 },
    },
  );
});

test('without the corpus the sets of real papers are absent, not empty', () => {
  for (const set of ['gold', 'headers', 'frus', 'scan', 'copies', 'header-copies'] as const)
    assert.equal(documentsOf(set, { root: corpus, corpus: null }), null);
});

const page = {
  dpi: 300,
  height: 3300,
  conditions: { stroke: 'wavy over mark', copies: 2 },
  header: null,
  text: 'The ice is gone. (C/NF)',
  marks: [{ text: '(C/NF)', level: 'C', struck: true, bbox: [900, 600, 1000, 640] }],
};

test('generated pages are judged by their marks, and counted by what they were made with', () => {
  const root = join(corpus, 'checkout');
  assert.equal(documentsOf('generated', { root, corpus: null }), null);
  mkdirSync(join(root, 'out/generated'), { recursive: true });
  writeFileSync(join(root, 'out/generated/document-1.json'), JSON.stringify(page));
  writeFileSync(join(root, 'out/generated/document-1.png'), '');
  const [document] = documentsOf('generated', { root, corpus: null })!;
  assert.equal(document!.group, 'generated/further pages');
  const seen = {
    region: { x: 890, y: 590, w: 120, h: 60, dpi: 300 },
    level: 'C',
    confidence: 0.9,
    levels: [{ level: 'C', probability: 0.9 }],
    struck: true,
    struckConfidence: 0.9,
  } as const;
  const read = { number: 1, text: page.text, begins: { by: 'file', confidence: 1 }, marks: [seen] } as const;
  const judgments = document!.judge({ ...emptyPaper, pages: [read] });
  assert.deepEqual(judgments[0]!.rates['struck read: picture'], { right: 1, of: 1 });
  assert.deepEqual(judgments[0]!.rates['struck read'], { right: 0, of: 1 });
  const rows = reportConditions([{ document: document!, judgments, fault: null }])!.split('\n');
  assert.match(
    rows.find((row) => row.startsWith('stroke: wavy over mark'))!,
    /\s1\s+0\/1\s+0\/1/,
  );
  assert.match(
    rows.find((row) => row.startsWith('copies: 2'))!,
    /100\.0$/,
  );
  const { conditions, ...plain } = document!;
  assert.deepEqual(Object.keys(conditions!), ['stroke', 'copies']);
  assert.equal(reportConditions([{ document: plain, judgments, fault: null }]), null);
});

test('a generated packet is judged by its heads, by how it is divided, and page by page', () => {
  const root = join(corpus, 'packets');
  mkdirSync(join(root, 'out/generated'), { recursive: true });
  const { conditions, dpi, height, text, marks } = page;
  const head = { kind: 'memcon', date: '1993-09-08', banner: 'SECRET' };
  const packet = {
    records: [{ pages: [2, 2], ...head }],
    others: [{ page: 1, kind: 'withdrawal-sheet' }],
    pages: [{ page: 2, conditions, dpi, height, text, marks }],
  };
  writeFileSync(join(root, 'out/generated/packet-1.json'), JSON.stringify(packet));
  writeFileSync(join(root, 'out/generated/packet-1.pdf'), '');
  const [document] = documentsOf('generated', { root, corpus: null })!;
  assert.equal(document!.group, 'generated/packets');
  const seen = {
    region: { x: 890, y: 590, w: 120, h: 60, dpi: 300 },
    level: 'C',
    confidence: 0.9,
    levels: [{ level: 'C', probability: 0.9 }],
    struck: true,
    struckConfidence: 0.9,
  } as const;
  const read = (number: number): Page => {
    return { number, text: page.text, begins: { by: 'file', confidence: 1 }, marks: [seen] };
  };
  // The same mark stands on the sheet; it counts for none on the memorandum's page.
  const [first, second] = document!.judge({
    ...emptyPaper,
    otherPages: [{ page: 1, kind: 'withdrawal-sheet' }],
    pages: [read(1), read(2)],
  });
  assert.deepEqual(first!.rates['other pages: kind'], { right: 1, of: 1 });
  assert.deepEqual(first!.rates['divided right'], { right: 0, of: 1 });
  assert.deepEqual(second!.overlaps['marks: picture'], { hits: 1, found: 1, expected: 1 });
});

test('a folder that is named and missing is a wrong call', () => {
  assert.throws(() => findShared(join(corpus, 'nowhere')), /MEMCON_SHARED names .*nowhere/);
});
