import { offsetInPage, type Line } from '../model/line.ts';
import type { At, Region } from '../model/position.ts';
import type { Part } from './paragraphs.ts';

/** Running text of a paragraph with what is needed to place a piece of it on the paper. */
export interface RunningText {
  readonly text: string;
  readonly typed: string;
  readonly at: At;
  readonly continues: readonly At[];
  /** Place of the span `[start, end)` of `text`. */
  place(start: number, end: number): At;
}

/**
 * Joins the parts of a paragraph: line ends become spaces, runs of spaces fold, words broken at a line's end are
 * rejoined. `known` tells whether a word stands in the document by itself: then a hyphen after it belongs to the
 * word (`short-` + `circuit`), else it only broke the line.
 */
export function runTogether(parts: readonly Part[], known: (word: string) => boolean): RunningText {
  let text = '';
  const pieces: { from: number; line: Line; start: number; raw: string }[] = [];
  for (const { line, span } of parts) {
    const raw = line.text.slice(...span);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    // Few lines end in a hyphen; of those that do only the last word is looked at.
    const broken = pieces.at(-1)?.raw.endsWith('-') ? /(\p{L}+)-$/u.exec(text.slice(-40)) : null;
    const first = broken && /^(\p{Ll}+)/u.exec(trimmed);
    if (broken && !/\s-$/.test(text)) {
      if (first && !(known(broken[1]!) && known(first[1]!)) && !text.endsWith('--')) text = text.slice(0, -1);
      else if (text.endsWith('--')) text += ' ';
    } else if (text !== '') text += ' ';
    pieces.push({ from: text.length, line, start: span[0] + raw.indexOf(trimmed), raw: trimmed });
    text += trimmed.includes('  ') ? trimmed.replace(/\s{2,}/g, ' ') : trimmed;
  }
  const ats = placesOf(parts);
  return {
    text,
    typed: typedOfAll(parts),
    at: ats[0]!,
    continues: ats.slice(1),
    place(start, end) {
      const piece = pieces.findLast(({ from }) => from <= start) ?? pieces[0]!;
      const from = piece.start + unfold(piece.raw, start - piece.from);
      const last = pieces.findLast(({ from: begin }) => begin < end && begin >= piece.from) ?? piece;
      const to = last.start + unfold(last.raw, Math.max(0, end - last.from));
      const chars = [
        offsetInPage(piece.line, from),
        Math.max(offsetInPage(last.line, to), offsetInPage(piece.line, from)),
      ] as const;
      return last.line.page === piece.line.page
        ? { page: piece.line.page, line: piece.line.n, chars }
        : { page: piece.line.page, line: piece.line.n, chars: [chars[0], piece.line.chars[1]] };
    },
  };
}

/** Position in `raw` of position `i` of the same text with its runs of spaces folded. */
function unfold(raw: string, i: number): number {
  let folded = 0;
  let k = 0;
  while (k < raw.length && folded < i) {
    if (/\s/.test(raw[k]!) && k + 1 < raw.length && /\s/.test(raw[k + 1]!)) k++;
    else {
      k++;
      folded++;
    }
  }
  return k;
}

/** The parts as typed: a line feed for each line's end, a space where a mark was left out of a line. */
function typedOfAll(parts: readonly Part[]): string {
  let typed = '';
  for (const [i, { line, span }] of parts.entries()) {
    if (i > 0) typed += line === parts[i - 1]!.line ? ' ' : '\n';
    typed += typedOf(line, span);
  }
  return typed;
}

function typedOf(line: Line, [start, end]: readonly [number, number]): string {
  const from = offsetInPage(line, start) - line.chars[0];
  const to = end > start ? offsetInPage(line, end - 1) + 1 - line.chars[0] : from;
  return line.typed.slice(from, to).trimEnd();
}

/** One place a page, in order. */
function placesOf(parts: readonly Part[]): At[] {
  const ats: { page: number; line: number; chars: [number, number]; region?: Region }[] = [];
  for (const { line, span } of parts) {
    const from = offsetInPage(line, span[0]);
    const to = span[1] > span[0] ? offsetInPage(line, span[1] - 1) + 1 : from;
    const last = ats.at(-1);
    if (last?.page === line.page) {
      last.chars[1] = to;
      if (line.region && last.region) {
        const { region } = last;
        const x = Math.min(region.x, line.region.x);
        const y = Math.min(region.y, line.region.y);
        last.region = {
          x,
          y,
          w: Math.max(region.x + region.w, line.region.x + line.region.w) - x,
          h: Math.max(region.y + region.h, line.region.y + line.region.h) - y,
          dpi: region.dpi,
        };
      }
    } else
      ats.push({
        page: line.page,
        line: line.n,
        chars: [from, to],
        ...(line.region && { region: line.region }),
      });
  }
  return ats;
}
