import type { GreyImage } from '../image/grey.ts';
import type { Tones } from '../strokes/tones.ts';

/** Size of the picture that the network of marks looks at, in its own pixels, and where the text stands in it. */
export const patchWidth = 88;
export const patchHeight = 36;
export const patchCap = 16;
export const patchBaseline = 25;

/** Where to look: the middle of a mark that may be there, on which baseline, at which cap height, all in pixels. */
export interface Window {
  readonly x: number;
  readonly baseline: number;
  readonly cap: number;
  readonly slope: number;
}

/** Parts of a pixel in which rows are counted. */
const partBits = 12;
const parts = 1 << partBits;

/**
 * The page's picture in the window, `patchHeight` rows of `across` values, 0 paper to 1 ink, scaled so that
 * capitals are `patchCap` high. Each value is the mean of nine samples, so that thin strokes survive shrinking.
 */
export function cutPatch(
  image: GreyImage,
  tones: Tones,
  window: Window,
  out: Float32Array,
  across = patchWidth,
): Float32Array {
  const { data, width, height } = image;
  const step = window.cap / patchCap;
  const range = Math.max(1, tones.paper - tones.ink);
  // All rows sample the same columns. Rows are counted in parts of a pixel, whole numbers all: there are 28,000 samples.
  const columns = new Int32Array(3 * across);
  const rises = new Int32Array(3 * across);
  for (let i = 0; i < columns.length; i++) {
    const dx = ((i + 0.5) / 3 - across / 2) * step;
    columns[i] = Math.floor(window.x + dx);
    rises[i] = Math.round((window.baseline + dx * window.slope) * parts);
  }
  const rowOf = (v: number, j: number): number =>
    Math.round((v - patchBaseline + (j + 0.5) / 3) * step * parts);
  const [from, to] = [rises[0]!, rises.at(-1)!];
  const isWithin =
    columns[0]! >= 0 &&
    columns.at(-1)! < width &&
    (Math.min(from, to) + rowOf(0, 0)) >> partBits >= 0 &&
    (Math.max(from, to) + rowOf(patchHeight - 1, 2)) >> partBits < height;
  let o = 0;
  for (let v = 0; v < patchHeight; v++) {
    const [first, second, third] = [rowOf(v, 0), rowOf(v, 1), rowOf(v, 2)];
    const sample = (i: number, row: number): number => {
      const x = columns[i]!;
      const y = (rises[i]! + row) >> partBits;
      if (isWithin) return data[y * width + x]!;
      return x >= 0 && x < width && y >= 0 && y < height ? data[y * width + x]! : tones.paper;
    };
    for (let u = 0; u < 3 * across; u += 3) {
      let sum = 0;
      for (let i = u; i < u + 3; i++) sum += sample(i, first) + sample(i, second) + sample(i, third);
      out[o++] = Math.min(1, Math.max(0, (tones.paper - sum / 9) / range));
    }
  }
  return out;
}
