import type { ConversationTime, Participant } from '../model/head.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Text } from '../model/text.ts';
import type { CorrectionOf, ParticipantValue, TimeValue } from './correction.ts';
import { editor, nowhere } from './provenance.ts';

/** A participant as it was read or added, and as corrections leave it: null, taken out. */
export interface ParticipantSlot {
  readonly read: Participant | null;
  readonly present: Participant | null;
}

/** The record with another text in the field; null: the correction does not fit. */
export function applyField(record: MemconRecord, correction: CorrectionOf<'field'>): MemconRecord | null {
  const { field, was, value } = correction;
  if ((record[field]?.text ?? null) !== was) return null;
  if (value === null) return { ...record, [field]: null };
  if (field === 'subject') {
    const { subject } = record;
    return { ...record, subject: { ...retext(subject, value, record), mark: subject?.mark ?? null } };
  }
  return { ...record, [field]: retext(record[field], value, record) };
}

function retext(text: Text | null, value: string, record: MemconRecord): Text {
  if (!text) return { typed: '', text: value, at: nowhere(record), from: editor };
  return { typed: text.typed, text: value, at: text.at, from: editor };
}

export function applyKind(
  record: MemconRecord,
  correction: CorrectionOf<'record-kind'>,
): MemconRecord | null {
  return record.kind === correction.was ? { ...record, kind: correction.value } : null;
}

export function applyDate(record: MemconRecord, correction: CorrectionOf<'date'>): MemconRecord | null {
  const { date } = record;
  const { was, value } = correction;
  if ((date?.iso ?? null) !== was) return null;
  if (!date && value === null) return record;
  const { typed, at } = date ?? { typed: '', at: nowhere(record) };
  const end = date?.isoEnd !== undefined && value !== null && value < date.isoEnd ? date.isoEnd : null;
  return {
    ...record,
    date: { typed, iso: value, ...(end !== null && { isoEnd: end }), at, from: editor },
  };
}

export function applyTime(record: MemconRecord, correction: CorrectionOf<'time'>): MemconRecord | null {
  const { time } = record;
  const { was, value } = correction;
  if (!sameTime(time, was)) return null;
  if (value === null) return { ...record, time: null };
  const { typed, at } = time ?? { typed: '', at: nowhere(record) };
  const { start, end, zone } = value;
  return { ...record, time: { typed, start, end, zone, at, from: editor } };
}

function sameTime(time: ConversationTime | null, was: TimeValue | null): boolean {
  if (!time || !was) return !time && !was;
  return time.start === was.start && time.end === was.end && time.zone === was.zone;
}

/** The participants' slots after the correction, all at their indexes; null: it does not fit. */
export function applyParticipant(
  slots: readonly ParticipantSlot[],
  { index, was, value }: CorrectionOf<'participant'>,
  record: MemconRecord,
): readonly ParticipantSlot[] | null {
  if (index === null) {
    if (was !== null || value === null) return null;
    return [...slots, { read: null, present: { ...value, typed: '', at: nowhere(record), from: editor } }];
  }
  const slot = slots[index];
  if (!slot || !sameParticipant(slot.present, was)) return null;
  const { typed, at } = slot.present ?? slot.read ?? { typed: '', at: nowhere(record) };
  const present = value && { ...pick(value), typed, at, from: editor };
  return slots.with(index, { ...slot, present });
}

function sameParticipant(present: Participant | null, was: ParticipantValue | null): boolean {
  if (!present || !was) return !present && !was;
  return (
    present.name === was.name &&
    present.title === was.title &&
    present.role === was.role &&
    present.side === was.side
  );
}

function pick({ name, title, role, side }: ParticipantValue): ParticipantValue {
  return { name, title, role, side };
}
