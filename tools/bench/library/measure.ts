import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printOfNode } from '../child.ts';

/** What `intake-program.ts` prints; times are the processor's, in milliseconds. */
export interface LibraryIntake {
  readonly records: number;
  readonly ms: number;
  readonly textBytes: number;
  readonly libraryBytes: number;
  readonly peakMiB: number;
  /** At the end of each tenth of the records, from the start on. */
  readonly tenths: readonly { readonly records: number; readonly ms: number; readonly rssMiB: number }[];
  readonly bareRecords: number;
  readonly bareMs: number;
  /** What a library took for the same `bareRecords`, by turns with the bare inserts. */
  readonly sameRecordsMs: number;
}

export interface QueryTimes {
  readonly hits: number;
  readonly exact: boolean;
  /** The first search of a library just opened. */
  readonly cold: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** The same answers by SQL written for them, and the medians' ratio. */
  readonly sqlP50: number;
  readonly overSql: number;
  /** The best twenty and their number by the full-text index alone, and the medians' ratio. */
  readonly indexP50: number;
  readonly overIndex: number;
}

export interface LibraryBench {
  readonly intake: LibraryIntake;
  readonly results: Readonly<Record<string, QueryTimes>>;
  /** Of the process that searches. */
  readonly peakMiB: number;
}

/** Makes a library of invented records, searches it, and takes it away again. */
export async function measureLibrary(records: number): Promise<LibraryBench> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-bench-library-'));
  const program = (name: string): string => join(import.meta.dirname, `${name}-program.ts`);
  const library = join(folder, 'bench.library');
  try {
    const count = `${records}`;
    const intake = JSON.parse(
      await printOfNode([program('intake'), library, count, join(folder, 'bare.sqlite')]),
    ) as LibraryIntake;
    const searched = JSON.parse(
      await printOfNode([program('query'), library, count, join(folder, 'plain.sqlite')]),
    ) as Pick<LibraryBench, 'results' | 'peakMiB'>;
    return { intake, ...searched };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
