import type { Components } from './components.ts';
import type { GreyImage } from './grey.ts';

/** A kind of dirt: whether a component is of it, by its box and its ink, all in inches. */
export type Dirt = (blot: Blot) => boolean;

export interface Blot {
  readonly w: number;
  readonly h: number;
  /** Ink by bounding box, 0..1. */
  readonly fill: number;
  /** Distance of its box from the page's nearest edge. */
  readonly toEdge: number;
}

/** Black edges of the copy, and the bars, corners and slivers that are left of them. */
export const isEdge: Dirt = ({ w, h, toEdge }) =>
  toEdge < 0.03 && (w > 0.25 || h > 0.25 || w < 0.02 || h < 0.02);

/** Upright rules: creases, edges of the sheet under the copy. */
export const isRule: Dirt = ({ w, h }) => h > 0.3 && w < 0.05 && h > 12 * w;

/** Punch holes copied black. */
export const isHole: Dirt = ({ w, h, fill, toEdge }) =>
  toEdge < 0.9 && w > 0.15 && w < 0.45 && h > 0.75 * w && h < 1.35 * w && fill > 0.6 && fill < 0.95;

/** Which components are of one of the given kinds. */
export function findDirt(
  { width, height, dpi }: GreyImage,
  components: Components,
  kinds: readonly Dirt[],
): Uint8Array {
  const dirty = new Uint8Array(components.count);
  for (let i = 0; i < components.count; i++) {
    const [x0, y0, x1, y1] = [components.x0[i]!, components.y0[i]!, components.x1[i]!, components.y1[i]!];
    const blot: Blot = {
      w: (x1 - x0) / dpi,
      h: (y1 - y0) / dpi,
      fill: components.area[i]! / ((x1 - x0) * (y1 - y0)),
      toEdge: Math.min(x0, y0, width - x1, height - y1) / dpi,
    };
    if (kinds.some((is) => is(blot))) dirty[i] = 1;
  }
  return dirty;
}

/**
 * Paints the components that `dirty` has a 1 for white, on the picture itself: a copy of every page's pixels is what
 * a long file's memory would go to.
 */
export function whiten(image: GreyImage, { runs }: Components, dirty: Uint8Array): void {
  for (let k = 0; k < runs.length; k += 4) if (dirty[runs[k + 3]!] !== 0) whitenRun(image, runs, k);
}

/** Paints the run that begins at `runs[k]` white, on the picture itself. */
export function whitenRun({ data, width }: GreyImage, runs: Int32Array, k: number): void {
  const row = runs[k]! * width;
  // A grey scan's ink has soft edges that are lighter than the threshold.
  data.fill(255, row + Math.max(0, runs[k + 1]! - 1), row + Math.min(width, runs[k + 2]! + 1));
}
