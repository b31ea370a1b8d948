import type { Paragraph } from '../model/body.ts';
import type { At } from '../model/position.ts';

/** The text in its parts on each page: breaks fall where the lengths on the pages say, before a word. */
export function splitByPages({ text, typed, at, continues }: Paragraph): string[] {
  if (!continues || continues.length === 0) return [text];
  const lengths = [at, ...continues].map(lengthOf);
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const start = whole === typed.length ? typed.length - text.length : 0;
  const parts: string[] = [];
  let done = 0;
  let passed = 0;
  for (const length of lengths.slice(0, -1)) {
    passed += length;
    const wanted =
      whole === typed.length ? passed - start : Math.round((text.length * passed) / Math.max(whole, 1));
    const end = Math.max(done, wordStart(text, wanted));
    parts.push(text.slice(done, end));
    done = end;
  }
  return [...parts, text.slice(done)];
}

function lengthOf({ chars }: At): number {
  return chars ? chars[1] - chars[0] : 1;
}

function wordStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length || text[offset - 1] === ' ') return Math.min(offset, text.length);
  const space = text.lastIndexOf(' ', offset);
  if (space >= 0) return space + 1;
  // Not between the halves of a sign of two units.
  return /[\udc00-\udfff]/.test(text[offset]!) ? offset - 1 : offset;
}
