import { PDFArray, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import type { Page, PageImage } from '../../model/page.ts';
import type { Region } from '../../model/position.ts';
import { apply, type Matrix } from '../../page/image/matrix.ts';
import { layOut, type PageLine } from '../ocr/page-lines.ts';
import { visible } from '../visible.ts';
import { glyphWidth, hex } from './glyphless-font.ts';

/** Lays the words of the reading beneath what the page shows, each where its box is and in the order of the reading. */
export function addTextLayer(page: PDFPage, reading: Page, font: PDFRef): void {
  const { image, blocks } = layOut(reading);
  if (!image || blocks.length === 0) return;
  const { context } = page.doc;
  const name = freeName(page);
  const toUser = pictureToUser(page, image);
  const lines = blocks.flatMap((block) => block.lines).map((line) => lineText(line, toUser, name));
  const layer = context.register(context.flateStream(`q\nBT\n3 Tr\n${lines.join('')}ET\nQ\n`));
  page.node.normalize();
  page.node.setFontDictionary(PDFName.of(name), font);
  const contents = page.node.Contents();
  const others = contents instanceof PDFArray ? contents.asArray() : [];
  page.node.set(PDFName.of('Contents'), context.obj([layer, ...others]));
}

/** A name that no font of the page has. */
function freeName(page: PDFPage): string {
  const { Font: fonts } = page.node.normalizedEntries();
  let name = 'MemconText';
  while (fonts.has(PDFName.of(name))) name += 'x';
  return name;
}

/** Size of a typewriter's letters by the height of the boxes around its words, which are mostly of small letters. */
const sizeByHeight = 1.7;
/** Part of the letters' height by which feet of one line's words may differ and still stand on one line. */
const footSlack = 0.4;
/** Gaps of typed text in letters: one between words, two after a stop, three before a mark. Wider ones part columns. */
const gaps = { usual: 1.5, widest: 5 } as const;

function lineText({ words }: PageLine, toUser: Matrix, font: string): string {
  const placed = words.flatMap(({ text, region }) => (region ? [{ text, region }] : []));
  const h = middle(placed.map(({ region }) => region.h));
  const foot = middle(placed.map(({ region }) => region.y + region.h));
  const letter = middle(placed.map(({ text, region }) => region.w / text.length));
  let written = '';
  for (const [i, { text, region }] of placed.entries()) {
    // Boxes hug their letters; on one line, programs look for one height and one foot.
    const own = region.y + region.h;
    const bottom = Math.abs(own - foot) < footSlack * h ? foot : own;
    const even = { ...region, y: bottom - h, h };
    const next = placed[i + 1]?.region;
    const gap = next ? next.x - (region.x + region.w) : 0;
    // Programs take a gap wider than a space for one between columns, and read them one after the other.
    const isWide = gap > gaps.usual * letter && gap < gaps.widest * letter;
    const w = isWide ? region.w + gap - letter : region.w;
    written += show(visible(text), { ...even, w }, toUser, font);
    // The space fills the gap up to the next word.
    const right = region.x + w;
    if (next && next.x > right) written += show(' ', { ...even, x: right, w: next.x - right }, toUser, font);
  }
  return written;
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** One text, as high and as wide as its region of the picture. */
function show(text: string, region: Region, toUser: Matrix, font: string): string {
  const { a, b, c, d } = toUser;
  const [across, along] = [Math.hypot(a, b), Math.hypot(c, d)];
  const size = region.h * along * sizeByHeight;
  const natural = (text.length * size * glyphWidth) / 1000;
  if (!(size > 0 && natural > 0 && region.w > 0)) return '';
  const stretch = (100 * region.w * across) / natural;
  const [x, y] = apply(toUser, region.x, region.y + region.h);
  // Right along the line, and up: the picture's y runs down.
  const matrix = [a / across, b / across, -c / along, -d / along, x, y].map(short).join(' ');
  let codes = '';
  for (let i = 0; i < text.length; i++) codes += hex(text.charCodeAt(i), 4);
  return `/${font} ${short(size)} Tf ${short(stretch)} Tz ${matrix} Tm <${codes}> Tj\n`;
}

function short(value: number): string {
  return String(Number(value.toFixed(4)));
}

/** From pixels of the picture, which shows the page upright, to the page's own space. */
export function pictureToUser(page: PDFPage, { width, height }: PageImage): Matrix {
  const { x, y, width: w, height: h } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  if (turn === 90) return { a: 0, b: h / width, c: w / height, d: 0, e: x, f: y };
  if (turn === 180) return { a: -w / width, b: 0, c: 0, d: h / height, e: x + w, f: y };
  if (turn === 270) return { a: 0, b: -h / width, c: -w / height, d: 0, e: x + w, f: y + h };
  return { a: w / width, b: 0, c: 0, d: -h / height, e: x, f: y + h };
}
