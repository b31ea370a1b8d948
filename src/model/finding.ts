import type { Placed } from './position.ts';

export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** Something that a rule wants and the record does not show, or shows otherwise. */
export type Finding = {
  /** "BP-01" */
  readonly rule: string;
  readonly severity: Severity;
  /** One sentence. */
  readonly message: string;
  readonly actual: string | null;
  readonly expected: string | null;
  /** Whether the paper or the reading of it is the likely reason. */
  readonly cause: 'document' | 'ocr' | 'unsure';
} & Placed;
