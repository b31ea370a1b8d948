import type { ParticipantHeading } from '../../model/edition.ts';
import type { Text } from '../../model/text.ts';
import type { XmlElement } from '../xml.ts';
import { descendants } from '../xml.ts';
import type { Portion } from './body.ts';
import type { Flow, HungNote } from './flow.ts';
import { plainText } from './flow.ts';
import type { ListedParticipant } from './participants.ts';
import type { NotedMarking } from './source-note.ts';
import type { When } from './when.ts';

/** A note with the paragraph or the participant that it hangs on, by their place in order. */
export interface GatheredNote {
  readonly element: XmlElement;
  readonly hangs:
    | { readonly portion: number; readonly offset: number }
    | { readonly participant: number }
    | { readonly signature: number }
    | null;
}

/** A subject, and the label that a paragraph of its own opens with: "Subject: ". */
export interface GatheredSubject {
  readonly flow: Flow;
  readonly label: string;
}

/** What a document's children add up to, gathered in order. */
export interface Gathered {
  head: Flow | null;
  when: When | null;
  sourceNote: string | null;
  summary: string | null;
  opener: { typed: string; marking: NotedMarking; flow: Flow } | null;
  readonly notes: GatheredNote[];
  readonly people: ListedParticipant[];
  readonly subjects: GatheredSubject[];
  readonly distribution: Text[];
  readonly closers: Text[];
  readonly attachments: Text[];
  readonly portions: Portion[];
  readonly participantHeadings: ParticipantHeading[];
  /** What is gathered stands in an enclosure: in one with a heading of its own, or none yet. */
  isWithin: 'titled' | 'untitled' | null;
  /** Lists, tables and enclosures that portions were taken from so far. */
  readonly counted: { lists: number; tables: number; enclosures: number };
}

export function nothingGathered(): Gathered {
  return {
    head: null,
    when: null,
    sourceNote: null,
    summary: null,
    opener: null,
    notes: [],
    people: [],
    subjects: [],
    distribution: [],
    closers: [],
    attachments: [],
    portions: [],
    participantHeadings: [],
    isWithin: null,
    counted: { lists: 0, tables: 0, enclosures: 0 },
  };
}

export type Holder =
  { readonly portion: number } | { readonly participant: number } | { readonly signature: number } | null;

export function gatherNotes(notes: readonly HungNote[], found: Gathered, holder: Holder = null): void {
  for (const { element, offset } of notes) {
    const text = plainText(element);
    const type = element.attributes.type;
    if (type === 'summary') found.summary ??= text;
    else if (found.sourceNote === null && (type === 'source' || text.startsWith('Source:')))
      found.sourceNote = text;
    else
      found.notes.push({ element, hangs: holder && ('portion' in holder ? { ...holder, offset } : holder) });
  }
}

export function notesIn(element: XmlElement): HungNote[] {
  return [...descendants(element)]
    .filter(({ name }) => name === 'note')
    .map((note) => ({ element: note, offset: 0 }));
}

/** A paragraph or heading; where it has no layout of its own, it may be the subject ("Subject: …"). */
export function addPortion({ flow, heading, layout }: Portion, found: Gathered): void {
  const subject = /^subject:\s*(?=\S)/i.exec(flow.text);
  const isSubject =
    subject && layout === undefined && found.subjects.length === 0 && found.portions.length < 4;
  gatherNotes(flow.notes, found, flow.text === '' || isSubject ? null : { portion: found.portions.length });
  if (flow.text === '') return;
  if (isSubject) {
    const [label] = subject;
    found.subjects.push({ flow: { ...flow, text: flow.text.slice(label.length) }, label });
  } else found.portions.push({ flow, heading, ...(layout && { layout }) });
}

export function textOf(flow: Flow): Text {
  return { typed: flow.text, text: flow.text, at: flow.at };
}
