import { surePicture } from '../line/place-marks.ts';
import type { Line, MarkOnLine } from '../model/line.ts';
import type { Level } from '../model/marks.ts';
import type { Span } from '../model/position.ts';
import { findLeadingMark, findTrailingMark, type MarkSighting } from '../marking/portion-mark.ts';
import { isJunk } from '../marking/prose.ts';

/** The engine reads few struck marks without a fault: against a sound one the picture must be this sure of the stroke. */
const sureStroke = 0.8;
/** A torn word that the picture does not confirm counts only if it looks this much like a mark. */
const sureWord = 0.85;

/**
 * The portion mark at the end of a line's text: as the page's picture shows it where it was looked at, else as the
 * text reads. `text` is the line's text as far as it belongs to the memorandum.
 */
export function sightTrailing(line: Line, text: string): MarkSighting | null {
  const read = findTrailingMark(text, line.struck);
  if (!line.marks) return read;
  const seen = line.marks.findLast(({ span }) => isAtEnd(text, span) && span[0] <= text.length);
  if (!seen) return read && (read.basis === 'literal' || read.presence >= sureWord) ? read : null;
  return reconcile(seen, read, text, [Math.min(seen.span[0], read?.span[0] ?? Infinity), text.length]);
}

/**
 * The portion mark before a line's text, or behind the speaker's label that ends at `from`: as it reads, or as the page's
 * picture shows it with `least` confidence, where a stroke tore its letters.
 */
export function sightLeading(line: Line, text: string, from = 0, least = surePicture): MarkSighting | null {
  const found = findLeadingMark(from === 0 ? text : text.slice(from), from === 0 ? line.struck : []);
  const read = found && { ...found, span: [found.span[0] + from, found.span[1] + from] as const };
  const seen = line.marks?.find(({ span }) => Math.abs(span[0] - from) <= 1 && span[1] < text.length);
  if (!seen) return read;
  if (read) return reconcile(seen, read, text, read.span);
  if (seen.mark.confidence < least) return null;
  return reconcile(seen, null, text, [from, endOfGlued(text, seen.span)]);
}

/** Where a mark ends that runs into the word behind it: `=5%=We`, `#53-We`. */
function endOfGlued(text: string, [from, to]: readonly [number, number]): number {
  const word = /(?<=[^A-Za-z0-9(])(?:I|[A-Z][a-z]+)$/.exec(text.slice(from, to));
  return word && word.index > 0 ? from + word.index : to;
}

/** Nothing but torn ink stands behind it: behind a mark alone on its line a letter is some too, `> A`. */
function isAtEnd(text: string, [from, to]: Span): boolean {
  const rest = text.slice(to).trim();
  return rest === '' || (rest.length <= 6 && isJunk(rest)) || (from === 0 && rest.length === 1);
}

function reconcile(
  { mark }: MarkOnLine,
  read: MarkSighting | null,
  text: string,
  span: readonly [number, number],
): MarkSighting {
  const typed = text.slice(...span);
  if (read?.basis === 'literal') {
    // The engine makes a sound mark of nothing else; against it the picture must be sure.
    if (mark.level in read.weights || mark.confidence < surePicture)
      return {
        ...read,
        span,
        typed,
        struck: read.struck || (mark.struck && mark.struckConfidence >= sureStroke),
        region: mark.region,
      };
  }
  const weights: Partial<Record<Level, number>> = {};
  for (const { level, probability } of mark.levels) if (probability > 0) weights[level] = probability;
  const presence = mark.levels.reduce((sum, { probability }) => sum + probability, 0);
  return {
    span,
    typed,
    weights,
    caveats: read?.caveats ?? [],
    basis: 'image',
    presence: Math.min(1, presence),
    struck: mark.struck,
    image: mark,
  };
}
