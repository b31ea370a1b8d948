import type { MakePrinter, Printable, PrintOptions } from '../../src/export/printer.ts';

/** What the printer prints for the readings, at 80 columns without colour unless said otherwise. */
export function print(
  makePrinter: MakePrinter,
  readings: readonly Printable[],
  change: Partial<PrintOptions> = {},
): string {
  const several = readings.length > 1;
  const printer = makePrinter({
    width: 80,
    colour: false,
    furniture: false,
    version: '1.2.3',
    several,
    ...change,
  });
  return readings.map((reading) => printer.print(reading)).join('') + printer.end();
}
