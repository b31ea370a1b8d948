import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isFault } from '../src/model/source-fault.ts';
import type { SourceFile } from '../src/model/source-file.ts';
import { readSource, type Reading } from '../src/pipeline.ts';

const head = `MEMORANDUM OF CONVERSATION

SUBJECT: The ferry
PARTICIPANTS: Minister Arrend
              Ms. Holst
DATE: May 3, 1974, 10:00 a.m.
PLACE: The Harbor Office

`;
const prose = 'The Minister said that the ferry would not sail before the two harbors agreed on a timetable.';
const spaced = (text: string): string => Array.from(text).join(' ');
/** A word of its own for each number. */
const word = (i: number): string =>
  Array.from(`${(i * 7919) % 456_976}`, (digit) => 'bdfgklmnrs'[Number(digit)]).join('a');
const name = (i: number): string => `Mr. ${word(i)[0]!.toUpperCase()}${word(i).slice(1)}`;

/** What a text repeats, behind what it begins with. */
type Kind = readonly [says: string, piece: string | ((i: number) => string), begin?: string];

const kinds: readonly Kind[] = [
  ['withheld lines in brackets', '[1 line not declassified] said so. '],
  ['withheld lines on their own', '[1½ lines not declassified]\n'],
  ['opening brackets, a line each', '[\n'],
  ['asides that are never closed', '(he said '],
  ['dashes', '--\n'],
  ['colons', 'Word: '],
  ['dots', '.\n'],
  ['portion marks', 'He said so. (C)\n'],
  ['marks on their own', '(C)\n'],
  ['torn marks', 'so. +6}\n'],
  ['strokes that are never closed', '~~a\n'],
  ['emphasis', '__a '],
  ['one long line', `${prose} `],
  ['empty lines', '\n'],
  ['form feeds', '\f'],
  [
    'participants',
    (i) => `   ${name(i)}, Deputy Minister\n`,
    'MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS:\n',
  ],
  ['participants on one line', (i) => `${name(i)}, `, 'MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: '],
  [
    'participants in pairs on one line',
    (i) => `${name(i)} and ${name(i + 1)}, `,
    'MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: (',
  ],
  ['note-takers on one line', (i) => `${name(i)}, `, 'MEMORANDUM OF CONVERSATION\n\nNOTETAKERS: '],
  ['speakers', (i) => `${name(i)}: I agree with that.\n`],
  ['speakers before a dash', (i) => `${name(i)} -- I agree with that.\n`],
  ['reporters', (i) => `${name(i)} said that the ferry would sail.\n\n`],
  ['words broken at the line end', (i) => `so ${word(i)}-\n${word(i + 5)} was there, and so be-\n`],
  ['stamps', 'DECLASSIFIED\nE.O. 13526, Section 3.5\nBy kd NARA, Date 5/11/2004\n'],
  ['banners around prose', `SECRET\n${prose}\n\n2\nSECRET\n`, ''],
  ['torn banners', 'GOHFIDDNTIAL 2\n'],
  ['page labels', 'Page 2 of 3\n'],
  ['page numbers between long paragraphs', `${prose} ${prose}\n\n2\n\n`],
  ['authority blocks', 'Classified by: X\nReason: 1.4(b)\nDeclassify on: 5/3/2004\n'],
  ['dates', 'May 3, 1974 ', 'MEMORANDUM OF CONVERSATION\nDATE: '],
  ['fields', 'SUBJECT: x\nPARTICIPANTS: y\nDATE: z\n'],
  ['memoranda without a date', `MEMORANDUM OF CONVERSATION\n${prose}\n`, ''],
  ['memoranda without a date, a page each', `MEMORANDUM OF CONVERSATION\n${prose}\n\f`, ''],
  ['withdrawal sheets', 'WITHDRAWAL SHEET\n\f', ''],
  ['letters that stand apart', `${spaced(prose).replace(/ {3}/g, ' ')}\n`, ''],
  ['noise whose letters stand apart', (i) => `${spaced(`qzxk${word(i)}.'-`)}\n`, ''],
  ['headings', (i) => `HEADING ${word(i).toUpperCase()}\n\n`],
];

/** `from`: the first number that makes a piece; others make lines that the program does not remember. */
function textOf([, piece, begin = head]: Kind, length: number, from = 0): string {
  let text = begin;
  for (let i = from; text.length < length; i++) text += typeof piece === 'string' ? piece : piece(i);
  return text;
}

const sourceOf = (text: string): SourceFile => ({
  name: 'long.txt',
  path: 'long.txt',
  bytes: new TextEncoder().encode(text),
  sha256: '0'.repeat(64),
  mediaType: 'text/plain',
});

async function read(source: SourceFile): Promise<Reading> {
  const reading = await readSource(source);
  assert.ok(!isFault(reading));
  return reading;
}

/** The least processor time of reading one of some texts, in milliseconds. */
async function timeOf(...texts: readonly string[]): Promise<number> {
  let least = Infinity;
  for (const source of texts.map(sourceOf)) {
    const before = process.cpuUsage();
    await read(source);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const short = 40_000;
const factor = 10;
/** What takes time by the square of the length takes a hundred times as long, what grows with it some ten. */
const most = 20;
/** Shorter times are not told apart from the collector's. */
const fewestMs = 4;
/** A busy machine may spoil a measurement, not each. */
const tries = 4;

suite('ten times the text takes nothing like a hundred times as long', () => {
  for (const kind of kinds)
    test(kind[0], async () => {
      let ratio = Infinity;
      for (let i = 0; i < tries && ratio >= most; i++) {
        const from = i * factor * short;
        const ones = [1, 2, 3].map((n) => textOf(kind, short, from + (n * factor * short) / 4));
        const base = Math.max(fewestMs, await timeOf(...ones));
        ratio = Math.min(ratio, (await timeOf(textOf(kind, factor * short, from))) / base);
      }
      assert.ok(ratio < most, `${ratio.toFixed(1)} times as long`);
    });
});

suite('however many lines there are', () => {
  test('a page of 250,000 lines behind another', async () => {
    const { result } = await read(sourceOf(`${head}${prose}\n\f${'a b\n'.repeat(250_000)}`));
    assert.equal(result.records.length, 1);
  });
  test('a sheet of 300,000 lines', async () => {
    const { result } = await read(sourceOf(`WITHDRAWAL SHEET\n${'a\n'.repeat(300_000)}`));
    assert.deepEqual(result.otherPages, [{ page: 1, kind: 'withdrawal-sheet' }]);
  });
});
