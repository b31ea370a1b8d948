import type { MemconRecord } from '../model/record.ts';
import { applyJoin, applyMark, applySpeaker, applySplit, applyText } from './apply-body.ts';
import {
  applyDate,
  applyField,
  applyKind,
  applyParticipant,
  applyTime,
  type ParticipantSlot,
} from './apply-head.ts';
import type { Correction } from './correction.ts';
import { closeDraft, numbersOf, openDraft, type Change, type Draft, type PartNumber } from './draft.ts';

export { checkCorrection } from './check.ts';
export type { Correction } from './correction.ts';
export { paragraphsOf, type NumberedParagraph } from './paragraphs.ts';

/** A record as editors corrected it. */
export interface Corrected {
  readonly record: MemconRecord;
  /** Indexes of the corrections that do not fit the reading, ascending; they changed nothing. */
  readonly unfit: readonly number[];
  /** What lost its place in a changed text, one sentence each; the record's notes end with them. */
  readonly lost: readonly string[];
  /** For each paragraph of the record, what corrections name it by. */
  readonly numbers: readonly PartNumber[];
  /** For each participant of the record, the index that corrections name them by: those taken out keep theirs. */
  readonly slots: readonly number[];
}

interface State {
  readonly record: MemconRecord;
  readonly slots: readonly ParticipantSlot[];
  readonly draft: Draft;
  readonly lost: readonly string[];
}

/**
 * The record with the corrections applied in their order, each where its `was` is what stands there by then. What is
 * `typed` stays; corrected values have `from: "editor"` (a mark, `basis: "editor"`). The findings are still those of the
 * reading. To undo a correction is to leave it out.
 */
export function applyCorrections(record: MemconRecord, corrections: readonly Correction[]): Corrected {
  const unfit: number[] = [];
  let state: State = {
    record,
    slots: record.participants.map((read) => ({ read, present: read })),
    draft: openDraft(record.body),
    lost: [],
  };
  for (const [index, correction] of corrections.entries()) {
    const next = applyOne(state, correction);
    if (next) state = next;
    else unfit.push(index);
  }
  const numbers = numbersOf(state.draft);
  const present = presentOf(state);
  const slots = [...present.keys()].filter((slot) => present[slot]);
  if (unfit.length === corrections.length) return { record, unfit, lost: [], numbers, slots };
  const corrected = {
    ...state.record,
    participants: present.filter((participant) => participant !== null),
    body: closeDraft(state.draft, present),
    notes: [...record.notes, ...state.lost],
  };
  return { record: corrected, unfit, lost: state.lost, numbers, slots };
}

function applyOne(state: State, correction: Correction): State | null {
  switch (correction.kind) {
    case 'field':
      return withRecord(state, applyField(state.record, correction));
    case 'record-kind':
      return withRecord(state, applyKind(state.record, correction));
    case 'date':
      return withRecord(state, applyDate(state.record, correction));
    case 'time':
      return withRecord(state, applyTime(state.record, correction));
    case 'participant': {
      const slots = applyParticipant(state.slots, correction, state.record);
      return slots && { ...state, slots };
    }
    case 'speaker':
      return withChange(state, applySpeaker(state.draft, correction, presentOf(state)));
    case 'mark':
      return withChange(state, applyMark(state.draft, correction));
    case 'text':
      return withChange(state, applyText(state.draft, correction));
    case 'split':
      return withChange(state, applySplit(state.draft, correction));
    case 'join':
      return withChange(state, applyJoin(state.draft, correction));
  }
}

const presentOf = ({ slots }: State): ParticipantSlot['present'][] => slots.map(({ present }) => present);

function withRecord(state: State, record: MemconRecord | null): State | null {
  return record && { ...state, record };
}

function withChange(state: State, change: Change): State | null {
  return change && { ...state, draft: change.draft, lost: [...state.lost, ...change.lost] };
}
