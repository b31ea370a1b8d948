import { isJunk } from '../marking/prose.ts';
import { offsetInPage, placeIn, type Line } from '../model/line.ts';
import type { Text } from '../model/text.ts';
import type { FieldName } from './fields.ts';

/** A line of a field, from where its value begins. */
export interface FieldLine {
  readonly line: Line;
  readonly start: number;
  readonly text: string;
  /** Column at which the value begins on the paper. */
  readonly column: number;
}

/** A labelled field of the head with the lines of its value. */
export interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly lines: FieldLine[];
}

/** The line from `start` on. The source's own markup takes no room on the paper, nor does dirt before the text. */
export function fieldLine(line: Line, start: number): FieldLine {
  const column = line.indent + offsetInPage(line, start) - offsetInPage(line, 0);
  return { line, start, text: withoutDirt(line.text.slice(start)), column };
}

/** A stamp's ruins far behind a value: `Aspen Lodge            “4    NS`. */
const farBehind = /(?<=\S)[ \t\u00a0]{6,}(?=\S)/g;
/** A sign that no value is typed with. */
const torn = /[^\p{L}\d\s.,:;()&'’/-]/u;

function withoutDirt(text: string): string {
  for (const { index } of text.matchAll(farBehind)) {
    const rest = text.slice(index);
    if (torn.test(rest) && isJunk(rest)) return text.slice(0, index);
  }
  return text;
}

/** Lines as one value. */
export function textOf(lines: readonly Line[], start = 0): Text {
  const [first] = lines;
  return {
    typed: lines.map(({ typed }) => typed.trim()).join('\n'),
    text: joinWords(lines.map(({ text }, i) => (i === 0 ? text.slice(start) : text))),
    at: placeIn(first!, start),
  };
}

/** Lines of a value as one: spaces folded, words broken at a line's end joined. */
export function joinWords(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    const next = part.trim();
    if (next === '') continue;
    text =
      text === '' ? next : /[A-Za-z]-$/.test(text) && /^[a-z]/.test(next) ? text + next : `${text} ${next}`;
  }
  return text.replace(/\s+/g, ' ');
}
