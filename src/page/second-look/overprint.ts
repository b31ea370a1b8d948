import { whitenRun } from '../image/clean.ts';
import { findComponents, type Components } from '../image/components.ts';
import type { GreyImage } from '../image/grey.ts';

/** Components higher than this, in cap heights, are letters of a copy stamp: those of release stamps are 1.7 high, a typed slash 1.4. */
const tallest = 1.8;
/** Letters of a copy stamp are thin: bolder strokes, in cap heights, are a rubber stamp's. */
const boldest = 0.24;
/** A pen's line through words is longer than so many times its height. */
const longest = 5;
/** Straight upright strokes: in cap heights, longer than any typed one; and as long as a typed one, if they leave its line. */
const strokes = { overlong: 1.6, leaving: 0.8 };
/** How far from upright they lean, and the step between two directions, in degrees. */
const lean = 30;
const turn = 3;
/** What is left of a stamp's letter, in cap heights: crossbars and crumbs, as a rule smaller than a full stop. */
const bar = { height: 0.3, width: 0.5 };
const crumb = 0.12;

/** A line of typed letters: rows of its height over the columns that it may go on in. */
interface Band {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Takes the thin letters of a copy stamp, two typed lines high, off a picture, also where they run into typed ones: first
 * their long straight strokes, which leaves the typed letters under them in one piece, then what of them stands outside
 * of the typed lines. On the picture itself; gives the components that remain, or null where it is no page of text.
 */
export function eraseOverprint(image: GreyImage, threshold: number, cap: number): Components | null {
  const components = findComponents(image, threshold);
  if (!components) return null;
  const runsOf = new Map<number, number[]>();
  for (let i = 0; i < components.count; i++) if (isLarge(components, i, cap)) runsOf.set(i, []);
  for (let k = 0; k < components.runs.length; k += 4) runsOf.get(components.runs[k + 3]!)?.push(k);
  const tall = [...runsOf.keys()].filter((i) => thicknessOf(components.runs, runsOf.get(i)!) < boldest * cap);
  if (tall.length === 0) return components;
  const bands = findBands(components, cap);
  for (const i of tall) eraseLetter(image, components, i, runsOf.get(i)!, bands, cap);
  const row = findRow(components, tall, cap);
  if (row && bands.some((band) => runsUnder(band, row)))
    erasePieces(image, components, row, bands, cap, threshold);
  const rest = findComponents(image, threshold);
  if (!rest) return null;
  const isLeft = (i: number): boolean => {
    const w = rest.x1[i]! - rest.x0[i]!;
    const h = rest.y1[i]! - rest.y0[i]!;
    if (!(h < bar.height * cap && w > bar.width * cap) && Math.max(w, h) >= crumb * cap) return false;
    return tall.some((t) => liesIn(components, t, rest, i)) || (row !== null && isInRow(rest, i, row));
  };
  const left = new Set([...Array(rest.count).keys()].filter(isLeft));
  if (left.size === 0) return rest;
  for (let k = 0; k < rest.runs.length; k += 4)
    if (left.has(rest.runs[k + 3]!)) whitenRun(image, rest.runs, k);
  return findComponents(image, threshold);
}

function isLarge({ x0, y0, x1, y1 }: Components, i: number, cap: number): boolean {
  const h = y1[i]! - y0[i]!;
  return h > tallest * cap && x1[i]! - x0[i]! < longest * h;
}

/** Median width of a component's runs: that of its upright strokes. */
function thicknessOf(runs: Int32Array, own: readonly number[]): number {
  const widths = own.map((k) => runs[k + 2]! - runs[k + 1]!).toSorted((a, b) => a - b);
  return widths[widths.length >> 1] ?? 0;
}

function liesIn(outer: Components, t: number, inner: Components, i: number): boolean {
  return (
    inner.x0[i]! >= outer.x0[t]! &&
    inner.x1[i]! <= outer.x1[t]! &&
    inner.y0[i]! >= outer.y0[t]! &&
    inner.y1[i]! <= outer.y1[t]!
  );
}

/** Letters that a band needs, and how far beside them their line may go on, in cap heights. */
const lettersOfBand = 4;
const goesOn = { left: 2, right: 18 };

/** The typed lines: rows in which letters of common height stand. */
function findBands({ count, x0, y0, x1, y1 }: Components, cap: number): Band[] {
  const letters = [...Array(count).keys()]
    .filter((i) => {
      const h = y1[i]! - y0[i]!;
      return h > 0.6 * cap && h < 1.4 * cap && x1[i]! - x0[i]! < 1.6 * cap;
    })
    .toSorted((a, b) => y1[a]! - y1[b]!);
  const rows: { foot: number; members: number[] }[] = [];
  for (const i of letters) {
    const row = rows.find(
      ({ foot, members }) =>
        Math.abs(foot - y1[i]!) < 0.25 * cap &&
        members.some((other) => Math.max(x0[i]!, x0[other]!) - Math.min(x1[i]!, x1[other]!) < 4 * cap),
    );
    if (row) row.members.push(i);
    else rows.push({ foot: y1[i]!, members: [i] });
  }
  return rows
    .filter(({ members }) => members.length >= lettersOfBand)
    .map(({ foot, members }) => ({
      left: Math.min(...members.map((i) => x0[i]!)) - goesOn.left * cap,
      right: Math.max(...members.map((i) => x1[i]!)) + goesOn.right * cap,
      top: foot - 1.3 * cap,
      bottom: foot + 0.35 * cap,
    }));
}

/** The row of a stamp's letters: rows and columns of the picture. */
type Row = Readonly<Record<'left' | 'right' | 'top' | 'bottom', number>>;

/** So many whole letters of common height tell where a stamp stands; how much they may differ. */
const lettersOfStamp = 3;
const slack = 0.35;
/** A broken stroke goes on over no wider gap, in cap heights: typed ones of two lines are further apart. */
const broken = 0.3;

/** Where the letters of a stamp stand of which a copy left at least some whole: from the first of these to the last. */
function findRow({ x0, y0, x1, y1 }: Components, tall: readonly number[], cap: number): Row | null {
  let best: readonly number[] = [];
  for (const i of tall) {
    const level = tall.filter(
      (k) => Math.abs(y0[k]! - y0[i]!) < slack * cap && Math.abs(y1[k]! - y1[i]!) < slack * cap,
    );
    if (level.length > best.length) best = level;
  }
  if (best.length < lettersOfStamp) return null;
  return {
    left: Math.min(...best.map((i) => x0[i]!)),
    right: Math.max(...best.map((i) => x1[i]!)),
    top: Math.min(...best.map((i) => y0[i]!)),
    bottom: Math.max(...best.map((i) => y1[i]!)),
  };
}

function runsUnder({ left, right, top, bottom }: Band, row: Row): boolean {
  return top < row.bottom && bottom > row.top && left < row.right && right > row.left;
}

function isInRow({ x0, y0, x1, y1 }: Components, i: number, { left, right, top, bottom }: Row): boolean {
  return x0[i]! >= left && x1[i]! <= right && y0[i]! >= top && y1[i]! <= bottom;
}

/** Takes off what a copy broke of the stamp's letters: strokes through the typed lines, then pieces between these. */
function erasePieces(
  image: GreyImage,
  components: Components,
  row: Row,
  bands: readonly Band[],
  cap: number,
  threshold: number,
): void {
  const isTyped = typedIn(bands);
  const [w, h] = [row.right - row.left, row.bottom - row.top];
  const ink = new Uint8Array(w * h);
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++)
      if (image.data[(row.top + y) * image.width + row.left + x]! < threshold) ink[y * w + x] = 1;
  for (const stroke of uprightsOf(ink, w, h, strokes.overlong * cap, broken * cap))
    for (const [x, y] of stroke) image.data[(row.top + y) * image.width + row.left + x] = 255;
  const { x0, y0, x1, y1, runs } = components;
  for (let k = 0; k < runs.length; k += 4) {
    const i = runs[k + 3]!;
    const y = runs[k]!;
    if (y < row.top || y >= row.bottom || !isInRow(components, i, row)) continue;
    if (isTyped((x0[i]! + x1[i]!) / 2, (y0[i]! + y1[i]!) / 2) && y1[i]! - y0[i]! > bar.height * cap) continue;
    for (let x = runs[k + 1]!; x < runs[k + 2]!; x++)
      if (!isTyped(x, y)) image.data[y * image.width + x] = 255;
  }
}

/** Whether a place is in a typed line. */
function typedIn(bands: readonly Band[]): (x: number, y: number) => boolean {
  return (x, y) =>
    bands.some((band) => x >= band.left && x <= band.right && y >= band.top && y <= band.bottom);
}

function eraseLetter(
  image: GreyImage,
  { x0, y0, x1, y1, runs }: Components,
  index: number,
  own: readonly number[],
  bands: readonly Band[],
  cap: number,
): void {
  const [left, top] = [x0[index]!, y0[index]!];
  const w = x1[index]! - left;
  const h = y1[index]! - top;
  const ink = new Uint8Array(w * h);
  for (const k of own) {
    const row = (runs[k]! - top) * w - left;
    ink.fill(1, row + runs[k + 1]!, row + runs[k + 2]!);
  }
  const isTyped = typedIn(bands);
  for (const stroke of uprightsOf(ink, w, h, strokes.leaving * cap)) {
    const [ax, ay] = stroke[0]!;
    const [bx, by] = stroke.at(-1)!;
    const leaves = !isTyped(left + ax, top + ay) || !isTyped(left + bx, top + by);
    if (!leaves && by - ay + 1 < strokes.overlong * cap) continue;
    for (const [x, y] of stroke) image.data[(top + y) * image.width + left + x] = 255;
  }
  for (const k of own) {
    const y = runs[k]!;
    for (let x = runs[k + 1]!; x < runs[k + 2]!; x++)
      if (!isTyped(x, y)) image.data[y * image.width + x] = 255;
  }
}

type Point = readonly [x: number, y: number];

/**
 * The straight, more or less upright runs of ink of `least` rows or more. A copy breaks thin strokes: `gap` rows without ink are
 * passed over.
 */
function uprightsOf(ink: Uint8Array, w: number, h: number, least: number, gap = 1): Point[][] {
  const found: Point[][] = [];
  for (let degrees = -lean; degrees <= lean; degrees += turn) {
    const slope = Math.tan((degrees * Math.PI) / 180);
    const reach = Math.ceil(Math.abs(slope) * h);
    for (let column = slope > 0 ? -reach : 0; column < (slope < 0 ? w + reach : w); column++) {
      let start = -1;
      let last = -1;
      for (let y = 0; y <= h; y++) {
        const x = Math.round(column + slope * y);
        if (y < h && x >= 0 && x < w && ink[y * w + x] === 1) {
          if (start < 0) start = y;
          last = y;
          continue;
        }
        if (start < 0 || (y < h && y - last <= gap)) continue;
        if (last - start + 1 >= least)
          found.push(
            Array.from({ length: last - start + 1 }, (_, i) => [
              Math.round(column + slope * (start + i)),
              start + i,
            ]),
          );
        start = -1;
      }
    }
  }
  return found;
}
