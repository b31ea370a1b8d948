import { whitenRun } from './clean.ts';
import type { Components } from './components.ts';
import type { GreyImage } from './grey.ts';

/** All in inches. The teeth or dots of which the rim of a round stamp is made, and its radius. */
const tooth = { least: 0.012, most: 0.075 };
const radius = { least: 0.4, most: 0.85, step: 0.05 };
/** Places are looked for at such distances first, and then told apart by so much. */
const coarse = 0.05;
const cell = 0.03;
const fine = [-0.04, -0.02, 0, 0.02, 0.04];
/** A rim has so many teeth, in so many of its `sectors`. Dust and the dots of letters fall into few of them. */
const fewestTeeth = 45;
const sectors = 36;
const fewestSectors = 28;
/** So many times as many as stand on as wide a ring beside it: in a print of dots they stand everywhere. */
const contrast = 3;
/** A page with more small blots than this is dirty all over. */
const mostSmall = 3000;

/** Letters of the typed lines that run under the stamp; how many a line needs, and how far before the rim they are looked for. */
const letter = { low: 0.045, high: 0.14, wide: 0.16 };
const lettersOfLine = 3;
const before = 4;
/** From a line's foot to the top and the foot of its letters, and how exactly letters stand on it. */
const above = 0.14;
const below = 0.045;
const level = 0.016;
/** A typed line goes on over no wider gap. */
const goesOn = 0.5;
/** The stamp's own letters are no larger; what is larger has a typed letter in it. */
const ownLetter = 0.15;

interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

/**
 * Takes the round stamps off a page, those of libraries, whose rim of teeth stands around a name set in a circle: an engine
 * reads it as scraps between the typed lines. What stands on typed lines that run under a stamp stays. `slope` is how far
 * these lines fall for each pixel to the right. On the picture itself.
 */
export function eraseRoundStamp(image: GreyImage, components: Components, slope: number): void {
  const rim = findRim(components, image);
  if (rim) eraseWithin(image, components, rim, slope);
}

/** The circle on which most small blots stand, if they go all around it: in pixels. */
function findRim({ count, x0, y0, x1, y1 }: Components, { width, height, dpi }: GreyImage): Circle | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (let i = 0; i < count; i++) {
    const long = Math.max(x1[i]! - x0[i]!, y1[i]! - y0[i]!) / dpi;
    if (long < tooth.least || long > tooth.most) continue;
    xs.push((x0[i]! + x1[i]!) / 2);
    ys.push((y0[i]! + y1[i]!) / 2);
  }
  if (xs.length < fewestTeeth || xs.length > mostSmall) return null;
  const size = coarse * dpi;
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  let best: Circle | null = null;
  let most = fewestTeeth / 2;
  for (let r = radius.least; r <= radius.most; r += radius.step) {
    const votes = new Uint16Array(columns * rows);
    const steps = Math.ceil((2 * Math.PI * r) / coarse);
    for (let n = 0; n < steps; n++) {
      const dx = r * dpi * Math.cos((2 * Math.PI * n) / steps);
      const dy = r * dpi * Math.sin((2 * Math.PI * n) / steps);
      for (let i = 0; i < xs.length; i++) {
        const column = Math.floor((xs[i]! + dx) / size);
        const row = Math.floor((ys[i]! + dy) / size);
        if (column >= 0 && column < columns && row >= 0 && row < rows) votes[row * columns + column]!++;
      }
    }
    for (let at = 0; at < votes.length; at++) {
      if (votes[at]! <= most) continue;
      most = votes[at]!;
      best = { x: ((at % columns) + 0.5) * size, y: (Math.floor(at / columns) + 0.5) * size, r: r * dpi };
    }
  }
  if (!best) return null;
  const rim = refine(best, xs, ys, dpi);
  return isRim(rim, xs, ys, dpi) ? rim : null;
}

/** The circle next to this one on whose line most blots stand. */
function refine(circle: Circle, xs: readonly number[], ys: readonly number[], dpi: number): Circle {
  let best = circle;
  let most = -1;
  for (const dx of fine)
    for (const dy of fine)
      for (const dr of fine) {
        const tried = { x: circle.x + dx * dpi, y: circle.y + dy * dpi, r: circle.r + dr * dpi };
        let teeth = 0;
        for (let i = 0; i < xs.length; i++)
          if (Math.abs(Math.hypot(xs[i]! - tried.x, ys[i]! - tried.y) - tried.r) < (cell / 2) * dpi) teeth++;
        if (teeth > most) [most, best] = [teeth, tried];
      }
  return best;
}

function isRim({ x, y, r }: Circle, xs: readonly number[], ys: readonly number[], dpi: number): boolean {
  const seen = new Set<number>();
  let teeth = 0;
  let beside = 0;
  for (let i = 0; i < xs.length; i++) {
    const [dx, dy] = [xs[i]! - x, ys[i]! - y];
    const off = Math.abs(Math.hypot(dx, dy) - r) / (cell * dpi);
    if (off > 2 && off < 4) beside++;
    if (off > 1) continue;
    teeth++;
    seen.add(Math.floor((Math.atan2(dy, dx) / (2 * Math.PI) + 0.5) * sectors) % sectors);
  }
  return teeth >= fewestTeeth && seen.size >= fewestSectors && teeth > contrast * (beside / 2);
}

/** A typed line that runs up to the stamp: its foot where x is 0, and the last column that it has reached. */
interface TypedLine {
  readonly foot: number;
  reach: number;
}

function eraseWithin(image: GreyImage, components: Components, rim: Circle, slope: number): void {
  const { count, x0, y0, x1, y1, runs } = components;
  const { dpi } = image;
  const outer = rim.r + (tooth.most + cell) * dpi;
  const distanceOf = (i: number): number =>
    Math.hypot((x0[i]! + x1[i]!) / 2 - rim.x, (y0[i]! + y1[i]!) / 2 - rim.y);
  const isOnRim = (i: number): boolean => Math.abs(distanceOf(i) - rim.r) < 2 * cell * dpi;
  const lines = findLines(components, rim, outer, slope, dpi);
  const footOf = (i: number): number => y1[i]! - (slope * (x0[i]! + x1[i]!)) / 2;
  const isTyped = (i: number, { foot, reach }: TypedLine): boolean => {
    const w = (x1[i]! - x0[i]!) / dpi;
    const h = (y1[i]! - y0[i]!) / dpi;
    const under = (footOf(i) - foot) / dpi;
    if (x0[i]! > reach + goesOn * dpi || w > letter.wide) return false;
    if (Math.max(w, h) < tooth.most && isOnRim(i)) return false;
    // A letter stands on the line or hangs below it; a sign stands between its foot and its top.
    if (h >= letter.low) return Math.abs(under) < level || (Math.abs(under - below) < level && h < above);
    return h < tooth.most && under < level && under > h - above;
  };
  const within = [...Array(count).keys()]
    .filter((i) => distanceOf(i) < outer)
    .toSorted((a, b) => x0[a]! - x0[b]!);
  const gone = new Set<number>();
  for (const i of within) {
    const line = lines.find((one) => isTyped(i, one));
    if (line && y1[i]! - y0[i]! >= letter.low * dpi) line.reach = Math.max(line.reach, x1[i]!);
    if (!line) gone.add(i);
  }
  for (let k = 0; k < runs.length; k += 4) {
    const i = runs[k + 3]!;
    if (!gone.has(i)) continue;
    const [y, from, to] = [runs[k]!, runs[k + 1]!, runs[k + 2]!];
    const isLarge = Math.max(x1[i]! - x0[i]!, y1[i]! - y0[i]!) > ownLetter * dpi;
    const onLine = lines.some(({ foot, reach }) => {
      const under = (y - (slope * (from + to)) / 2 - foot) / dpi;
      return from < reach + goesOn * dpi && under < level && under > -above;
    });
    if (isLarge && onLine) continue;
    whitenRun(image, runs, k);
  }
}

/** The typed lines that come from the left up to the stamp. */
function findLines(
  { count, x0, y0, x1, y1 }: Components,
  { x, y }: Circle,
  outer: number,
  slope: number,
  dpi: number,
): TypedLine[] {
  const feet: { foot: number; right: number }[] = [];
  for (let i = 0; i < count; i++) {
    const [w, h] = [(x1[i]! - x0[i]!) / dpi, (y1[i]! - y0[i]!) / dpi];
    if (h < letter.low || h > letter.high || w > letter.wide) continue;
    const middle = (x0[i]! + x1[i]!) / 2;
    if (middle > x || Math.hypot(middle - x, (y0[i]! + y1[i]!) / 2 - y) < outer) continue;
    if (middle < x - outer - before * dpi || Math.abs(y1[i]! - y) > outer + dpi * level) continue;
    feet.push({ foot: y1[i]! - slope * middle, right: x1[i]! });
  }
  const lines: TypedLine[] = [];
  let open: { foot: number; right: number }[] = [];
  const close = (): void => {
    if (open.length >= lettersOfLine)
      lines.push({ foot: open[open.length >> 1]!.foot, reach: Math.max(...open.map(({ right }) => right)) });
    open = [];
  };
  for (const one of feet.toSorted((a, b) => a.foot - b.foot)) {
    if (open.length > 0 && one.foot - open.at(-1)!.foot > (level / 2) * dpi) close();
    open.push(one);
  }
  close();
  return lines;
}
