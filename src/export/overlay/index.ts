import { drawLegend } from './legend.ts';
import { drawMargin, type PlacedNote } from './margin.ts';
import { drawMarks } from './marks.ts';
import { notesOf, voiceColour, voicesOf } from './notes.ts';
import { inks, roleColours } from './palette.ts';
import { boxesOf, boxOfLine, type PageSheet } from './sheet.ts';
import { element, grow, rect, surround } from './svg.ts';

export type { PageSheet } from './sheet.ts';

/** A drawing to be laid over a page's picture; the picture's upper left corner is its own. */
export interface Overlay {
  readonly svg: string;
  /** The picture with a margin at its right and a legend below, in pixels. */
  readonly width: number;
  readonly height: number;
}

/** Faces for the notes; whichever of them the machine has. */
const faces =
  "'Source Sans 3', 'Open Sans', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Arial, Helvetica, sans-serif";

/** Size of the notes' letters and width of their column, in inches of the paper. */
const letterSize = 0.1;
const columnWidth = 2.7;

/**
 * What was read of a page, drawn for people: each line tinted by its role, a bar beside each speech in its
 * speaker's colour, portion marks framed and tagged, fields, speakers and doubts as notes in the margin.
 */
export function drawOverlay(sheet: PageSheet): Overlay {
  const { picture, record } = sheet;
  const size = letterSize * picture.dpi;
  const left = picture.width;
  const width = left + Math.round(columnWidth * picture.dpi);
  const column = { left, width: width - left, height: picture.height, size };
  const notes = (record ? notesOf(record, sheet.page) : []).flatMap((note): PlacedNote[] => {
    const first = note.places.flatMap((at) => boxesOf(sheet, at))[0];
    return first ? [{ ...note, y: first.y + first.h / 2 }] : [];
  });
  const margin = drawMargin(notes, column);
  const top = Math.ceil(margin.height);
  const legend = drawLegend(sheet, { top, width, size });
  const height = top + Math.ceil(legend.height);
  const layers = [
    drawLines(sheet, size),
    drawFields(sheet, size),
    drawVoices(sheet, size),
    drawMarks(sheet, size),
    rect({ x: left, y: 0, w: width - left, h: top }, { fill: inks.margin }),
    rect({ x: left, y: 0, w: size * 0.08, h: top }, { fill: inks.rule }),
    margin.svg,
    legend.svg,
  ];
  const svg = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, 'font-family': faces },
    layers.join(''),
  );
  return { svg, width, height };
}

function drawLines(sheet: PageSheet, size: number): string {
  return sheet.lines
    .map((line) => {
      const box = line.role === 'blank' ? null : boxOfLine(sheet, line);
      if (line.role === 'blank' || !box) return '';
      const [colour] = roleColours[line.role];
      const isText = line.role === 'body';
      return rect(grow(box, size * 0.12), {
        rx: size * 0.15,
        fill: colour,
        'fill-opacity': isText ? 0.1 : 0.2,
        stroke: isText ? undefined : colour,
        'stroke-width': isText ? undefined : size * 0.07,
      });
    })
    .join('');
}

/** A rule under each field of the head. */
function drawFields(sheet: PageSheet, size: number): string {
  if (!sheet.record) return '';
  return notesOf(sheet.record, sheet.page)
    .filter(({ colour }) => colour === inks.field)
    .flatMap(({ places }) => places.flatMap((at) => boxesOf(sheet, at)))
    .map(({ x, y, w, h }) => rect({ x, y: y + h + size * 0.12, w, h: size * 0.13 }, { fill: inks.field }))
    .join('');
}

/** A bar beside each speech, and its label framed, in the speaker's colour. */
function drawVoices(sheet: PageSheet, size: number): string {
  if (!sheet.record) return '';
  const lines = surround(
    sheet.lines.flatMap((line) => (line.role === 'body' ? (boxOfLine(sheet, line) ?? []) : [])),
  );
  return voicesOf(sheet.record, sheet.page)
    .map(({ who, label, parts }) => {
      const colour = voiceColour(who);
      const names = boxesOf(sheet, label);
      const all = surround([...names, ...parts.flatMap((at) => boxesOf(sheet, at))]);
      if (!all || !lines) return '';
      const x = Math.max(size * 0.3, lines.x - size * 1.2);
      const bar = rect({ x, y: all.y, w: size * 0.32, h: all.h }, { rx: size * 0.16, fill: colour });
      return (
        bar +
        names
          .map((box) =>
            rect(grow(box, size * 0.15), {
              rx: size * 0.2,
              fill: colour,
              'fill-opacity': 0.14,
              stroke: colour,
              'stroke-width': size * 0.1,
            }),
          )
          .join('')
      );
    })
    .join('');
}
