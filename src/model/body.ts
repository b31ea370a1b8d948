import type { At } from './position.ts';
import type { PortionMark } from './marks.ts';
import type { Excision } from './release.ts';

/** A stage direction in the text: "(interrupts the translator)". It stays in the paragraph's text too. */
export interface Incident {
  readonly text: string;
  readonly at: At;
}

/** An item of a list. Items of one list follow one another; those of a list within an item are one level deeper. */
export interface ListItem {
  readonly as: 'item';
  /** Counts the document's lists from 1; a list within an item has its outer list's number. */
  readonly list: number;
  /** 1: the outermost. */
  readonly level: number;
  /** What the edition says the list is: "to", "references". */
  readonly type?: string;
  /** So many UTF-16 units at the beginning of the text are the list's heading. */
  readonly heading?: number;
}

/** A row of a table, its cells' texts joined by spaces. */
export interface TableRow {
  readonly as: 'row';
  /** Counts the document's tables from 1. */
  readonly table: number;
  /** Offsets in UTF-16 units of the text at which the cells begin; an empty one begins where the next does. */
  readonly cells: readonly number[];
}

/** A paragraph that opens with its heading. */
export interface RunInHeading {
  readonly as: 'run-in';
  /** So many UTF-16 units at the beginning of the text are the heading. */
  readonly heading: number;
}

/** How an edition sets a paragraph that it does not set as one: with that, it goes out again as it came. */
export type ParagraphLayout = ListItem | TableRow | RunInHeading;

/** How an edition sets a heading that is no line between paragraphs: over a document or enclosure, or as its title. */
export interface HeadingLayout {
  readonly as: 'line' | 'title';
  /** Counts the document's enclosures from 1; absent: it is the document's own. */
  readonly enclosure?: number;
}

export interface Paragraph {
  /** Running text: lines joined, broken words rejoined, page breaks crossed, mark and furniture left out. */
  readonly text: string;
  /** The lines as typed, joined by line feeds, without the furniture between them. */
  readonly typed: string;
  /** Null: no mark is there. */
  readonly mark: PortionMark | null;
  /** Where it begins; `chars` covers its part on that page. */
  readonly at: At;
  /** Its parts on the following pages. */
  readonly continues?: readonly At[];
  readonly incidents: readonly Incident[];
  readonly excisions: readonly Excision[];
  /** In documents of an edition. */
  readonly layout?: ParagraphLayout;
  /** What made the text or its bounds where the reader did not: "editor". */
  readonly from?: string;
}

interface Spoken {
  /** Label as typed, without its colon. */
  readonly speaker: string;
  /** The label as the source shows it, where noise tore it and `speaker` is our reading. */
  readonly typed?: string;
  /** Index into the participants; null where the label does not settle on one. */
  readonly who: number | null;
  readonly paragraphs: readonly Paragraph[];
  readonly at: At;
  /** What made the label or `who` where the reader did not: "editor". */
  readonly from?: string;
}

/** Direct speech under a label. A paragraph without a label of its own goes on with the speaker before it. */
export interface Speech extends Spoken {
  readonly kind: 'speech';
}

/** Speech in the third person: "the President said that …". */
export interface ReportedSpeech extends Spoken {
  readonly kind: 'reported';
}

/** Paragraphs with no speaker at all. */
export interface Narrative {
  readonly kind: 'narrative';
  readonly paragraphs: readonly Paragraph[];
  readonly at: At;
}

export interface Heading {
  readonly kind: 'heading';
  readonly text: string;
  readonly at: At;
  /** In documents of an edition. */
  readonly layout?: HeadingLayout;
}

export type Block = Speech | ReportedSpeech | Narrative | Heading;
export type BlockKind = Block['kind'];
