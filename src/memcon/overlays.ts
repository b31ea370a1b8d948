import { findOverlay } from '../marking/furniture.ts';
import { readMark } from '../marking/portion-mark.ts';
import type { Line } from '../model/line.ts';

/** A mark that the picture shows this surely, or that reads as one, closes its line: what stands far behind it is a stamp's, or dirt. */
const sureMark = { beforeStamp: 0.8, beforeDirt: 0.5 };
/** Letters that dirt is read as at most. */
const dirt = 3;
/** Longer is no stamp's part of a line. */
const longest = 40;
/** Words of a sentence, which no stamp has. */
const running = /(?:\s[a-z]{2,}){3}/;

/**
 * Where in a line's text words begin that do not belong to the memorandum, as they stand beside its text: a
 * stamp's by what they say (`to a ceasefire. (S) DECLASSIFIED`), or whatever stands apart behind a portion mark
 * that the picture shows: `to focus on this. {6           ATE: March 0>`. -1 for none.
 */
export function findBeside(line: Line): number {
  const overlay = findOverlay(line.text);
  if (overlay >= 0) return overlay;
  const mark = line.marks?.findLast(({ mark, span }) => {
    const rest = line.text.slice(span[1]);
    const letters = rest.replace(/[^\p{L}\d]/gu, '').length;
    const isRead = readMark(line.text.slice(...span))?.basis === 'literal';
    const least = isRead ? 0 : letters > dirt ? sureMark.beforeStamp : sureMark.beforeDirt;
    return mark.confidence >= least && span[1] > span[0] && isApart(rest);
  });
  return mark ? mark.span[1] + line.text.slice(mark.span[1]).search(/\s/) : -1;
}

/** Whether what follows a mark stands far from it and is no sentence. */
function isApart(rest: string): boolean {
  return /^\S{0,2}\s{3,}\S/.test(rest) && rest.trim().length <= longest && !running.test(rest);
}
