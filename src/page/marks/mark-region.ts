import type { Region } from '../../model/position.ts';
import type { InkGroup } from './ink-groups.ts';
import type { MarkLevel } from './mark-classes.ts';
import type { Window } from './patch.ts';

/** Widest mark in cap heights, its stroke's ends with it: `-(C-OADR)-`. */
const widest = 10;
/** What a stroke may reach beyond a mark of this level alone, in cap heights. */
const slack = 1.2;

/**
 * Where a mark stands, in pixels: as wide as its level in brackets is, and wider where its stretch of ink goes on,
 * with a caveat or a duration: `(S/NF)`, `(C-OADR)`. `alone`: no word of the text is a part of that stretch.
 */
export function regionOfMark(
  { x, baseline, cap }: Window,
  level: MarkLevel,
  ink: InkGroup,
  alone: boolean,
  dpi: number,
): Region {
  const width = (level.length + 2) * 0.95 * cap;
  let left = x - width / 2;
  let right = x + width / 2;
  const inked = ink.right - ink.left;
  if (alone && inked > width + slack * cap && inked <= widest * cap) {
    left = Math.min(left, ink.left);
    right = Math.max(right, ink.right);
  }
  return {
    x: Math.round(left),
    y: Math.round(baseline - 1.15 * cap),
    w: Math.round(right - left),
    h: Math.round(1.5 * cap),
    dpi,
  };
}
