import type { At } from './position.ts';

/** Classification levels, ranked U < R < C < S < TS. */
export type ClassificationLevel = 'U' | 'R' | 'C' | 'S' | 'TS';
/** Controls on unclassified text; they rank with U. */
export type UnclassifiedControl = 'SBU' | 'LOU' | 'FOUO' | 'OUO' | 'CUI';
export type Level = ClassificationLevel | UnclassifiedControl;

/** What a reading of a mark rests on. */
export type MarkBasis = 'literal' | 'glyph' | 'pattern' | 'banner' | 'image' | 'editor';

/**
 * A portion mark as found. `level: null` says that a mark is there and can't be read; a portion without any
 * mark has `mark: null` instead.
 */
export interface PortionMark {
  readonly typed: string;
  readonly level: Level | null;
  /** Caveats inside the mark: `(C/NF)` has `["NF"]`. */
  readonly caveats?: readonly string[];
  /** A pen, or the source's markup, cancels the mark. */
  readonly struck: boolean;
  /** 0..1. */
  readonly confidence: number;
  readonly alternatives?: readonly { readonly level: Level; readonly confidence: number }[];
  readonly basis: MarkBasis;
  /** One sentence where something other than the glyphs moved the reading: the document's pattern, the banner. */
  readonly note?: string;
  readonly at: At;
}

/** One banner line: the overall marking at the top or bottom of a page. */
export interface BannerLine {
  readonly typed: string;
  readonly level: Level | null;
  readonly caveats: readonly string[];
  readonly struck: boolean;
  readonly confidence: number;
  readonly position: 'top' | 'bottom';
  /** The page's picture shows it in letters much larger than the typed ones: a rubber stamp's. */
  readonly rubberStamp?: true;
  readonly at: At;
}

export interface Banner {
  /** Highest level of all typed banner lines that could be read; null where none is typed. */
  readonly level: Level | null;
  readonly caveats: readonly string[];
  readonly lines: readonly BannerLine[];
}
