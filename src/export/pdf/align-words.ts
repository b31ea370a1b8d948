import { distance } from 'fastest-levenshtein';

/** How many words a place may lie off the diagonal; further off, texts of pages are no readings of one another. */
const leastBand = 40;

/**
 * Puts the words of a reading to the words that a page shows, both in order: for each word of the page those of the
 * reading that belong there, none where the reading left it out. Words of the reading that no word of the page is
 * like go with the word before them.
 *
 * @param shown at least one word
 */
export function alignWords(
  shown: readonly string[],
  read: readonly string[],
): readonly (readonly string[])[] {
  if (shown.length === 0) throw new Error(`No words to put ${read.length} words of a reading to`);
  const least = Math.min(shown.length, read.length);
  let head = 0;
  while (head < least && shown[head] === read[head]) head++;
  let tail = 0;
  while (tail < least - head && shown.at(-1 - tail) === read.at(-1 - tail)) tail++;
  const places: string[][] = shown.map(() => []);
  for (let i = 0; i < head; i++) places[i]!.push(read[i]!);
  const shownMiddle = shown.slice(head, shown.length - tail);
  const readMiddle = read.slice(head, read.length - tail);
  for (const [word, place] of alignMiddle(shownMiddle, readMiddle).entries())
    places[Math.min(Math.max(head + place, 0), shown.length - 1)]!.push(readMiddle[word]!);
  for (let i = tail; i > 0; i--) places.at(-i)!.push(read.at(-i)!);
  return places;
}

/** For each word of the reading the index of its word of the page; -1 before the first. */
function alignMiddle(shown: readonly string[], read: readonly string[]): readonly number[] {
  const [rows, columns] = [shown.length, read.length];
  const width = columns + 1;
  const costs = new Float64Array((rows + 1) * width).fill(Infinity);
  const steps = new Uint8Array((rows + 1) * width);
  costs[0] = 0;
  const band = Math.max(leastBand, Math.abs(rows - columns));
  for (let i = 0; i <= rows; i++) {
    const middle = rows === 0 ? 0 : Math.round((i * columns) / rows);
    const first = rows === 0 ? 0 : Math.max(0, middle - band);
    const last = rows === 0 ? columns : Math.min(columns, middle + band);
    for (let j = first; j <= last; j++) {
      const cell = i * width + j;
      if (cell === 0) continue;
      const together =
        i > 0 && j > 0 ? costs[cell - width - 1]! + unlikeness(shown[i - 1]!, read[j - 1]!) : Infinity;
      const leftOut = i > 0 ? costs[cell - width]! + 1 : Infinity;
      const added = j > 0 ? costs[cell - 1]! + 1 : Infinity;
      const best = Math.min(together, leftOut, added);
      costs[cell] = best;
      steps[cell] = best === together ? step.together : best === leftOut ? step.leftOut : step.added;
    }
  }
  const places = new Array<number>(columns);
  for (let i = rows, j = columns; j > 0;) {
    const taken = steps[i * width + j]!;
    if (taken === step.leftOut) i--;
    else {
      places[--j] = i - 1;
      if (taken === step.together) i--;
    }
  }
  return places;
}

const step = { together: 0, leftOut: 1, added: 2 } as const;

/** 0: the same; 2: nothing alike, which is as much as leaving one out and adding the other. */
export function unlikeness(a: string, b: string): number {
  return a === b ? 0 : (2 * distance(a, b)) / Math.max(a.length, b.length, 1);
}
