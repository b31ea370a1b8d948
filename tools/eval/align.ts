/** Indices of an expected item and of the item found for it. */
export type Pair = readonly [expected: number, got: number];

/**
 * The longest pairing of two lists that keeps both orders (a longest common subsequence under `same`). Where
 * several are equally long, the one that gives up an expected item before a found one.
 */
export function alignInOrder(
  expected: number,
  got: number,
  same: (expected: number, got: number) => boolean,
): Pair[] {
  const width = got + 1;
  // longest[i * width + j]: pairs that the lists from i and j on allow. matches: `same`, asked once a cell.
  const longest = new Int32Array((expected + 1) * width);
  const matches = new Uint8Array((expected + 1) * width);
  for (let i = expected - 1; i >= 0; i--)
    for (let j = got - 1; j >= 0; j--) {
      const cell = i * width + j;
      if (same(i, j)) {
        matches[cell] = 1;
        longest[cell] = 1 + longest[cell + width + 1]!;
      } else longest[cell] = Math.max(longest[cell + width]!, longest[cell + 1]!);
    }
  const pairs: Pair[] = [];
  let i = 0;
  let j = 0;
  while (i < expected && j < got) {
    const cell = i * width + j;
    if (matches[cell]) pairs.push([i++, j++]);
    else if (longest[cell + width]! >= longest[cell + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** Pairs each expected item with the first item found that is the same and not yet taken, whatever the order. */
export function pairFreely(
  expected: number,
  got: number,
  same: (expected: number, got: number) => boolean,
): Pair[] {
  const taken = new Set<number>();
  const pairs: Pair[] = [];
  for (let i = 0; i < expected; i++)
    for (let j = 0; j < got; j++)
      if (!taken.has(j) && same(i, j)) {
        taken.add(j);
        pairs.push([i, j]);
        break;
      }
  return pairs;
}
