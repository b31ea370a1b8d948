import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The checkout's root. */
export const root = resolve(import.meta.dirname, '..', '..');

/**
 * The folder with corpus and scorer, kept outside the repository: `MEMCON_SHARED`, else `../shared` beside the
 * checkout. Null where there is none; a set variable that names no folder is a wrong call.
 */
export function findShared(named: string | undefined = process.env.MEMCON_SHARED): string | null {
  if (named) {
    if (!existsSync(named)) throw new Error(`MEMCON_SHARED names ${named}, which is not there`);
    return resolve(named);
  }
  const beside = join(root, '..', 'shared');
  return existsSync(beside) ? beside : null;
}

/** The corpus of real records, or null where it is absent. */
export function findCorpus(): string | null {
  const shared = findShared();
  const corpus = shared && join(shared, 'corpus');
  return corpus && existsSync(corpus) ? corpus : null;
}
