import type { At } from './position.ts';
import type { PortionMark } from './marks.ts';
import type { Excision } from './release.ts';

/** A stage direction in the text: "(interrupts the translator)". It stays in the paragraph's text too. */
export interface Incident {
  readonly text: string;
  readonly at: At;
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
}

export type Block = Speech | ReportedSpeech | Narrative | Heading;
export type BlockKind = Block['kind'];
