import type { Page } from '../model/page.ts';
import type { GreyImage } from './image/grey.ts';
import type { Matrix } from './image/matrix.ts';
import type { OcrWord } from './ocr/engine.ts';
import type { OcrPool } from './ocr/pool.ts';

/**
 * When pages are read by OCR. `auto`: those that are pictures, and those whose text layer is no text.
 * `never`: by their text layer alone.
 */
export const ocrUses = ['auto', 'always', 'never'] as const;
export type OcrUse = (typeof ocrUses)[number];

/** How scans and PDFs are read. */
export interface ScanOptions {
  /** `auto` by default. */
  readonly ocr?: OcrUse;
  /** Where pages are read; without one a reader makes its own and closes it at the end. */
  readonly pool?: OcrPool;
  /** Aborted: the reader ends its work and rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called after each page. */
  readonly onPage?: (done: number, total: number) => void;
  /** Looks at a page that was read by OCR before its picture is given up, and gives it back with what it saw. */
  readonly inspect?: (page: Page, sight: PageSight) => Page | Promise<Page>;
}

/** A page's picture as OCR read it: upright, level, without black edges. */
export interface PageSight {
  readonly image: GreyImage;
  /** What the engine read, on `image`: before any word of a text layer came in. */
  readonly words: readonly OcrWord[];
  /** From the pixels of `image` to those of the page's own picture, which regions are given in. */
  readonly toPicture: Matrix;
}
