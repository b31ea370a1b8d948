import { sourceNote } from '../record/source-note.ts';
import type { ParticipantRole } from '../model/head.ts';
import type { PortionMark } from '../model/marks.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { At } from '../model/position.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Declassification } from '../model/release.ts';
import type { Alternative, Text } from '../model/text.ts';
import { bannerText, count, pageSpan } from './wording.ts';

/** One line of a row. */
export interface RowValue {
  readonly text: string;
  readonly mark?: PortionMark | null;
  /** Our reading or what else belongs to the value; printed less loudly. */
  readonly detail?: string;
  readonly struck?: boolean;
  /** Stands over the values that follow. */
  readonly isHeading?: boolean;
  readonly confidence?: number;
  readonly alternatives?: readonly Alternative[];
}

/** A field of the record as forms for people show it: a label, values, and the places that the values come from. */
export interface Row {
  readonly label: string;
  readonly values: readonly RowValue[];
  readonly places: readonly At[];
}

const kindNames: Readonly<Record<MemconKind, string>> = {
  telcon: 'Memorandum of telephone conversation',
  memcon: 'Memorandum of conversation',
  other: 'Document of another kind',
};

/** The title as typed, or what kind of document it is. */
export function titleOf(record: MemconRecord): string {
  return record.title?.text ?? kindNames[record.kind];
}

/** What stands above the conversation and around it, in the order of a memorandum's head. Fields not on the paper are left out. */
export function headRows(record: MemconRecord): readonly Row[] {
  return [
    subjectRow(record),
    participantsRow(record),
    dateRow(record),
    timeRow(record),
    textRow('Place', [record.venue]),
    textRow('Control no.', [record.control]),
    bannerRow(record),
    ...authorityRows(record),
    releaseRow(record),
    stampRow(record),
    sourceNoteRow(record),
    sourceRow(record),
  ].filter((row) => row.values.length > 0);
}

/** What stands below the conversation. */
export function tailRows(record: MemconRecord): readonly Row[] {
  return [
    textRow('Drafting', record.drafting),
    textRow('Attachments', record.attachments),
    editorsRow(record),
  ].filter((row) => row.values.length > 0);
}

function textRow(label: string, texts: readonly (Text | null)[]): Row {
  const present = texts.filter((text) => text !== null);
  return { label, values: present, places: present.map((text) => text.at) };
}

function subjectRow({ subject }: MemconRecord): Row {
  if (!subject) return { label: 'Subject', values: [], places: [] };
  const marks = subject.mark ? [subject.mark.at] : [];
  return { label: 'Subject', values: [subject], places: [subject.at, ...marks] };
}

function participantsRow({ participants }: MemconRecord): Row {
  return {
    label: 'Participants',
    values: participants.flatMap((participant, i) => {
      const { name, title, role, side } = participant;
      const detail = [title, roleNames[role]].filter((part) => part !== null).join('; ');
      const value = { ...participant, text: name, detail };
      const isNewSide = side !== null && side !== participants[i - 1]?.side;
      return isNewSide ? [{ text: side, isHeading: true }, value] : [value];
    }),
    places: participants.map((participant) => participant.at),
  };
}

const roleNames: Readonly<Record<ParticipantRole, string | null>> = {
  principal: null,
  participant: null,
  interpreter: 'interpreter',
  notetaker: 'notetaker',
};

function dateRow({ date }: MemconRecord): Row {
  if (!date) return { label: 'Date', values: [], places: [] };
  const days = [date.iso, date.isoEnd].filter((day) => day != null);
  const detail = days.length > 0 ? days.join(' to ') : 'no date that can be read';
  return { label: 'Date', values: [{ ...date, text: date.typed, detail }], places: [date.at] };
}

function timeRow({ time }: MemconRecord): Row {
  if (!time) return { label: 'Time', values: [], places: [] };
  const hours = [time.start, time.end].filter((hour) => hour !== null).join('–');
  const detail = hours === '' ? 'no time that can be read' : [hours, time.zone ?? ''].join(' ').trim();
  return { label: 'Time', values: [{ ...time, text: time.typed, detail }], places: [time.at] };
}

/** The banner in one line, however many pages repeat it. */
function bannerRow({ banner }: MemconRecord): Row {
  const { lines } = banner;
  if (lines.length === 0) return { label: 'Marking', values: [], places: [] };
  const value = {
    text: bannerText(banner),
    struck: lines.every((line) => line.struck),
    detail: count(lines.length, 'banner line'),
    confidence: Math.max(...lines.map((line) => line.confidence)),
  };
  return { label: 'Marking', values: [value], places: lines.map((line) => line.at) };
}

function authorityRows({ authority }: MemconRecord): readonly Row[] {
  if (!authority) return [];
  return [
    textRow('Classified by', [authority.classifiedBy]),
    textRow('Derived from', [authority.derivedFrom]),
    textRow('Reason', [authority.reason]),
    textRow('Declassify on', [authority.declassifyOn]),
  ]
    .filter((row) => row.values.length > 0)
    .map((row, i, rows) =>
      // What concerns the block as a whole stands below its last line.
      i === rows.length - 1 ? { ...row, places: [...row.places, authority.at] } : row,
    );
}

function releaseRow({ declassification }: MemconRecord): Row {
  return {
    label: 'Released',
    values: declassification.map((stamp) => ({ ...stamp, text: releaseText(stamp) })),
    places: declassification.map((stamp) => stamp.at),
  };
}

function releaseText(stamp: Declassification): string {
  const parts = [
    stamp.inPart ? 'in part' : null,
    stamp.date,
    stamp.order,
    stamp.section && `sec. ${stamp.section}`,
    stamp.authority && `by ${stamp.authority}`,
    stamp.case && `case ${stamp.case}`,
    stamp.document && `document ${stamp.document}`,
  ].filter((part) => part !== null && part !== '');
  return parts.length > 0 ? parts.join(', ') : stamp.typed;
}

function stampRow({ stamps }: MemconRecord): Row {
  return {
    label: 'Stamps',
    values: stamps,
    places: stamps.map((stamp) => stamp.at),
  };
}

/** The notes that an edition's editors put to the document, with their numbers. */
function editorsRow({ edition }: MemconRecord): Row {
  const notes = edition?.footnotes.map(({ n, text }) => (n === '' ? text : `${n}. ${text}`)) ?? [];
  const summary = edition?.summary ? [edition.summary] : [];
  return { label: 'Editors’ notes', values: [...summary, ...notes].map((text) => ({ text })), places: [] };
}

/** What a source note says, where an edition printed one or it is known where the paper is kept. */
function sourceNoteRow(record: MemconRecord): Row {
  const isKnown = record.edition?.sourceNote != null || record.archive !== undefined;
  const text = isKnown ? sourceNote(record).text.replace(/^Source:\s*/, '') : '';
  return { label: 'Source note', values: text === '' ? [] : [{ text }], places: [] };
}

function sourceRow({ source }: MemconRecord): Row {
  return { label: 'Source', values: [{ text: source.name, detail: pageSpan(source.pages) }], places: [] };
}
