import { degrees, PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import type { GreyImage } from '../../src/page/image/grey.ts';
import { openPdf } from '../../src/page/image/pdf-document.ts';

/** A page of typed lines; sizes in points. */
export interface TypedPage {
  readonly width: number;
  readonly height: number;
  /** Baselines in points from the top, with the text that starts `x` points from the left. */
  readonly lines: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Points; 10 by default: Courier is then 6 points to the letter. */
  readonly size?: number;
}

/** Lines of one paragraph after another, as a typewriter sets them; an empty string is an empty line. */
export function typeLines(texts: readonly string[], left = 24, top = 30, pitch = 12): TypedPage['lines'] {
  return texts.flatMap((text, i) => (text === '' ? [] : [{ x: left, y: top + i * pitch, text }]));
}

/** A born-digital PDF. `finish` may add to it before it is saved. */
export async function typedPdf(
  pages: readonly TypedPage[],
  finish: (document: PDFDocument) => void | Promise<void> = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Courier);
  for (const { width, height, lines, size = 10 } of pages) {
    const page = document.addPage([width, height]);
    for (const { x, y, text } of lines) page.drawText(text, { x, y: height - y, size, font });
  }
  await finish(document);
  return document.save();
}

/** The typed page as a scanner sees it, at 300 dpi unless another is given. */
export async function picturePage(page: TypedPage, dpi = 300): Promise<GreyImage> {
  const document = await openPdf(await typedPdf([page]));
  if (typeof document === 'string') throw new Error(`The typed page does not open: ${document}`);
  const opened = document.page(0);
  const { data, width, height } = await opened.raster();
  opened.close();
  document.close();
  const scale = dpi / 300;
  const size = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const raw = sharp(data, { raw: { width, height, channels: 1 } }).resize(size.width, size.height);
  return { data: await raw.toColourspace('b-w').raw().toBuffer(), ...size, dpi };
}

export async function pngOf({ data, width, height, dpi }: GreyImage): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 1 } })
    .withDensity(dpi)
    .png()
    .toBuffer();
}

/** A PDF of scanned pages. `layer` is written invisibly over the first; `turn` is its /Rotate entry. */
export async function scannedPdf(
  pictures: readonly GreyImage[],
  { layer = [], turn = 0 }: { layer?: TypedPage['lines']; turn?: 0 | 90 | 180 | 270 } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Courier);
  for (const [i, picture] of pictures.entries()) {
    const [width, height] = [(picture.width * 72) / picture.dpi, (picture.height * 72) / picture.dpi];
    const page = document.addPage([width, height]);
    // Painted before the picture, so that the picture covers it: one of the ways in which archives do it.
    if (i === 0)
      for (const { x, y, text } of layer) page.drawText(text, { x, y: height - y, size: 10, font });
    page.drawImage(await document.embedPng(await pngOf(picture)), { x: 0, y: 0, width, height });
    if (i === 0 && turn !== 0) page.setRotation(degrees(turn));
  }
  return document.save();
}
