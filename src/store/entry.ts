import { doubtsOf } from '../annotation/doubts.ts';
import type { NumberedParagraph } from '../annotation/paragraphs.ts';
import type { BlockKind } from '../model/body.ts';
import type { Level } from '../model/marks.ts';
import type { MemconRecord } from '../model/record.ts';
import { daysOf, slotParagraphs, type SlotEntry } from './columns.ts';
import { codeToken, dayTokens, roleToken, token, wordTokens } from './tokens.ts';

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

export interface ParagraphRow {
  readonly text: string;
  readonly mark: { readonly level: Level | null; readonly struck: boolean } | null;
  readonly block: BlockFields;
}

/** What all paragraphs of a block share; blocks of one speaker have it in common. */
export interface BlockFields {
  /** Field tokens that need no id. */
  readonly tokens: readonly string[];
  /** Index into the speakers, -1: none. */
  readonly speaker: number;
  /** Indexes of the participants that are spoken to. */
  readonly to: readonly number[];
  /** Their names. */
  readonly addressees: readonly string[];
}

/** @param record with the corrections applied: what is searched */
export function entryOf(record: MemconRecord, labels: readonly Label[]): Entry {
  const speakers: string[] = [];
  const passages: Passage[] = [];
  const rows: ParagraphRow[] = [];
  const known = new Map<string, BlockFields>();
  for (const within of record.body) {
    if (within.kind === 'heading') continue;
    const [speaker, who] = within.kind === 'narrative' ? [null, null] : [within.speaker, within.who];
    const key = `${within.kind} ${who} ${speaker}`;
    const block = known.get(key) ?? blockFields(record, within, speakers);
    known.set(key, block);
    for (const { text, mark, at } of within.paragraphs) {
      passages.push([
        text,
        at.page,
        within.kind,
        speaker,
        block.addressees,
        mark && [mark.level, mark.struck],
      ]);
      rows.push({ text, mark, block });
    }
  }
  return {
    record,
    labels,
    speakers,
    passages,
    rows,
    date: record.date?.iso ?? null,
    venue: record.venue?.text ?? null,
    rules: [...new Set(record.findings.map(({ rule }) => rule))],
    doubt: doubtsOf(record)[0]?.confidence ?? null,
  };
}

/** Slots that the record needs: one at least. */
export function slotsOf(entry: Entry): number {
  return Math.max(1, Math.ceil(entry.rows.length / slotParagraphs));
}

function blockFields(
  record: MemconRecord,
  within: NumberedParagraph['within'],
  speakers: string[],
): BlockFields {
  const [label, who] = within.kind === 'narrative' ? [null, null] : [within.speaker, within.who];
  const { participants } = record;
  const role = who === null ? undefined : participants[who]?.role;
  const to = spokenTo(record, within);
  const addressees = to.map((index) => participants[index]!.name);
  return {
    speaker: label === null ? -1 : indexIn(speakers, label),
    to,
    addressees,
    tokens: [
      ...(label === null ? [] : wordTokens('speaker', label)),
      ...addressees.flatMap((name) => wordTokens('to', name)),
      ...(role ? [roleToken(role)] : []),
    ],
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
function spokenTo(record: MemconRecord, within: NumberedParagraph['within']): readonly number[] {
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
    /** Of each paragraph. */
    readonly words: readonly number[];
  },
): readonly SlotEntry[] {
  const { words, ...fields } = ids;
  const day = entry.date === null ? null : daysOf(entry.date);
  return Array.from({ length: slotsOf(entry) }, (_, n) => ({
    ...fields,
    slot: base + n,
    base,
    day,
    kind: entry.record.kind,
    paragraphs: entry.rows.slice(n * slotParagraphs, (n + 1) * slotParagraphs).map((row, at) => ({
      speaker: row.block.speaker,
      mark: row.mark,
      words: words[n * slotParagraphs + at]!,
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
