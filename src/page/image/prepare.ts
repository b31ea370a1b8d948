import { findDirt, isEdge, isHole, isRule, whiten } from './clean.ts';
import { findComponents } from './components.ts';
import { inkThreshold } from './grey.ts';
import type { GreyImage } from './grey.ts';
import { identity } from './matrix.ts';
import type { Matrix } from './matrix.ts';
import { paintPaperWhite } from './paper-white.ts';
import { eraseRoundStamp } from './round-stamp.ts';
import { findSkew, findTurns, levelling, redraw } from './skew.ts';
import { findDust } from './specks.ts';

/** A page's picture made ready for OCR, and the way back. */
export interface PreparedImage {
  readonly image: GreyImage;
  /** From the prepared image's pixels to the picture's. */
  readonly toPicture: Matrix;
  /** As `findTurns` gives them; empty where there is no ink. */
  readonly turns: readonly (0 | 1 | 2 | 3)[];
}

/**
 * Less skew, in degrees, is left as it is: Tesseract follows lines that fall by half a degree, and drawing the
 * page anew blurs its letters.
 */
const leastSkew = 0.6;

/**
 * What was measured to help on scans of typed pages, and nothing else: black edges, upright rules, punch holes and dust in
 * the white painted over, a library's round stamp taken off, the grain of grey paper taken away, and lines levelled. Specks at
 * letters stay: they may be parts of broken ones.
 *
 * `picture` is given up: the cleaned one may be painted over it.
 */
export function prepareImage(picture: GreyImage): PreparedImage {
  const threshold = inkThreshold(picture);
  const components = findComponents(picture, threshold);
  if (!components) return { image: picture, toPicture: identity, turns: [0] };
  const turns = components.count === 0 ? [] : findTurns(components, picture.dpi);
  whiten(picture, components, findDirt(picture, components, [isEdge, isRule, isHole]));
  whiten(picture, components, findDust(components, picture.dpi));
  const skew = findSkew(components, picture.dpi);
  if (turns.length === 1) eraseRoundStamp(picture, components, Math.tan(((skew ?? 0) * Math.PI) / 180));
  paintPaperWhite(picture, threshold);
  if (skew === null || Math.abs(skew) < leastSkew) return { image: picture, toPicture: identity, turns };
  const toPicture = levelling(picture, skew);
  return { image: redraw(picture, toPicture), toPicture, turns };
}
