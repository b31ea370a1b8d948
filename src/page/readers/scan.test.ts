import assert from 'node:assert/strict';
import { crc32 } from 'node:zlib';
import { after, test } from 'node:test';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { picturePage, pngOf, scannedPdf, typedPdf, typeLines } from '../../../test/support/scans.ts';
import type { Page } from '../../model/page.ts';
import { isFault, type SourceFault } from '../../model/source-fault.ts';
import type { MediaType, SourceFile } from '../../model/source-file.ts';
import { turnQuarters } from '../image/grey.ts';
import { findEngine } from '../ocr/find-engine.ts';
import { OcrPool } from '../ocr/pool.ts';
import { readPages, type PageReading, type ScanOptions } from '../index.ts';

const pool = new OcrPool(await findEngine(), 2);
after(() => pool.close());

const texts = [
  'The Minister: The harbor is open. (U)',
  '',
  'The Ambassador: We are glad of it,',
  'and thank you. (C)',
];
const text = texts.join('\n');
const typed = { width: 288, height: 90, lines: typeLines(texts) };
const picture = await picturePage(typed, 200);

function sourceOf(bytes: Uint8Array, mediaType: MediaType = 'application/pdf'): SourceFile {
  return { name: 'paper', path: 'scans/paper', bytes, sha256: '0'.repeat(64), mediaType };
}

async function read(
  bytes: Uint8Array,
  mediaType?: MediaType,
  options: ScanOptions = {},
): Promise<PageReading> {
  const result = await readPages(sourceOf(bytes, mediaType), { pool, ...options });
  if (isFault(result)) assert.fail(result.message);
  return result;
}

async function fails(bytes: Uint8Array, mediaType?: MediaType): Promise<SourceFault> {
  const result = await readPages(sourceOf(bytes, mediaType), { pool });
  if (!isFault(result)) assert.fail(`read: ${result.pages.map((page) => page.text).join('\f')}`);
  assert.equal(result.path, 'scans/paper');
  return result;
}

/** Every word's box holds ink, and the words are those of the text. */
function checkWords(page: Page): void {
  assert.deepEqual(
    page.words!.map(({ chars }) => page.text.slice(...chars)),
    page.text.split(/\s+/).filter((word) => word !== ''),
  );
  for (const { region } of page.words!) {
    assert.ok(region.x >= 0 && region.y >= 0 && region.w > 0 && region.h > 0);
    assert.ok(region.x + region.w <= page.image!.width + 1 && region.y + region.h <= page.image!.height + 1);
    assert.equal(region.dpi, page.image!.dpi);
  }
}

test('a born-digital page is read by its text, without OCR', async () => {
  const { pages, notes } = await read(await typedPdf([typed, typed]));
  assert.deepEqual(
    pages.map((page) => page.text),
    [text, text],
  );
  assert.deepEqual(
    pages.map((page) => page.begins.by),
    ['file', 'page-image'],
  );
  assert.deepEqual(pages[0]!.image, { width: 1200, height: 375, dpi: 300 });
  assert.equal(pages[0]!.witness!.chosen, 'layer');
  assert.equal(pages[0]!.witness!.engine, undefined);
  assert.deepEqual(notes, []);
  pages.forEach(checkWords);
});

test('a scan is read at its own resolution, and its layer mends what OCR misreads', async () => {
  const bytes = await scannedPdf([picture], { layer: typed.lines });
  const { pages, notes } = await read(bytes);
  const [page] = pages;
  assert.equal(page!.text, text);
  assert.deepEqual(page!.image, { width: 800, height: 250, dpi: 200 });
  assert.equal(page!.witness!.engine, pool.kind.name);
  assert.ok(page!.witness!.agreement! > 0.8);
  assert.deepEqual(notes, [`1 of 1 pages were read by OCR, with ${pool.kind.name}.`]);
  checkWords(page!);
  const { pages: unread } = await read(bytes, undefined, { ocr: 'never' });
  assert.equal(unread[0]!.text, text);
  assert.equal(unread[0]!.witness!.engine, undefined);
  const bare = await read(await scannedPdf([picture]), undefined, { ocr: 'never' });
  assert.equal(bare.pages[0]!.text, '');
  assert.deepEqual(bare.notes, ['1 of 1 pages have no text layer and stay empty without OCR.']);
});

test('boxes stay on the scan, however it lies', async () => {
  const upright = (await read(await pngOf(picture), 'image/png')).pages[0]!;
  for (const turns of [1, 2, 3] as const) {
    const turned = turnQuarters(picture, turns);
    const page = (await read(await pngOf(turned), 'image/png')).pages[0]!;
    assert.equal(page.text, text);
    assert.deepEqual(page.image, { width: turned.width, height: turned.height, dpi: 200 });
    checkWords(page);
    // The first word, found again by turning its middle as the page was turned.
    const [x, y] = middleOf(upright);
    const [tx, ty] = middleOf(page);
    const wanted = {
      1: [picture.height - y, x],
      2: [picture.width - x, picture.height - y],
      3: [y, picture.width - x],
    }[turns];
    assert.ok(Math.hypot(tx - wanted[0]!, ty - wanted[1]!) < 4, `${tx},${ty} for ${wanted.join()}`);
  }
});

function middleOf(page: Page): [number, number] {
  const { x, y, w, h } = page.words![0]!.region;
  return [x + w / 2, y + h / 2];
}

test('a page that its file turns upright is read upright', async () => {
  const bytes = await scannedPdf([turnQuarters(picture, 3)], { turn: 90 });
  const { pages } = await read(bytes);
  assert.equal(pages[0]!.text, text);
  assert.deepEqual(pages[0]!.image, { width: 800, height: 250, dpi: 200 });
});

test('the look at the picture comes before it is given up', async () => {
  const seen: number[] = [];
  const progress: string[] = [];
  await read(await scannedPdf([picture, picture]), undefined, {
    onPage: (done, total) => progress.push(`${done}/${total}`),
    inspect(page, { image, words }) {
      assert.equal(image.data.length, image.width * image.height);
      assert.equal(words.map((word) => word.text).join(' '), page.text.replace(/\s+/g, ' '));
      seen.push(page.number);
      return page;
    },
  });
  assert.deepEqual(seen.toSorted(), [1, 2]);
  assert.deepEqual(progress, ['1/2', '2/2']);
});

test('TIFF of several pages, CCITT; JPEG that a camera turned', async () => {
  const png = await pngOf(picture);
  const tiff = await sharp([png, png], { join: { animated: true } })
    .toColourspace('b-w')
    .threshold(140)
    .tiff({ compression: 'ccittfax4', bitdepth: 1, xres: 200 / 25.4, yres: 200 / 25.4 })
    .toBuffer();
  const { pages } = await read(tiff, 'image/tiff');
  assert.deepEqual(
    pages.map((page) => [page.number, page.text, page.image!.width]),
    [
      [1, text, 800],
      [2, text, 800],
    ],
  );
  const jpeg = await sharp(await pngOf(turnQuarters(picture, 3)))
    .withMetadata({ orientation: 6, density: 200 })
    .jpeg()
    .toBuffer();
  const [page] = (await read(jpeg, 'image/jpeg')).pages;
  assert.equal(page!.text, text);
  assert.deepEqual(page!.image, { width: 800, height: 250, dpi: 200 });
});

test('a file that stops is a fault; one that needs no password is none', async () => {
  const whole = await typedPdf([typed]);
  assert.equal((await fails(whole.subarray(0, whole.length / 2))).code, 'malformed');
  assert.equal((await fails(Buffer.from(`%PDF-1.7\n${'words '.repeat(99)}`))).code, 'malformed');
  const locked = await typedPdf([typed], (pdf) => pdf.encrypt({ userPassword: 'x', ownerPassword: 'y' }));
  assert.deepEqual(await fails(locked), {
    path: 'scans/paper',
    code: 'encrypted',
    message: 'scans/paper: is a PDF that opens only with a password',
  });
  const open = await typedPdf([typed], (pdf) => pdf.encrypt({ userPassword: '', ownerPassword: 'y' }));
  assert.equal((await read(open)).pages[0]!.text, text);
  const none = await (await PDFDocument.create()).save({ addDefaultPage: false });
  assert.equal((await fails(none)).code, 'empty');
  const png = await pngOf(picture);
  assert.equal((await fails(png.subarray(0, 20), 'image/png')).code, 'malformed');
  assert.equal((await fails(png.subarray(0, png.length / 2), 'image/png')).code, 'malformed');
});

test('scripts and attachments stay shut', async () => {
  const bytes = await typedPdf([typed], async (pdf) => {
    pdf.addJavaScript('start', 'while (true) {}');
    await pdf.attach(Buffer.from('attached words'), 'note.txt');
  });
  assert.equal((await read(bytes)).pages[0]!.text, text);
});

test('what claims to be larger than paper is refused before it is decoded', async () => {
  const side = 60_000;
  const png = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  assert.equal((await fails(png, 'image/png')).code, 'too-large');
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(side, frame + 5);
  jpeg.writeUInt16BE(side, frame + 7);
  assert.equal((await fails(jpeg, 'image/jpeg')).code, 'too-large');
  const bomb = await typedPdf([], async (pdf) => {
    const page = pdf.addPage([612, 792]);
    page.drawImage(await pdf.embedJpg(jpeg), { x: 0, y: 0, width: 612, height: 792 });
  });
  assert.match((await fails(bomb)).message, /^scans\/paper: has more pixels than a page of paper can have$/);
});

/** The longest side that PDF 1.7 allows, in points. */
const longestSide = 14_400;

test('a page that can’t be read leaves the others standing', async () => {
  const bytes = await typedPdf([typed], (pdf) => {
    pdf.addPage([longestSide, longestSide]).drawRectangle({ x: 9, y: 9, width: 99, height: 99 });
  });
  const { pages, notes } = await read(bytes);
  assert.equal(pages[0]!.text, text);
  assert.deepEqual(pages[1], { number: 2, text: '', begins: { by: 'page-image', confidence: 1 } });
  assert.deepEqual(notes, ['Page 2 has more pixels than a page of paper can have; it is left empty.']);
});
test('an abort ends the reading with its reason', async () => {
  const stop = new AbortController();
  const reading = readPages(sourceOf(await scannedPdf([picture, picture, picture])), {
    pool,
    signal: stop.signal,
    onPage: () => stop.abort(new Error('enough')),
  });
  await assert.rejects(reading, /enough/);
});
