import { apply, identity, mapBox } from '../image/matrix.ts';
import type { Box, Matrix } from '../image/matrix.ts';
import type { LayerChar } from '../image/pdf-layer.ts';
import type { PlacedLine, PlacedWord } from '../page-text.ts';
import { englishLetters } from './english.ts';

/** A word, and the line that its letters stand on. */
interface StandingWord extends PlacedWord {
  readonly baseline: number;
}

/** Share of spaces in a layer that writes its spaces; PDFium's guesses are then of no use. */
const writtenSpaces = 0.05;
/** White space this wide, in line heights, parts words whatever the layer says. */
const wideGap = 0.7;

/**
 * The lines of a text layer, put together from where its letters stand: the order in the file is often not
 * the order on the page. Some files bring two layers, one over the other; then it is the one with the most
 * English. `toLevel` maps the page's pixels to those of the levelled picture.
 */
export function linesOfLayer(chars: readonly LayerChar[], toLevel: Matrix = identity): PlacedLine[] {
  const [main = [], ...others] = strandsOf(wordsOfLayer(chars, toLevel)).toSorted(
    (a, b) => englishLetters(b) - englishLetters(a),
  );
  // A few words over others are overprinted, as stamps are, and belong to the page as much as those.
  const few = others.filter((strand) => lettersOf(strand) < wholeLayer * lettersOf(main));
  return groupLines([...main, ...few.flat().filter((word) => !isBold(word, main))]);
}

/** Letters that make a second layer, as part of those of the first. */
const wholeLayer = 0.3;

/** Set twice on one place to look bold. */
function isBold(word: StandingWord, main: readonly StandingWord[]): boolean {
  return main.some((other) => other.text === word.text && shared(other.box, word.box) > samePlace);
}

function lettersOf(words: readonly StandingWord[]): number {
  return words.reduce((sum, word) => sum + word.text.length, 0);
}

/** More layers over one another than this are not told apart. */
const mostStrands = 3;
/** Words that share this part of the smaller one's area stand on one place. */
const samePlace = 0.4;

/** Words apart by layer: a word that stands on one of the same layer is of the next. */
function strandsOf(words: readonly StandingWord[]): StandingWord[][] {
  const strands: StandingWord[][] = [];
  const height = usualHeight(words);
  /** By strand and by the row of a usual word's height that a word's foot is in. */
  const rows: Map<number, StandingWord[]>[] = [];
  for (const word of words) {
    const row = Math.floor(word.baseline / height);
    const near = (strand: number): StandingWord[] =>
      [row - 1, row, row + 1].flatMap((n) => rows[strand]!.get(n) ?? []);
    let strand = 0;
    while (strand < strands.length && near(strand).some((other) => shared(other.box, word.box) > samePlace))
      strand++;
    if (strand === mostStrands) continue;
    if (strand === strands.length) {
      strands.push([]);
      rows.push(new Map());
    }
    strands[strand]!.push(word);
    const there = rows[strand]!.get(row);
    if (there) there.push(word);
    else rows[strand]!.set(row, [word]);
  }
  return strands;
}

function shared(a: Box, b: Box): number {
  const w = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const h = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (w <= 0 || h <= 0) return 0;
  const area = (box: Box): number => (box.x1 - box.x0) * (box.y1 - box.y0);
  return (w * h) / Math.min(area(a), area(b));
}

function usualHeight(words: readonly StandingWord[]): number {
  const heights = words.map(({ box }) => box.y1 - box.y0).toSorted((a, b) => a - b);
  return Math.max(1, heights[heights.length >> 1] ?? 1);
}

function wordsOfLayer(chars: readonly LayerChar[], toLevel: Matrix): StandingWord[] {
  const inked = chars.filter(({ box, text }) => box !== null && text.trim() !== '').length;
  const spaces = chars.filter(({ box, text }) => box !== null && text !== '' && text.trim() === '').length;
  const spacesAreWritten = spaces > writtenSpaces * (inked + spaces);
  const words: StandingWord[] = [];
  let text = '';
  let box: Box | null = null;
  let baseline = 0;
  const end = (): void => {
    if (box) words.push({ text, box, baseline });
    box = null;
    text = '';
  };
  for (const char of chars) {
    if (!char.box) {
      // Line ends always part words; spaces that PDFium infers do where the layer has none of its own.
      if (!spacesAreWritten || /[\r\n]/.test(char.text)) end();
      continue;
    }
    if (char.text.trim() === '') {
      if (char.text !== '') end();
      continue;
    }
    const at = mapBox(toLevel, char.box);
    const foot = apply(toLevel, ...char.foot)[1];
    if (box && !continues(box, baseline, at, foot)) end();
    text += char.text;
    baseline = box ? baseline : foot;
    box = box ? around(box, at) : at;
  }
  end();
  return words;
}

function continues(word: Box, baseline: number, letter: Box, foot: number): boolean {
  const height = letter.y1 - letter.y0;
  return (
    letter.x0 - word.x1 < wideGap * height &&
    letter.x0 > word.x1 - height &&
    Math.abs(foot - baseline) < 0.3 * height
  );
}

function around(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    y0: Math.min(a.y0, b.y0),
    x1: Math.max(a.x1, b.x1),
    y1: Math.max(a.y1, b.y1),
  };
}

/** Words whose feet are level stand on one line, whichever order they come in. */
function groupLines(words: readonly StandingWord[]): PlacedLine[] {
  const usual = usualHeight(words);
  const lines: { baseline: number; words: StandingWord[] }[] = [];
  for (const word of words.toSorted((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line && word.baseline - line.baseline < 0.35 * usual) {
      line.words.push(word);
      line.baseline += (word.baseline - line.baseline) / line.words.length;
    } else {
      lines.push({ baseline: word.baseline, words: [word] });
    }
  }
  return lines.map((line) => line.words.toSorted((a, b) => a.box.x0 - b.box.x0));
}
