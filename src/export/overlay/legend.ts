import { lineRoles } from '../../model/line.ts';
import { pageSpan } from '../wording.ts';
import { leftFrame, markFrame, markTag } from './marks.ts';
import { inks, levelColours, roleColours } from './palette.ts';
import type { PageSheet } from './sheet.ts';
import { rect, text, type Box } from './svg.ts';

/** Mean width of a letter in the legend, in parts of its size. */
const letterWidth = 0.56;

interface Entry {
  readonly name: string;
  /** Draws the sample into a box as high as the letters. */
  readonly sample: (box: Box) => string;
}

/** The strip below the page: what page this is, and what colours and frames mean. Gives the strip and its height. */
export function drawLegend(
  sheet: PageSheet,
  { top, width, size }: { readonly top: number; readonly width: number; readonly size: number },
): { readonly svg: string; readonly height: number } {
  const left = size;
  const rowHeight = 1.9 * size;
  let x = left;
  let y = top + 3.6 * size;
  let svg = '';
  for (const { name, sample } of entries(sheet, size)) {
    const w = 2.1 * size + name.length * letterWidth * size + 1.4 * size;
    if (x + w > width && x > left) {
      x = left;
      y += rowHeight;
    }
    svg += sample({ x, y: y - 0.85 * size, w: 1.6 * size, h: size });
    svg += text(x + 2.1 * size, y, name, { 'font-size': size, fill: inks.text });
    x += w;
  }
  const height = y + 1.2 * size - top;
  const paper = rect({ x: 0, y: top, w: width, h: height }, { fill: inks.margin });
  const rule = rect({ x: 0, y: top, w: width, h: size * 0.08 }, { fill: inks.rule });
  const title = text(left, top + 1.7 * size, titleOf(sheet), {
    'font-size': size * 1.05,
    'font-weight': 'bold',
    fill: inks.text,
  });
  return { svg: paper + rule + title + svg, height };
}

function titleOf({ name, page, pageCount, record, otherwise }: PageSheet): string {
  const parts = [
    name,
    `page ${page.number} of ${pageCount}`,
    record ? `record of ${pageSpan(record.source.pages)}` : (otherwise ?? 'no record'),
    ...(page.witness?.engine ? [`read with ${page.witness.engine}`] : []),
  ];
  return parts.join('  ·  ');
}

function entries({ lines, record, page }: PageSheet, size: number): readonly Entry[] {
  const present = new Set(lines.map(({ role }) => role));
  const roles = lineRoles.flatMap((role): Entry[] => {
    if (role === 'blank' || !present.has(role)) return [];
    const [colour, name] = roleColours[role];
    return [
      {
        name,
        sample: (box) => rect(box, { rx: size * 0.15, fill: colour, 'fill-opacity': 0.3, stroke: colour }),
      },
    ];
  });
  if (!record) return roles;
  const frame =
    (doubtful: boolean): Entry['sample'] =>
    (box) =>
      markFrame(box, levelColours.C, doubtful, size);
  return [
    ...roles,
    { name: 'portion mark', sample: frame(false) },
    { name: 'doubtful', sample: frame(true) },
    { name: 'struck', sample: (box) => markTag(box, 'C', levelColours.C, true, size) },
    ...(page.marks
      ? [
          {
            name: 'mark on the picture that the record leaves out',
            sample: (box: Box) => leftFrame(box, size),
          },
        ]
      : []),
  ];
}
