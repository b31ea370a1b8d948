import type { At } from '../model/position.ts';
import type { MemconRecord } from '../model/record.ts';

/** What a corrected value's `from` says. */
export const editor = 'editor';

/** Place of a value that no page shows: the record's first page, without a line. Its `typed` is empty. */
export function nowhere(record: MemconRecord): At {
  return { page: record.source.pages[0] };
}
