import { median } from '../marking/median.ts';
import type { Line } from '../model/line.ts';
import type { Page, Word } from '../model/page.ts';

/** Where the text of a scanned page begins on the left. */
export interface TextEdge {
  /** Width of one letter with its share of white space, in pixels. */
  readonly column: number;
  /** Pixels from the picture's left at the height `y`: a page that lies askew has a slanted edge. */
  at(y: number): number;
}

/** Fewer lines that begin at the margin don't tell where it is. */
const fewestLines = 5;
/** A photocopy lies askew by less than this: pixels to the side for each pixel down. */
const mostSlant = 0.06;
/** So many lines, spread over the page, tell as much as all. */
const enoughLines = 80;

/**
 * The line along which the lines begin that the reader did not set in: dirt before some of them does not move it, since it
 * is the median of what two lines each say (Theil and Sen's estimator). Null where too few lines tell.
 */
export function findTextEdge(page: Page, lines: readonly Pick<Line, 'chars' | 'typed'>[]): TextEdge | null {
  const { words } = page;
  if (!words) return null;
  const starts: { x: number; y: number }[] = [];
  const widths: number[] = [];
  let next = 0;
  for (const line of lines) {
    let first: Word | undefined;
    for (; next < words.length && words[next]!.chars[0] < line.chars[1]; next++) {
      const word = words[next]!;
      if (word.chars[0] === line.chars[0]) first = word;
      const text = page.text.slice(...word.chars);
      if (/^[\w.,;:'’-]{3,}$/.test(text)) widths.push(word.region.w / (text.length - 0.2));
    }
    if (first && /\p{L}{2}/u.test(page.text.slice(...first.chars)))
      starts.push({ x: first.region.x, y: middle(first) });
  }
  if (starts.length < fewestLines) return null;
  const slopes: number[] = [];
  const step = Math.ceil(starts.length / enoughLines);
  const some = starts.filter((_, n) => n % step === 0);
  for (const [i, a] of some.entries())
    for (const b of some.slice(i + 1)) {
      const slope = (b.x - a.x) / (b.y - a.y);
      if (b.y > a.y && Math.abs(slope) < mostSlant) slopes.push(slope);
    }
  const slope = slopes.length > 0 ? median(slopes) : 0;
  const foot = median(starts.map(({ x, y }) => x - slope * y));
  return { column: median(widths), at: (y) => foot + slope * y };
}

export function middle({ region }: Word): number {
  return region.y + region.h / 2;
}
