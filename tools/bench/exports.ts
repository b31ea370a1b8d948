import { join } from 'node:path';
import type { ExportFormatName } from '../../src/export/exporters.ts';
import { printOfNode } from './child.ts';

/** One form at one number of records, each of some 10 kB of text. */
export interface ExportRun {
  readonly format: ExportFormatName;
  readonly records: number;
  /** Of the processor, for exporting and writing alone. */
  readonly ms: number;
  /** Of the whole process. */
  readonly peakMiB: number;
}

/** Forms that a whole library is apt to go out in. */
const formats: readonly ExportFormatName[] = [
  'jsonl',
  'tei',
  'frus',
  'csv',
  'csv-package',
  'parquet-package',
  'markdown',
  'docx',
  'pdf',
];
/** Forms that pack each record into a file of its own take ten times as long. */
const slow: ReadonlySet<ExportFormatName> = new Set(['docx', 'pdf'] as const);

/** Each form at a tenth of the records and at all of them (at a tenth as many where it is slow), in processes of their own. */
export async function measureExports(
  most: number,
  texts: readonly string[],
  chosen: readonly ExportFormatName[] = formats,
): Promise<readonly ExportRun[]> {
  const runs: ExportRun[] = [];
  for (const format of chosen)
    for (const part of slow.has(format) ? [100, 10] : [10, 1]) {
      const records = Math.max(1, Math.round(most / part));
      const program = join(import.meta.dirname, 'export-program.ts');
      const printed = await printOfNode([program, format, `${records}`, ...texts]);
      runs.push({ format, records, ...(JSON.parse(printed) as Pick<ExportRun, 'ms' | 'peakMiB'>) });
    }
  return runs;
}
