import { visible } from '../visible.ts';

/** Letters on a line: six and a half inches at ten to the inch. */
export const lineWidth = 65;

/** Letters in a row that are struck, or not. */
export interface Run {
  readonly text: string;
  readonly struck?: boolean;
}

export type Line = readonly Run[];

/** How many letters wide a text is: its signs but for accents of their own. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  for (const sign of text.normalize('NFC')) if (!/[\p{Mn}\p{Me}]/u.test(sign)) columns++;
  return columns;
}

/** Runs as one paragraph, broken between words; a word longer than a line is broken anywhere. */
export function wrap(
  runs: readonly Run[],
  { first = '', indent = 0 }: { readonly first?: string; readonly indent?: number } = {},
): readonly Line[] {
  const lines: Run[][] = [];
  let line: Run[] = [{ text: first }];
  let width = columnsOf(first);
  let isStart = true;
  const end = (): void => {
    lines.push(line);
    line = indent > 0 ? [{ text: ' '.repeat(indent) }] : [];
    width = indent;
    isStart = true;
  };
  for (const word of wordsOf(runs)) {
    const needed = word.reduce((sum, { text }) => sum + columnsOf(text), 0);
    if (!isStart && width + 1 + needed > lineWidth) end();
    if (!isStart) line.push({ text: ' ' });
    width += isStart ? needed : needed + 1;
    isStart = false;
    if (width <= lineWidth) {
      line.push(...word);
      continue;
    }
    width -= needed;
    for (const { text, ...rest } of word)
      for (const { segment } of graphemes.segment(text)) {
        const columns = columnsOf(segment);
        if (width + columns > lineWidth && width > indent) end();
        line.push({ text: segment, ...rest });
        width += columns;
        isStart = false;
      }
  }
  if (!isStart || first !== '') lines.push(line);
  return lines.map(join);
}

/** Lines of a text, each in the middle. */
export function centre(text: string): readonly Line[] {
  return wrap([{ text }]).map((line) => {
    const width = line.reduce((sum, run) => sum + columnsOf(run.text), 0);
    return join([{ text: ' '.repeat(Math.floor((lineWidth - width) / 2)) }, ...line]);
  });
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Words, each of one run or of several that no space parts. */
function wordsOf(runs: readonly Run[]): readonly Line[] {
  const words: Run[][] = [];
  let isOpen = false;
  for (const { text, ...rest } of runs)
    for (const part of visible(text).split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) isOpen = false;
      else {
        if (isOpen) words.at(-1)!.push({ text: part, ...rest });
        else words.push([{ text: part, ...rest }]);
        isOpen = true;
      }
    }
  return words;
}

/** Neighbours that are alike as one. */
function join(line: Line): Line {
  const joined: { text: string; struck?: boolean }[] = [];
  for (const run of line) {
    const last = joined.at(-1);
    if (last && (last.struck ?? false) === (run.struck ?? false)) last.text += run.text;
    else if (run.text !== '') joined.push({ ...run });
  }
  return joined;
}
