import type { GreyImage } from '../image/grey.ts';
import type { TextGeometry } from '../strokes/text-geometry.ts';

/** A clump of ink about as large as a mark where the OCR engine saw no word, in pixels. */
export interface StrayInk {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** More clumps than a page has paragraphs: dirt, not marks. */
const most = 60;

/**
 * Clumps of ink the size of a mark that no word box covers and that stand clear of every line's end: a mark on a
 * line of its own that the OCR engine dropped. Works on cells of half a cap height.
 */
export function findStrayInk(image: GreyImage, threshold: number, geometry: TextGeometry): StrayInk[] {
  const { cap, slope } = geometry;
  const cell = Math.max(2, Math.round(cap / 2));
  const columns = Math.ceil(image.width / cell);
  const rows = Math.ceil(image.height / cell);
  const ink = countInk(image, threshold, cell, columns, rows);
  let left = image.width;
  let right = 0;
  for (const line of geometry.lines) {
    const reach = 9 * cap;
    const first = line.words[0]!;
    const last = line.words.at(-1)!;
    left = Math.min(left, first.x);
    right = Math.max(right, last.x + last.w);
    // What stands on the line itself, at its end too, is looked at with the line. A word's box does not count as
    // covered where it is higher than letters are: it has swallowed a mark on the line below.
    for (let x = first.x - 5 * cap; x < last.x + last.w + reach; x += cell) {
      const inWord = line.words.some((word) => x > word.x - cell && x < word.x + word.w + cell);
      const base = line.offset + slope * x;
      const top = base - (inWord ? 1.3 : 1.1) * cap;
      const bottom = base + (inWord ? 0.4 : 0.3) * cap;
      clear(ink, columns, rows, Math.floor(x / cell), Math.floor(top / cell), Math.floor(bottom / cell));
    }
  }
  const found: StrayInk[] = [];
  for (let start = 0; start < ink.length; start++) {
    if (ink[start]! < 3) continue;
    const clump = flood(ink, columns, rows, start);
    const width = (clump.right - clump.left + 1) * cell;
    const height = (clump.bottom - clump.top + 1) * cell;
    const inText = clump.left * cell > left - 3 * cap && clump.right * cell < right + 9 * cap;
    if (inText && width >= 1.4 * cap && width <= 7.5 * cap && height >= 0.9 * cap && height <= 3 * cap)
      found.push(tighten(image, threshold, clump, cell));
  }
  return found.length > most ? [] : found;
}

function countInk(
  image: GreyImage,
  threshold: number,
  cell: number,
  columns: number,
  rows: number,
): Uint16Array {
  const ink = new Uint16Array(columns * rows);
  for (let y = 0; y < image.height; y++) {
    const row = Math.floor(y / cell) * columns;
    for (let x = 0, i = y * image.width; x < image.width; x++, i++)
      if (image.data[i]! < threshold) ink[row + Math.floor(x / cell)]! += 1;
  }
  return ink;
}

function clear(
  ink: Uint16Array,
  columns: number,
  rows: number,
  column: number,
  top: number,
  bottom: number,
): void {
  if (column < 0 || column >= columns) return;
  for (let row = Math.max(0, top); row <= Math.min(rows - 1, bottom); row++) ink[row * columns + column] = 0;
}

/** Takes the clump of inked cells around `start` out of `ink`; cells hang together over one empty cell sideways. */
function flood(ink: Uint16Array, columns: number, rows: number, start: number): StrayInk {
  const stack = [start];
  let left = columns;
  let right = 0;
  let top = rows;
  let bottom = 0;
  ink[start] = 0;
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const x = at % columns;
    const y = (at - x) / columns;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
    for (let dy = -1; dy <= 1; dy++)
      for (let dx = -2; dx <= 2; dx++) {
        const nx = x + dx;
        const ny = y + dy;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
        const next = ny * columns + nx;
        if (ink[next]! < 3) continue;
        ink[next] = 0;
        stack.push(next);
      }
  }
  return { left, right, top, bottom };
}

/** From cells to the rows and columns that have ink. */
function tighten(image: GreyImage, threshold: number, clump: StrayInk, cell: number): StrayInk {
  const box = { left: Infinity, top: Infinity, right: 0, bottom: 0 };
  const endY = Math.min(image.height, (clump.bottom + 1) * cell);
  const endX = Math.min(image.width, (clump.right + 1) * cell);
  for (let y = clump.top * cell; y < endY; y++)
    for (let x = clump.left * cell; x < endX; x++) {
      if (image.data[y * image.width + x]! >= threshold) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  return box;
}
