import type { GreyImage } from '../image/grey.ts';
import type { Tones } from '../strokes/tones.ts';

/** Size of the picture that the network looks at, in its own pixels, and where the text stands in it. */
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

/**
 * The page's picture in the window, `patchHeight` rows of `patchWidth` values, 0 paper to 1 ink, scaled so that
 * capitals are `patchCap` high. Each value is the mean of nine samples, so that thin strokes survive shrinking.
 */
export function cutPatch(image: GreyImage, tones: Tones, window: Window, out: Float32Array): Float32Array {
  const { data, width, height } = image;
  const step = window.cap / patchCap;
  const range = Math.max(1, tones.paper - tones.ink);
  // All rows sample the same columns.
  const columns = new Int32Array(3 * patchWidth);
  const baselines = new Float64Array(3 * patchWidth);
  for (let i = 0; i < columns.length; i++) {
    const dx = ((i + 0.5) / 3 - patchWidth / 2) * step;
    columns[i] = Math.round(window.x + dx - 0.5);
    baselines[i] = window.baseline + dx * window.slope;
  }
  let o = 0;
  for (let v = 0; v < patchHeight; v++)
    for (let u = 0; u < patchWidth; u++) {
      let sum = 0;
      for (let j = 0; j < 3; j++) {
        const dy = (v - patchBaseline + (j + 0.5) / 3) * step;
        for (let i = 3 * u; i < 3 * u + 3; i++) {
          const x = columns[i]!;
          const y = Math.round(baselines[i]! + dy - 0.5);
          sum += x >= 0 && x < width && y >= 0 && y < height ? data[y * width + x]! : tones.paper;
        }
      }
      out[o++] = Math.min(1, Math.max(0, (tones.paper - sum / 9) / range));
    }
  return out;
}
