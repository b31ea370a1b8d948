import type { Region } from '../model/position.ts';

/** The smallest rectangle that holds the regions of one picture; null for none. */
export function surround(regions: readonly Region[]): Region | null {
  const [first] = regions;
  if (!first) return null;
  let { x, y } = first;
  let right = x + first.w;
  let bottom = y + first.h;
  for (const region of regions) {
    x = Math.min(x, region.x);
    y = Math.min(y, region.y);
    right = Math.max(right, region.x + region.w);
    bottom = Math.max(bottom, region.y + region.h);
  }
  return { x, y, w: right - x, h: bottom - y, dpi: first.dpi };
}
