import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { madePages } from './pages.ts';

/** Writes the pages that are made from the program, or parts of them. */
const root = resolve(import.meta.dirname, '..', '..');
for (const [path, make] of Object.entries(madePages)) {
  const file = resolve(root, path);
  const before = readIfThere(file);
  const after = await make(before);
  if (after !== before) writeFileSync(file, after);
  console.log(`${path}: ${after === before ? 'as it was' : 'written'}`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
