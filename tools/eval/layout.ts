import type { OtherPageKind } from '../../src/model/memcon.ts';
import type { Rate } from './counts.ts';
import type { Paper } from './judged.ts';

/** Which pages of a file are a memorandum's, and which are none. */
export interface Layout {
  readonly records: readonly (readonly [first: number, last: number])[];
  readonly others: readonly LaidPage[];
}

export interface LaidPage {
  readonly page: number;
  /** Null: the gold's word for it is none of ours. */
  readonly kind: OtherPageKind | null;
}

/** What the gold calls pages that belong to no record, by the words that tell them. */
const kinds: readonly (readonly [word: RegExp, kind: OtherPageKind])[] = [
  [/withdrawal/i, 'withdrawal-sheet'],
  [/profile/i, 'profile-sheet'],
  [/marker/i, 'marker'],
  [/cover/i, 'cover'],
  [/blank/i, 'blank'],
];

export function otherKindOf(words: string): OtherPageKind | null {
  return kinds.find(([word]) => word.test(words))?.[1] ?? null;
}

/** The one record of a file, which has all pages that are no others; they are first or last. */
export function layoutOfOne(pageCount: number, others: readonly LaidPage[]): Layout {
  const taken = new Set(others.map(({ page }) => page));
  const own = Array.from({ length: pageCount }, (_, n) => n + 1).filter((page) => !taken.has(page));
  return { records: own.length === 0 ? [] : [[own[0]!, own.at(-1)!]], others };
}

/** How the file was divided: by records, by other pages, and as a whole. */
export function judgeLayout(
  { records, others }: Layout,
  { records: read, otherPages }: Paper,
): Record<string, Rate> {
  const spans = read.filter(({ kind }) => kind !== 'other').map(({ source }) => source.pages.join('-'));
  const wanted = records.map((span) => span.join('-'));
  const found = new Map(otherPages.map(({ page, kind }) => [page, kind]));
  const named = others.filter(({ kind }) => kind !== null);
  const right = others.filter(({ page }) => found.has(page)).length;
  const whole =
    wanted.join() === spans.join() && right === others.length && otherPages.length === others.length;
  return {
    spans: { right: wanted.filter((span) => spans.includes(span)).length, of: wanted.length },
    'other pages': { right, of: others.length },
    'other pages: kind': {
      right: named.filter(({ page, kind }) => found.get(page) === kind).length,
      of: named.length,
    },
    'divided right': { right: Number(whole), of: 1 },
  };
}
