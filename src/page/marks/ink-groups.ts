import type { GreyImage } from '../image/grey.ts';
import type { TextGeometry, TextLine } from '../strokes/text-geometry.ts';

/** A stretch of a line with ink in it, columns `[left, right)`. */
export interface InkGroup {
  readonly left: number;
  readonly right: number;
}

/**
 * The line's ink between `from` and `to`, parted where the white between two columns is wide as between words.
 * Looks from a little above the capitals to the depth of a bracket, so that neither the line above nor an
 * underline closes the gaps.
 */
export function groupInk(
  image: GreyImage,
  threshold: number,
  line: TextLine,
  geometry: TextGeometry,
  from: number,
  to: number,
): InkGroup[] {
  const { cap, slope } = geometry;
  const joins = Math.min(0.8 * cap, Math.max(0.25 * cap, 0.6 * geometry.gap));
  const start = Math.max(0, Math.floor(from));
  const end = Math.min(image.width, Math.ceil(to));
  const groups: { left: number; right: number; ink: number }[] = [];
  let last: { left: number; right: number; ink: number } | null = null;
  for (let x = start; x < end; x++) {
    const base = line.offset + slope * x;
    const top = Math.max(0, Math.round(base - 1.15 * cap));
    const bottom = Math.min(image.height, Math.round(base + 0.12 * cap));
    let ink = 0;
    for (let i = top * image.width + x, stop = bottom * image.width; i < stop; i += image.width)
      if (image.data[i]! < threshold) ink++;
    if (ink === 0) continue;
    if (last && x - last.right <= joins) {
      last.right = x + 1;
      last.ink += ink;
    } else groups.push((last = { left: x, right: x + 1, ink }));
  }
  // Dust is no group: a full stop of ordinary weight has about 0.02 cap² of ink.
  return groups.filter((group) => group.ink > 0.02 * cap * cap);
}
