import type { MarkOnImage } from '../../model/page.ts';
import type { PortionMark } from '../../model/marks.ts';
import { isDoubtful, markText, percent } from '../wording.ts';
import { marksOf } from './notes.ts';
import { inks, levelColours, unreadColour } from './palette.ts';
import { boxesOf, boxOfLine, type PageSheet } from './sheet.ts';
import { element, grow, rect, surround, text, type Box } from './svg.ts';

/** Marks of the picture from this confidence on are drawn even where the record took none there. */
const worthShowing = 0.5;

/** Letters of a mark's tag, in parts of the notes' size. */
const tagSize = 0.95;

/** The page's portion marks: a box around each, dashed where it is doubtful, and its reading beside it. */
export function drawMarks(sheet: PageSheet, size: number): string {
  const { record, page } = sheet;
  const drawn = (record ? marksOf(record) : []).flatMap((mark) => {
    const box = boxOfMark(sheet, mark);
    return box ? [{ mark, box }] : [];
  });
  // The stroke through a banner looks like one through a mark.
  const furniture = sheet.lines.flatMap((line) =>
    line.role === 'body' ? [] : (boxOfLine(sheet, line) ?? []),
  );
  const left = (page.marks ?? [])
    .filter(({ confidence }) => confidence >= worthShowing)
    .map((mark: MarkOnImage) => sheet.toPicture(mark.region))
    .filter((box) => ![...drawn.map((other) => other.box), ...furniture].some((other) => meet(other, box)));
  return (
    left.map((box) => leftFrame(grow(box, size * 0.15), size)).join('') +
    drawn.map(({ mark, box }) => drawMark(mark, box, sheet, size)).join('')
  );
}

function boxOfMark(sheet: PageSheet, { at, basis }: PortionMark): Box | null {
  if (at.page !== sheet.page.number) return null;
  // Only the picture's reader knows the mark's own region; other places have that of their line.
  if (basis === 'image' && at.region) return sheet.toPicture(at.region);
  const known = sheet.page.marks?.find(({ region }) => at.region && same(region, at.region));
  return known ? sheet.toPicture(known.region) : surround(boxesOf(sheet, at));
}

const same = (a: Box, b: Box): boolean => a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

/** Around what is seen on the picture as a mark where the record has none. */
export function leftFrame(box: Box, size: number): string {
  return rect(box, {
    rx: size * 0.2,
    fill: 'none',
    stroke: unreadColour,
    'stroke-width': size * 0.09,
    'stroke-dasharray': `${size * 0.05} ${size * 0.22}`,
    'stroke-linecap': 'round',
  });
}

function drawMark(
  mark: PortionMark,
  box: Box,
  { page, lines, picture, toPicture }: PageSheet,
  size: number,
): string {
  const colour = mark.level ? levelColours[mark.level] : unreadColour;
  const frame = markFrame(
    grow(box, size * 0.15),
    colour,
    mark.level === null || isDoubtful(mark.confidence),
    size,
  );
  const words = mark.confidence < 1 ? `${markText(mark)} ${percent(mark.confidence)}` : markText(mark);
  const w = (words.length * 0.58 + 1) * size * tagSize;
  const h = size * 1.3;
  const y = box.y + (box.h - h) / 2;
  const line = lines.find(({ n }) => n === mark.at.line);
  const last = page.words?.findLast(
    ({ chars }) => line && chars[0] >= line.chars[0] && chars[1] <= line.chars[1],
  );
  const isLast = !last || toPicture(last.region).x < box.x + box.w;
  const gap = size * 0.45;
  // Beside the mark there is room at the paragraph's end, and before a mark that opens it.
  const x = isLast ? Math.min(box.x + box.w + gap, picture.width - w) : Math.max(0, box.x - gap - w);
  return frame + markTag({ x, y, w, h }, words, colour, mark.struck, size);
}

/** A mark's reading on its colour, with a stroke through it where the mark is struck on the paper. */
export function markTag(box: Box, words: string, colour: string, struck: boolean, size: number): string {
  const { x, y, w, h } = box;
  const tag = text(x + w / 2, y + h * 0.75, words, {
    'font-size': size * tagSize,
    'font-weight': 'bold',
    'text-anchor': 'middle',
    fill: inks.paper,
  });
  const stroke = element('path', {
    d: `M${x + 0.4 * size} ${y + h / 2} H${x + w - 0.4 * size}`,
    stroke: inks.paper,
    'stroke-width': size * 0.12,
  });
  return rect(box, { rx: h / 2, fill: colour }) + tag + (struck ? stroke : '');
}

/** The frame around a mark: solid, or dashed where it is doubtful. */
export function markFrame(box: Box, colour: string, doubtful: boolean, size: number): string {
  return rect(box, {
    rx: size * 0.2,
    fill: colour,
    'fill-opacity': 0.1,
    stroke: colour,
    'stroke-width': size * 0.12,
    'stroke-dasharray': doubtful ? `${size * 0.38} ${size * 0.26}` : undefined,
  });
}
