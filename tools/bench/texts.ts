import { globSync } from 'node:fs';
import { join } from 'node:path';

export interface Texts {
  readonly from: string;
  readonly paths: readonly string[];
}

/** Text files of the corpus, or of the repository's own fixtures and samples where there is no corpus. */
export function findTexts(root: string, corpus: string | null): Texts {
  const find = (folder: string, patterns: readonly string[]): string[] =>
    globSync([...patterns], { cwd: folder })
      .toSorted()
      .map((file) => join(folder, file));
  return corpus === null
    ? { from: 'fixtures', paths: findOwnTexts(root) }
    : { from: 'corpus', paths: find(corpus, ['ocr-text/*.txt', 'gold-scan/*.txt', 'frus-tei/*.txt']) };
}

export function findOwnTexts(root: string): string[] {
  return globSync(['samples/*.txt', 'test/fixtures/memcons/*/source.txt'], { cwd: root })
    .toSorted()
    .map((file) => join(root, file));
}
