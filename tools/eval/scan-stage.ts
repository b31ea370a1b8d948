import { join } from 'node:path';
import { readPages } from '../../src/page/index.ts';
import { findEngine } from '../../src/page/ocr/find-engine.ts';
import { OcrPool } from '../../src/page/ocr/pool.ts';
import { copyingStage, type CopyingName } from './copies.ts';
import { hashMakers, keepPages, keepWords, ocrMakers, pageMakers } from './page-cache.ts';
import type { PageStage } from './read.ts';

/** Pages that are read at once. */
const jobs = 2;

export interface ScanStage {
  readonly stage: PageStage;
  /** The same for a scan's photocopies. */
  readonly copies: (name: CopyingName) => PageStage;
  close(): Promise<void>;
}

/**
 * The page stage for scans: one pool of engines for all of them, and what was read is kept: OCR takes some seconds
 * a page, the other parts of the stage less than one, all stages after it some milliseconds.
 */
export async function openScanStage(
  root: string,
  fresh: boolean,
  onPage: (name: string, done: number, total: number) => void,
): Promise<ScanStage> {
  const engine = await findEngine();
  const keyOf = (makers: readonly string[]): string => `${engine.name} ${hashMakers(root, makers)}`;
  const words = { folder: join(root, 'out', 'ocr'), key: keyOf(ocrMakers), fresh };
  const pages = { folder: join(root, 'out', 'pages'), key: keyOf(pageMakers), fresh };
  const pool = new OcrPool(keepWords(engine, words), jobs);
  const kept = keepPages(
    (source) => readPages(source, { pool, onPage: (done, total) => onPage(source.name, done, total) }),
    pages,
  );
  return {
    // A text is read in no time.
    stage: (source) => (source.mediaType === 'text/plain' ? readPages(source) : kept(source)),
    copies: (name) =>
      keepPages(copyingStage(name, pool, onPage), {
        ...pages,
        key: `${name} ${keyOf([...pageMakers, 'tools/fixtures/photocopy.ts', 'tools/eval/copies.ts'])}`,
      }),
    close: () => pool.close(),
  };
}
