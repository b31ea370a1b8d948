import { seeFurniture } from '../marking/furniture.ts';
import type { MarkOnImage, Page, Word } from '../model/page.ts';
import type { Region } from '../model/position.ts';
import { likelyMark } from './place-marks.ts';
import type { DraftLine } from './roles.ts';
import { surround } from './surround.ts';
import { findTextEdge, middle, type TextEdge } from './text-edge.ts';

/** Inches of white between the text and the specks beside it: more than the spaces before a portion mark. */
const apart = 0.4;
/** Letters and digits that a speck may have been read as, and the confidence that it stays below. */
const forms = [
  { signs: 0, below: 1.01 },
  { signs: 1, below: 0.7 },
  { signs: 3, below: 0.4 },
  { signs: 5, below: 0.35 },
] as const;
/** Words of three letters and more, read with this confidence, are text; a line needs so many of them, or a portion mark that the picture shows so surely. */
const wellRead = 0.8;
const fewestSound = 2;
const sureMark = 0.9;
/** Words read less surely than this, on average, far behind the text, are nobody's typing: a hand's, a stamp's ruins. */
const guessed = 0.5;
/** The same below a release stamp, where its case number and day are written by hand: within so many inches of it. */
const guessedByHand = 0.75;
/** Words that a hand writes behind a line at most. */
const mostByHand = 20;
const belowStamp = 0.6;
const besideStamp = 0.2;
/** Letters and digits that a punch hole or a copy's edge is read as, however surely. */
const mostOutside = 2;
/** Part of a word far behind the text that a mark must cover for the word to be the mark. */
const leastShare = 0.4;
/** Columns of white between the text's edge and what stands outside it. */
const outside = 0.7;
/** A line that starts less than this many columns from the edge is not set in. */
const leastIndent = 1.5;

/**
 * Takes the specks off the ends of a page's lines: dirt in the margins that an engine reads as a few letters without being
 * sure of them, far from the text: `(U)    =.   Sr`, `oo     King Ashgrove`; and what stands left of the edge at which the
 * page's lines begin, however sure: `Co DATE, TIME`, where a hole was punched; and handwriting far behind the text. They stay in
 * the line as typed, and the line is set in as far as what is left of it. Pages without pictures say nothing of it.
 */
export function takeOffSpecks(page: Page, lines: readonly DraftLine[]): readonly DraftLine[] {
  const { words, marks = [] } = page;
  if (!words || !page.image) return lines;
  const edge = findTextEdge(page, lines);
  let stamp: Region | null = null;
  const signsOf = (word: Word): number => page.text.slice(...word.chars).replace(/[^\p{L}\d]/gu, '').length;
  const isMarked = (word: Word): boolean => marks.some((mark) => isOn(mark, word));
  // `(b)` beside the text is the code of what was withheld.
  const isCode = (word: Word): boolean =>
    /^\W{0,2}[([]\p{L}{0,2}\d{0,2}\p{L}{0,2}[)\]]\W{0,2}$/u.test(page.text.slice(...word.chars)) &&
    signsOf(word) > 0;
  const isSpeck = (word: Word): boolean => {
    const signs = signsOf(word);
    if (signs > 0 && /[()[\]]/.test(page.text.slice(...word.chars))) return false;
    const confidence = word.confidence ?? 1;
    return forms.some((form) => signs <= form.signs && confidence < form.below) && !isMarked(word);
  };
  // Before the text an initial may be a speaker's label, however torn: `Y:`.
  const isLabel = (word: Word): boolean => /[\p{Lu}\d]/u.test(page.text.slice(...word.chars));
  // A label or a number that hangs beside the text ends with a sign: `C:`, `2.`.
  const isOutside = (word: Word): boolean => {
    const text = page.text.slice(...word.chars);
    return (
      edge !== null &&
      word.region.x + word.region.w < edge.at(middle(word)) - outside * edge.column &&
      signsOf(word) <= mostOutside &&
      !/[()[\]]|[\p{L}\d][:;.)]$/u.test(text) &&
      !isMarked(word)
    );
  };
  const isText = (word: Word): boolean =>
    isCode(word) || marks.some((mark) => mark.confidence >= likelyMark && isMostOf(mark, word));
  const isSound = (word: Word): boolean =>
    (word.confidence ?? 1) >= wellRead && /\p{L}{3}/u.test(page.text.slice(...word.chars));
  const isSeen = (word: Word): boolean =>
    marks.some((mark) => mark.confidence >= sureMark && isOn(mark, word));
  const firstKept = (own: readonly Word[]): number => {
    let first = 0;
    for (let i = 0; i < own.length - 1; i++)
      if (isOutside(own[i]!)) first = i + 1;
      else if (!isSpeck(own[i]!) || isLabel(own[i]!)) break;
      else if (isApart(own[i]!, own[i + 1]!)) first = i + 1;
    return first;
  };
  const lastKept = (own: readonly Word[], first: number): number => {
    let last = own.length - 1;
    for (let i = last; i > first && isSpeck(own[i]!); i--) if (isApart(own[i - 1]!, own[i]!)) last = i - 1;
    let behind: Word[] = [];
    for (let i = last; i > first && behind.length < mostByHand && !isText(own[i]!); i--) {
      behind.push(own[i]!);
      if (!isApart(own[i - 1]!, own[i]!)) continue;
      const least = isBelow(own[i]!.region, stamp) ? guessedByHand : guessed;
      if ((readConfidence(behind) ?? 1) >= least) continue;
      // The stamp's own next line is printed, however faint.
      if (seeFurniture(page.text.slice(own[i]!.chars[0], own[last]!.chars[1]))) break;
      last = i - 1;
      behind = [];
    }
    return last;
  };
  let next = 0;
  return lines.map((line) => {
    if (seeFurniture(line.text)?.role === 'declassification') stamp = line.region ?? stamp;
    const own: Word[] = [];
    for (; next < words.length && words[next]!.chars[0] < line.chars[1]; next++) own.push(words[next]!);
    if (line.offsets || own.length < 2) return line;
    let first = firstKept(own);
    let last = lastKept(own, first);
    // Handwriting and a stamp's ruins are told by their text as a whole.
    const sound = own.slice(first, last + 1);
    if (sound.filter(isSound).length < fewestSound && !sound.some(isSeen)) {
      first = 0;
      last = own.length - 1;
    }
    const start = line.chars[0] + line.shift;
    const from = first === 0 ? 0 : Math.max(0, own[first]!.chars[0] - start);
    const to =
      last === own.length - 1 ? line.text.length : Math.min(line.text.length, own[last]!.chars[1] - start);
    if (to <= from) return line;
    const kept = own.filter(({ chars }) => chars[1] > start + from && chars[0] < start + to);
    if (kept.length === own.length || kept.length === 0) return line;
    return {
      ...line,
      text: line.text.slice(from, to),
      shift: line.shift + from,
      indent: kept[0] === own[0] ? line.indent : (indentOf(kept[0]!, edge) ?? line.shift + from),
      region: surround(kept.map(({ region }) => region))!,
    };
  });
}

/** Whether words begin in a release stamp's column, shortly below its line. */
function isBelow({ x, y, dpi }: Region, stamp: Region | null): boolean {
  return stamp !== null && x > stamp.x - besideStamp * dpi && y - stamp.y < belowStamp * dpi;
}

/** Columns that a line is set in by; null where the page doesn't tell where its text begins. */
function indentOf(word: Word, edge: TextEdge | null): number | null {
  if (!edge) return null;
  const columns = (word.region.x - edge.at(middle(word))) / edge.column;
  return columns < leastIndent ? 0 : Math.round(columns);
}

/** 0..1: the mean of the words' confidence, each counted by its characters; null where the engine did not say. */
export function readConfidence(words: readonly Word[]): number | null {
  let sum = 0;
  let characters = 0;
  for (const { chars, confidence } of words) {
    if (confidence === undefined) continue;
    sum += confidence * (chars[1] - chars[0]);
    characters += chars[1] - chars[0];
  }
  return characters > 0 ? sum / characters : null;
}

function isApart(left: Word, right: Word): boolean {
  return right.region.x - left.region.x - left.region.w > apart * right.region.dpi;
}

/** Whether the picture shows a portion mark over a good part of the word: a struck banner beside the text has one somewhere. */
function isMostOf({ region: mark }: MarkOnImage, word: Word): boolean {
  const { region } = word;
  const shared = Math.min(mark.x + mark.w, region.x + region.w) - Math.max(mark.x, region.x);
  return shared >= leastShare * region.w && isOn({ region: mark }, word);
}

/** Whether the picture shows a portion mark where the word stands. */
function isOn({ region: mark }: Pick<MarkOnImage, 'region'>, { region }: Word): boolean {
  return (
    Math.min(mark.x + mark.w, region.x + region.w) > Math.max(mark.x, region.x) &&
    Math.min(mark.y + mark.h, region.y + region.h) > Math.max(mark.y, region.y)
  );
}
