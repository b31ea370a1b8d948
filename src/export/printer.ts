import type { Page } from '../model/page.ts';
import type { ReadResult } from '../model/record.ts';
import type { MediaType } from '../model/source-file.ts';

/** One file as read: what a printer prints at a time. */
export interface Printable {
  /** As the user gave it; `-` for standard input. */
  readonly path: string;
  readonly mediaType: MediaType;
  readonly pages: readonly Page[];
  readonly result: ReadResult;
}

export interface PrintOptions {
  /** Columns to wrap to. */
  readonly width: number;
  /** Whether escape sequences for colour may be used. */
  readonly colour: boolean;
  /** Whether to print what is not part of the memorandum's own text: banners, stamps, page labels. */
  readonly furniture: boolean;
  /** Version of Memcon, for the forms that name their maker. */
  readonly version: string;
  /** The run reads several files: forms that hold one file's result say which file a value is from. */
  readonly several: boolean;
}

/**
 * Prints any number of readings in order: `print` for each, `end` after the last. Texts carry their own line
 * ends. Where no reading came, nothing is printed.
 */
export interface Printer {
  print(reading: Printable): string;
  end(): string;
}

export type MakePrinter = (options: PrintOptions) => Printer;
