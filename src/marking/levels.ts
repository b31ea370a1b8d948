import type { Level } from '../model/marks.ts';

/**
 * Rank of each level: U < R < C < S < TS. Unclassified controls rank with U.
 * Source: 32 CFR 2001.23 (levels); E.O. 8381 (Restricted, until 14 December 1953); 5 FAM 540 (SBU, formerly LOU).
 */
const ranks: Readonly<Record<Level, number>> = {
  U: 0,
  SBU: 0,
  LOU: 0,
  FOUO: 0,
  OUO: 0,
  CUI: 0,
  R: 1,
  C: 2,
  S: 3,
  TS: 4,
};

/** Level names as banner lines spell them. */
export const levelNames: Readonly<Record<Level, string>> = {
  U: 'UNCLASSIFIED',
  SBU: 'SENSITIVE BUT UNCLASSIFIED',
  LOU: 'LIMITED OFFICIAL USE',
  FOUO: 'FOR OFFICIAL USE ONLY',
  OUO: 'OFFICIAL USE ONLY',
  CUI: 'CONTROLLED UNCLASSIFIED INFORMATION',
  R: 'RESTRICTED',
  C: 'CONFIDENTIAL',
  S: 'SECRET',
  TS: 'TOP SECRET',
};

export function rankOf(level: Level): number {
  return ranks[level];
}

export function isClassified(level: Level): boolean {
  return ranks[level] > 0;
}

/** The highest of the levels; null for none. */
export function highest(levels: Iterable<Level | null>): Level | null {
  let top: Level | null = null;
  for (const level of levels) if (level && (top === null || ranks[level] > ranks[top])) top = level;
  return top;
}
