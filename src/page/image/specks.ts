import type { Components } from './components.ts';

/** Letters of 6 to 20 points, in inches: their height tells the size of the type. */
const letter = { low: 0.05, high: 0.2, wide: 0.25 };
/** Fewer letters do not tell it. */
const fewestLetters = 100;
/** Longest side of a speck, in heights of small letters: a period's and little more. */
const ofSpeck = 0.42;
/** Larger pieces that specks may be a part of: letters whole or broken, words that run together. */
const ofPiece = { high: 4, wide: 40 };
/** A dot, an accent, a break in a letter is no further from it than this. */
const near = 0.8;
/** Periods stand on the line: their feet level with those of something before them, up to three columns away. */
const onLine = { across: 3.4, level: 0.3 };
/** A print of dots has so many of them so near each other, and dust has not. */
const dotted = { near: 0.6, others: 3 };

/**
 * Which components are dust: specks of a period's size that stand by themselves in the white. Specks in and at letters stay,
 * for a worn letter is made of such; so do those that stand where a period would.
 */
export function findDust(components: Components, dpi: number): Uint8Array {
  const { count, x0, y0, x1, y1 } = components;
  const dust = new Uint8Array(count);
  const unit = letterHeight(components, dpi);
  if (unit === null) return dust;
  const specks: number[] = [];
  const pieces = new Rows(unit);
  const all = new Rows(unit);
  for (let i = 0; i < count; i++) {
    const [w, h] = [x1[i]! - x0[i]!, y1[i]! - y0[i]!];
    if (Math.max(w, h) <= ofSpeck * unit) {
      specks.push(i);
      all.add(i, y0[i]!, y1[i]!);
    } else if (h <= ofPiece.high * unit && w <= ofPiece.wide * unit) pieces.add(i, y0[i]!, y1[i]!);
  }
  const gaps = (i: number, k: number): readonly [across: number, down: number] => [
    Math.max(x0[i]!, x0[k]!) - Math.min(x1[i]!, x1[k]!),
    Math.max(y0[i]!, y0[k]!) - Math.min(y1[i]!, y1[k]!),
  ];
  const belongsTo = (i: number, k: number): boolean => {
    const [across, down] = gaps(i, k);
    if (across <= near * unit && down <= near * unit) return true;
    return (
      across <= onLine.across * unit && x1[k]! <= x0[i]! && Math.abs(y1[k]! - y1[i]!) <= onLine.level * unit
    );
  };
  // From the left, for an ellipsis is a period after a period; and once more, for a colon stands on its lower dot.
  let alone = specks.toSorted((a, b) => x0[a]! - x0[b]!);
  for (let pass = 0; pass < 2; pass++)
    alone = alone.filter((i) => {
      if (!pieces.some(y0[i]!, y1[i]!, (k) => belongsTo(i, k))) return true;
      pieces.add(i, y0[i]!, y1[i]!);
      return false;
    });
  for (const i of alone) {
    let others = -1;
    const isDotted = all.some(y0[i]!, y1[i]!, (k) => {
      if (Math.max(...gaps(i, k)) <= dotted.near * unit) others++;
      return others >= dotted.others;
    });
    if (!isDotted) dust[i] = 1;
  }
  return dust;
}

/** The height of small letters in pixels; null where there is too little text. */
function letterHeight({ count, x0, y0, x1, y1 }: Components, dpi: number): number | null {
  const heights: number[] = [];
  for (let i = 0; i < count; i++) {
    const [w, h] = [(x1[i]! - x0[i]!) / dpi, (y1[i]! - y0[i]!) / dpi];
    if (h >= letter.low && h <= letter.high && w >= letter.low / 3 && w <= letter.wide) heights.push(h);
  }
  if (heights.length < fewestLetters) return null;
  // Small letters are two thirds of a text.
  return heights.toSorted((a, b) => a - b)[heights.length >> 2]! * dpi;
}

/** Components by the rows of the page that they touch, each row one unit high. */
class Rows {
  readonly #unit: number;
  readonly #rows = new Map<number, number[]>();

  constructor(unit: number) {
    this.#unit = unit;
  }

  add(component: number, top: number, bottom: number): void {
    for (let row = Math.floor(top / this.#unit); row <= Math.floor(bottom / this.#unit); row++) {
      const own = this.#rows.get(row);
      if (own) own.push(component);
      else this.#rows.set(row, [component]);
    }
  }

  /** Whether one of the components on these rows, and on those next to them, is such. */
  some(top: number, bottom: number, is: (component: number) => boolean): boolean {
    for (let row = Math.floor(top / this.#unit) - 1; row <= Math.floor(bottom / this.#unit) + 1; row++)
      if (this.#rows.get(row)?.some(is)) return true;
    return false;
  }
}
