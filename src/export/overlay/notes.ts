import type { MemconRecord } from '../../model/record.ts';
import type { At } from '../../model/position.ts';
import type { Page } from '../../model/page.ts';
import type { PortionMark } from '../../model/marks.ts';
import { handleBlock, type BlockHandlers, type Spoken } from '../blocks.ts';
import { headRows, tailRows, type RowValue } from '../rows.ts';
import { isDoubtful, markDoubt, percent } from '../wording.ts';
import { inks, noVoiceColour, voiceColours } from './palette.ts';

/** Something that was read, as it stands beside the page. */
export interface Note {
  readonly label: string;
  readonly values: readonly NoteValue[];
  /** Where it stands on the paper; the first place on a page has the note beside it. */
  readonly places: readonly At[];
  readonly colour: string;
}

export interface NoteValue {
  readonly text: string;
  readonly struck?: boolean;
  readonly doubtful?: boolean;
}

/** The fields of the head, the labels of the speakers, and what there is to doubt. */
export function notesOf(record: MemconRecord, page: Page): readonly Note[] {
  return [...fieldNotes(record), ...voicesOf(record, page).map(voiceNote(record)), ...doubtNotes(record)];
}

function fieldNotes(record: MemconRecord): readonly Note[] {
  const lone = [
    { label: 'Letterhead', field: record.letterhead },
    { label: 'Title', field: record.title },
    { label: 'End', field: record.closing },
  ].flatMap(({ label, field }) => (field ? [{ label, values: [field], places: [field.at] }] : []));
  return [...lone, ...headRows(record), ...tailRows(record)]
    .filter(({ places }) => places.length > 0)
    .map(({ label, values, places }) => ({
      label,
      values: values.flatMap(toValue),
      places,
      colour: inks.field,
    }));
}

function toValue({ text, detail, struck = false, confidence }: RowValue): NoteValue[] {
  // What is struck on the paper is the value alone.
  const said = struck
    ? [{ text, struck }, ...(detail ? [{ text: detail }] : [])]
    : [{ text: detail ? `${text} · ${detail}` : text }];
  const doubt = isDoubtful(confidence) ? [{ text: `${percent(confidence)} sure`, doubtful: true }] : [];
  return [...said, ...doubt];
}

/** A label's turn: the label's place, and the places of all that is said under it. */
export interface Voice {
  readonly speaker: string;
  readonly who: number | null;
  readonly label: At;
  readonly parts: readonly At[];
}

/** Whether a block has a label of its own to show. */
const labelled: BlockHandlers<Spoken | null> = {
  speech: (block) => block,
  reported: (block) => (block.speaker === '' ? null : block),
  narrative: () => null,
  heading: () => null,
};

/** Who speaks where on the page, in its order. */
export function voicesOf({ body }: MemconRecord, page: Page): readonly Voice[] {
  return body.flatMap((block) => {
    const spoken = handleBlock(labelled, block);
    if (!spoken) return [];
    const { speaker, who, paragraphs } = spoken;
    const parts = paragraphs.flatMap(({ at, continues = [] }) => [at, ...continues]);
    return [{ speaker, who, label: placeOfLabel(spoken, page), parts }];
  });
}

/** Farther than this before its paragraph no label stands. */
const labelReach = 120;

/** A label stands just before its first paragraph or opens it; where it can't be found, the paragraph stands for it. */
function placeOfLabel({ speaker, typed = speaker, at }: Spoken, { number, text }: Page): At {
  if (at.page !== number || !at.chars) return at;
  const [begin] = at.chars;
  const opens = text.startsWith(typed, begin);
  const start = opens ? begin : text.lastIndexOf(typed, begin);
  return start < 0 || start < begin - labelReach ? at : { ...at, chars: [start, start + typed.length] };
}

export function voiceColour(who: number | null): string {
  return who === null ? noVoiceColour : voiceColours[who % voiceColours.length]!;
}

function voiceNote({ participants }: MemconRecord): (voice: Voice) => Note {
  return ({ speaker, who, label }) => {
    const person = who === null ? undefined : participants[who];
    const value = person ? { text: person.name } : { text: 'not among the participants', doubtful: true };
    return { label: speaker, values: [value], places: [label], colour: voiceColour(who) };
  };
}

/** The portion marks that the record holds, the subject's included. */
export function marksOf({ subject, body }: MemconRecord): readonly PortionMark[] {
  const paragraphs = body.flatMap((block) => ('paragraphs' in block ? block.paragraphs : []));
  return [subject?.mark, ...paragraphs.map(({ mark }) => mark)].filter((mark) => mark != null);
}

function doubtNotes(record: MemconRecord): readonly Note[] {
  return marksOf(record).flatMap((mark) => {
    const doubt = markDoubt(mark);
    if (doubt === null) return [];
    const values = [{ text: doubt, doubtful: true }];
    return [{ label: 'Mark', values, places: [mark.at], colour: inks.doubt }];
  });
}
