import { PDFName, type PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { MemconRecord } from '../../model/record.ts';
import { bannerText } from '../wording.ts';
import { centre, columnsOf, lineWidth, type Line } from '../typed/typed-lines.ts';
import { typedPages } from '../typed/typed-pages.ts';
import { letterWidth, Typeface, type FontFile } from './typeface.ts';

/** US letter paper with margins of an inch, typed at ten letters and six lines to the inch; in points. */
const paper = { width: 612, height: 792 } as const;
const size = 12;
const leading = 12;
/** The middle of an empty margin's line of writing. */
const edge = { top: 742, bottom: 40, number: 54 } as const;
const linesOnSheet = 52;
const left = (paper.width - lineWidth * letterWidth * size) / 2;

/**
 * Types a record of which no page is a picture: what it says, a new sheet for each page of its source, the banner above
 * and below.
 *
 * @returns how many signs the typeface does not have; they are boxes, with their text beneath
 */
export async function typeCopy(
  document: PDFDocument,
  record: MemconRecord,
  fonts: readonly FontFile[],
): Promise<number> {
  const typeface = new Typeface(document, fonts);
  const { banner } = record;
  const struck = banner.lines.length > 0 && banner.lines.every((line) => line.struck);
  const marking = banner.lines.length === 0 ? [] : centre(bannerText(banner)).slice(0, 1);
  for (const { number, lines } of typedPages(record))
    for (let start = 0; start < Math.max(1, lines.length); start += linesOnSheet) {
      const page = document.addPage([paper.width, paper.height]);
      let content = '0.8 w\n';
      const put = async (line: Line, y: number): Promise<void> => {
        content += await typeLine(typeface, page, line, y);
      };
      for (const line of marking) {
        await put(
          line.map((run) => ({ ...run, struck })),
          edge.top,
        );
        await put(
          line.map((run) => ({ ...run, struck })),
          edge.bottom,
        );
      }
      for (const line of centre(String(number))) await put(line, edge.number);
      for (const [i, line] of lines.slice(start, start + linesOnSheet).entries())
        await put(line, paper.height - 72 - leading * (i + 1));
      const { context } = document;
      page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)));
    }
  return typeface.boxes;
}

async function typeLine(typeface: Typeface, page: PDFPage, line: Line, y: number): Promise<string> {
  let content = '';
  let x = left;
  for (const { text, struck = false } of line) {
    const bare = text.trimStart();
    const indent = columnsOf(text) - columnsOf(bare);
    x += indent * letterWidth * size;
    const width = columnsOf(bare) * letterWidth * size;
    if (bare !== '') content += await typeface.set(page, bare, x, y, size);
    if (struck && bare !== '') content += `${x} ${y + 0.27 * size} m ${x + width} ${y + 0.27 * size} l S\n`;
    x += width;
  }
  return content;
}
