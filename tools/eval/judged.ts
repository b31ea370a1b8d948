import type { OtherPage } from '../../src/model/memcon.ts';
import type { Page } from '../../src/model/page.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { CopyingName } from './copies.ts';
import type { FieldCount, Overlap, Rate } from './counts.ts';
import type { Elsewhere, PortionScore } from './body.ts';
import type { Check } from './fields.ts';
import type { MarkSaid } from './marks-said.ts';
import { sureMarks } from './marks-said.ts';
import type { PeopleScore } from './people.ts';
import { share } from './counts.ts';
import type { ListCheck } from './lists.ts';
import type { PaperReading } from './read.ts';
import type { Score } from './score.ts';
import { elsewhereIn } from './body.ts';

export const setNames = [
  'own',
  'gold',
  'headers',
  'frus',
  'frus-xml',
  'scan',
  'copies',
  'header-copies',
  'generated',
] as const;
export type SetName = (typeof setNames)[number];

/** What the reader made of one file. */
export interface Paper {
  readonly records: readonly MemconRecord[];
  readonly otherPages: readonly OtherPage[];
  readonly pages: readonly Page[];
}

/** A document of an evaluation set, not yet read. */
export interface EvalDocument {
  /** Set and part of the set that figures are given for: `gold/tesseract`. */
  readonly group: string;
  readonly id: string;
  /** The file that is read. */
  readonly path: string;
  /** Reads a file that is no paper; the pipeline reads where this is left out. */
  readonly read?: () => PaperReading;
  /** How the file's pages are copied before they are read; as they are where this is left out. */
  readonly copying?: CopyingName;
  /** What a generated page was made with, by name. */
  readonly conditions?: Readonly<Record<string, string>>;
  /** Holds what was read against what is expected: one judgment for each record expected. */
  readonly judge: (paper: Paper) => Judgment[];
}

/** One record held against its gold, in the counts that every set is summed in. */
export interface Judgment {
  /** The document's id, with `#n` where it is a packet. */
  readonly id: string;
  readonly fields: Readonly<Record<string, FieldCount>>;
  readonly overlaps: Readonly<Record<string, Overlap>>;
  readonly rates: Readonly<Record<string, Rate>>;
  /** Null: the gold is of a page, and says nothing of the paper's kind. */
  readonly kind: { readonly expected: string; readonly got: string } | null;
  readonly marks: readonly MarkSaid[];
  readonly checks: readonly Check[];
  readonly people: PeopleScore | null;
  readonly portions: PortionScore | null;
  readonly elsewhere: readonly Elsewhere[];
  /** Lists that are held against the gold letter by letter. */
  readonly lists?: readonly ListCheck[];
}

/** Counts by field name, participants among them. */
export function fieldCounts(
  checks: readonly Check[],
  people: PeopleScore | null,
): Record<string, FieldCount> {
  const counts = Object.fromEntries(checks.map(({ field, count }) => [field, count]));
  return people ? { ...counts, participants: people.count } : counts;
}

/** A score of header, participants and (where the gold has it) body, as counts. */
export function judgmentOf(
  id: string,
  { checks, further, people, whole, body }: Score,
  record: MemconRecord | null,
): Judgment {
  const kind = checks.find(({ field }) => field === 'kind');
  const all = [...checks, ...further];
  return {
    id,
    fields: fieldCounts(all, people),
    overlaps: {
      names: people.names,
      ...(body && { turns: body.turns, paragraphs: body.paragraphs, strokes: body.strokes }),
    },
    rates: {
      'header whole': { right: Number(whole), of: 1 },
      roles: people.roles,
      ...(body && {
        'mark level': { right: body.marks.level, of: body.marks.paragraphs },
        'struck found': { right: body.marks.struckFound, of: body.marks.struck },
        'struck read': { right: body.marks.struckRead, of: body.marks.struck },
        'struck read: not the commonest level': { right: body.marks.oddRead, of: body.marks.odd },
        'unstruck read': { right: body.marks.unstruckRead, of: body.marks.unstruck },
        'sure marks': sureMarks(body.said),
        characters: { right: 1 - body.cer, of: 1 },
      }),
    },
    kind: { expected: kind?.expected ?? 'none', got: kind?.got ?? 'none' },
    marks: body?.said ?? [],
    checks: all,
    people,
    portions: body,
    elsewhere: elsewhereIn(record),
  };
}

/** One line on a judgment: the fields that are wrong, then every overlap and rate. */
export function summarize({ checks, people, overlaps, rates }: Judgment): string {
  const wrong = checks.filter(({ right }) => !right).map(({ field }) => field);
  if (people && !people.whole) wrong.push('participants');
  const header = wrong.length === 0 ? 'header right' : `wrong: ${wrong.join(', ')}`;
  return [
    ...(checks.length === 0 ? [] : [header]),
    ...Object.entries(overlaps)
      .filter(([name]) => !name.includes(':'))
      .map(
        ([name, { hits, expected, found }]) =>
          `${name} ${hits}/${expected}${found > hits ? ` (+${found - hits} extra)` : ''}`,
      ),
    ...Object.entries(rates)
      .filter(([name, { of }]) => name !== 'header whole' && !name.includes(':') && of > 0)
      .map(([name, rate]) =>
        rate.of === 1 ? `${name} ${share(rate).toFixed(3)}` : `${name} ${rate.right}/${rate.of}`,
      ),
  ].join('; ');
}
