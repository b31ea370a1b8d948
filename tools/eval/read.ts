import type { MemconRecord } from '../../src/model/record.ts';
import { isFault } from '../../src/model/source-fault.ts';
import { readFile } from '../../src/pipeline.ts';

export interface Reading {
  readonly records: readonly MemconRecord[];
  /** One sentence where the file could not be read; null otherwise. */
  readonly fault: string | null;
}

/** The one place where the evaluation calls the pipeline. */
export async function readRecords(path: string): Promise<Reading> {
  const result = await readFile(path);
  return isFault(result)
    ? { records: [], fault: result.message }
    : { records: result.result.records, fault: null };
}
