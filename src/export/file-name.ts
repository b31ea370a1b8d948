import type { MemconRecord } from '../model/record.ts';

/** Name of a record's file in a folder of them, which sorts by date: "1988-05-03-0123456789abcdef-1-2.xml". */
export function fileNameOf({ id, date }: MemconRecord, extension: string): string {
  return `${date?.iso ?? 'undated'}-${id}${extension}`;
}
