import type { PortionMark } from '../model/marks.ts';
import type { AuditContext } from './context.ts';

/** Why marks above the banner are taken for misread ones. */
export interface Misreading {
  readonly reason: string;
}

/** Consecutive classified marks of one reading: level and stroke. */
export interface Run {
  readonly reading: string;
  readonly marks: readonly PortionMark[];
}

/** A run shorter than this shows no pattern. */
const shortest = 3;

/**
 * Four tests before a portion above the banner is called a fault of the paper: every such mark is struck; no other classified
 * mark stands on its page; all banners agree; no such mark is plain. All four true: strokes made one letter look like another.
 *
 * Where page breaks were lost, "on its page" cannot be asked; unbroken runs of equal marks stand in for pages.
 */
export function suspectMisreading(context: AuditContext): Misreading | null {
  const { outranking, memcon } = context;
  if (outranking.length === 0 || !outranking.every(({ struck }) => struck)) return null;
  const levels = new Set(memcon.banner.lines.flatMap(({ level }) => (level ? [level] : [])));
  if (levels.size !== 1) return null;
  const above = new Set(outranking);
  const pages = new Set(outranking.map(({ at }) => at.page));
  const alone = context.classifiedMarks.every((mark) => above.has(mark) || !pages.has(mark.at.page));
  if (alone)
    return {
      reason:
        'every such mark is struck, no other classified mark stands on their pages, and all banners agree',
    };
  if (!context.pageBreaksDoubtful) return null;
  const runs = runsOf(context.classifiedMarks).filter(({ marks }) => marks.some((mark) => above.has(mark)));
  return runs.length > 0 && runs.every(({ marks }) => marks.length >= shortest)
    ? {
        reason:
          'every such mark is struck, they stand in unbroken runs, all banners agree, and page breaks were lost',
      }
    : null;
}

export function runsOf(marks: readonly PortionMark[]): Run[] {
  const runs: { reading: string; marks: PortionMark[] }[] = [];
  for (const mark of marks) {
    const reading = readingOf(mark);
    const last = runs.at(-1);
    if (last?.reading === reading) last.marks.push(mark);
    else runs.push({ reading, marks: [mark] });
  }
  return runs;
}

export function readingOf({ struck, level }: PortionMark): string {
  return `${struck ? 'struck' : 'plain'} ${level ?? '?'}`;
}

/**
 * The pages' readings, where classified marks read the same all through each page and the reading changes at least twice from
 * page to page; null otherwise. Where page breaks were lost, unbroken runs of some length stand in for pages.
 */
export function uniformStretches(context: AuditContext): readonly Run[] | null {
  const marks = context.classifiedMarks;
  const pages = pagesOf(marks);
  if (pages && changes(pages) >= 2 && pages.filter((page) => page.marks.length > 1).length >= 2) return pages;
  if (!context.pageBreaksDoubtful) return null;
  const runs = runsOf(marks);
  return runs.length >= 3 && runs.every((run) => run.marks.length >= shortest) ? runs : null;
}

function changes(stretches: readonly Run[]): number {
  return stretches.filter(({ reading }, i) => i > 0 && reading !== stretches[i - 1]!.reading).length;
}

/** Null where a page bears two readings. */
function pagesOf(marks: readonly PortionMark[]): Run[] | null {
  const pages = new Map<number, { reading: string; marks: PortionMark[] }>();
  for (const mark of marks) {
    const page = pages.get(mark.at.page);
    if (!page) pages.set(mark.at.page, { reading: readingOf(mark), marks: [mark] });
    else if (page.reading !== readingOf(mark)) return null;
    else page.marks.push(mark);
  }
  return [...pages.values()];
}
