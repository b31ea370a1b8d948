import type { Line } from '../../model/line.ts';
import type { Page } from '../../model/page.ts';
import type { At, Region } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { surround, type Box } from './svg.ts';

/** A page and the picture that is to be drawn over. */
export interface PageSheet {
  /** Name of the source. */
  readonly name: string;
  readonly pageCount: number;
  readonly page: Page;
  /** The page's own lines. */
  readonly lines: readonly Line[];
  /** The memorandum that the page belongs to; null of any other page. */
  readonly record: MemconRecord | null;
  /** What the page is, where it belongs to no memorandum: "withdrawal sheet". */
  readonly otherwise: string | null;
  /** Size of the picture in pixels, and its dots per inch. */
  readonly picture: { readonly width: number; readonly height: number; readonly dpi: number };
  /** From the page's own picture, which regions are given in, to the one that is drawn over. */
  readonly toPicture: (region: Region) => Box;
}

/** Box around the line's words on the picture; null of a line without words. */
export function boxOfLine({ page, toPicture }: PageSheet, { chars }: Pick<Line, 'chars'>): Box | null {
  return surround(wordsIn(page, chars).map(({ region }) => toPicture(region)));
}

/** One box for each line that the place covers on this page. */
export function boxesOf(sheet: PageSheet, at: At): readonly Box[] {
  if (at.page !== sheet.page.number) return [];
  const { chars } = at;
  if (!chars) return at.region ? [sheet.toPicture(at.region)] : [];
  return sheet.lines.flatMap((line) => {
    const shared = [Math.max(chars[0], line.chars[0]), Math.min(chars[1], line.chars[1])] as const;
    const box = shared[0] < shared[1] ? boxOfLine(sheet, { chars: shared }) : null;
    return box ? [box] : [];
  });
}

function wordsIn({ words = [] }: Page, [start, end]: readonly [number, number]): NonNullable<Page['words']> {
  return words.filter(({ chars }) => chars[0] < end && chars[1] > start);
}
