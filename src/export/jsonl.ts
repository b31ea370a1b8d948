import type { MakePrinter } from './printer.ts';
import { toJson } from './json-text.ts';

/** One record a line. Pages that belong to no record have no line; `--format json` lists them. */
export const makeJsonlPrinter: MakePrinter = () => ({
  print: ({ result }) => result.records.map((record) => `${toJson(record)}\n`).join(''),
  end: () => '',
});
