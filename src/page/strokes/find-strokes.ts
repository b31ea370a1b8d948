import type { GreyImage } from '../image/grey.ts';
import type { TextGeometry, TextLine, WordOnImage } from './text-geometry.ts';
import { inkedColumns, tracePath, type Path, type Strip } from './trace-path.ts';

/** A line drawn along words: through them (`strike`) or under them (`underline`). */
export interface WordStroke {
  readonly kind: 'strike' | 'underline';
  /** `WordOnImage.line` of the words. */
  readonly line: number;
  /** The words that it covers, left to right. */
  readonly words: readonly WordOnImage[];
  /** In pixels: ends of the traced line and its median thickness. */
  readonly from: readonly [x: number, y: number];
  readonly to: readonly [x: number, y: number];
  readonly thickness: number;
}

/** The line along one word. */
interface WordLine {
  readonly word: WordOnImage;
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly thickness: number;
}

/** Part of a word's columns that an unbroken line must cover; a long word may be struck in part. */
const leastCover = 0.95;
const leastCoverLong = 0.75;
/** Heights above the baseline in cap heights: the feet of the letters, often joined, stand between the two kinds. */
const underlineBelow = -0.06;
const strikeAbove = 0.16;
const strikeBelow = 1;
/** A pen's line is thinner than this, in cap heights; thicker is a bar that hides the word. */
const thickest = 0.42;
/** The crossbars of a shorter word can join to a line (in cap heights): there a stroke must reach past the word. */
const shortWord = 4.2;

/** A word that is only underlined is read with this confidence and more. */
const wellRead = 0.8;

/** The lines drawn through and under the words of a page. Words narrower than two letters are left out. */
export function findStrokes(image: GreyImage, threshold: number, geometry: TextGeometry): WordStroke[] {
  const strokes: WordStroke[] = [];
  for (const line of geometry.lines) {
    for (const kind of ['underline', 'strike'] as const) {
      let run: WordLine[] = [];
      for (const word of line.words) {
        const found =
          word.w < 1.7 * geometry.cap ? null : traceWord(image, threshold, geometry, line, word, kind);
        if (found) run.push(found);
        else if (run.length > 0) {
          strokes.push(joinRun(line, run, kind));
          run = [];
        }
      }
      if (run.length > 0) strokes.push(joinRun(line, run, kind));
    }
  }
  return strokes;
}

function joinRun(line: TextLine, run: readonly WordLine[], kind: WordStroke['kind']): WordStroke {
  const first = run[0]!;
  const last = run.at(-1)!;
  const thickness = run.map((one) => one.thickness).toSorted((a, b) => a - b)[run.length >> 1]!;
  return {
    kind,
    line: line.number,
    words: run.map((one) => one.word),
    from: first.from,
    to: last.to,
    thickness,
  };
}

function traceWord(
  image: GreyImage,
  threshold: number,
  geometry: TextGeometry,
  line: TextLine,
  word: WordOnImage,
  kind: WordStroke['kind'],
): WordLine | null {
  for (const letters of measureWord(geometry, line, word)) {
    const found = traceLetters(image, threshold, geometry, word, kind, letters);
    if (found) return found;
  }
  return null;
}

/** Where a word's letters stand: the height of its capitals, and their baseline at its middle. */
interface Letters {
  readonly height: number;
  readonly base: number;
}

function traceLetters(
  image: GreyImage,
  threshold: number,
  { cap }: TextGeometry,
  word: WordOnImage,
  kind: WordStroke['kind'],
  { height, base }: Letters,
): WordLine | null {
  // A line under a label stops before its colon.
  const points = /[.,:;!?]*$/.exec(word.text)![0].length;
  const right = word.x + word.w * (1 - points / word.text.length);
  // An underline may leave the word's box. A slanted strike may start above the word and end at its foot: its middle
  // is what counts.
  const [top, bottom] =
    kind === 'underline' ? [base - underlineBelow * cap, base + 0.5 * cap] : [base - 1.4 * height, base];
  const isShort = right - word.x < shortWord * cap;
  const cover = isShort ? leastCover : leastCoverLong;
  const strip = stripOf(image, word.x, right, top, bottom);
  if (!strip) return null;
  // No path runs on ink where a column has none: most words are told by that alone.
  if (longestRun(inkedColumns(image, threshold, strip), cap / 16) < cover * strip.width) return null;
  const path = tracePath(image, threshold, strip);
  if (longestRun(path.onInk, cap / 16) < cover * strip.width) return null;
  if (kind === 'strike') {
    if (isShort && !overshoots(image, threshold, path, 0.15 * cap)) return null;
    const middle = (base - path.ys.reduce((a, b) => a + b, 0) / path.ys.length) / height;
    if (middle < strikeAbove || middle > strikeBelow) return null;
  }
  const thickness = thicknessAlong(image, threshold, path);
  if (thickness > thickest * cap) return null;
  const from = [path.x, path.ys[0]!] as const;
  const to = [path.x + path.ys.length - 1, path.ys.at(-1)!] as const;
  return { word, from, to, thickness };
}

/**
 * Height and baseline of a word's letters. A line without well-read words gives no baseline: there the box of a word
 * in capitals, a banner, hangs from their top, as an underline may lie within it; a box much higher than the page's
 * capitals holds large letters, as of a rubber stamp. Where it is a little higher and the engine was unsure of the word, what
 * it holds besides the letters may stand above them: they may as well stand on its foot.
 */
function measureWord({ cap, slope }: TextGeometry, line: TextLine, word: WordOnImage): readonly Letters[] {
  const foot = word.y + word.h;
  if (!line.sure && word.h > 1.9 * cap) return [{ height: word.h, base: foot }];
  if (!line.sure && word.h > 0.8 * cap && /[A-Z]{3}/.test(word.text)) {
    const hung = { height: cap, base: word.y + cap };
    const isTorn = word.confidence < wellRead && word.h > 1.25 * cap;
    return isTorn ? [hung, { height: cap, base: foot }] : [hung];
  }
  return [{ height: cap, base: line.offset + slope * (word.x + word.w / 2) }];
}

/** The longest stretch of columns with ink, holes no wider than `holes` included. */
function longestRun(onInk: readonly boolean[], holes: number): number {
  let longest = 0;
  let start = 0;
  let lastInk = -Infinity;
  for (const [column, ink] of onInk.entries()) {
    if (!ink) continue;
    if (column - lastInk - 1 > holes) start = column;
    lastInk = column;
    longest = Math.max(longest, column - start + 1);
  }
  return longest;
}

function stripOf(image: GreyImage, left: number, right: number, top: number, bottom: number): Strip | null {
  const x0 = Math.max(0, Math.round(left));
  const x1 = Math.min(image.width, Math.round(right));
  const y0 = Math.max(0, Math.round(top));
  const y1 = Math.min(image.height, Math.round(bottom));
  return x1 - x0 < 4 || y1 - y0 < 2 ? null : { x0, y0, width: x1 - x0, height: y1 - y0 };
}

/** Whether the line goes on for `reach` pixels past the word's left or right end. */
function overshoots(image: GreyImage, threshold: number, { x, ys }: Path, reach: number): boolean {
  const goesOn = (from: number, step: number, y: number): boolean => {
    for (let d = 1; d <= reach; d++) {
      const px = from + step * d;
      if (px < 0 || px >= image.width) return false;
      const dark = [-1, 0, 1].some((dy) => image.data[(y + dy) * image.width + px]! < threshold);
      if (!dark) return false;
    }
    return true;
  };
  return goesOn(x, -1, ys[0]!) || goesOn(x + ys.length - 1, 1, ys.at(-1)!);
}

/** Lower quartile of the ink's height where the path runs: between letters it is the pen's own. */
function thicknessAlong(image: GreyImage, threshold: number, path: Path): number {
  const heights: number[] = [];
  for (let i = 0; i < path.ys.length; i++) {
    const x = path.x + i;
    const dark = (y: number): boolean =>
      y >= 0 && y < image.height && image.data[y * image.width + x]! < threshold;
    let top = path.ys[i]!;
    if (!dark(top)) continue;
    let bottom = top + 1;
    while (dark(top - 1)) top--;
    while (dark(bottom)) bottom++;
    heights.push(bottom - top);
  }
  return heights.toSorted((a, b) => a - b)[heights.length >> 2] ?? 0;
}
