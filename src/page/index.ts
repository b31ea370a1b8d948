import { fault, type SourceFault } from '../model/source-fault.ts';
import type { MediaType, SourceFile } from '../model/source-file.ts';
import type { PageReader, PageReading } from './page-reading.ts';
import { readText } from './readers/text.ts';
import type { ScanOptions } from './scan-options.ts';

export type { PageReader, PageReading } from './page-reading.ts';
export { ocrUses, type OcrUse, type PageSight, type ScanOptions } from './scan-options.ts';

/** A reader is loaded with the first source of its kind; that of plain text, the common case, at once. */
const readers: Partial<Record<MediaType, () => PageReader | Promise<PageReader>>> = {
  'text/plain': () => readText,
  'text/vnd.hocr+html': async () => (await import('./readers/hocr.ts')).readHocr,
  'application/alto+xml': async () => (await import('./readers/alto.ts')).readAlto,
  'application/pdf': async () => (await import('./readers/pdf.ts')).readPdf,
  'image/tiff': loadImageReader,
  'image/png': loadImageReader,
  'image/jpeg': loadImageReader,
};

async function loadImageReader(): Promise<PageReader> {
  return (await import('./readers/image.ts')).readImage;
}

/** All pages of a source, in order. A source that can't be read gives a fault. */
export async function readPages(
  source: SourceFile,
  options?: ScanOptions,
): Promise<PageReading | SourceFault> {
  const load = readers[source.mediaType];
  if (!load) return fault(source.path, 'unsupported', `no reader is there for ${source.mediaType}`);
  const reader = await load();
  return await reader(source, options);
}
