import type { GreyImage } from '../image/grey.ts';

/** Cost, in covered columns, of moving up or down by one pixel. */
const bend = 0.35;

/** A line from left to right, one pixel a column, in pixels of the image. */
export interface Path {
  readonly x: number;
  readonly ys: Int32Array;
  /** For each column whether the path runs on ink. */
  readonly onInk: readonly boolean[];
}

/** Pixels of the image in which a line is looked for. */
export interface Strip {
  readonly x0: number;
  readonly y0: number;
  readonly width: number;
  readonly height: number;
}

/** For each column of the strip whether there is ink in it. */
export function inkedColumns(
  image: GreyImage,
  threshold: number,
  { x0, y0, width, height }: Strip,
): boolean[] {
  const inked = new Array<boolean>(width);
  for (let column = 0; column < width; column++) {
    let i = y0 * image.width + x0 + column;
    const end = i + height * image.width;
    while (i < end && image.data[i]! >= threshold) i += image.width;
    inked[column] = i < end;
  }
  return inked;
}

/** The path from left to right that stays on ink best, at most one pixel up or down a column. */
export function tracePath(image: GreyImage, threshold: number, { x0, y0, width, height }: Strip): Path {
  const isInk = (column: number, row: number): number =>
    image.data[(y0 + row) * image.width + x0 + column]! < threshold ? 1 : 0;
  const cameFrom = new Int8Array(width * height);
  let score = Float32Array.from({ length: height }, (_, row) => isInk(0, row));
  for (let column = 1; column < width; column++) {
    const next = new Float32Array(height);
    for (let row = 0; row < height; row++) {
      let best = score[row]!;
      let step = 0;
      if (row > 0 && score[row - 1]! - bend > best) [best, step] = [score[row - 1]! - bend, -1];
      if (row + 1 < height && score[row + 1]! - bend > best) [best, step] = [score[row + 1]! - bend, 1];
      next[row] = best + isInk(column, row);
      cameFrom[column * height + row] = step;
    }
    score = next;
  }
  let row = score.indexOf(Math.max(...score));
  const ys = new Int32Array(width);
  const onInk = new Array<boolean>(width);
  for (let column = width - 1; column >= 0; column--) {
    ys[column] = y0 + row;
    onInk[column] = isInk(column, row) === 1;
    row += cameFrom[column * height + row]!;
  }
  return { x: x0, ys, onInk };
}
