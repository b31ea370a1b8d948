import type { GreyImage } from '../image/grey.ts';
import { inkedColumns, tracePath, type Path } from '../strokes/trace-path.ts';

/** Part of the picture's columns, from its first ink to its last, that a line through a word runs over. */
const leastCover = 0.8;
/** Where ink is no higher than so many times the pen's width, it is the pen's alone. */
const penAlone = 1.7;
/** A pen's line is thinner than this part of the picture's height. */
const thickest = 0.3;
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
  const spans = Array.from(path.ys, (y, column) => {
    const x = path.x + column;
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
function pathOnInk(image: GreyImage, threshold: number): Path | null {
  const { width, height } = image;
  const inked = inkedColumns(image, threshold, { x0: 0, y0: 0, width, height });
  const first = inked.indexOf(true);
  const columns = inked.lastIndexOf(true) - first + 1;
  if (first < 0 || columns < 5) return null;
  const path = tracePath(image, threshold, { x0: first, y0: 0, width: columns, height });
  return path.onInk.filter(Boolean).length >= leastCover * columns ? path : null;
}
