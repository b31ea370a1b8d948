import type { MarkSighting } from '../marking/portion-mark.ts';
import type { Line } from '../model/line.ts';
import { surePicture } from '../line/place-marks.ts';
import { sightLeading } from './sightings.ts';
import type { Label, Labels } from './speakers.ts';

/** The least confidence of a picture's mark where a paper's portions open with theirs. */
export const sureLeading = 0.4;
/** The same behind a speaker's label, where nothing else can stand. */
const leastLeading = 0.3;

/** Length of a paragraph's number before a mark in brackets: `1. (C) The Secretary`. */
export function numberBefore(text: string): number {
  return text.charCodeAt(0) < 58 ? (/^\d{1,2}[.)]\s+(?=\()/.exec(text)?.[0].length ?? 0) : 0;
}

/** What may be a torn label: no sentence ends in it, and a colon ends it. */
const unreadLabel = /^[^.?!,;()]{3,40}:\s*$/;

/** The mark behind a speck at the margin that was read as a letter or two: `Co (F887 As you know`. */
export function behindSpeck(line: Line, text: string): MarkSighting | null {
  const speck = /^(?:[^\p{L}\d(]{1,2}|[^\p{L}\d(]?\p{L}{1,2})\s+/u.exec(text)?.[0].length ?? 0;
  return speck > 0 ? sightLeading(line, text, speck, surePicture) : null;
}

/**
 * A label that a stroke runs into, and the mark behind it: `PRESIDENT KORSGAARD=SA¥EAMYy advisers told me`. Its
 * colon is part of what the engine made of the mark. A label that nothing tells, `THZ ZREZSICENT:`, does not hide a
 * mark that is seen surely; the paragraph keeps it as text.
 */
export function labelBefore(
  line: Line,
  text: string,
  labels: Labels,
): { readonly label: Label | null; readonly mark: MarkSighting } | null {
  for (const { mark, span } of line.marks ?? []) {
    const name = /^\p{Lu}[\p{L}.'’ -]*\p{L}/u.exec(text.slice(0, span[0]))?.[0] ?? '';
    if (span[1] === span[0] || mark.confidence < leastLeading || span[0] - name.length > 4) continue;
    const label = labels.at(`${name}: X`);
    const sighting = label && sightLeading(line, text, span[0], leastLeading);
    if (label && sighting) return { label: { ...label, start: sighting.span[1] }, mark: sighting };
    const behind =
      mark.confidence >= surePicture && unreadLabel.test(text.slice(0, span[0]))
        ? sightLeading(line, text, span[0])
        : null;
    if (behind) return { label: null, mark: behind };
  }
  return null;
}

/** Whether a line's text opens with a mark, or what is said behind its label does. */
export function marksBefore(line: Line, label: Label | null): boolean {
  const { text } = line;
  return (
    (sightLeading(line, text, numberBefore(text)) ?? (label && sightLeading(line, text, label.start))) !==
    null
  );
}
