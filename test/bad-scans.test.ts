import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { crc32 } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { memcon } from './support/command.ts';
import { typedPdf, typeLines } from './support/scans.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-bad-'));
const file = (name: string): string => join(folder, name);
after(() => rmSync(folder, { recursive: true }));

const page = {
  width: 400,
  height: 200,
  lines: typeLines([
    'MEMORANDUM OF CONVERSATION',
    '',
    'PRESIDENT MARLOW: The ferries should run again. (C)',
    '',
    'PREMIER ADLER: I shall have it looked into. (U)',
  ]),
};
/** Of a page as no paper is: 60,000 pixels either way are 3.6 GB once decoded. */
const side = 60_000;
const dot = sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } });

/** What is wrong with each file, as the sentence says it. */
const faults: Readonly<Record<string, RegExp>> = {
  'cut.pdf': /is a PDF too damaged to be opened$/,
  'no-pages.pdf': /is a PDF without pages$/,
  'locked.pdf': /is a PDF that opens only with a password$/,
  'sixty-thousand.png': /has more pixels than a page of paper can have$/,
  'sixty-thousand.pdf': /has more pixels than a page of paper can have$/,
  'giant-by-its-header.jpg': /has more pixels than a page of paper can have$/,
  'cut.png': /can't be decoded|too damaged to be opened/,
  'only-called.pdf': /is a PDF too damaged to be opened$/,
  // A folder closed by its mode stays open to root, whom tests often run as; one under a file is closed to all.
  'good.pdf/under-a-file': /no such file \(part of its path is a file, not a folder\)$/,
};

before(async () => {
  const good = await typedPdf([page]);
  const png = await dot.clone().png().toBuffer();
  const wide = Buffer.from(png);
  wide.writeUInt32BE(side, 16);
  wide.writeUInt32BE(side, 20);
  wide.writeUInt32BE(crc32(wide.subarray(12, 29)), 29);
  const jpeg = await dot.clone().jpeg().toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(side, frame + 5);
  jpeg.writeUInt16BE(side, frame + 7);
  const files: Readonly<Record<string, Uint8Array | string>> = {
    'good.pdf': good,
    'cut.pdf': good.subarray(0, good.length / 2),
    'no-pages.pdf': await (await PDFDocument.create()).save({ addDefaultPage: false }),
    'locked.pdf': await typedPdf([page], (pdf) => pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' })),
    'sixty-thousand.png': wide,
    'giant-by-its-header.jpg': jpeg,
    'sixty-thousand.pdf': await typedPdf([], async (pdf) => {
      const image = await pdf.embedJpg(jpeg);
      pdf.addPage([612, 792]).drawImage(image, { x: 0, y: 0, width: 612, height: 792 });
    }),
    'cut.png': png.subarray(0, png.length - 20),
    'only-called.pdf': '%PDF-1.7\nA PDF by its first line only.\n',
    'text.pdf': 'MEMORANDUM OF CONVERSATION\n\nPREMIER ADLER: By its name a PDF. (U)\n',
    'active.pdf': await typedPdf([page], async (pdf) => {
      pdf.addJavaScript('start', `app.launchURL("file://${file('touched')}"); while (true) {}`);
      await pdf.attach(Buffer.from('PREMIER ADLER: Attached words. (S)'), 'note.txt', {
        mimeType: 'text/plain',
      });
    }),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(file(name), bytes);
});

test(
  'one sentence for each file that can’t be read, and the good one is read',
  { timeout: 60_000 },
  async () => {
    const names = Object.keys(faults);
    const ran = await memcon(['read', ...names.map(file), file('good.pdf'), '--format', 'json']);
    assert.equal(ran.code, 3);
    const sentences = ran.stderr.trimEnd().split('\n');
    assert.equal(sentences.length, names.length, ran.stderr);
    for (const [i, name] of names.entries()) {
      assert.ok(sentences[i]!.startsWith(`memcon: ${file(name)}: `), sentences[i]);
      assert.match(sentences[i]!, faults[name]!);
    }
    const { records } = JSON.parse(ran.stdout) as { records: { source: { name: string } }[] };
    assert.deepEqual(
      records.map(({ source }) => source.name),
      ['good.pdf'],
    );
  },
);

test('the other commands say the same', async () => {
  for (const command of ['audit', 'split']) {
    const ran = await memcon([command, file('locked.pdf'), file('good.pdf'), '--format', 'json']);
    assert.equal(ran.code, 3);
    assert.equal(ran.stderr, `memcon: ${file('locked.pdf')}: is a PDF that opens only with a password\n`);
    assert.notEqual(JSON.parse(ran.stdout), null);
  }
});

test('scripts and attachments of a PDF are neither run nor read', { timeout: 30_000 }, async () => {
  const ran = await memcon(['read', file('active.pdf'), '--format', 'json']);
  assert.deepEqual([ran.code, ran.stderr], [0, '']);
  assert.match(ran.stdout, /The ferries should run again\./);
  assert.doesNotMatch(ran.stdout, /Attached words|launchURL/);
});

test('a text is read as one whatever its name says', async () => {
  const ran = await memcon(['read', file('text.pdf'), '--format', 'json']);
  assert.deepEqual([ran.code, ran.stderr], [0, '']);
  assert.match(ran.stdout, /By its name a PDF\./);
});
