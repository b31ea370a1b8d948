import { Option } from 'commander';

/** The library of a command that names none. */
export const defaultLibrary = './memcon.library';

/** `--library`, else the environment's MEMCON_LIBRARY, else {@link defaultLibrary}; commander puts it in `options.library`. */
export function libraryOption(): Option {
  return (
    // No short form: it would take the first letter of -lebanon, which leaves a word out of a search.
    new Option('--library <file>', 'library of records')
      .env('MEMCON_LIBRARY')
      .default(defaultLibrary)
      // Shells unset a variable for one call by giving it as empty.
      .argParser((value) => (value === '' ? defaultLibrary : value))
  );
}

/** Whether a command that names no library uses this one. */
export function isUsualLibrary(path: string): boolean {
  const { MEMCON_LIBRARY: named = '' } = process.env;
  return path === (named === '' ? defaultLibrary : named);
}
