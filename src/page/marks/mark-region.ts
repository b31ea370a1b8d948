import type { Region } from '../../model/position.ts';
import type { MarkLevel } from './mark-classes.ts';
import type { Window } from './patch.ts';
import type { Proposal } from './propose-windows.ts';

/** Widest mark in cap heights, its stroke's ends with it: `-(C-OADR)-`. */
const widest = 10;
/** What a stroke may reach beyond a mark of this level alone, in cap heights. */
const slack = 1.2;

/**
 * Where a mark stands, in pixels: as wide as its level in brackets is, and wider where its stretch of ink goes on,
 * with a caveat or a duration: `(S/NF)`, `(C-OADR)`, up to the words of the text that a stroke joined to it.
 */
export function regionOfMark(
  { x, baseline, cap }: Window,
  level: MarkLevel,
  { ink, joined, alone }: Pick<Proposal, 'ink' | 'joined' | 'alone'>,
  dpi: number,
): Region {
  const width = (level.length + 2) * 0.95 * cap;
  let left = x - width / 2;
  let right = x + width / 2;
  // Words of the text that a stroke reaches bound the mark's own ink.
  const inkLeft = Math.max(ink.left, ...joined.filter((word) => word.right <= x).map((word) => word.right));
  const inkRight = Math.min(ink.right, ...joined.filter((word) => word.left >= x).map((word) => word.left));
  const inked = inkRight - inkLeft;
  if (alone && inked > width + slack * cap && inked <= widest * cap) {
    left = Math.min(left, inkLeft);
    right = Math.max(right, inkRight);
  }
  return {
    x: Math.round(left),
    y: Math.round(baseline - 1.15 * cap),
    w: Math.round(right - left),
    h: Math.round(1.5 * cap),
    dpi,
  };
}
