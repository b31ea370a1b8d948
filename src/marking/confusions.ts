import type { Level } from '../model/marks.ts';

/**
 * What OCR makes of the letters of portion marks, as weights: how strongly seeing `seen` between the (often
 * damaged) parentheses speaks for each level, 0..1.
 *
 * Sources, by `from`:
 * - `typed`: the letters themselves.
 * - `tesseract`: Tesseract 5 readings of marks on photocopied typescript whose letter a person could read,
 *   plain and struck through; weights are relative frequencies rounded to tenths and kept below 0.9.
 * - `layers`: the text layers that archives deliver with their scans, counted the same way.
 * - `shape`: not counted; the glyphs look alike, so the weight is low.
 */
export interface Confusion {
  readonly seen: string;
  readonly weights: Readonly<Partial<Record<Level, number>>>;
  readonly from: 'typed' | 'tesseract' | 'layers' | 'shape';
}

export const confusions: readonly Confusion[] = [
  { seen: 'U', weights: { U: 1 }, from: 'typed' },
  { seen: 'C', weights: { C: 1 }, from: 'typed' },
  { seen: 'S', weights: { S: 1 }, from: 'typed' },
  { seen: 'TS', weights: { TS: 1 }, from: 'typed' },
  { seen: 'R', weights: { R: 1 }, from: 'typed' },
  { seen: 'SBU', weights: { SBU: 1 }, from: 'typed' },
  { seen: 'LOU', weights: { LOU: 1 }, from: 'typed' },
  { seen: 'FOUO', weights: { FOUO: 1 }, from: 'typed' },
  { seen: 'OUO', weights: { OUO: 1 }, from: 'typed' },
  { seen: 'CUI', weights: { CUI: 1 }, from: 'typed' },

  { seen: '€', weights: { C: 0.9 }, from: 'tesseract' },
  { seen: '¢', weights: { C: 0.9 }, from: 'tesseract' },
  { seen: 'c', weights: { C: 0.9 }, from: 'tesseract' },
  { seen: 'e', weights: { C: 0.7, S: 0.1 }, from: 'tesseract' },
  { seen: 'é', weights: { C: 0.7 }, from: 'tesseract' },
  { seen: '6', weights: { C: 0.6, S: 0.3 }, from: 'tesseract' },
  { seen: 'G', weights: { C: 0.6, S: 0.3 }, from: 'layers' },
  { seen: '@', weights: { C: 0.7, S: 0.1 }, from: 'tesseract' },
  { seen: '&', weights: { C: 0.5, S: 0.3 }, from: 'tesseract' },
  { seen: '£', weights: { C: 0.6, S: 0.1 }, from: 'tesseract' },
  { seen: 'E', weights: { C: 0.4, S: 0.1 }, from: 'shape' },
  { seen: 'O', weights: { C: 0.4, U: 0.1 }, from: 'shape' },
  { seen: '0', weights: { C: 0.4, U: 0.1 }, from: 'shape' },
  { seen: 'o', weights: { C: 0.4, U: 0.1 }, from: 'shape' },
  { seen: 'Q', weights: { C: 0.4 }, from: 'shape' },

  { seen: 's', weights: { S: 0.9 }, from: 'tesseract' },
  { seen: '$', weights: { S: 0.9 }, from: 'tesseract' },
  { seen: '§', weights: { S: 0.9 }, from: 'tesseract' },
  { seen: '5', weights: { S: 0.7 }, from: 'tesseract' },
  { seen: '8', weights: { S: 0.8, C: 0.1 }, from: 'tesseract' },
  { seen: '3', weights: { S: 0.5, C: 0.1 }, from: 'shape' },
  { seen: 'B', weights: { S: 0.4, C: 0.1 }, from: 'shape' },
  { seen: '9', weights: { C: 0.4, S: 0.3 }, from: 'shape' },
  { seen: 'g', weights: { C: 0.3, S: 0.3 }, from: 'tesseract' },
  { seen: 'f', weights: { C: 0.4, S: 0.2 }, from: 'tesseract' },
  { seen: 'Z', weights: { C: 0.5, S: 0.1 }, from: 'tesseract' },
  { seen: '2', weights: { C: 0.6, S: 0.1 }, from: 'tesseract' },

  { seen: 'u', weights: { U: 0.9 }, from: 'tesseract' },
  { seen: 'UU', weights: { U: 0.9 }, from: 'tesseract' },
  { seen: 'WU', weights: { U: 0.9 }, from: 'tesseract' },
  { seen: 'W', weights: { U: 0.7 }, from: 'tesseract' },
  { seen: 'V', weights: { U: 0.6 }, from: 'shape' },
  { seen: 'v', weights: { U: 0.6 }, from: 'shape' },
  { seen: 'TJ', weights: { U: 0.8 }, from: 'layers' },
  { seen: 'IJ', weights: { U: 0.8 }, from: 'layers' },
  { seen: 'LJ', weights: { U: 0.8 }, from: 'layers' },
  { seen: 'D', weights: { U: 0.4 }, from: 'shape' },
  { seen: '0}', weights: { U: 0.3, C: 0.3 }, from: 'shape' },
  { seen: 'TB', weights: { TS: 0.6 }, from: 'shape' },
  { seen: 'T5', weights: { TS: 0.7 }, from: 'shape' },
  { seen: 'T8', weights: { TS: 0.6 }, from: 'shape' },
  { seen: 'L0U', weights: { LOU: 0.9 }, from: 'shape' },
  { seen: 'SB0', weights: { SBU: 0.8 }, from: 'shape' },
];
