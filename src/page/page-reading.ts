import type { Page } from '../model/page.ts';
import type { SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { ScanOptions } from './scan-options.ts';

export interface PageReading {
  readonly pages: readonly Page[];
  /** What the reader has to say about its own reading, one sentence each. */
  readonly notes: readonly string[];
}

/** Turns one source of the media types it is registered for into pages; the options concern scans and PDFs. */
export type PageReader = (source: SourceFile, options?: ScanOptions) => Promise<PageReading | SourceFault>;
