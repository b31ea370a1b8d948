import { fault, isFault, type FaultCode, type SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { openPdf, type PdfDocument, type PdfRefusal } from '../image/pdf-document.ts';
import type { PageReading } from '../page-reading.ts';
import type { ScanOptions } from '../scan-options.ts';
import { readScan, type ScanFile, type ScanPage } from './scan.ts';

/** Each refusal as a fault, in words that end a sentence. */
const refusals: Readonly<Record<PdfRefusal, readonly [code: FaultCode, what: string]>> = {
  password: ['encrypted', 'is a PDF that opens only with a password'],
  'not-a-pdf': ['malformed', 'is a PDF too damaged to be opened'],
  damaged: ['malformed', 'is a PDF that PDFium can’t open'],
};

/** PDFs: scans with or without a text layer, born digital, or both mixed. Scripts and attachments stay shut. */
export async function readPdf(
  source: SourceFile,
  options: ScanOptions = {},
): Promise<PageReading | SourceFault> {
  const file = await openPdfScan(source);
  return isFault(file) ? file : readScan(source.path, file, options);
}

/** The same file, for those who want its pages' pictures alone. */
export async function openPdfScan(source: SourceFile): Promise<ScanFile | SourceFault> {
  const document = await openPdf(source.bytes);
  if (typeof document === 'string') return fault(source.path, ...refusals[document]);
  if (document.pageCount === 0) {
    document.close();
    return fault(source.path, 'empty', 'is a PDF without pages');
  }
  return scanFileOf(source.bytes, document);
}

function scanFileOf(bytes: Uint8Array, opened: PdfDocument): ScanFile {
  let document: PdfDocument | null = opened;
  /** A page on which PDFium itself failed leaves its memory in an unknown state: the next page gets a new one. */
  const guard = async <T>(use: (document: PdfDocument) => T | Promise<T>): Promise<T> => {
    if (!document) {
      const again = await openPdf(bytes);
      if (typeof again === 'string') throw new Error('the file can’t be opened again');
      document = again;
    }
    try {
      return await use(document);
    } catch (error) {
      document = null;
      throw error;
    }
  };
  return {
    pageCount: opened.pageCount,
    open: (index) =>
      guard((from): ScanPage => {
        const page = from.page(index);
        const { content, picture, dpi } = page.survey;
        return {
          content,
          image: picture && { ...picture, dpi },
          layer: page.layer(),
          picture: () => guard(() => page.raster()),
          close: () => page.close(),
        };
      }),
    close: () => document?.close(),
  };
}
