import type { GreyImage } from './grey.ts';

/** The connected blots of ink on a page: letters, strokes, dirt, black edges. */
export interface Components {
  readonly count: number;
  /** Bounding boxes by component, `x1` and `y1` past the last pixel. */
  readonly x0: Int32Array;
  readonly y0: Int32Array;
  readonly x1: Int32Array;
  readonly y1: Int32Array;
  /** Ink pixels. */
  readonly area: Int32Array;
  /** Horizontal runs of ink, four numbers each: row, first column, column past the last, component. */
  readonly runs: Int32Array;
}

/** A picture with more runs is a photograph or a halftone, not a page of text. */
const maxRuns = 2_000_000;

/**
 * Components of pixels darker than `threshold`, joined along edges and corners. Null where the picture is no
 * page of text.
 */
export function findComponents(image: GreyImage, threshold: number): Components | null {
  const found = findRuns(image, threshold);
  if (!found) return null;
  const { runs, count, rowStart } = found;
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  for (let y = 1; y < image.height; y++) {
    let above = rowStart[y - 1]!;
    const aboveEnd = rowStart[y]!;
    for (let i = aboveEnd; i < rowStart[y + 1]!; i++) {
      const from = runs[4 * i + 1]!;
      const to = runs[4 * i + 2]!;
      // Runs of the row above that end before this one begins touch no later run either.
      while (above < aboveEnd && runs[4 * above + 2]! < from) above++;
      for (let k = above; k < aboveEnd && runs[4 * k + 1]! <= to; k++) {
        const [a, b] = [root(k), root(i)];
        if (a < b) parent[b] = a;
        else parent[a] = b;
      }
    }
  }
  return measure(runs, count, root);
}

function findRuns(
  { data, width, height }: GreyImage,
  threshold: number,
): { runs: Int32Array; count: number; rowStart: Int32Array } | null {
  // Counted first: an array that grows as it goes would be copied, and left to the garbage, time and again.
  const rowStart = new Int32Array(height + 1);
  let count = 0;
  for (let y = 0, i = 0; y < height; y++) {
    rowStart[y] = count;
    for (let x = 0, inside = false; x < width; x++, i++) {
      const ink = data[i]! < threshold;
      if (ink && !inside) count++;
      inside = ink;
    }
  }
  rowStart[height] = count;
  if (count > maxRuns) return null;
  const runs = new Int32Array(4 * count);
  let at = 0;
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      if (data[row + x]! >= threshold) continue;
      runs[at] = y;
      runs[at + 1] = x;
      while (x < width && data[row + x]! < threshold) x++;
      runs[at + 2] = x;
      at += 4;
    }
  }
  return { runs, count, rowStart };
}

function measure(runs: Int32Array, runCount: number, root: (run: number) => number): Components {
  const ids = new Int32Array(runCount).fill(-1);
  let count = 0;
  for (let i = 0; i < runCount; i++) {
    const top = root(i);
    if (ids[top] === -1) ids[top] = count++;
    runs[4 * i + 3] = ids[top]!;
  }
  const x0 = new Int32Array(count).fill(0x7fffffff);
  const y0 = new Int32Array(count).fill(0x7fffffff);
  const x1 = new Int32Array(count);
  const y1 = new Int32Array(count);
  const area = new Int32Array(count);
  for (let i = 0; i < runCount; i++) {
    const y = runs[4 * i]!;
    const from = runs[4 * i + 1]!;
    const to = runs[4 * i + 2]!;
    const id = runs[4 * i + 3]!;
    if (from < x0[id]!) x0[id] = from;
    if (to > x1[id]!) x1[id] = to;
    if (y < y0[id]!) y0[id] = y;
    if (y >= y1[id]!) y1[id] = y + 1;
    area[id] = area[id]! + to - from;
  }
  return { count, x0, y0, x1, y1, area, runs };
}
