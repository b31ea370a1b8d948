import { isScan, type SourceFile } from '../model/source-file.ts';
import type { OcrUse, ScanOptions } from '../page/index.ts';
import type { OcrPool } from '../page/ocr/pool.ts';

/** How the command line asks for scans to be read. */
export interface ScanChoices {
  readonly ocr: OcrUse;
  /** Pages at work at once. */
  readonly jobs: number;
}

/** The OCR that all files of a run share: its engines start with the first scan and stay for the next. */
export class SharedOcr {
  readonly #choices: ScanChoices;
  #pool: OcrPool | null = null;

  constructor(choices: ScanChoices) {
    this.#choices = choices;
  }

  /** What the source is to be read with. */
  async optionsFor(source: SourceFile): Promise<ScanOptions> {
    if (!isScan(source.mediaType)) return {};
    this.#pool ??= await makePool(this.#choices.jobs);
    return { ocr: this.#choices.ocr, pool: this.#pool };
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}

async function makePool(jobs: number): Promise<OcrPool> {
  const [{ OcrPool }, { findEngine }] = await Promise.all([
    import('../page/ocr/pool.ts'),
    import('../page/ocr/find-engine.ts'),
  ]);
  return new OcrPool(await findEngine(), jobs);
}
