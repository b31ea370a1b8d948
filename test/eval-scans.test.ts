import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { PortionMark } from '../src/model/marks.ts';
import type { MarkOnImage } from '../src/model/page.ts';
import { isFault } from '../src/model/source-fault.ts';
import { readPages } from '../src/page/index.ts';
import { openSource } from '../src/source/index.ts';
import type { EvalDocument } from '../tools/eval/judged.ts';
import { judgeLayout, layoutOfOne, otherKindOf } from '../tools/eval/layout.ts';
import { heldAgainst, reportMarks, sureMarks, tallyMarks, unplaced } from '../tools/eval/marks-said.ts';
import { hashMakers, keepPages } from '../tools/eval/page-cache.ts';
import { emptyPaper } from '../tools/eval/read.ts';
import { reportDocuments } from '../tools/eval/report-documents.ts';
import { scanDocuments } from '../tools/eval/sets/scans.ts';
import type { Truth } from '../tools/eval/truth.ts';
import { recordOfTruth } from './support/record-of-truth.ts';

const call: Truth = {
  pages: [1, 1],
  kind: 'telcon',
  subject: { text: 'Call to Prime Minister Alder', mark: 'U' },
  participants: [{ name: 'Prime Minister Ines Alder', role: 'principal' }],
  date: '1989-05-19',
  start: '10:00',
  end: null,
  zone: null,
  place: null,
  banner: 'SECRET',
  turns: [
    { speaker: 'The Prime Minister', paragraphs: [{ text: 'Good evening.', mark: 'S', struck: true }] },
  ],
};
const later: Truth = { ...call, pages: [3, 4], date: '1989-05-20' };
const scan = 'bytes that stand for a scan';
const sha256 = createHash('sha256').update(scan).digest('hex');

/** A corpus of invented papers, laid out as the real one is. */
const files: Readonly<Record<string, unknown>> = {
  'gold-scan/packet.pdf': 'bytes of a packet',
  'gold-scan/packet.truth.json': {
    records: [call, later],
    extraPages: [{ page: 2, what: 'NSC/S profile sheet' }],
  },
  'gold-scan/single.pdf': scan,
  'gold-scan/single.truth.json': { ...call, pages: 2 },
  'gold-scan/text-only.txt': 'no scan',
  'gold-scan/text-only.truth.json': call,
  'pdf/provenance.json': [{ file: 'marenland.pdf', sha256 }],
  'pdf/marenland.json': {
    id: 'marenland',
    kind: 'telcon',
    subject: 'Call to Prime Minister Alder',
    subjectMark: 'U',
    date: '1989-05-19',
    declassification: { text: 'DECLASSIFIED PER E.O. 13526', case: '2012-0345-M', date: '2014-02-11' },
    pages: 2,
    extraPages: { 2: { kind: 'withdrawal-sheet', note: 'of another paper' } },
  },
  'pdf/marenland.pdf': scan,
  'pdf/slip.json': { id: 'slip', kind: 'other', form: 'routing slip' },
  'pdf/slip.pdf': 'bytes of a slip',
  'synthetic-scan/p1.png': 'bytes of a picture',
  'synthetic-scan/p1.txt': 'SECRET\n\nALDER: Good evening. (S)\n\nALDER: Good bye. (U)\n',
  'synthetic-scan/p1.json': {
    dpi: 300,
    height: 3300,
    marks: [
      { text: 'SECRET', struck: true, banner: true, bbox: [1100, 200, 1400, 260] },
      { text: '(S)', struck: true, bbox: [1500, 600, 1590, 650] },
      { text: '(U)', struck: false, bbox: [1500, 900, 1590, 950] },
    ],
  },
};

const corpus = mkdtempSync(join(tmpdir(), 'memcon-eval-'));
after(() => rmSync(corpus, { recursive: true }));
for (const [name, content] of Object.entries(files)) {
  mkdirSync(dirname(join(corpus, name)), { recursive: true });
  writeFileSync(join(corpus, name), typeof content === 'string' ? content : JSON.stringify(content));
}

const documents = scanDocuments(corpus);
const find = (group: string, id: string): EvalDocument => {
  const document = documents.find((one) => one.group === group && one.id === id);
  return document ?? assert.fail(`${group} ${id} among ${documents.map(({ id }) => id).join(', ')}`);
};

test('every scan is in the group of what is known of it', () => {
  assert.deepEqual(
    documents.map(({ group, id }) => `${group} ${id}`),
    [
      'scan/gold packet',
      'scan/gold single',
      'scan/headers marenland',
      'scan/not conversations slip',
      'scan/synthetic p1',
    ],
  );
});

test('a packet is divided right only where every boundary is', () => {
  const packet = find('scan/gold', 'packet');
  const records = [recordOfTruth(call), recordOfTruth(later)];
  const [first, second] = packet.judge({
    ...emptyPaper,
    records,
    otherPages: [{ page: 2, kind: 'profile-sheet' }],
  });
  assert.ok(first && second);
  assert.deepEqual(first.rates.spans, { right: 2, of: 2 });
  assert.deepEqual(first.rates['other pages: kind'], { right: 1, of: 1 });
  assert.deepEqual(first.rates['divided right'], { right: 1, of: 1 });
  assert.equal(second.rates.spans, undefined);
  assert.equal(second.rates['header whole']?.right, 1);
  // The sheet is taken for a part of the second record.
  const greedy = { ...records[1]!, source: { ...records[1]!.source, pages: [2, 4] as const } };
  const [judged] = packet.judge({ ...emptyPaper, records: [records[0]!, greedy] });
  assert.deepEqual(judged?.rates.spans, { right: 1, of: 2 });
  assert.deepEqual(judged.rates['other pages'], { right: 0, of: 1 });
  assert.deepEqual(judged.rates['divided right'], { right: 0, of: 1 });
});

test('where the truth does not name other pages, the header of the same scan does', () => {
  const [judged] = find('scan/gold', 'single').judge({
    ...emptyPaper,
    records: [recordOfTruth(call)],
    otherPages: [{ page: 2, kind: 'marker' }],
  });
  assert.deepEqual(judged?.rates['divided right'], { right: 1, of: 1 });
  assert.deepEqual(judged.rates['other pages: kind'], { right: 0, of: 1 });
});

test('a stamp’s case may go on with the document’s number', () => {
  const release = { order: 'E.O. 13526', case: '2012-0345-M (1.07)', date: '2014-02-11' };
  const [judged] = find('scan/headers', 'marenland').judge({
    ...emptyPaper,
    records: [recordOfTruth({ ...call, declassification: release })],
  });
  for (const field of ['declassOrder', 'declassCase', 'declassDate', 'subjectMark'])
    assert.equal(judged?.fields[field]?.right, 1, field);
});

test('pages before and after a record are none of its', () => {
  const marker = { page: 4, kind: otherKindOf('archive marker page') };
  assert.deepEqual(layoutOfOne(4, [marker]), { records: [[1, 3]], others: [marker] });
  assert.equal(marker.kind, 'marker');
  assert.equal(otherKindOf('a map'), null);
  assert.deepEqual(judgeLayout(layoutOfOne(1, [{ page: 1, kind: null }]), emptyPaper), {
    spans: { right: 0, of: 0 },
    'other pages': { right: 0, of: 1 },
    'other pages: kind': { right: 0, of: 0 },
    'divided right': { right: 0, of: 1 },
  });
});

const region = { x: 1495, y: 595, w: 100, h: 60, dpi: 300 };
const mark: PortionMark = {
  typed: '(S)',
  level: 'S',
  struck: true,
  confidence: 0.97,
  basis: 'image',
  at: { page: 1, region },
};

test('marks of a rendered page are found by their boxes, in the record and on the picture', () => {
  const record = recordOfTruth({
    ...call,
    subject: null,
    turns: [
      { speaker: 'ALDER', paragraphs: [{ text: 'Good evening.', mark: 'S', struck: true }] },
      { speaker: 'ALDER', paragraphs: [{ text: 'Good bye.', mark: 'U', struck: false }] },
    ],
  });
  // One mark lies where it should, the other on a line far from where it is typed.
  const stray = {
    ...mark,
    level: 'U' as const,
    struck: false,
    at: { page: 1, region: { ...region, y: 1800 } },
  };
  const body = record.body.map((block, n) =>
    block.kind === 'heading'
      ? block
      : { ...block, paragraphs: block.paragraphs.map((one) => ({ ...one, mark: n === 0 ? mark : stray })) },
  );
  // On a picture of half the resolution.
  const seen: MarkOnImage = {
    region: { x: 748, y: 450, w: 50, h: 30, dpi: 150 },
    level: 'U',
    confidence: 0.9,
    levels: [],
    struck: true,
    struckConfidence: 0.8,
  };
  const [judged] = find('scan/synthetic', 'p1').judge({
    ...emptyPaper,
    records: [{ ...record, body }],
    pages: [
      {
        number: 1,
        text: 'SECRET\n\nALDER: Good evening. (S)\n\nALDER: Good bye. (U)',
        begins: { by: 'file', confidence: 1 },
        marks: [seen],
      },
    ],
  });
  assert.ok(judged);
  assert.deepEqual(judged.overlaps.marks, { hits: 1, found: 2, expected: 2 });
  assert.deepEqual(judged.overlaps['marks: picture'], { hits: 1, found: 1, expected: 2 });
  assert.deepEqual(judged.rates['struck found'], { right: 1, of: 1 });
  assert.deepEqual(judged.rates['unstruck read'], { right: 0, of: 1 });
  assert.deepEqual(judged.rates['unstruck read: picture'], { right: 1, of: 1 });
  assert.deepEqual(judged.rates['unstruck left unstruck: picture'], { right: 0, of: 1 });
  assert.deepEqual(judged.rates['sure marks'], { right: 1, of: 2 });
  assert.deepEqual(judged.rates['banner lines'], { right: 0, of: 1 });
  assert.equal(judged.rates.characters?.right, 1);
  assert.match(reportDocuments([judged]) ?? '', /^p1 +1\/1 +1\/1 +0\/1 +1\/2 +0\.0$/m);
});

test('marks are counted by what they rest on and by their confidence', () => {
  const marks = [
    heldAgainst(mark, 'S'),
    heldAgainst({ ...mark, basis: 'pattern', confidence: 0.6 }, null),
    heldAgainst({ ...mark, level: null, confidence: 0.3, basis: 'glyph' }, 'S'),
    heldAgainst({ ...mark, confidence: 1, basis: 'literal' }, 'C'),
    unplaced(mark),
  ];
  const tally = tallyMarks(marks);
  assert.deepEqual(tally.bases.image, { said: 2, right: 1, wrong: 0, open: 0, unplaced: 1 });
  assert.deepEqual(tally.bases.pattern, { said: 1, right: 0, wrong: 1, open: 0, unplaced: 0 });
  assert.deepEqual(tally.bases.glyph, { said: 1, right: 0, wrong: 0, open: 1, unplaced: 0 });
  assert.equal(
    tally.bins.reduce((sum, { said }) => sum + said, 0),
    marks.length,
  );
  assert.deepEqual(sureMarks(marks), { right: 1, of: 2 });
  assert.match(reportMarks(tally) ?? '', /0\.95 and more, 1 of 2 are right/);
  assert.equal(reportMarks(tallyMarks([])), null);
});

test('kept pages are those that were read, until source, key or will changes', async () => {
  const folder = join(corpus, 'kept');
  const path = join(corpus, 'gold-scan/text-only.txt');
  const source = await openSource(path);
  if (isFault(source)) assert.fail(source.message);
  let reads = 0;
  const stage = (one: typeof source): ReturnType<typeof readPages> => {
    reads++;
    return readPages(one);
  };
  const options = { folder, key: 'first', fresh: false };
  const direct = await readPages(source);
  assert.deepEqual(await keepPages(stage, options)(source), direct);
  assert.deepEqual(await keepPages(stage, options)(source), direct);
  assert.equal(reads, 1);
  await keepPages(stage, { ...options, key: 'second' })(source);
  await keepPages(stage, { ...options, fresh: true })(source);
  await keepPages(stage, options)({ ...source, sha256: '0'.repeat(64) });
  assert.equal(reads, 4);
  assert.equal(readdirSync(folder).length, 3);
});

test('the hash of what makes pages changes with its files, not with its tests', () => {
  const hash = (): string => hashMakers(corpus, ['src/**/*.ts']);
  mkdirSync(join(corpus, 'src'));
  writeFileSync(join(corpus, 'src', 'reader.ts'), 'one');
  const before = hash();
  writeFileSync(join(corpus, 'src', 'reader.test.ts'), 'a test');
  assert.equal(hash(), before);
  writeFileSync(join(corpus, 'src', 'reader.ts'), 'two');
  assert.notEqual(hash(), before);
});
