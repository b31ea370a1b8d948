import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The file's JSON. Callers take it to have the shape that the corpus's documentation gives. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** Text files of a paper: `ID.VARIANT.txt`; the variant says what read it (`tesseract`, `layer`). */
export function textsOf(corpus: string, id: string): { variant: string; path: string }[] {
  const folder = join(corpus, 'ocr-text');
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${id}.`) && file.endsWith('.txt'))
    .map((file) => ({ variant: file.slice(id.length + 1, -'.txt'.length), path: join(folder, file) }));
}
