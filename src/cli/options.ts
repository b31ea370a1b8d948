import type { PrintOptions } from '../export/printer.ts';
import { version } from './version.ts';
import { wantsColour, widthOf } from './terminal.ts';

/** What printers need to know about where their text goes. */
export function printOptions(several: boolean, furniture: boolean): PrintOptions {
  return {
    width: widthOf(process.stdout),
    colour: wantsColour(process.stdout),
    furniture,
    several,
    version: version(),
  };
}
