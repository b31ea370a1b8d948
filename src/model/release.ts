import type { At, Region } from './position.ts';
import type { Text } from './text.ts';

/** The classification authority block; each line null where it is not on the paper. */
export interface Authority {
  readonly classifiedBy: Text | null;
  readonly derivedFrom: Text | null;
  readonly reason: ReasonLine | null;
  readonly declassifyOn: DeclassifyOn | null;
  readonly at: At;
}

export interface ReasonLine extends Text {
  /** Codes as one each, in the order typed: `["1.5(b)", "1.5(d)"]`. */
  readonly codes: readonly string[];
}

export interface DeclassifyOn extends Text {
  /** ISO 8601, where a date is typed. */
  readonly date?: string;
  /** OADR, X1, 25X6, MR…: where a code is typed. */
  readonly code?: string;
}

/** A declassification stamp. Every part is null where the stamp does not carry it or it can't be read. */
export interface Declassification {
  /** Which stamp: its id in the stamp table, or null for a form that the table does not hold. */
  readonly stamp: string | null;
  readonly typed: string;
  /** "E.O. 13526" */
  readonly order: string | null;
  readonly section: string | null;
  readonly authority: string | null;
  /** Case or appeal number. */
  readonly case: string | null;
  readonly document: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  /** The stamp itself says that only a part was released. */
  readonly inPart: boolean;
  /** What was filled in by hand and not read; absent where no picture shows any. */
  readonly handwriting?: readonly Handwriting[];
  readonly at: At;
  readonly confidence?: number;
}

/** A line written by hand in or below a stamp, which no reading of ours is sure of. */
export interface Handwriting {
  /** The part of the stamp that it gives, as its ruins tell; null where they don't: initials, or a torn number. */
  readonly field: 'case' | 'date' | null;
  readonly region: Region;
}

/** Any other stamp or label: a library's photocopy stamp, a sanitized-copy stamp, a release header. */
export interface Stamp {
  readonly kind: string;
  readonly typed: string;
  readonly text: string;
  readonly at: At;
}

/** What the agency withheld. What is removed on our own release is a redaction. */
export interface Excision {
  /** "1.4(b)", "(b)(1)"; null where none is given. */
  readonly code: string | null;
  readonly typed: string;
  readonly extent: {
    readonly lines?: number;
    readonly region?: { x: number; y: number; w: number; h: number };
  };
  readonly at: At;
}
