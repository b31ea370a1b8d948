import type { MarkOnLine } from '../model/line.ts';
import type { MarkOnImage, Page, Word } from '../model/page.ts';
import type { Region } from '../model/position.ts';
import type { DraftLine } from './roles.ts';

/** Part of a word's width that a mark must cover for the word to be the mark misread. */
const covered = 0.5;

/** A picture shows a mark rather than none from this confidence on. */
export const likelyMark = 0.5;

/** Word and mark are level where their middles are no further apart than this part of the mark's height. */
const level = 0.25;

/**
 * Puts the marks of the page's picture to its lines: to the line of the nearest word at the mark's height, else to
 * the line above. What the reader made of the mark (`+6}`, or the end of `jobs.—€8r—`) becomes its span.
 */
export function placeMarks(page: Page, lines: readonly DraftLine[]): readonly DraftLine[] {
  const { marks, words } = page;
  if (!marks || !words) return lines;
  const placed = new Map<DraftLine, MarkOnLine[]>();
  for (const mark of marks) {
    const beside = nearestWord(words, mark.region);
    const line = beside ? lineOf(lines, beside) : lineAbove(lines, mark.region);
    // What was taken off the line as dirt holds no mark that the picture does not clearly show.
    if (!line || (beside && mark.confidence < likelyMark && isTakenOff(line, beside))) continue;
    const found = beside ? spanOf(line, words, mark) : null;
    // A sound word where a mark is seen, and higher than it: the mark stands alone on a line that the reader missed.
    const isOver =
      found &&
      /^[A-Za-z]{3,}$/.test(line.text.slice(...found)) &&
      found[1] < line.text.length &&
      middle(mark.region) - middle(beside!.region) > level * mark.region.h;
    const span = found && !isOver ? found : ([line.text.length, line.text.length] as const);
    placed.set(line, [...(placed.get(line) ?? []), { mark, span }]);
  }
  return lines.map((line) => {
    const own = placed.get(line) ?? [];
    return {
      ...line,
      marks: own.toSorted((a, b) => a.span[0] - b.span[0] || a.mark.region.x - b.mark.region.x),
    };
  });
}

function isTakenOff(line: DraftLine, { chars: [start, end] }: Word): boolean {
  return line.offsets === null && (indexIn(line, end) === 0 || indexIn(line, start) === line.text.length);
}

const middle = ({ y, h }: Region): number => y + h / 2;

/** Whether a line is nothing but a portion mark, as the picture shows it. */
export function isMarkAlone({ marks, text }: Pick<DraftLine, 'marks' | 'text'>): boolean {
  return (
    marks?.some(
      ({ span, mark }) => mark.confidence >= likelyMark && span[0] === 0 && span[1] >= text.length - 2,
    ) ?? false
  );
}

/** A picture shows a mark surely from this confidence on: no stamp and no banner looks like one so much. */
export const surePicture = 0.95;

/** Whether a line ends in a portion mark, as the picture surely shows it, whatever the engine made of the line. */
export function endsInMark({ marks, text }: Pick<DraftLine, 'marks' | 'text'>): boolean {
  return (
    marks?.some(({ span, mark }) => mark.confidence >= surePicture && span[1] >= text.length - 2) ?? false
  );
}

/** So many heights of a mark beside it a word still tells its line: on a leaning page further ones stand on another. */
const farthest = 10;

/** The word that shares the mark's height and stands nearest to it. */
function nearestWord(words: readonly Word[], mark: Region): Word | null {
  let best: { word: Word; distance: number } | null = null;
  for (const word of words) {
    const { region } = word;
    const apart = Math.abs(middle(region) - middle(mark));
    if (apart > 0.75 * Math.max(region.h, mark.h)) continue;
    const gap = Math.max(0, mark.x - (region.x + region.w), region.x - (mark.x + mark.w));
    if (gap > farthest * mark.h) continue;
    const distance = gap + 2 * apart;
    if (!best || distance < best.distance) best = { word, distance };
  }
  return best?.word ?? null;
}

function lineOf(lines: readonly DraftLine[], word: Word): DraftLine | null {
  return lines.find(({ chars }) => word.chars[0] >= chars[0] && word.chars[0] < chars[1]) ?? null;
}

/** The last line that ends above the mark: a mark alone on its line closes the paragraph over it. */
function lineAbove(lines: readonly DraftLine[], mark: Region): DraftLine | null {
  let best: DraftLine | null = null;
  for (const line of lines)
    if (line.region && line.text !== '' && line.region.y + line.region.h / 2 < mark.y + mark.h / 2)
      if (!best?.region || line.region.y > best.region.y) best = line;
  return best;
}

function spanOf(line: DraftLine, words: readonly Word[], mark: MarkOnImage): readonly [number, number] {
  const own = words.filter(({ chars }) => chars[0] >= line.chars[0] && chars[1] <= line.chars[1]);
  let from: number | null = null;
  let to: number | null = null;
  let before = 0;
  for (const { chars, region } of own) {
    const start = indexIn(line, chars[0]);
    const end = indexIn(line, chars[1] - 1) + 1;
    const shared =
      Math.min(region.x + region.w, mark.region.x + mark.region.w) - Math.max(region.x, mark.region.x);
    if (shared >= region.w * covered) {
      from ??= start;
      to = end;
    } else if (shared >= mark.region.w * covered) {
      // Glued to the word before it: `jobs.—€8r—`.
      const cut = start + cutOf(line.text.slice(start, end), (mark.region.x - region.x) / region.w);
      // A whole word whose box the stroke widened is no part of the mark.
      if (cut === end) before = Math.max(before, end);
      else {
        from ??= cut;
        to = end;
      }
    } else if (region.x + region.w / 2 < mark.region.x) before = Math.max(before, end);
  }
  return from === null || to === null ? [before, before] : [from, to];
}

/** Where in a word a mark begins that is glued to it: behind the sentence's end nearest to the share of its width. */
function cutOf(word: string, share: number): number {
  const wanted = share * word.length;
  let best = Math.round(wanted);
  let nearest = Infinity;
  for (const end of word.matchAll(/[.?!:;,]["'’”)]?/g)) {
    const at = end.index + end[0].length;
    if (Math.abs(at - wanted) < nearest) {
      nearest = Math.abs(at - wanted);
      best = at;
    }
  }
  // Nothing of a word stands before it: all that is glued to the mark stands behind it, `—t37NFr—What`.
  return /[A-Za-z]{2}/.test(word.slice(0, best)) ? Math.max(1, best) : 0;
}

/** Position in the line's `text` of an offset in the page's text. */
export function indexIn(line: DraftLine, offset: number): number {
  const typed = offset - line.chars[0];
  if (!line.offsets) return Math.min(line.text.length, Math.max(0, typed - line.shift));
  const found = line.offsets.findIndex((at) => at >= typed);
  return found < 0 ? line.text.length : Math.min(found, line.text.length);
}
