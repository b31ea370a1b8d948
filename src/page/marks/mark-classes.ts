import type { Level } from '../../model/marks.ts';

/** What the network tells apart, in the order of its outputs; the first is no mark at all. */
export const markClasses = [
  null,
  'U',
  'C',
  'S',
  'TS',
  'R',
  'SBU',
  'LOU',
  'FOUO',
] as const satisfies readonly (Level | null)[];

export type MarkLevel = Exclude<(typeof markClasses)[number], null>;
