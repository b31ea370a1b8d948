import type { Components } from './components.ts';
import type { GreyImage } from './grey.ts';
import type { Matrix } from './matrix.ts';

/** Lines of text on a flatbed or in a feeder never stand further from level than this, in degrees. */
const maxSkew = 5;
/** Letters of 6 to 20 points, in inches along their longer and at least along their shorter side. */
const letter = { least: 0.05, most: 0.25, narrowest: 0.02 };
/** Fewer letters do not tell the skew, nor which way up a page is. */
const fewestLetters = { skew: 60, turns: 25 };
/** A page stands on its side when its letters are this much better in line upright than across. */
const sideways = 1.12;
/**
 * Letters hang from a common line instead of standing on one: upside down, or all capitals, which are in line
 * at both ends.
 */
const hanging = 0.9;

/** Ends of letters on one side: the place along the line and the place across it, alternating. */
type Ends = readonly number[];

/**
 * How far the lines of text fall to the right, in degrees; null where there is too little text to tell.
 * The feet of letters stand on base lines: at the right angle they fall into the fewest rows. After W. Postl,
 * "Detection of Linear Oblique Structures and Skew Scan in Digitized Documents" (1986).
 */
export function findSkew(components: Components, dpi: number): number | null {
  const feet = endsOf(components, dpi).bottom;
  if (feet.length < 2 * fewestLetters.skew) return null;
  const coarse = bestAngle(feet, dpi, -maxSkew, maxSkew, 0.2).degrees;
  return bestAngle(feet, dpi, coarse - 0.2, coarse + 0.2, 0.02).degrees;
}

/**
 * Clockwise quarter turns that may set the page upright, the likeliest first. More than one: the shapes alone
 * do not tell, and reading a part will.
 */
export function findTurns(components: Components, dpi: number): readonly (0 | 1 | 2 | 3)[] {
  const ends = endsOf(components, dpi);
  if (ends.bottom.length < 2 * fewestLetters.turns) return [0];
  const score = (side: Ends): number => bestAngle(side, dpi, -maxSkew, maxSkew, 0.5).score;
  const [bottom, top] = [score(ends.bottom), score(ends.top)];
  const [left, right] = [score(ends.left), score(ends.right)];
  if (Math.max(left, right) > sideways * Math.max(bottom, top)) return right > left ? [1, 3, 0] : [3, 1, 0];
  return bottom < hanging * top ? [0, 2] : [0];
}

function endsOf(
  { count, x0, y0, x1, y1 }: Components,
  dpi: number,
): Readonly<Record<'bottom' | 'top' | 'left' | 'right', Ends>> {
  const bottom: number[] = [];
  const top: number[] = [];
  const left: number[] = [];
  const right: number[] = [];
  for (let i = 0; i < count; i++) {
    const w = (x1[i]! - x0[i]!) / dpi;
    const h = (y1[i]! - y0[i]!) / dpi;
    const long = Math.max(w, h);
    if (long < letter.least || long > letter.most || Math.min(w, h) < letter.narrowest) continue;
    const x = (x0[i]! + x1[i]!) / 2;
    const y = (y0[i]! + y1[i]!) / 2;
    bottom.push(x, y1[i]!);
    top.push(x, y0[i]!);
    left.push(y, x0[i]!);
    right.push(y, x1[i]!);
  }
  return { bottom, top, left, right };
}

/** The middle of the angles at which the ends fall into the fewest rows of a hundredth of an inch. */
function bestAngle(
  ends: Ends,
  dpi: number,
  from: number,
  to: number,
  step: number,
): { degrees: number; score: number } {
  // Rows in the order of their number; a page falls by less than its width's half at 5 degrees.
  let along = 0;
  let across = 0;
  for (let i = 0; i < ends.length; i += 2) {
    along = Math.max(along, ends[i]!);
    across = Math.max(across, ends[i + 1]!);
  }
  const slack = Math.ceil((along * 50) / dpi);
  const rows = new Int32Array(Math.ceil((across * 100) / dpi) + 2 * slack + 2);
  let score = -1;
  let first = 0;
  let last = 0;
  for (let degrees = from; degrees <= to + step / 2; degrees += step) {
    const slope = Math.tan((degrees * Math.PI) / 180);
    rows.fill(0);
    for (let i = 0; i < ends.length; i += 2) {
      const row = slack + Math.round(((ends[i + 1]! - slope * ends[i]!) * 100) / dpi);
      rows[row] = rows[row]! + 1;
    }
    let crowding = 0;
    for (const n of rows) crowding += n * n;
    if (crowding > score) {
      score = crowding;
      first = degrees;
    }
    if (crowding === score) last = degrees;
  }
  return { degrees: (first + last) / 2, score };
}

/** Maps the levelled picture's pixels to those of the picture before, turned by `degrees` about its middle. */
export function levelling(image: GreyImage, degrees: number): Matrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [image.width / 2, image.height / 2];
  return { a: cos, b: sin, c: -sin, d: cos, e: cx - cos * cx + sin * cy, f: cy - sin * cx - cos * cy };
}

/** The picture drawn anew through `toSource`, on the same canvas, white where the source has nothing. */
export function redraw(image: GreyImage, toSource: Matrix): GreyImage {
  const { data, width, height } = image;
  const out = new Uint8Array(data.length).fill(255);
  const { a, b, c, d, e, f } = toSource;
  for (let y = 0; y < height; y++) {
    // From one pixel's middle to the next one's.
    let sx = a * 0.5 + c * (y + 0.5) + e - 0.5;
    let sy = b * 0.5 + d * (y + 0.5) + f - 0.5;
    const row = y * width;
    for (let x = 0; x < width; x++, sx += a, sy += b) {
      const left = Math.floor(sx);
      const top = Math.floor(sy);
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const i = top * width + left;
      const nw = data[i]!;
      const ne = data[i + 1]!;
      const sw = data[i + width]!;
      const se = data[i + width + 1]!;
      // Most of a page is white.
      if ((nw & ne & sw & se) === 255) continue;
      const across = sx - left;
      const upper = nw + across * (ne - nw);
      const lower = sw + across * (se - sw);
      out[row + x] = upper + (sy - top) * (lower - upper) + 0.5;
    }
  }
  return { data: out, width, height, dpi: image.dpi };
}
