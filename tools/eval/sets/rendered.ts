import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PortionMark } from '../../../src/model/marks.ts';
import type { Region } from '../../../src/model/position.ts';
import type { Rate } from '../counts.ts';
import type { EvalDocument, Judgment, Paper } from '../judged.ts';
import { bare, characterErrorRate, squeeze } from '../likeness.ts';
import type { MarkSaid } from '../marks-said.ts';
import { heldAgainst, sureMarks } from '../marks-said.ts';
import { readJson } from './files.ts';

/** Where marks and banner lines stand on a rendered page. */
export interface RenderedGold {
  readonly dpi: number;
  readonly height: number;
  readonly marks: readonly {
    /** "(C)", or a banner's word. */
    readonly text: string;
    readonly struck: boolean;
    readonly banner?: boolean;
    /** Where the mark has more in it than a level: "(C/NF)". */
    readonly level?: string;
    /** Left, top, right, bottom in pixels. */
    readonly bbox: readonly [number, number, number, number];
  }[];
}

/** Pages rendered and degraded, with their text and the boxes of their marks. */
export function renderedDocuments(corpus: string): EvalDocument[] {
  const folder = join(corpus, 'synthetic-scan');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.png'))
    .map((file) => {
      const id = file.slice(0, -'.png'.length);
      const gold = readJson(join(folder, `${id}.json`)) as RenderedGold;
      const text = readFileSync(join(folder, `${id}.txt`), 'utf8');
      return {
        group: 'scan/synthetic',
        id,
        path: join(folder, file),
        judge: (paper) => [judgeRendered(id, gold, text, paper)],
      };
    });
}

/** A mark as read, by either the record or the page's picture. */
interface Candidate {
  readonly region: Region;
  readonly level: string | null;
  readonly struck: boolean;
}

/** Inches by which the middle of a mark may stand outside the region that is given for it. */
const reach = 0.1;

/** Holds the page's marks, banner lines and text against what it was made with. */
export function judgeRendered(id: string, gold: RenderedGold, text: string, paper: Paper): Judgment {
  const read = paper.pages.map((page) => page.text).join('\n');
  const wanted = gold.marks.filter(({ banner }) => !banner);
  const final = marksOf(paper);
  const inRecord = pairMarks(gold, wanted, final);
  const inPicture = pairMarks(
    gold,
    wanted,
    paper.pages.flatMap(({ marks = [] }) => marks),
  );
  const matched = new Map([...inRecord].map(([n, mark]) => [mark, levelIn(wanted[n]!)]));
  const marks: MarkSaid[] = final.map((mark) => heldAgainst(mark.mark, matched.get(mark) ?? null));
  return {
    id,
    fields: {},
    overlaps: {
      marks: { hits: inRecord.size, found: final.length, expected: wanted.length },
      'marks: picture': {
        hits: inPicture.size,
        found: paper.pages.reduce((sum, page) => sum + (page.marks?.length ?? 0), 0),
        expected: wanted.length,
      },
    },
    rates: {
      ...markRates(wanted, inRecord, ''),
      ...markRates(wanted, inPicture, ': picture'),
      ...bannerRates(gold, paper),
      'sure marks': sureMarks(marks),
      characters: { right: 1 - characterErrorRate(bare(text), bare(read)), of: 1 },
      'characters: with case and punctuation': {
        right: 1 - characterErrorRate(squeeze(text), squeeze(read)),
        of: 1,
      },
    },
    kind: null,
    marks,
    checks: [],
    people: null,
    portions: null,
    elsewhere: [],
  };
}

function marksOf({ records }: Paper): (Candidate & { readonly mark: PortionMark })[] {
  const marks = records.flatMap(({ subject, body }) => [
    ...(subject?.mark ? [subject.mark] : []),
    ...body.flatMap((block) =>
      block.kind === 'heading' ? [] : block.paragraphs.flatMap(({ mark }) => mark ?? []),
    ),
  ]);
  return marks.flatMap((mark) => {
    const { region } = mark.at;
    return region ? [{ region, level: mark.level, struck: mark.struck, mark }] : [];
  });
}

type Wanted = RenderedGold['marks'][number];

/** By the number of the mark wanted: the mark read whose region holds its middle, of several the smallest. */
function pairMarks<T extends Candidate>(
  { dpi }: RenderedGold,
  wanted: readonly Wanted[],
  read: readonly T[],
): Map<number, T> {
  const pairs = new Map<number, T>();
  const taken = new Set<T>();
  for (const [n, { bbox }] of wanted.entries()) {
    const [left, top, right, bottom] = bbox;
    const [x, y] = [(left + right) / 2 / dpi, (top + bottom) / 2 / dpi];
    const holding = read.filter((mark) => {
      const { region } = mark;
      const beyond = (at: number, from: number, size: number): number =>
        Math.max(0, from / region.dpi - at, at - (from + size) / region.dpi);
      return (
        !taken.has(mark) &&
        beyond(x, region.x, region.w) <= reach &&
        beyond(y, region.y, region.h) <= reach / 2
      );
    });
    const [best] = holding.toSorted((a, b) => a.region.w * a.region.h - b.region.w * b.region.h);
    if (!best) continue;
    taken.add(best);
    pairs.set(n, best);
  }
  return pairs;
}

function levelIn({ level, text }: Wanted): string {
  return level ?? text.replace(/[()]/g, '');
}

function markRates(
  wanted: readonly Wanted[],
  pairs: ReadonlyMap<number, Candidate>,
  part: string,
): Record<string, Rate> {
  const all = wanted.map((mark, n) => ({ ...mark, read: pairs.get(n) }));
  const rate = (struck: boolean, is: (mark: (typeof all)[number]) => boolean): Rate => {
    const some = all.filter((mark) => mark.struck === struck);
    return { right: some.filter(is).length, of: some.length };
  };
  const levelRight = (mark: (typeof all)[number]): boolean => mark.read?.level === levelIn(mark);
  return {
    [`struck found${part}`]: rate(true, ({ read }) => read?.struck === true),
    [`struck read${part}`]: rate(true, levelRight),
    [`unstruck read${part}`]: rate(false, levelRight),
    [`unstruck left unstruck${part}`]: rate(false, ({ read }) => read?.struck !== true),
  };
}

/** Words of the banners that the pages carry. */
const bannerLevels: Readonly<Record<string, string>> = { CONFIDENTIAL: 'C', SECRET: 'S', 'TOP SECRET': 'TS' };

function bannerRates({ marks, height }: RenderedGold, { records }: Paper): Record<string, Rate> {
  const wanted = marks.filter(({ banner }) => banner);
  const lines = records.flatMap(({ banner }) => banner.lines);
  const found = wanted.map(({ bbox }) =>
    lines.find(({ position }) => position === (bbox[1] < height / 2 ? 'top' : 'bottom')),
  );
  return {
    'banner lines': {
      right: wanted.filter(({ text }, n) => found[n]?.level === bannerLevels[text]).length,
      of: wanted.length,
    },
    'banner lines struck': {
      right: wanted.filter(({ struck }, n) => found[n]?.struck === struck).length,
      of: wanted.length,
    },
  };
}
