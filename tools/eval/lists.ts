import { alignInOrder } from './align.ts';
import type { Overlap } from './counts.ts';
import { changed, extra, missing, quote } from './diff-lines.ts';
import { soften, squeeze } from './likeness.ts';
import { diffWords } from './word-diff.ts';

/** A list of texts held against the one expected: in order, and equal but for white space. */
export interface ListCheck {
  readonly name: string;
  readonly expected: readonly string[];
  readonly got: readonly string[];
  readonly overlap: Overlap;
  /** The lists are the same. */
  readonly right: boolean;
}

export function checkList(name: string, expected: readonly string[], got: readonly string[]): ListCheck {
  const wanted = expected.map(squeeze);
  const found = got.map(squeeze);
  const hits = pairsOf(wanted, found).length;
  return {
    name,
    expected: wanted,
    got: found,
    overlap: { hits, found: found.length, expected: wanted.length },
    right: hits === wanted.length && hits === found.length,
  };
}

function pairsOf(
  wanted: readonly string[],
  found: readonly string[],
): readonly (readonly [number, number])[] {
  const isSame = wanted.length === found.length && wanted.every((text, i) => text === found[i]);
  return isSame
    ? wanted.map((_, i) => [i, i] as const)
    : alignInOrder(wanted.length, found.length, (i, j) => wanted[i] === found[j]);
}

/** A line for each text that is missing or extra; one of each at the same place is shown as a change of words. */
export function diffList({ expected, got }: ListCheck): string[] {
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  for (const [nextI, nextJ] of [...pairsOf(expected, got), [expected.length, got.length] as const]) {
    for (; i < nextI && j < nextJ; i++, j++)
      lines.push(changed(`${i + 1}: ` + compare(expected[i]!, got[j]!)));
    for (; i < nextI; i++) lines.push(missing(`${i + 1}: ${expected[i]!}`));
    for (; j < nextJ; j++) lines.push(extra(got[j]!));
    i = nextI + 1;
    j = nextJ + 1;
  }
  return lines;
}

/** Words that differ; where only punctuation or case does, both texts. */
function compare(expected: string, got: string): string {
  return soften(expected) === soften(got)
    ? `expected ${quote(expected)}, got ${quote(got)}`
    : diffWords(expected, got);
}
