import type { MemconKind, OtherPageKind } from '../../model/memcon.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Printable } from '../printer.ts';
import { titleOf } from '../rows.ts';

/** A record as the list of a packet's contents shows it. */
export interface SplitRecord {
  readonly id: string;
  readonly pages: readonly [first: number, last: number];
  readonly kind: MemconKind;
  readonly title: string;
  readonly subject: string | null;
  /** ISO 8601; null where none can be read. */
  readonly date: string | null;
  /** Name of the PDF that holds the record's pages, where one is asked for. */
  readonly file: string | null;
}

/** What a file holds, in the order of its pages. */
export interface SplitFile {
  readonly source: string;
  readonly pages: number;
  readonly records: readonly SplitRecord[];
  readonly otherPages: readonly { readonly page: number; readonly kind: OtherPageKind }[];
}

/** Name of the PDF that a record's pages go to; null where no PDF of them is to be made. */
export type FileNameOf = (path: string, record: MemconRecord) => string | null;

export function splitEntries({ path, pages, result }: Printable, fileNameOf: FileNameOf): SplitFile {
  return {
    source: path,
    pages: pages.length,
    records: result.records.map((record) => ({
      id: record.id,
      pages: record.source.pages,
      kind: record.kind,
      title: titleOf(record),
      subject: record.subject?.text ?? null,
      date: record.date?.iso ?? null,
      file: fileNameOf(path, record),
    })),
    otherPages: result.otherPages,
  };
}
