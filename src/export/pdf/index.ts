import { PDFDocument, type PDFPage } from '@cantoo/pdf-lib';
import type { Page } from '../../model/page.ts';
import type { MemconRecord } from '../../model/record.ts';
import { isFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { whole, type MakeExporter, type Refusal } from '../exporter.ts';
import { pagesOf } from '../ocr/page-lines.ts';
import { titleOf } from '../rows.ts';
import { visible } from '../visible.ts';
import { pageAsRead } from './page-as-read.ts';
import { removeHiddenText, showsText } from './hidden-text.ts';
import { addTextLayer, embedGlyphlessFont } from './text-layer.ts';

/**
 * The pages of each record as they are in its scan, with our reading as an invisible text beneath them in place of
 * any text layer that the scan had. Pages that are set in letters hold their own text and stay as they are.
 */
export const makePdfExporter: MakeExporter = ({ version }) => ({
  async record(item) {
    const source = await item.source();
    if (isFault(source)) return { refused: `has no source any more: ${source.message}` };
    const read = await item.pages('words');
    if (isFault(read)) return { refused: `has no pages any more: ${read.message}` };
    const pages = pagesOf(item.record, read);
    const document = await openPages(source, item.record, pages);
    if ('refused' in document) return document;
    document.setTitle(visible(item.record.subject?.text ?? titleOf(item.record)));
    document.setProducer(`Memcon ${version}`);
    const font = embedGlyphlessFont(document);
    for (const [i, page] of document.getPages().entries()) {
      const reading = pages[i];
      if (!reading || !isPicture(page, reading)) continue;
      removeHiddenText(page);
      addTextLayer(page, pageAsRead(item.record, reading), font);
    }
    return whole(await document.save());
  },
});

/** Whether letters are seen on the page only in its picture, and our reading has them. */
function isPicture(page: PDFPage, { witness, words = [] }: Page): boolean {
  return witness?.engine !== undefined || (words.length > 0 && !showsText(page));
}

async function openPages(
  { bytes, mediaType }: SourceFile,
  record: MemconRecord,
  pages: readonly Page[],
): Promise<PDFDocument | Refusal> {
  const document = await PDFDocument.create({ updateMetadata: false });
  if (mediaType === 'application/pdf') {
    try {
      // A file that is encrypted and opens without a password has an empty one.
      const source = await PDFDocument.load(bytes, { updateMetadata: false, password: '' });
      const [first, last] = record.source.pages;
      const indices = Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
      for (const page of await document.copyPages(source, indices)) document.addPage(page);
      return document;
    } catch (error) {
      return {
        refused: `can't be taken out of its PDF (${error instanceof Error ? error.message : String(error)})`,
      };
    }
  }
  if (mediaType !== 'image/png' && mediaType !== 'image/jpeg')
    return { refused: 'is from a source that is no PDF, PNG or JPEG' };
  const picture = await (mediaType === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes));
  const dpi = pages[0]?.image?.dpi ?? 72;
  const size = { width: (picture.width * 72) / dpi, height: (picture.height * 72) / dpi };
  document.addPage([size.width, size.height]).drawImage(picture, { x: 0, y: 0, ...size });
  return document;
}
