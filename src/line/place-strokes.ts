import type { StrokeOnLine } from '../model/line.ts';
import type { Page, StrokeOnImage, Word } from '../model/page.ts';
import { indexIn } from './place-marks.ts';
import type { DraftLine } from './roles.ts';

/** Part of a word that must lie in a stroke's region for the stroke to be along it. */
const covered = 0.6;

/** Puts the strokes of the page's picture to the words of its lines. */
export function placeStrokes(page: Page, lines: readonly DraftLine[]): readonly DraftLine[] {
  const { strokes, words } = page;
  if (!strokes || !words) return lines;
  const placed = new Map<DraftLine, StrokeOnLine[]>();
  for (const stroke of strokes) {
    const along = words.filter((word) => isAlong(word, stroke));
    const line =
      along[0] && lines.find(({ chars }) => along[0]!.chars[0] >= chars[0] && along[0]!.chars[0] < chars[1]);
    if (!line) continue;
    const own = along.filter(({ chars }) => chars[1] <= line.chars[1]);
    const from = indexIn(line, own[0]!.chars[0]);
    const to = indexIn(line, own.at(-1)!.chars[1] - 1) + 1;
    if (to > from) placed.set(line, [...(placed.get(line) ?? []), { kind: stroke.kind, span: [from, to] }]);
  }
  return lines.map((line) => ({
    ...line,
    strokes: (placed.get(line) ?? []).toSorted((a, b) => a.span[0] - b.span[0]),
  }));
}

function isAlong({ region }: Word, stroke: StrokeOnImage): boolean {
  const { x, y, w, h } = stroke.region;
  const shared = Math.min(region.x + region.w, x + w) - Math.max(region.x, x);
  const middle = region.y + region.h / 2;
  return shared >= region.w * covered && middle > y && middle < y + h;
}
