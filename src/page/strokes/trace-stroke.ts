import type { GreyImage } from '../image/grey.ts';

/** A pen's line on the page, in pixels; `angle` in degrees, positive where it rises to the right. */
export interface Stroke {
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly angle: number;
  readonly thickness: number;
}

/** A rectangle in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Steepest stroke looked for, and the step between two directions, in degrees. */
const steepest = 68;
const turn = 4;

/**
 * The longest straight line of ink in the box, or null where none is longer than `shortest` pixels. Breaks as wide
 * as a sixteenth of `shortest` are passed over: copies break thin lines.
 */
export function traceStroke(image: GreyImage, threshold: number, box: Box, shortest: number): Stroke | null {
  const cx = box.x + box.w / 2;
  const cy = box.y + box.h / 2;
  const radius = Math.hypot(box.w, box.h) / 2;
  const holes = Math.max(1, Math.round(shortest / 16));
  const isInk = (x: number, y: number): boolean => {
    const px = Math.round(x);
    const py = Math.round(y);
    if (px < box.x || py < box.y || px >= box.x + box.w || py >= box.y + box.h) return false;
    if (px < 0 || py < 0 || px >= image.width || py >= image.height) return false;
    return image.data[py * image.width + px]! < threshold;
  };
  let best: Stroke | null = null;
  let longest = shortest;
  for (let angle = -steepest; angle <= steepest; angle += turn) {
    const ux = Math.cos((angle * Math.PI) / 180);
    const uy = -Math.sin((angle * Math.PI) / 180);
    const across = Math.abs(ux) * (box.h / 2) + Math.abs(uy) * (box.w / 2);
    for (let offset = -across; offset <= across; offset += 2) {
      const ox = cx - uy * offset;
      const oy = cy + ux * offset;
      let start = NaN;
      let lastInk = NaN;
      for (let t = -radius; t <= radius + 1; t++) {
        if (t <= radius && isInk(ox + ux * t, oy + uy * t)) {
          if (Number.isNaN(start)) start = t;
          lastInk = t;
        } else if (!Number.isNaN(start) && (t - lastInk > holes || t > radius)) {
          if (lastInk - start > longest) {
            longest = lastInk - start;
            const from = [ox + ux * start, oy + uy * start] as const;
            const to = [ox + ux * lastInk, oy + uy * lastInk] as const;
            best = { from, to, angle, thickness: 0 };
          }
          start = NaN;
        }
      }
    }
  }
  return best && { ...best, thickness: thicknessOf(best, isInk) };
}

/** The pen's width: the lower quartile of the ink across the line, as letters widen it where they cross. */
function thicknessOf({ from, to }: Stroke, isInk: (x: number, y: number) => boolean): number {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const ux = (to[0] - from[0]) / length;
  const uy = (to[1] - from[1]) / length;
  const widths: number[] = [];
  for (let t = 0; t <= length; t += 1) {
    const x = from[0] + ux * t;
    const y = from[1] + uy * t;
    if (!isInk(x, y)) continue;
    let width = 1;
    for (const side of [-1, 1])
      for (let d = 1; d < length && isInk(x - uy * d * side, y + ux * d * side); d++) width++;
    widths.push(width);
  }
  return widths.toSorted((a, b) => a - b)[widths.length >> 2] ?? 1;
}
