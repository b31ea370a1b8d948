import { placeIn, type Line } from '../model/line.ts';
import type { At } from '../model/position.ts';

/** An exemption code in the right margin, beside the blank that was cut out of the page. */
export interface MarginCode {
  readonly code: string;
  readonly typed: string;
  /** Where the line's own text ends; 0 where the code stands alone. */
  readonly before: number;
  readonly at: At;
}

/** `(b)(1)` in one piece, or its first half with the second below it. Source: 5 U.S.C. 552(b), as libraries write it. */
const whole = /(?:^|\s{3,})(\(b\)\s?\(([1-9])\))$/;
const half = /(?:^|\s{3,})(\(b\))$/;
/** The same torn, if it stands far behind the text and just over its other half: `(1)` over `(1)`. */
const tornHalf = /\s{10,}(\([\dA-Za-z]\))$/;
/** Columns that the halves may stand apart. */
const level = 3;
const rest = /^\(([1-9])\)$/;

/**
 * The code in the margin of a line: `for your support.          (b)` over `(1)`. The lower half, seen by itself,
 * is nothing more.
 */
export function findMarginCode(line: Line, next: Line | undefined): MarginCode | null {
  const { text } = line;
  if (!text.endsWith(')')) return null;
  const found = whole.exec(text);
  if (found) return toCode(line, found.index, found[1]!, `(b)(${found[2]!})`);
  const upper = next ? upperHalf(line, next) : null;
  const lower = upper && next ? rest.exec(next.text) : null;
  return upper && lower
    ? toCode(line, upper.index, `${upper[1]!}\n${next!.text}`, `(b)(${lower[1]!})`)
    : null;
}

/** Whether the line is the lower half of a code in the margin. */
export function isLowerHalf(line: Line, above: Line | undefined): boolean {
  return rest.test(line.text) && above !== undefined && upperHalf(above, line) !== null;
}

function upperHalf({ text, indent }: Line, below: Line): RegExpExecArray | null {
  const sound = half.exec(text);
  if (sound) return sound;
  const torn = tornHalf.exec(text);
  const column = torn && indent + torn.index + torn[0].length - torn[1]!.length;
  return column !== null && Math.abs(column - below.indent) <= level ? torn : null;
}

function toCode(line: Line, before: number, typed: string, code: string): MarginCode {
  return { code, typed, before, at: placeIn(line, before) };
}
