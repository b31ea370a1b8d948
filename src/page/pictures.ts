import type { PageImage } from '../model/page.ts';
import { isFault, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import { packGrey } from './image/decode.ts';
import { openImageScan } from './readers/image.ts';
import { openPdfScan } from './readers/pdf.ts';
import type { ScanFile } from './readers/scan.ts';

/** A page's picture as a PNG file. Its size in pixels is what the regions of a record are given in. */
export interface PagePicture extends PageImage {
  readonly png: Uint8Array;
}

/** The pictures of a source's pages, one at a time; the source is held open until `close`. */
export interface Pictures {
  readonly pageCount: number;
  /** Page from 1; null: it has none, or one that can't be decoded. */
  draw(page: number): Promise<PagePicture | null>;
  close(): void;
}

/** Opens the pictures that pages are read from; null for a source that is text. */
export async function openPictures(source: SourceFile): Promise<Pictures | SourceFault | null> {
  const file = await openScanFile(source);
  if (file === null || isFault(file)) return file;
  return {
    pageCount: file.pageCount,
    draw: (page) => drawPage(file, page - 1),
    close: () => file.close(),
  };
}

async function openScanFile(source: SourceFile): Promise<ScanFile | SourceFault | null> {
  if (source.mediaType === 'application/pdf') return openPdfScan(source);
  return source.mediaType.startsWith('image/') ? openImageScan(source) : null;
}

async function drawPage(file: ScanFile, index: number): Promise<PagePicture | null> {
  if (index < 0 || index >= file.pageCount) return null;
  try {
    const page = await file.open(index);
    try {
      if (!page.image) return null;
      const picture = await page.picture();
      return { ...page.image, png: await packGrey(picture) };
    } finally {
      page.close();
    }
  } catch {
    return null;
  }
}
