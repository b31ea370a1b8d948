import { PDFDocument, type PDFImage, type PDFPage } from '@cantoo/pdf-lib';
import type { Page } from '../../model/page.ts';
import { isFault } from '../../model/source-fault.ts';
import { isScan, type SourceFile } from '../../model/source-file.ts';
import { whole, type Exportable, type MakeExporter, type Refusal } from '../exporter.ts';
import { pagesOf } from '../ocr/page-lines.ts';
import { titleOf } from '../rows.ts';
import { visible } from '../visible.ts';
import { count } from '../wording.ts';
import { pageAsRead } from './page-as-read.ts';
import { removeHiddenText, showsText } from './hidden-text.ts';
import { embedGlyphlessFont } from './glyphless-font.ts';
import { typeCopy } from './typed-copy.ts';
import { addTextLayer } from './text-layer.ts';
import { openFonts, type FontFile } from './typeface.ts';

/**
 * The pages of each record as they are in its scan, with our reading as an invisible text beneath them in place of
 * any text layer that the scan had. Pages that are set in letters hold their own text and stay as they are. A record
 * whose source is a text is typed.
 */
export const makePdfExporter: MakeExporter = ({ version, typeface }) => {
  let boxes = 0;
  let fonts: readonly FontFile[] | null = null;
  return {
    async record(item) {
      const { record } = item;
      const document = await PDFDocument.create({ updateMetadata: false });
      if (isScan(record.source.mediaType)) {
        const refusal = await copyScan(document, item);
        if (refusal) return refusal;
      } else {
        fonts ??= openFonts(await typeface());
        boxes += await typeCopy(document, record, fonts);
      }
      document.setTitle(visible(record.subject?.text ?? titleOf(record)));
      document.setProducer(`Memcon ${version}`);
      return whole(await document.save());
    },
    remarks: () =>
      boxes === 0
        ? []
        : [
            `${count(boxes, 'sign')} of scripts other than Latin, Greek and Cyrillic stand as boxes in the PDFs; they can be searched for and copied`,
          ],
  };
};

async function copyScan(document: PDFDocument, item: Exportable): Promise<Refusal | null> {
  const source = await item.source();
  if (isFault(source)) return { refused: `can't be a PDF of its scan: ${source.message}` };
  const read = await item.pages('words');
  if (isFault(read)) return { refused: `can't be a PDF of its scan: ${read.message}` };
  const pages = pagesOf(item.record, read);
  const refusal = await copyPages(document, source, item, pages);
  if (refusal) return refusal;
  const font = embedGlyphlessFont(document);
  for (const [i, page] of document.getPages().entries()) {
    const reading = pages[i];
    if (!reading || !isPicture(page, reading)) continue;
    removeHiddenText(page);
    addTextLayer(page, pageAsRead(item.record, reading), font);
  }
  return null;
}

/** Whether letters are seen on the page only in its picture, and our reading has them. */
function isPicture(page: PDFPage, { witness, words = [] }: Page): boolean {
  return witness?.engine !== undefined || (words.length > 0 && !showsText(page));
}

async function copyPages(
  document: PDFDocument,
  { bytes, mediaType }: SourceFile,
  item: Exportable,
  pages: readonly Page[],
): Promise<Refusal | null> {
  if (mediaType === 'application/pdf') {
    try {
      // A file that is encrypted and opens without a password has an empty one.
      const source = await PDFDocument.load(bytes, { updateMetadata: false, password: '' });
      const [first, last] = item.record.source.pages;
      const indices = Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
      for (const page of await document.copyPages(source, indices)) document.addPage(page);
      return null;
    } catch (error) {
      return {
        refused: `can't be taken out of its PDF (${error instanceof Error ? error.message : String(error)})`,
      };
    }
  }
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') {
    const picture = await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
    addPicture(document, picture, pages[0]?.image?.dpi ?? 72);
    return null;
  }
  // PDF knows no TIFF: its pages are drawn anew.
  for (const { number } of pages) {
    const drawn = await item.picture(number);
    if (!drawn) return { refused: `can't be a PDF of its scan: page ${number} can't be drawn` };
    addPicture(document, await document.embedPng(drawn.png), drawn.dpi);
  }
  return null;
}

function addPicture(document: PDFDocument, picture: PDFImage, dpi: number): void {
  const size = { width: (picture.width * 72) / dpi, height: (picture.height * 72) / dpi };
  document.addPage([size.width, size.height]).drawImage(picture, { x: 0, y: 0, ...size });
}
