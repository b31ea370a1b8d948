import type { Line } from '../model/line.ts';
import type { Page, Word } from '../model/page.ts';
import { readConfidence, takeOffSpecks } from './margin-specks.ts';
import { placeMarks } from './place-marks.ts';
import { placeStrokes } from './place-strokes.ts';
import { readLine } from './reading.ts';
import { assignPageRoles, type DraftLine } from './roles.ts';
import { surround } from './surround.ts';

/**
 * Pages to lines, each with its reading and its one role. Nothing is dropped: the lines of a page, rejoined,
 * give the page's text back.
 */
export function assignRoles(pages: readonly Page[]): Line[] {
  const lines: Line[] = [];
  let number = 1;
  for (const [index, page] of pages.entries()) {
    const split = placeStrokes(page, placeMarks(page, takeOffSpecks(page, splitLines(page, number))));
    for (const line of assignPageRoles(split, index === 0)) lines.push(line);
    const last = split.at(-1);
    if (last) number = last.n + (endsLine(last.ending) || page.begins.by === 'page-image' ? 1 : 0);
  }
  return lines;
}

const lineEnd = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;

/** A form feed parts pages within a line of the file, as other programs count its lines. */
function endsLine(ending: string): boolean {
  return ending !== '' && ending !== '\f';
}

function splitLines(page: Page, firstNumber: number): DraftLine[] {
  const lines: DraftLine[] = [];
  const { text } = page;
  const loose = page.looseSpaces ?? [];
  let nextLoose = 0;
  let nextWord = 0;
  let blanks = 0;
  let number = firstNumber;
  let start = 0;
  // A side on which an engine read nothing is one of the file's pages all the same: an empty line stands for it.
  if (text === '' && page.witness?.engine !== undefined)
    return [
      {
        page: page.number,
        n: number,
        chars: [0, 0],
        typed: '',
        ending: '',
        blanksBefore: 0,
        ...readLine(''),
      },
    ];
  lineEnd.lastIndex = 0;
  while (start < text.length) {
    const found = lineEnd.exec(text);
    const end = found ? found.index : text.length;
    const ending = found ? found[0] : '';
    const typed = text.slice(start, end);
    const looseHere: number[] = [];
    for (; nextLoose < loose.length && loose[nextLoose]! < end; nextLoose++)
      looseHere.push(loose[nextLoose]! - start);
    const reading = readLine(typed, looseHere);
    const words: Word[] = [];
    for (; nextWord < (page.words?.length ?? 0) && page.words![nextWord]!.chars[0] < end; nextWord++)
      words.push(page.words![nextWord]!);
    const region = surround(words.map((word) => word.region));
    const confidence = readConfidence(words);
    lines.push({
      ...reading,
      page: page.number,
      n: number,
      chars: [start, end],
      typed,
      ending,
      blanksBefore: blanks,
      ...(region && { region }),
      ...(confidence !== null && { readConfidence: confidence }),
    });
    if (endsLine(ending)) number++;
    blanks = reading.text === '' ? blanks + 1 : 0;
    start = end + ending.length;
    if (!found) break;
  }
  return lines;
}
