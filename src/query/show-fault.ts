import stringWidth from 'string-width';
import type { QueryFault } from './query.ts';

/** Columns of the query that are shown around a fault. */
const shownBefore = 40;
const shownAfter = 30;

/**
 * The fault's message, the query in one line, and a caret under each column of the fault. Of a long query the part
 * around the fault is shown.
 */
export function showFault(text: string, { message, at }: QueryFault): string {
  const start = Math.max(0, at[0] - shownBefore);
  const end = Math.min(text.length, Math.max(at[1], at[0] + 1) + shownAfter);
  const [before, inside, after] = [
    text.slice(start, at[0]),
    text.slice(at[0], at[1]),
    text.slice(at[1], end),
  ].map(oneLine);
  const lead = start > 0 ? '…' : '';
  const tail = end < text.length ? '…' : '';
  const shown = shorten(inside!);
  const carets = '^'.repeat(Math.max(1, stringWidth(shown)));
  const margin = ' '.repeat(stringWidth(lead + before!));
  return `${message}\n  ${lead}${before!}${shown}${after!}${tail}\n  ${margin}${carets}\n`;
}

/** What a terminal shows in one line and does not obey. */
function oneLine(text: string): string {
  return text.replace(/\s/gu, ' ').replace(/[\p{C}]/gu, '\ufffd');
}

function shorten(text: string): string {
  return text.length > shownBefore ? `${text.slice(0, shownBefore)}…` : text;
}
