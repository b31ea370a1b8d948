import { fault, isFault, type SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { openImage, type ImageFile } from '../image/decode.ts';
import type { PageReading } from '../page-reading.ts';
import type { ScanOptions } from '../scan-options.ts';
import { readScan, type ScanFile } from './scan.ts';

/** TIFF of one or more pages, PNG and JPEG. */
export async function readImage(
  source: SourceFile,
  options: ScanOptions = {},
): Promise<PageReading | SourceFault> {
  const file = await openImageScan(source);
  return isFault(file) ? file : readScan(source.path, file, options);
}

/** The same file, for those who want its pages' pictures alone. */
export async function openImageScan(source: SourceFile): Promise<ScanFile | SourceFault> {
  try {
    return scanFileOf(await openImage(source.bytes));
  } catch {
    return fault(source.path, 'malformed', 'is an image too damaged to be opened');
  }
}

function scanFileOf(file: ImageFile): ScanFile {
  return {
    pageCount: file.pageCount,
    async open(index) {
      const image = await file.describe(index);
      return {
        content: 'scan',
        image,
        layer: [],
        picture() {
          if (!image) throw new Error('An image with more pixels than the limit has no picture');
          return file.decode(index, image);
        },
        close: () => undefined,
      };
    },
    close: () => undefined,
  };
}
