import type { At } from './position.ts';

/** A value as the source shows it (`typed`, OCR noise included) beside our reading of it (`text`). */
export interface Text {
  readonly typed: string;
  readonly text: string;
  readonly at: At;
  /** 0..1, given where the reading was not literal. */
  readonly confidence?: number;
  readonly alternatives?: readonly Alternative[];
  /** What made the reading where the reader did not: "editor". */
  readonly from?: string;
}

/** A second reading that was close. */
export interface Alternative {
  readonly text: string;
  readonly confidence: number;
}
