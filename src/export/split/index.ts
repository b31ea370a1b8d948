import type { Printer, PrintOptions } from '../printer.ts';
import type { FileNameOf } from './entries.ts';

export type { FileNameOf } from './entries.ts';

export type MakeSplitPrinter = (options: PrintOptions, fileNameOf: FileNameOf) => Printer;
