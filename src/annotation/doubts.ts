import type { Alternative } from '../model/text.ts';
import type { At } from '../model/position.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Correction } from './correction.ts';
import type { Corrected } from './index.ts';
import { paragraphsOf } from './paragraphs.ts';

/** A reading that may be wrong, with what accepting it as it is would be kept as. */
export interface Doubt {
  /** What was read: "mark of paragraph 4", "date". */
  readonly what: string;
  readonly typed: string;
  /** Null: something is there and could not be read. */
  readonly reading: string | null;
  /** 0..1. */
  readonly confidence: number;
  readonly alternatives: readonly Alternative[];
  readonly at: At;
  /** The correction that keeps the reading: `was` and `value` are the same. */
  readonly acceptance: Correction;
}

type CorrectionNames = Partial<Pick<Corrected, 'numbers' | 'slots'>>;

/** Readings at least this sure need nobody's eye. */
const sure = 0.95;

/**
 * What a reader is not sure of in a record, corrections applied, least sure first. What an editor has settled is told by
 * the value itself.
 *
 * @param names what corrections name paragraphs and participants by, where the record is a corrected one
 */
export function doubtsOf(record: MemconRecord, names: CorrectionNames = {}): readonly Doubt[] {
  return [...headDoubts(record, names), ...markDoubts(record, names)]
    .filter(({ confidence }) => confidence < sure)
    .toSorted((a, b) => a.confidence - b.confidence);
}

function* headDoubts(record: MemconRecord, { slots = [] }: CorrectionNames): Generator<Doubt> {
  for (const field of ['letterhead', 'title', 'control', 'subject', 'venue'] as const) {
    const value = record[field];
    if (value?.confidence === undefined) continue;
    const { typed, text, confidence, alternatives = [], at } = value;
    const acceptance = { kind: 'field', field, was: text, value: text } as const;
    yield { what: field, typed, reading: text, confidence, alternatives, at, acceptance };
  }
  const { date, time } = record;
  if (date && date.from !== 'editor' && (date.confidence !== undefined || date.iso === null)) {
    const acceptance = { kind: 'date', was: date.iso, value: date.iso } as const;
    const confidence = date.iso === null ? 0 : (date.confidence ?? 1);
    yield {
      what: 'date',
      typed: date.typed,
      reading: date.iso,
      confidence,
      alternatives: [],
      at: date.at,
      acceptance,
    };
  }
  if (time?.confidence !== undefined) {
    const value = { start: time.start, end: time.end, zone: time.zone };
    yield {
      what: 'time',
      typed: time.typed,
      reading: [time.start, time.end, time.zone].filter((part) => part !== null).join(' '),
      confidence: time.confidence,
      alternatives: [],
      at: time.at,
      acceptance: { kind: 'time', was: value, value },
    };
  }
  for (const [index, participant] of record.participants.entries()) {
    if (participant.confidence === undefined) continue;
    const { name, title, role, side, typed, confidence, at } = participant;
    const value = { name, title, role, side };
    yield {
      what: `participant ${index + 1}`,
      typed,
      reading: title === null ? name : `${name}, ${title}`,
      confidence,
      alternatives: [],
      at,
      acceptance: { kind: 'participant', index: slots[index] ?? index, was: value, value },
    };
  }
}

function* markDoubts(record: MemconRecord, { numbers = [] }: CorrectionNames): Generator<Doubt> {
  for (const {
    n,
    paragraph: { mark },
  } of paragraphsOf(record)) {
    if (!mark || mark.basis === 'editor') continue;
    const confidence = mark.level === null ? 0 : mark.confidence;
    // Most marks are sure, and a record has many.
    if (confidence >= sure) continue;
    const value = { level: mark.level, struck: mark.struck };
    yield {
      what: `mark of paragraph ${n}`,
      typed: mark.typed,
      reading: mark.level,
      confidence,
      alternatives: (mark.alternatives ?? []).map(({ level, confidence }) => ({ text: level, confidence })),
      at: mark.at,
      acceptance: { kind: 'mark', ...(numbers[n - 1] ?? { paragraph: n }), was: value, value },
    };
  }
}
