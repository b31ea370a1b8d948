import { doubtsOf } from '../annotation/doubts.ts';
import type { Correction } from '../annotation/correction.ts';
import { paragraphsOf, type NumberedParagraph } from '../annotation/paragraphs.ts';
import type { BlockKind } from '../model/body.ts';
import type { Level } from '../model/marks.ts';
import type { MemconRecord } from '../model/record.ts';
import { daysOf, slotParagraphs, type SlotEntry } from './columns.ts';
import { codeToken, dayTokens, markTokens, roleToken, token, wordTokens } from './tokens.ts';
import { distinctWords, wordsOf } from './words.ts';

/** What a hit shows of its paragraph, as kept beside the record. */
export type Passage = readonly [
  text: string,
  page: number,
  block: BlockKind,
  speaker: string | null,
  addressees: readonly string[],
  mark: readonly [level: Level | null, struck: boolean] | null,
];

/** A label of the record, with the person it settled on. */
export interface Label {
  readonly text: string;
  /** Index in the participants; null: a speaker's label. */
  readonly participant: number | null;
  readonly person: number | null;
  readonly basis: string | null;
}

/** A record made ready to be written: everything but the ids of its values and its slots. */
export interface Entry {
  readonly record: MemconRecord;
  readonly passages: readonly Passage[];
  readonly labels: readonly Label[];
  /** Distinct labels of speakers, in order of appearance. */
  readonly speakers: readonly string[];
  /** For each paragraph. */
  readonly rows: readonly ParagraphRow[];
  readonly venue: string | null;
  readonly rules: readonly string[];
  /** ISO 8601; null where none is read. */
  readonly date: string | null;
  readonly doubt: number | null;
}

interface ParagraphRow {
  readonly text: string;
  /** Field tokens that need no id. */
  readonly tokens: readonly string[];
  readonly words: number;
  readonly distinct: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
  /** Index into the speakers, -1: none. */
  readonly speaker: number;
  /** Indexes of the participants that are spoken to. */
  readonly to: readonly number[];
  readonly mark: { readonly level: Level | null; readonly struck: boolean } | null;
}

/**
 * @param read the record as it was read, for the doubts about it
 * @param record the same with the corrections applied: what is searched
 */
export function entryOf(
  read: MemconRecord,
  record: MemconRecord,
  corrections: readonly Correction[],
  labels: readonly Label[],
): Entry {
  const speakers: string[] = [];
  const numbered = paragraphsOf(record);
  const doubts = doubtsOf(read, corrections);
  return {
    record,
    labels,
    speakers,
    date: record.date?.iso ?? null,
    venue: record.venue?.text ?? null,
    rules: [...new Set(record.findings.map(({ rule }) => rule))],
    doubt: doubts[0]?.confidence ?? null,
    passages: numbered.map((paragraph) => passageOf(record, paragraph)),
    rows: numbered.map((paragraph) => rowOf(record, paragraph, speakers)),
  };
}

/** Slots that the record needs: one at least. */
export function slotsOf(entry: Entry): number {
  return Math.max(1, Math.ceil(entry.rows.length / slotParagraphs));
}

function passageOf(record: MemconRecord, { paragraph, within }: NumberedParagraph): Passage {
  const { text, mark, at } = paragraph;
  return [
    text,
    at.page,
    within.kind,
    within.kind === 'narrative' ? null : within.speaker,
    addressees(record, within).map((index) => record.participants[index]!.name),
    mark && [mark.level, mark.struck],
  ];
}

function rowOf(
  record: MemconRecord,
  { paragraph, within }: NumberedParagraph,
  speakers: string[],
): ParagraphRow {
  const label = within.kind === 'narrative' ? null : within.speaker;
  const who = within.kind === 'narrative' ? null : within.who;
  const to = addressees(record, within);
  const role = who === null ? undefined : record.participants[who]?.role;
  const tokens = [
    ...(label === null ? [] : wordTokens('speaker', label)),
    ...to.flatMap((index) => wordTokens('to', record.participants[index]!.name)),
    ...(role ? [roleToken(role)] : []),
    ...markTokens(paragraph.mark),
  ];
  const words = wordsOf(paragraph.text);
  return {
    text: paragraph.text,
    tokens,
    words: words.length,
    ...distinctWords(words),
    speaker: label === null ? -1 : indexIn(speakers, label),
    to,
    mark: paragraph.mark,
  };
}

function indexIn(list: string[], value: string): number {
  const known = list.indexOf(value);
  return known < 0 ? list.push(value) - 1 : known;
}

/**
 * Participants that direct speech is spoken to: where its speaker is one of two principals, the other one. Of more
 * the paper does not say whom a sentence was meant for.
 */
function addressees(record: MemconRecord, within: NumberedParagraph['within']): readonly number[] {
  if (within.kind !== 'speech' || within.who === null) return [];
  const principals = record.participants.flatMap(({ role }, index) => (role === 'principal' ? [index] : []));
  if (principals.length !== 2 || !principals.includes(within.who)) return [];
  return principals.filter((index) => index !== within.who);
}

/** Field tokens that all paragraphs of the record share and that need no id. */
export function sharedTokens({ record, rules, date, venue }: Entry): readonly string[] {
  const reasons = record.authority?.reason?.codes ?? [];
  const orders = record.declassification.flatMap(({ order }) => (order === null ? [] : [order]));
  const tokens = [
    token('kind', record.kind),
    ...(date === null ? [] : dayTokens(date)),
    ...(record.banner.level === null
      ? [token('banner', 'none')]
      : [token('banner', record.banner.level.toLowerCase())]),
    ...(venue === null ? [] : wordTokens('venue', venue)),
    ...(record.subject ? wordTokens('subject', record.subject.text) : []),
    ...orders.flatMap((order) => wordTokens('order', order)),
    ...reasons.map((code) => codeToken('reason', code)),
    ...rules.map((rule) => codeToken('finding', rule)),
  ];
  return [...new Set(tokens)];
}

/** What the record's slots hold in the columns, once the values have ids. */
export function slotEntries(
  entry: Entry,
  base: number,
  ids: {
    readonly venue: number;
    readonly rules: readonly number[];
    readonly speakers: readonly { readonly label: number; readonly person: number }[];
  },
): readonly SlotEntry[] {
  const day = entry.date === null ? null : daysOf(entry.date);
  return Array.from({ length: slotsOf(entry) }, (_, n) => ({
    ...ids,
    slot: base + n,
    base,
    day,
    kind: entry.record.kind,
    paragraphs: entry.rows.slice(n * slotParagraphs, (n + 1) * slotParagraphs).map((row) => ({
      speaker: row.speaker,
      mark: row.mark,
      words: row.words,
    })),
  }));
}

/** Labels of a record that nobody was looked up for. */
export function unresolvedLabels(record: MemconRecord): readonly Label[] {
  const unknown = { person: null, basis: null };
  const speakers = new Set(
    record.body.flatMap((block) =>
      block.kind === 'speech' || block.kind === 'reported' ? [block.speaker] : [],
    ),
  );
  return [
    ...record.participants.map(({ name }, participant) => ({ text: name, participant, ...unknown })),
    ...[...speakers].map((text) => ({ text, participant: null, ...unknown })),
  ];
}
