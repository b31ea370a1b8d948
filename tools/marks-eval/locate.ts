import type { WordOnImage } from '../../src/page/strokes/text-geometry.ts';

/** One line of one page with the letters that its words have. */
export interface OcrLine {
  readonly page: number;
  readonly line: number;
  readonly top: number;
  readonly bottom: number;
}

/** All letters of a document as one string, and the line that each stands on. */
export interface LetterStream {
  readonly letters: string;
  readonly lineAt: Int32Array;
  readonly lines: readonly OcrLine[];
}

export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

export function streamOf(
  pages: readonly { readonly page: number; readonly words: readonly WordOnImage[] }[],
): LetterStream {
  let letters = '';
  const at: number[] = [];
  const lines: OcrLine[] = [];
  for (const { page, words } of pages)
    for (const [line, list] of Map.groupBy(words, (word) => word.line)) {
      const text = lettersOf(list.map((word) => word.text).join(''));
      at.push(...new Array<number>(text.length).fill(lines.length));
      letters += text;
      const top = Math.min(...list.map((word) => word.y));
      const bottom = Math.max(...list.map((word) => word.y + word.h));
      lines.push({ page, line, top, bottom });
    }
  return { letters, lineAt: Int32Array.from(at), lines };
}

const tail = 26;

/**
 * Where a paragraph ends in the stream: the end of the stretch most like its last letters, not before `from`, and
 * of two alike the one nearer to where its length says. Null where nothing is alike enough.
 */
export function locateEnd(
  stream: LetterStream,
  from: number,
  text: string,
): { readonly end: number; readonly cost: number } | null {
  const whole = lettersOf(text);
  const needle = whole.slice(-tail);
  const expected = from + whole.length;
  const limit = Math.min(stream.letters.length, expected + 2500);
  const n = needle.length;
  if (n === 0) return null;
  let column = Array.from({ length: n + 1 }, (_, i) => i);
  let best: { end: number; cost: number } | null = null;
  for (let j = from; j < limit; j++) {
    const next = [0];
    for (let i = 1; i <= n; i++)
      next.push(
        Math.min(
          column[i - 1]! + (needle[i - 1] === stream.letters[j] ? 0 : 1),
          column[i]! + 1,
          next[i - 1]! + 1,
        ),
      );
    column = next;
    const cost = column[n]! / n + Math.abs(j + 1 - expected) / 4000;
    if (!best || cost < best.cost) best = { end: j + 1, cost };
  }
  return best && best.cost < 0.45 ? best : null;
}
