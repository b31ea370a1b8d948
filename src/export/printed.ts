import { schema } from '../model/record.ts';
import { whole, type MakeExporter } from './exporter.ts';
import type { MakePrinter } from './printer.ts';

/** Columns of the forms that wrap: those of a terminal as it comes. */
const width = 80;

/** An exporter of what a printer prints. */
export function printed(makePrinter: MakePrinter): MakeExporter {
  return ({ version }) => {
    const printer = makePrinter({ width, colour: false, furniture: false, several: true, version });
    return {
      record: ({ record }) =>
        whole(
          printer.print({
            path: record.source.name,
            mediaType: 'text/plain',
            pages: [],
            result: { schema, records: [record], otherPages: [] },
          }),
        ),
      end: () => whole(printer.end()),
    };
  };
}
