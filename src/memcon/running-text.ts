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
  // In chunks, of which only the last ones are looked at: the end of a long string is dear to look at.
  const chunks: string[] = [];
  let length = 0;
  const pieces: Piece[] = [];
  for (const { line, span } of parts) {
    const raw = line.text.slice(...span);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    // Few lines end in a hyphen; of those that do only the last word is looked at.
    const broken = pieces.at(-1)?.raw.endsWith('-')
      ? /(\p{L}+)-$/u.exec(lastWord(chunks.slice(-2).join('')))
      : null;
    const first = broken && /^(\p{Ll}+)/u.exec(trimmed);
    if (broken) {
      if (first && !(known(broken[1]!) && known(first[1]!))) {
        chunks[chunks.length - 1] = chunks.at(-1)!.slice(0, -1);
        length--;
      }
    } else if (length > 0) {
      chunks.push(' ');
      length++;
    }
    const folded = trimmed.includes('  ');
    pieces.push({ from: length, line, start: span[0] + raw.indexOf(trimmed), raw: trimmed, folded });
    const chunk = folded ? trimmed.replace(/\s{2,}/g, ' ') : trimmed;
    chunks.push(chunk);
    length += chunk.length;
  }
  const ats = placesOf(parts);
  return {
    text: chunks.join(''),
    typed: typedOfAll(parts),
    at: ats[0]!,
    continues: ats.slice(1),
    place(start, end) {
      const first = Math.max(0, pieceAt(pieces, start));
      const piece = pieces[first]!;
      const from = piece.start + unfold(piece, start - piece.from);
      const last = pieces[Math.max(first, pieceAt(pieces, end - 1))]!;
      const to = last.start + unfold(last, Math.max(0, end - last.from));
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

function lastWord(text: string): string {
  return text.slice(Math.max(text.lastIndexOf(' ') + 1, text.length - 40));
}

/** A line's part in the text, from `from` on. */
interface Piece {
  readonly from: number;
  readonly line: Line;
  readonly start: number;
  readonly raw: string;
  /** Whether its runs of spaces are single ones in the text. */
  readonly folded: boolean;
}

/** Index of the last piece that begins at a position of the text or before; -1: none does. */
function pieceAt(pieces: readonly Piece[], position: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle]!.from <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Position in a piece as typed of position `i` of the piece in the text. */
function unfold({ raw, folded }: Piece, i: number): number {
  if (!folded) return Math.max(0, Math.min(i, raw.length));
  let seen = 0;
  let k = 0;
  while (k < raw.length && seen < i) {
    if (/\s/.test(raw[k]!) && k + 1 < raw.length && /\s/.test(raw[k + 1]!)) k++;
    else {
      k++;
      seen++;
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
