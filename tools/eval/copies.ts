import { isFault } from '../../src/model/source-fault.ts';
import type { OcrPool } from '../../src/page/ocr/pool.ts';
import { openPdfScan } from '../../src/page/readers/pdf.ts';
import { readScan, type ScanFile } from '../../src/page/readers/scan.ts';
import { copyPage, copySize, type Copying } from '../fixtures/photocopy.ts';
import { Random } from '../fixtures/random.ts';
import type { PageStage } from './read.ts';

/** A way of copying; pages lie askew by up to so many degrees. */
type Way = Omit<Copying, 'skew'> & { readonly mostSkew: number };

/** How the corpus's scans are copied once more, by name. */
export const copyings = {
  worn: { mostSkew: 0.7, blur: 1.1, threshold: 150, specks: 0.00003 },
  dark: { mostSkew: 0.7, blur: 1.2, threshold: 190, specks: 0.00002 },
  grey: { mostSkew: 0.7, blur: 0.9, threshold: null, specks: 0.00001, edge: 0.15 },
  pale: { mostSkew: 0.7, blur: 1, threshold: 105, specks: 0.00001 },
  fax: { mostSkew: 0.7, mostDpi: 200, blur: 0.8, threshold: 140, specks: 0.0001 },
  askew: { mostSkew: 2.5, blur: 1, threshold: 150, specks: 0.00002 },
} satisfies Readonly<Record<string, Way>>;
export type CopyingName = keyof typeof copyings;

/** The page stage over copies of a PDF's pages, which have no text layer. The same file is copied alike each time. */
export function copyingStage(
  name: CopyingName,
  pool: OcrPool,
  onPage: (name: string, done: number, total: number) => void,
): PageStage {
  return async (source) => {
    const file = await openPdfScan(source);
    if (isFault(file)) return file;
    const seed = Number.parseInt(source.sha256.slice(0, 7), 16) + Object.keys(copyings).indexOf(name);
    return await readScan(source.path, copied(file, copyings[name], seed), {
      pool,
      onPage: (done, total) => onPage(`${source.name} (${name} copy)`, done, total),
    });
  };
}

function copied(file: ScanFile, { mostSkew, ...copying }: Way, seed: number): ScanFile {
  return {
    pageCount: file.pageCount,
    close: () => file.close(),
    async open(index) {
      const page = await file.open(index);
      const random = new Random(seed * 1000 + index);
      const skew = (2 * random.next() - 1) * mostSkew;
      return {
        ...page,
        content: page.content === 'empty' ? 'empty' : 'scan',
        image: page.image && copySize(page.image, copying),
        layer: [],
        picture: async () => await copyPage(await page.picture(), { ...copying, skew }, random),
        close: () => page.close(),
      };
    },
  };
}
