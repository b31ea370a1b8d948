import { median } from '../../marking/median.ts';
import type { OcrWord } from '../ocr/engine.ts';

/** A word as an OCR engine placed it on the page image, in pixels; its text may be wrong where a pen crossed it. */
export interface WordOnImage {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** 0..1 */
  readonly confidence: number;
  /** Words of one line share a number. */
  readonly line: number;
}

/** The words that an OCR engine gave, placed. */
export function placeWords(words: readonly OcrWord[]): WordOnImage[] {
  return words.map(({ text, box, confidence, line }) => {
    return { text, x: box.x0, y: box.y0, w: box.x1 - box.x0, h: box.y1 - box.y0, confidence, line };
  });
}

/** A line's words from left to right, and where the letters stand. */
export interface TextLine {
  /** The words' `line`. */
  readonly number: number;
  readonly words: readonly WordOnImage[];
  /** y of the baseline at x = 0; it follows the page's slope. */
  readonly offset: number;
  /** At least two well-read words agree on the baseline. */
  readonly sure: boolean;
}

/** Measures of the page's ordinary text, in pixels. */
export interface TextGeometry {
  /** Height of capitals. */
  readonly cap: number;
  /** Usual white space between two words of a line. */
  readonly gap: number;
  /** Rise of y per pixel of x: what is left of the page's skew. */
  readonly slope: number;
  readonly lines: readonly TextLine[];
}

/** Words that stand on the baseline and reach the height of capitals: their boxes give both. */
const levelText = /^[A-Za-z.:]+$/;
const descends = /[gjpqyQ]/;
const ascends = /[A-Zbdfhkl]/;

/** Share of a cap height that a bracket reaches below the baseline in the common faces. */
export const bracketDepth = 0.22;

/** Cap height of 12-point Courier (562/1000 em), where no word tells better. */
const courierCap = (dpi: number): number => (0.562 * 12 * dpi) / 72;

/** Measures the text from its words' boxes; slips of single boxes do not move it. */
export function measureText(words: readonly WordOnImage[], dpi: number): TextGeometry {
  const level = (word: WordOnImage): boolean =>
    word.confidence >= 0.6 && levelText.test(word.text) && !descends.test(word.text);
  const capitals = words.filter((word) => level(word) && ascends.test(word.text) && word.text.length > 1);
  const cap =
    capitals.length >= 4
      ? median(capitals.map((word) => word.h))
      : words.length >= 4
        ? 0.85 * median(words.map((word) => word.h))
        : courierCap(dpi);

  const grouped = Map.groupBy(words, (word) => word.line);
  const byLine = [...grouped].map(([number, list]) => ({
    number,
    words: list.toSorted((a, b) => a.x - b.x),
  }));
  const slopes: number[] = [];
  const gaps: number[] = [];
  for (const line of byLine) {
    const slope = slopeOf(line.words.filter(level), cap);
    if (slope !== null) slopes.push(slope);
    for (let i = 1; i < line.words.length; i++) {
      const gap = line.words[i]!.x - line.words[i - 1]!.x - line.words[i - 1]!.w;
      if (gap > 0 && gap < 2 * cap) gaps.push(gap);
    }
  }
  const slope = slopes.length >= 3 ? median(slopes) : 0;
  const lines = byLine.map(({ number, words: list }): TextLine => {
    const bottoms = list.filter(level).map((word) => word.y + word.h - slope * (word.x + word.w / 2));
    if (bottoms.length > 0) {
      const offset = median(bottoms);
      const agreeing = bottoms.filter((bottom) => Math.abs(bottom - offset) < 0.15 * cap).length;
      return { number, words: list, offset, sure: agreeing >= 2 };
    }
    const all = list.map((word) => word.y + word.h - slope * (word.x + word.w / 2));
    return { number, words: list, offset: median(all) - bracketDepth * cap, sure: false };
  });
  return { cap, gap: gaps.length >= 5 ? median(gaps) : 0.9 * cap, slope, lines };
}

/** Least-squares slope of the words' bottoms, where they span enough of a line to tell. */
function slopeOf(words: readonly WordOnImage[], cap: number): number | null {
  if (words.length < 4) return null;
  const xs = words.map((word) => word.x + word.w / 2);
  if (Math.max(...xs) - Math.min(...xs) < 12 * cap) return null;
  const ys = words.map((word) => word.y + word.h);
  const meanX = xs.reduce((a, b) => a + b, 0) / xs.length;
  const meanY = ys.reduce((a, b) => a + b, 0) / ys.length;
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < xs.length; i++) {
    top += (xs[i]! - meanX) * (ys[i]! - meanY);
    bottom += (xs[i]! - meanX) ** 2;
  }
  return top / bottom;
}
