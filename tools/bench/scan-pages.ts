import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import wrapAnsi from 'wrap-ansi';
import type { GreyImage } from '../../src/page/image/grey.ts';
import { openPdf } from '../../src/page/image/pdf-document.ts';
import { copyPage } from '../fixtures/photocopy.ts';
import { Random } from '../fixtures/random.ts';

/** US letter and a typewriter's 10 letters and 6 lines to the inch, in points. */
const paper = { width: 612, height: 792, left: 66, top: 72, size: 12, pitch: 12 };
const columns = 66;
const linesOfPage = 50;
/** Degrees by which pages lie askew, by turns: most so little that they are left so, some more. */
const skews = [0.2, -0.3, 0.9, 0];
const copy = { blur: 0.8, threshold: 150, specks: 0.0004 };

/**
 * Invented memoranda as a scanner sees their photocopies: each text wrapped and typed on letter pages, blurred, askew,
 * specked, in two levels at 300 dpi. The same texts give the same pages.
 */
export async function makeScannedPages(texts: readonly string[]): Promise<GreyImage[]> {
  const pages = texts.flatMap((path) => layOut(readFileSync(path, 'utf8')));
  const document = await openPdf(await typePages(pages));
  if (typeof document === 'string') throw new Error(`The typed pages do not open: ${document}`);
  const scans: GreyImage[] = [];
  for (let n = 0; n < document.pageCount; n++) {
    const page = document.page(n);
    scans.push(
      await copyPage(await page.raster(), { ...copy, skew: skews[n % skews.length]! }, new Random(n)),
    );
    page.close();
  }
  document.close();
  return scans;
}

/** Pages of lines as wide as the paper. */
function layOut(text: string): string[][] {
  const lines = text
    .replaceAll('~~', '')
    .split(/[\n\f]/)
    .flatMap((line) => wrapAnsi(line, columns).split('\n'))
    // The samples' empty lines stand for space on the paper; more than one is wasted on a picture.
    .filter((line, n, all) => line !== '' || all[n - 1] !== '');
  return Array.from({ length: Math.ceil(lines.length / linesOfPage) }, (_, n) =>
    lines.slice(n * linesOfPage, (n + 1) * linesOfPage),
  );
}

async function typePages(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Courier);
  const { width, height, left, top, size, pitch } = paper;
  for (const lines of pages) {
    const page = document.addPage([width, height]);
    for (const [n, line] of lines.entries())
      if (line !== '') page.drawText(line, { x: left, y: height - top - n * pitch, size, font });
  }
  return await document.save();
}

/** A PDF whose pages are these pictures, over and over, each stored for itself as a scanner does. */
export async function scannedPacket(pictures: readonly GreyImage[], pageCount: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const packed = pictures.map((picture) => deflateSync(packBits(picture)));
  for (let n = 0; n < pageCount; n++) {
    const { width, height } = pictures[n % pictures.length]!;
    const image = document.context.stream(Uint8Array.from(packed[n % packed.length]!), {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 1,
      Filter: 'FlateDecode',
    });
    const page = document.addPage([paper.width, paper.height]);
    page.node.setXObject(PDFName.of('Scan'), document.context.register(image));
    const drawing = document.context.stream(`${paper.width} 0 0 ${paper.height} 0 0 cm /Scan Do`);
    page.node.set(PDFName.of('Contents'), document.context.register(drawing));
  }
  return await document.save();
}

/** Eight pixels a byte, white set, rows filled up to whole bytes. */
function packBits({ data, width, height }: GreyImage): Uint8Array {
  const stride = Math.ceil(width / 8);
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (data[y * width + x]! > 127) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
  return bits;
}
