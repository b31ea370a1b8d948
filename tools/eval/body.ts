import type { PortionMark } from '../../src/model/marks.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { Pair } from './align.ts';
import { alignInOrder } from './align.ts';
import type { Overlap } from './counts.ts';
import { alike, bare, characterErrorRate } from './likeness.ts';
import type { MarkSaid } from './marks-said.ts';
import { heldAgainst, unplaced } from './marks-said.ts';
import type { TruthTurn } from './truth.ts';

/** One paragraph of either side of a comparison. */
export interface Portion {
  /** Label of the turn that it stands in. */
  readonly speaker: string | null;
  /** It opens its turn. */
  readonly opens: boolean;
  readonly text: string;
  /** Level of its portion mark. `'?'`: a mark that could not be read. Undefined: marks are not compared. */
  readonly mark?: string | null;
  readonly struck?: boolean;
  /** The mark as the reader has it. */
  readonly reading?: PortionMark | null;
}

export interface PortionScore {
  readonly expected: readonly Portion[];
  readonly got: readonly Portion[];
  readonly pairs: readonly Pair[];
  readonly paragraphs: Overlap;
}

export interface MarkCounts {
  readonly paragraphs: number;
  /** Paragraphs found whose level (or lack of a mark) is read right. */
  readonly level: number;
  readonly struck: number;
  readonly struckFound: number;
  /** Struck marks whose level is read right. */
  readonly struckRead: number;
  /** Struck marks of another level than most of the record's, and those of them whose level is read right. */
  readonly odd: number;
  readonly oddRead: number;
  /** Marks that are not struck, and those of them whose level is read right. */
  readonly unstruck: number;
  readonly unstruckRead: number;
}

export interface BodyScore extends PortionScore {
  readonly turns: Overlap;
  readonly marks: MarkCounts;
  /** Paragraphs found whose mark is struck. */
  readonly strokes: Overlap;
  readonly said: readonly MarkSaid[];
  /** Characters to change over characters expected, over all paragraphs' bare text. */
  readonly cer: number;
}

/** Paragraphs this alike are the same one. */
const paragraphNearness = 0.8;
/** Labels this alike are the same one; speeches also have to begin alike. */
const labelNearness = 0.8;
const openingNearness = 0.6;
/** Characters of a speech's first paragraph that are compared. */
const openingLength = 60;

export interface Opening {
  readonly speaker: string;
  readonly text: string;
}

/** Pairs speeches in order by label and by the opening of their first paragraph. */
export function pairOpenings(expected: readonly Opening[], got: readonly Opening[]): Pair[] {
  const prepare = ({ speaker, text }: Opening): readonly [string, string] => [
    bare(speaker),
    bare(text.slice(0, openingLength)),
  ];
  const wanted = expected.map(prepare);
  const found = got.map(prepare);
  return alignInOrder(wanted.length, found.length, (i, j) => {
    const [speaker, opening] = wanted[i]!;
    const [label, start] = found[j]!;
    return alike(speaker, label, labelNearness) && alike(opening, start, openingNearness);
  });
}

export function overlapOf(pairs: readonly Pair[], expected: number, found: number): Overlap {
  return { hits: pairs.length, found, expected };
}

export function openingsOfTurns(turns: readonly TruthTurn[]): Opening[] {
  return turns.flatMap(({ speaker, paragraphs }) =>
    speaker === null ? [] : [{ speaker, text: paragraphs[0]?.text ?? '' }],
  );
}

export function openingsOfRecord(
  record: MemconRecord | null,
  kinds: readonly ('speech' | 'reported')[],
): Opening[] {
  return (record?.body ?? []).flatMap((block) =>
    (block.kind === 'speech' || block.kind === 'reported') && kinds.includes(block.kind)
      ? [{ speaker: block.speaker, text: block.paragraphs[0]?.text ?? '' }]
      : [],
  );
}

export function portionsOfTurns(turns: readonly TruthTurn[]): Portion[] {
  return turns.flatMap(({ speaker, paragraphs }) =>
    paragraphs.map(({ text, mark, struck }, n) => ({ speaker, opens: n === 0, text, mark, struck })),
  );
}

/** The record's paragraphs in order. */
export function portionsOfRecord(record: MemconRecord | null): Portion[] {
  return (record?.body ?? []).flatMap((block): Portion[] => {
    if (block.kind === 'heading') return [];
    const speaker = block.kind === 'narrative' ? null : block.speaker;
    return block.paragraphs.map(({ text, mark }, n) => ({
      speaker,
      opens: n === 0,
      text,
      mark: mark && (mark.level ?? '?'),
      struck: mark?.struck ?? false,
      reading: mark,
    }));
  });
}

/** A text of the record that is no paragraph of its body, and what it was taken for. */
export interface Elsewhere {
  readonly taken: string;
  readonly text: string;
}

/** Where a paragraph that is missing from the body may have gone. */
export function elsewhereIn(record: MemconRecord | null): Elsewhere[] {
  if (!record) return [];
  const texts = (taken: string, list: readonly { readonly text: string }[]): Elsewhere[] =>
    list.map(({ text }) => ({ taken, text }));
  return [
    ...record.body.flatMap((block) => (block.kind === 'heading' ? texts('a heading', [block]) : [])),
    ...record.furniture.map(({ role, typed }) => ({ taken: `furniture (${role})`, text: typed })),
    ...texts('drafting', record.drafting),
    ...texts('an attachment', record.attachments),
    ...texts('the closing', record.closing ? [record.closing] : []),
    ...texts('the title', record.title ? [record.title] : []),
    ...texts('the subject', record.subject ? [record.subject] : []),
    ...record.participants.map(({ typed }) => ({ taken: 'a participant', text: typed })),
  ];
}

/** Pairs paragraphs in order by likeness of their texts. */
export function scorePortions(expected: readonly Portion[], got: readonly Portion[]): PortionScore {
  const wanted = expected.map(({ text }) => bare(text));
  const found = got.map(({ text }) => bare(text));
  const pairs = alignInOrder(wanted.length, found.length, (i, j) =>
    alike(wanted[i]!, found[j]!, paragraphNearness),
  );
  return { expected, got, pairs, paragraphs: overlapOf(pairs, expected.length, got.length) };
}

/** Holds the body read against the turns expected. */
export function scoreBody(turns: readonly TruthTurn[], record: MemconRecord | null): BodyScore {
  const portions = scorePortions(portionsOfTurns(turns), portionsOfRecord(record));
  const wanted = openingsOfTurns(turns);
  const found = openingsOfRecord(record, ['speech', 'reported']);
  const whole = (list: readonly Portion[]): string => list.map(({ text }) => bare(text)).join('');
  return {
    ...portions,
    turns: overlapOf(pairOpenings(wanted, found), wanted.length, found.length),
    ...judgeMarks(portions),
    cer: characterErrorRate(whole(portions.expected), whole(portions.got)),
  };
}

function judgeMarks({ expected, got, pairs }: PortionScore): Pick<BodyScore, 'marks' | 'strokes' | 'said'> {
  const partner = new Map(pairs);
  const held = expected.map((portion, i) => {
    const j = partner.get(i);
    const found = j === undefined ? undefined : got[j];
    return { ...portion, found, level: sameLevel(portion, found) };
  });
  const struck = held.filter((portion) => portion.struck);
  const most = commonest(struck.map(({ mark }) => mark ?? null));
  const odd = struck.filter(({ mark }) => (mark ?? null) !== most);
  const unstruck = held.filter(({ mark, struck }) => mark && !struck);
  const struckFound = struck.filter(({ found }) => found?.struck).length;
  const wanted = new Map(pairs.map(([i, j]) => [j, expected[i]!.mark ?? null]));
  return {
    marks: {
      paragraphs: held.length,
      level: held.filter(({ level }) => level).length,
      struck: struck.length,
      struckFound,
      struckRead: struck.filter(({ level }) => level).length,
      odd: odd.length,
      oddRead: odd.filter(({ level }) => level).length,
      unstruck: unstruck.length,
      unstruckRead: unstruck.filter(({ level }) => level).length,
    },
    strokes: {
      hits: struckFound,
      found: held.filter(({ found }) => found?.struck).length,
      expected: struck.length,
    },
    said: got.flatMap(({ reading }, j) => {
      if (!reading) return [];
      const level = wanted.get(j);
      return level === undefined ? unplaced(reading) : heldAgainst(reading, level);
    }),
  };
}

function commonest<T>(values: readonly T[]): T | undefined {
  const groups = [...Map.groupBy(values, (value) => value)];
  return groups.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
}

/** An unreadable mark claims no level, and so agrees with a portion that has none. */
function sameLevel(expected: Portion, got: Portion | undefined): boolean {
  return got !== undefined && (got.mark === '?' ? null : got.mark) === (expected.mark ?? null);
}
