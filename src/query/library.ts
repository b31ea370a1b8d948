import type { Correction } from '../annotation/correction.ts';
import type { PersonRef } from '../people/person.ts';

/** What a library tells of itself: how intake went, what editors changed, who met whom. */

export const outcomeKinds = ['read', 'unchanged', 'not-a-memorandum', 'failed'] as const;

/** `stopped`: its program went before the run had ended: killed, crashed, a power cut. It has no time of its end. */
export const runStates = ['running', 'done', 'interrupted', 'stopped'] as const;

export interface Run {
  readonly id: number;
  readonly command: string;
  readonly reader: string;
  /** ISO 8601 in UTC. */
  readonly started: string;
  readonly ended: string | null;
  readonly state: (typeof runStates)[number];
  readonly counts: Readonly<Record<FileOutcome['outcome'], number>>;
}

export interface FileOutcome {
  readonly path: string;
  readonly outcome: (typeof outcomeKinds)[number];
  readonly records: number;
  /** Why it failed or is none; null where nothing needs saying. */
  readonly reason: string | null;
  /** Milliseconds that it took. */
  readonly took: number;
}

export interface StoredCorrection {
  readonly id: number;
  readonly recordId: string;
  readonly correction: Correction;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly made: string;
  /** Whether it still fits the present reading. */
  readonly fits: boolean;
}

/** An editor's decision about who is who. */
export interface StoredDecision {
  readonly id: number;
  readonly kind: 'merge' | 'split';
  /** Who was merged into another, or whom the label was taken off. */
  readonly person: PersonRef;
  /** Who is left, or who the label is now. */
  readonly into: PersonRef;
  /** Of a split. */
  readonly label: string | null;
  readonly by: string;
  /** ISO 8601 in UTC. */
  readonly made: string;
}

export interface LibraryCounts {
  readonly sources: number;
  readonly records: number;
  readonly paragraphs: number;
  readonly people: number;
}

export interface Contact {
  readonly a: PersonRef;
  readonly b: PersonRef;
  readonly records: number;
}

export interface RecordPerson {
  readonly label: string;
  /** Index into the record's participants; null for a speaker's label that is none of them. */
  readonly participant: number | null;
  readonly person: PersonRef | null;
  readonly basis: string;
}
