import type { GreyImage } from '../image/grey.ts';

/** Part of the picture's columns, from its first ink to its last, that a line through a word runs over. */
const leastCover = 0.8;
/** Where ink is no higher than so many times the pen's width, it is the pen's alone. */
const penAlone = 1.7;
/** A pen's line is thinner than this part of the picture's height. */
const thickest = 0.3;
/** Cost, in inked columns, of moving up or down by one pixel. */
const bend = 0.35;
/** A second line may follow: words are struck twice. */
const most = 2;

/**
 * Takes the lines that a pen drew through a word off its picture, where they stand between the strokes of the letters.
 * Where they cross a letter's own strokes, these stay. Null where no line goes through the word.
 */
export function eraseStroke(image: GreyImage, threshold: number): GreyImage | null {
  let erased: GreyImage | null = null;
  for (let n = 0; n < most; n++) {
    const next = eraseOne(erased ?? image, threshold);
    if (!next) break;
    erased = next;
  }
  return erased;
}

function eraseOne(image: GreyImage, threshold: number): GreyImage | null {
  const { width, height } = image;
  const path = pathOnInk(image, threshold);
  if (!path) return null;
  const spans = path.map(([x, y]) => {
    let top = y;
    let bottom = y + 1;
    const isInk = (row: number): boolean =>
      row >= 0 && row < height && image.data[row * width + x]! < threshold;
    if (!isInk(y)) return { x, top: y, bottom: y };
    while (isInk(top - 1)) top--;
    while (isInk(bottom)) bottom++;
    return { x, top, bottom };
  });
  const heights = spans.map(({ top, bottom }) => bottom - top).filter((h) => h > 0);
  const pen = heights.toSorted((a, b) => a - b)[heights.length >> 2] ?? 0;
  if (pen === 0 || pen > thickest * height) return null;
  const data = Uint8Array.from(image.data);
  for (const { x, top, bottom } of spans)
    if (bottom - top <= penAlone * pen + 1)
      // A row more on either side: the pen's edge is grey.
      for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y++) data[y * width + x] = 255;
  return { data, width, height, dpi: image.dpi };
}

/** The path from the first inked column to the last that stays on ink best; null where it leaves it too often. */
function pathOnInk({ data, width, height }: GreyImage, threshold: number): [x: number, y: number][] | null {
  const inked = Array.from({ length: width }, (_, x) => {
    for (let i = x; i < data.length; i += width) if (data[i]! < threshold) return true;
    return false;
  });
  const first = inked.indexOf(true);
  const last = inked.lastIndexOf(true);
  if (first < 0 || last - first < 4) return null;
  const isInk = (x: number, y: number): number => (data[y * width + x]! < threshold ? 1 : 0);
  const columns = last - first + 1;
  const cameFrom = new Int8Array(columns * height);
  let score = Float32Array.from({ length: height }, (_, y) => isInk(first, y));
  for (let column = 1; column < columns; column++) {
    const next = new Float32Array(height);
    for (let y = 0; y < height; y++) {
      let best = score[y]!;
      let step = 0;
      if (y > 0 && score[y - 1]! - bend > best) [best, step] = [score[y - 1]! - bend, -1];
      if (y + 1 < height && score[y + 1]! - bend > best) [best, step] = [score[y + 1]! - bend, 1];
      next[y] = best + isInk(first + column, y);
      cameFrom[column * height + y] = step;
    }
    score = next;
  }
  let y = score.indexOf(Math.max(...score));
  const path: [number, number][] = [];
  let covered = 0;
  for (let column = columns - 1; column >= 0; column--) {
    path.push([first + column, y]);
    covered += isInk(first + column, y);
    y += cameFrom[column * height + y]!;
  }
  return covered >= leastCover * columns ? path : null;
}
