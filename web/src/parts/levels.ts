import type { Level } from '../../../src/model/marks.ts';

/** Levels that an editor may choose, in order of rank. */
export const levelNames = [
  'U',
  'R',
  'C',
  'S',
  'TS',
  'SBU',
  'LOU',
  'FOUO',
] as const satisfies readonly Level[];

export type MarkValueLevel = Level | null;
