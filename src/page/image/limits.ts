/** Resolution that a page is read at, whatever the file claims: below, letters have too few pixels; above, only time is lost. */
export const minDpi = 150;
export const maxDpi = 400;

/** Resolution of a page that is drawn, not scanned. */
export const drawnDpi = 300;

/**
 * Most pixels that one page image may hold: a tabloid sheet at 600 dpi fits. More is no page of paper, and is
 * refused before any of it is decoded.
 */
export const maxPixels = 80_000_000;

/** `dpi` brought into the range that pages are read at. */
export function clampDpi(dpi: number): number {
  return Math.min(maxDpi, Math.max(minDpi, dpi));
}
