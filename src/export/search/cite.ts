import type { MemconRecord } from '../../model/record.ts';
import { citedWork, formatCitation } from '../cite/index.ts';
import { textOf } from '../cite/runs.ts';

/** The record, or one paragraph of it, as a note cites it, without the italics; empty where it has no such paragraph. */
export function citeInLine(record: MemconRecord, paragraph: number | null): string {
  const work = citedWork(record, paragraph);
  return work ? textOf(formatCitation(work, 'chicago-note')) : '';
}
