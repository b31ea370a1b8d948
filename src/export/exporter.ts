import type { Page, PageImage } from '../model/page.ts';
import type { MemconRecord } from '../model/record.ts';
import type { SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { CitationStyle } from './cite/styles.ts';
import type { TableName } from './data/table-names.ts';

/** What of a source's pages a form is made of. */
export type PageUse = 'sizes' | 'words';

/** One record on its way out, and where the rest of its source is to be had. */
export interface Exportable {
  readonly record: MemconRecord;
  /**
   * All pages of its source; read anew where the record comes from a library. `sizes`: as much as goes without OCR,
   * for those who want the sizes of the pictures.
   */
  pages(use: PageUse): Promise<readonly Page[] | SourceFault>;
  source(): Promise<SourceFile | SourceFault>;
  /** A page of its source, from 1, drawn anew as a PNG; null where it is no picture or can't be drawn. */
  picture(page: number): Promise<PagePicture | null>;
}

export interface PagePicture extends PageImage {
  readonly png: Uint8Array;
}

/** A piece of what is written; pieces of one file follow one another. `file: null` is the export's, or the record's, only file. */
export interface Part {
  readonly file: string | null;
  readonly content: string | Uint8Array;
}

/** Why a record can't have this form, as the end of a sentence that begins with the record's name. */
export interface Refusal {
  readonly refused: string;
}

export type Parts = readonly Part[];

/**
 * Writes any number of records: `begin` once, `record` for each, `end` once. It keeps no record: what it has of
 * one it gives out, so that memory does not grow with their number.
 */
export interface Exporter {
  begin?(): Parts;
  record(item: Exportable): Parts | Refusal | Promise<Parts | Refusal>;
  end?(): Parts | Refusal;
  /** What is to be said about the export at its end: what its form could not hold, one sentence each. */
  remarks?(): readonly string[];
}

export interface ExportOptions {
  /** Version of Memcon, for the forms that name their maker. */
  readonly version: string;
  readonly table: TableName;
  readonly style: CitationStyle;
  /** The paragraph to be cited, from 1 within the record; null: the whole record. */
  readonly passage: number | null;
  /** Address that the export's files will stand under, for the forms that name their own address. */
  readonly baseUrl: string;
  /** Whether our own server stands there, which gives each record in every form; else its files lie there as they are written. */
  readonly isServed: boolean;
  /** Text of the volume that the records are to be put into; null: they make one of their own. */
  readonly into: string | null;
  /** Address of a IIIF image service whose images are named by record and page; null: there is none. */
  readonly imageUrl: string | null;
  /** The font files, by alphabets, that typed copies are set in; their letters are all 0.6 of the size wide. */
  readonly typeface: () => Promise<readonly Uint8Array[]>;
}

export type MakeExporter = (options: ExportOptions) => Exporter;

/**
 * Where an export goes: all records into one file, each record into a file of its own, or all of them into
 * several files of a folder.
 */
export type ExportShape = 'one file' | 'file a record' | 'folder';

/** What one exporter is, without its code. */
export interface ExportFormat {
  /** In a few words. */
  readonly about: string;
  readonly mediaType: string;
  /** With its dot. */
  readonly extension: string;
  readonly shape: ExportShape;
  /** Options that it looks at; others make no sense with it. */
  readonly options: readonly (keyof ExportOptions)[];
  /** What it takes from the source's pages; without it a record is enough. */
  readonly pages?: PageUse;
  readonly load: () => Promise<MakeExporter>;
}

/** The parts of an export, or a record, that is one file. */
export function whole(content: string | Uint8Array): Parts {
  return [{ file: null, content }];
}

export function isRefusal(result: Parts | Refusal): result is Refusal {
  return 'refused' in result;
}
