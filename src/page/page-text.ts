import { median } from '../marking/median.ts';
import type { Word } from '../model/page.ts';
import { mapBox } from './image/matrix.ts';
import type { Box, Matrix } from './image/matrix.ts';

/** A word with its place on a level page. */
export interface PlacedWord {
  readonly text: string;
  /** Pixels of the levelled picture. */
  readonly box: Box;
  /** 0..1 */
  readonly confidence?: number;
  /** As in `Word`. */
  readonly mended?: true;
}

/** The words of one printed line, left to right. */
export type PlacedLine = readonly PlacedWord[];

/** White space of this many columns or more keeps its width; less is a space between words. */
const columnGap = 2.5;
/** More empty lines than this say nothing more. */
const mostBlanks = 5;
/** A line that starts less than this many columns from the margin is not set in: letters have unlike left edges. */
const leastIndent = 1.5;
/** Initials that hang beside the text begin at least so many columns before it. */
const leastHang = 3;
/** What stands behind a label begins below or above lines set in alike, to this many columns; how many lines away they may be. */
const sameTab = 0.6;
const nearLines = 2;
/** A line taller than so many usual ones has ink in its words' boxes that is none of theirs. */
const inked = 1.4;
/** Lines further apart than this many line pitches have empty lines between them. */
const openLine = 1.4;

/**
 * The page's text as it stands on the paper: a line feed after each line but the last, empty lines where the
 * paper has them, lines set in by as many spaces as letters would fit there.
 * `toPage` maps pixels of the levelled picture to those of the page's own.
 */
export function composeText(
  lines: readonly PlacedLine[],
  toPage: Matrix,
  dpi: number,
): { readonly text: string; readonly words: readonly Word[] } {
  const rows = lines.filter((line) => line.length > 0);
  const column = columnWidth(rows, dpi);
  const margin = leftMargin(rows, column);
  const left = hangingColumn(rows, margin, column) ?? margin;
  const feet = rows.map(baseline);
  const tops = rows.map(topOf);
  const height = median(rows.map((_, i) => feet[i]! - tops[i]!));
  const pitch = linePitch(feet, column);
  const words: Word[] = [];
  let text = '';
  for (const [i, row] of rows.entries()) {
    if (i > 0) {
      // A pen's line below the words belongs to their boxes: then their tops tell how far apart the lines are.
      const isInked = feet[i]! - tops[i]! > inked * height;
      const step = isInked ? tops[i]! - tops[i - 1]! : feet[i]! - feet[i - 1]!;
      text += '\n'.repeat(1 + blanksBetween(step, pitch));
    }
    let at = left;
    const start = text.length;
    for (const [k, word] of row.entries()) {
      const gap = (word.box.x0 - at) / column;
      const spaces = k === 0 ? indentOf(gap) : spacesOf(gap);
      const isTab =
        spaces === 1 && row[k - 1]?.text.endsWith(':') === true && standsAtTab(word, rows, i, column);
      const lacking = isTab ? indentOf((word.box.x0 - left) / column) - (text.length - start) : 0;
      text += ' '.repeat(Math.max(spaces, lacking));
      words.push(placeWord(word, text.length, toPage, dpi));
      text += word.text;
      // What stands in the margin does not push the line in.
      at = Math.max(word.box.x1, left - column);
    }
  }
  return { text, words };
}

/** A proportional face's capitals fill the white space behind a label; that a column begins there, the lines around it tell. */
function standsAtTab({ box }: PlacedWord, rows: readonly PlacedLine[], i: number, column: number): boolean {
  return rows
    .slice(Math.max(0, i - nearLines), i + nearLines + 1)
    .some(([first], n, near) => near[n] !== rows[i] && Math.abs(first!.box.x0 - box.x0) < sameTab * column);
}

function indentOf(columns: number): number {
  return columns < leastIndent ? 0 : Math.round(columns);
}

function spacesOf(columns: number): number {
  return columns < columnGap ? 1 : Math.round(columns);
}

function placeWord(word: PlacedWord, start: number, toPage: Matrix, dpi: number): Word {
  const box = mapBox(toPage, word.box);
  const x = Math.max(0, Math.floor(box.x0));
  const y = Math.max(0, Math.floor(box.y0));
  const region = { x, y, w: Math.ceil(box.x1) - x, h: Math.ceil(box.y1) - y, dpi };
  return {
    chars: [start, start + word.text.length],
    region,
    ...(word.confidence === undefined ? {} : { confidence: word.confidence }),
    ...(word.mended ? { mended: word.mended } : {}),
  };
}

/** Width of one letter with its share of white space, in pixels. */
function columnWidth(rows: readonly PlacedLine[], dpi: number): number {
  // The last letter of a word has no white space after it.
  const widths = rows
    .flat()
    .filter((word) => word.text.length >= 3 && /^[\w.,;:'’-]+$/.test(word.text))
    .map((word) => (word.box.x1 - word.box.x0) / (word.text.length - 0.2));
  // Ten letters to the inch, the common typewriter's, where no word tells.
  return widths.length > 0 ? median(widths) : dpi / 10;
}

/** Where lines begin that are not set in: the leftmost place where several do. */
function leftMargin(rows: readonly PlacedLine[], column: number): number {
  const starts = rows
    .map((row) => (row.find((word) => /[A-Za-z0-9]/.test(word.text)) ?? row[0]!).box.x0)
    .toSorted((a, b) => a - b);
  const enough = Math.max(2, Math.round(starts.length / 12));
  for (let i = 0; i + enough <= starts.length; i++) {
    const group = starts.slice(i, i + enough);
    if (group.at(-1)! - group[0]! <= 1.2 * column) return median(group);
  }
  return starts[0] ?? 0;
}

/** So many letters an initial that hangs beside the text may have, however torn it is read. */
const longestInitial = 4;
/** What a copy's black edge and the holes in a page's margin are read as. */
const edgeSigns = /^[Il1i|!.,'’:;]+$/;

/**
 * Where initials hang beside the text on a page with few of them: short words one below the other in the left margin, each
 * with its text beginning where all lines do. Dirt stands anywhere. Null where fewer than two do.
 */
function hangingColumn(rows: readonly PlacedLine[], margin: number, column: number): number | null {
  const near = sameTab * column;
  const starts = rows
    .filter(([first, second]) => second && Math.abs(second.box.x0 - margin) < near && mayHang(first!.text))
    .map(([first]) => first!.box.x0)
    .filter((x) => x < margin - leastHang * column);
  const place = starts.find((x) => starts.filter((other) => Math.abs(other - x) < near).length >= 2);
  return place ?? null;
}

function mayHang(text: string): boolean {
  return text.length <= longestInitial && /[A-Za-z]/.test(text) && !edgeSigns.test(text);
}

/** The line that the letters of a row stand on. */
function baseline(row: PlacedLine): number {
  const level = row.filter((word) => /[A-Za-z0-9]/.test(word.text) && !/[gjpqyQ,;()[\]|]/.test(word.text));
  return median((level.length > 0 ? level : row).map((word) => word.box.y1));
}

/** Where tall letters end: capitals, figures and those with a stem. */
function topOf(row: PlacedLine): number {
  const tall = row.filter((word) => /[A-Z0-9bdfhklt]/.test(word.text));
  return median((tall.length > 0 ? tall : row).map((word) => word.box.y0));
}

/**
 * Distance of one line from the next in running text: the smallest that many lines keep. Pages of short
 * speeches have more gaps than pitches, so the most frequent one would be wrong.
 */
function linePitch(feet: readonly number[], column: number): number {
  const steps = feet
    .slice(1)
    .map((foot, i) => foot - feet[i]!)
    // Lines are never closer than letters are wide; nearer ones stand side by side.
    .filter((step) => step > 1.2 * column)
    .toSorted((a, b) => a - b);
  const enough = Math.max(2, Math.round(steps.length / 6));
  for (let i = 0; i + enough <= steps.length; i++) {
    const group = steps.slice(i, i + enough);
    if (group.at(-1)! < 1.12 * group[0]!) return median(group);
  }
  return steps[0] ?? 0;
}

function blanksBetween(step: number, pitch: number): number {
  if (pitch === 0 || step < openLine * pitch) return 0;
  return Math.min(mostBlanks, Math.max(1, Math.round(step / pitch) - 1));
}
