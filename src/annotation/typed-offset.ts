/** Characters of a text that a line's end cannot have taken or added. */
const solid = /[^\s\u00ad-]/g;

/** Words this long (in solid characters) settle a place. */
const anchorLengths = [16, 8, 4] as const;

/**
 * Offset in the typed lines of what stands at `offset` in the running text. The two differ in line ends, hyphens at
 * them, the portion mark and noise: the next words are looked for nearest to where their share of the text puts them.
 * Where they are not found, the white space nearest to there is taken.
 */
export function findInTyped(text: string, offset: number, typed: string): number {
  const read = solidOf(text);
  const shown = solidOf(typed);
  const before = read.offsets.findIndex((at) => at >= offset);
  const index = before < 0 ? read.offsets.length : before;
  const expected = Math.round((index / Math.max(1, read.offsets.length)) * shown.offsets.length);
  for (const length of anchorLengths) {
    const found = nearest(shown.letters, read.letters.slice(index, index + length), expected);
    if (found !== null) return shown.offsets[found]!;
  }
  return nearestGap(typed, shown.offsets[expected] ?? typed.length);
}

function solidOf(text: string): { readonly letters: string; readonly offsets: readonly number[] } {
  const found = [...text.matchAll(solid)];
  return { letters: found.map(([letter]) => letter).join(''), offsets: found.map(({ index }) => index) };
}

/** Start of the occurrence of `words` nearest to `expected`. */
function nearest(letters: string, words: string, expected: number): number | null {
  if (words === '') return null;
  const before = letters.lastIndexOf(words, expected);
  const after = letters.indexOf(words, expected);
  if (before < 0 || after < 0) return before < 0 && after < 0 ? null : Math.max(before, after);
  return expected - before <= after - expected ? before : after;
}

function nearestGap(typed: string, around: number): number {
  for (let distance = 0; distance < typed.length; distance++)
    for (const at of [around - distance, around + distance])
      if (at > 0 && at < typed.length && /\s/.test(typed[at - 1]!)) return at;
  return Math.min(Math.max(around, 0), typed.length);
}
