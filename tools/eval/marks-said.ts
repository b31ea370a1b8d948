import type { MarkBasis, PortionMark } from '../../src/model/marks.ts';
import type { Rate } from './counts.ts';
import { percent, table } from './table.ts';

/** A portion mark that the reader says is there, held against the truth. */
export interface MarkSaid {
  readonly basis: MarkBasis;
  /** 0..1. */
  readonly confidence: number;
  /** The truth has a mark of this level at the place. `open`: no level is said. Null: the place was not found in the truth. */
  readonly right: boolean | 'open' | null;
}

/** Of marks with this basis, or with this much confidence: how many there are and how many are right. */
export interface SaidCount {
  readonly said: number;
  readonly right: number;
  readonly wrong: number;
  readonly open: number;
  readonly unplaced: number;
}

export interface MarkTally {
  readonly bases: Readonly<Record<MarkBasis, SaidCount>>;
  readonly bins: readonly (SaidCount & { readonly from: number })[];
}

export const bases: readonly MarkBasis[] = ['literal', 'glyph', 'pattern', 'banner', 'image'];

/** Lower edges of the bins of confidence. */
const edges = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99];
/** From this confidence on a mark counts as said with certainty. */
export const sureFrom = 0.95;

/** Holds a mark against the level that stands at its place (null: no mark does). */
export function heldAgainst({ basis, confidence, level }: PortionMark, expected: string | null): MarkSaid {
  return { basis, confidence, right: level === null ? 'open' : level === expected };
}

export function unplaced({ basis, confidence }: PortionMark): MarkSaid {
  return { basis, confidence, right: null };
}

export function tallyMarks(marks: readonly MarkSaid[]): MarkTally {
  const ofBasis = (basis: MarkBasis): SaidCount => countSaid(marks.filter((mark) => mark.basis === basis));
  return {
    bases: {
      literal: ofBasis('literal'),
      glyph: ofBasis('glyph'),
      pattern: ofBasis('pattern'),
      banner: ofBasis('banner'),
      image: ofBasis('image'),
      editor: ofBasis('editor'),
    },
    bins: edges.map((from, n) => ({
      from,
      ...countSaid(
        marks.filter(({ confidence }) => confidence >= from && confidence < (edges[n + 1] ?? Infinity)),
      ),
    })),
  };
}

/** Of the levels said with certainty, those that are right. */
export function sureMarks(marks: readonly MarkSaid[]): Rate {
  const sure = marks.filter(({ confidence, right }) => confidence >= sureFrom && typeof right === 'boolean');
  return { right: sure.filter(({ right }) => right === true).length, of: sure.length };
}

function countSaid(marks: readonly MarkSaid[]): SaidCount {
  const count = (wanted: MarkSaid['right']): number => marks.filter(({ right }) => right === wanted).length;
  return {
    said: marks.length,
    right: count(true),
    wrong: count(false),
    open: count('open'),
    unplaced: count(null),
  };
}

/** What marks rest on, then how far their confidence holds; null where no mark is said. */
export function reportMarks({ bases: byBasis, bins }: MarkTally): string | null {
  const total = bases.reduce((sum, basis) => sum + byBasis[basis].said, 0);
  if (total === 0) return null;
  const cells = ({ right, wrong, open, unplaced }: SaidCount): string[] => [
    String(right),
    String(wrong),
    String(open),
    String(unplaced),
    right + wrong === 0 ? '' : percent(right / (right + wrong)),
  ];
  const head = ['right', 'wrong', 'level open', 'not placed', 'right %'];
  return [
    table(
      ['marks by basis', 'said', 'share %', ...head],
      bases
        .filter((basis) => byBasis[basis].said > 0)
        .map((basis) => [
          basis,
          String(byBasis[basis].said),
          percent(byBasis[basis].said / total),
          ...cells(byBasis[basis]),
        ]),
    ),
    table(
      ['marks by confidence', 'said', ...head],
      bins
        .filter(({ said }) => said > 0)
        .map((bin) => [`${bin.from.toFixed(2)} and more`, String(bin.said), ...cells(bin)]),
    ),
    sureLine(bins),
  ].join('\n\n');
}

function sureLine(bins: MarkTally['bins']): string {
  const sure = bins.filter(({ from }) => from >= sureFrom);
  const right = sure.reduce((sum, bin) => sum + bin.right, 0);
  const of = sure.reduce((sum, bin) => sum + bin.right + bin.wrong, 0);
  return `Of marks said with confidence ${sureFrom} and more, ${right} of ${of} are right.`;
}
