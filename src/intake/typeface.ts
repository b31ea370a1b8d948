import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The alphabets that the installed typeface comes in, the commonest first. */
const alphabets = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext'];

/** The font files of Cousine, upright, as installed with Memcon (@fontsource/cousine, SIL Open Font License 1.1). */
export async function readTypeface(): Promise<readonly Uint8Array[]> {
  return await Promise.all(
    alphabets.map(async (name) => {
      const file = import.meta.resolve(`@fontsource/cousine/files/cousine-${name}-400-normal.woff`);
      return new Uint8Array(await readFile(fileURLToPath(file)));
    }),
  );
}
