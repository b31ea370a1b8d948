import { auditMemcon } from './audit/index.ts';
import { assignRoles } from './line/index.ts';
import { parseMemcons } from './memcon/index.ts';
import type { Line } from './model/line.ts';
import type { Page } from './model/page.ts';
import { schema, type ReadResult } from './model/record.ts';
import { isFault, type SourceFault } from './model/source-fault.ts';
import type { SourceFile } from './model/source-file.ts';
import { readPages, type PageReading, type ScanOptions } from './page/index.ts';
import { makeRecord } from './record/index.ts';
import { openSource } from './source/index.ts';

/** Everything that one file gave. */
export interface Reading {
  readonly source: SourceFile;
  readonly pages: readonly Page[];
  readonly lines: readonly Line[];
  readonly result: ReadResult;
}

/** Reads one file, or standard input for `-`: source → pages → lines → memoranda → audit → records. */
export async function readFile(path: string, options?: ScanOptions): Promise<Reading | SourceFault> {
  const source = await openSource(path === '-' ? { stdin: process.stdin } : path);
  return isFault(source) ? source : readSource(source, options);
}

/** The same for a source that is open already. */
export async function readSource(source: SourceFile, options?: ScanOptions): Promise<Reading | SourceFault> {
  const read = await readPages(source, options);
  return isFault(read) ? read : readMemcons(source, read);
}

/** The same from pages that are read already. */
export function readMemcons(source: SourceFile, { pages, notes }: PageReading): Reading {
  const lines = assignRoles(pages);
  const { memcons, otherPages } = parseMemcons(lines);
  const records = memcons.map((memcon) =>
    makeRecord(source, { ...memcon, notes: [...notes, ...memcon.notes] }, auditMemcon(memcon)),
  );
  return { source, pages, lines, result: { schema, records, otherPages } };
}
