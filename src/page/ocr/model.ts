import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the English model that is installed with Memcon: both engines read with it, and read alike. */
export function modelFolder(): string {
  const data = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/package.json')));
  return join(data, '4.0.0_best_int');
}
