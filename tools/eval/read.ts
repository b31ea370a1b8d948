import { isFault } from '../../src/model/source-fault.ts';
import type { SourceFault } from '../../src/model/source-fault.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import { readPages } from '../../src/page/index.ts';
import type { PageReading } from '../../src/page/index.ts';
import { readMemcons } from '../../src/pipeline.ts';
import { openSource } from '../../src/source/index.ts';
import type { Paper } from './judged.ts';

export interface PaperReading {
  readonly paper: Paper;
  /** One sentence where the file could not be read; null otherwise. */
  readonly fault: string | null;
}

/** What makes pages of a source: the pipeline's own stage, or one that keeps what it has read. */
export type PageStage = (source: SourceFile) => Promise<PageReading | SourceFault>;

export const emptyPaper: Paper = { records: [], otherPages: [], pages: [] };

/** The one place where the evaluation calls the pipeline. */
export async function readPaper(path: string, stage: PageStage = readPages): Promise<PaperReading> {
  const source = await openSource(path);
  if (isFault(source)) return { paper: emptyPaper, fault: source.message };
  const read = await stage(source);
  if (isFault(read)) return { paper: emptyPaper, fault: read.message };
  const { pages, result } = readMemcons(source, read);
  return { paper: { records: result.records, otherPages: result.otherPages, pages }, fault: null };
}
