import { packGrey } from '../image/decode.ts';
import type { GreyImage } from '../image/grey.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import type { PageSight } from '../scan-options.ts';
import { cutOut, drawSheet, scaleGrey, surround, wordsOnRow, type Sheet } from './sheet.ts';

/** Sizes at which a day is read again, and how many of these readings must agree against the first. */
const scales = [0.6, 0.85, 1.5];
const majority = 2;
/** A day of which every number was read with this confidence is not read again. */
const sure = 0.9;
/** A line of more words is prose; a head has no more days than this. */
const mostWords = 12;
const mostDays = 3;
/** White around a day, and between two of its pictures, in heights of its letters. */
const margin = 0.4;
const gap = 1.2;

const month = /^(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}[.,]?$/i;
const year = /^(?:19|20)\d\d\W?$/;

/**
 * Reads the days of a page's head of which the engine is not sure at other sizes too: one digit for another is a reading as good as the right one, and no
 * lexicon tells, so other looks must. A number changes only where most of them agree on another one with as many digits.
 */
export async function rereadDays(sight: PageSight, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  const days = findDays(sight.words);
  if (days.length === 0) return sight;
  const { sheet, days: shown } = await drawDays(sight.image, days);
  const read = await pool.recognise({ file: await packGrey(sheet.image), dpi: sight.image.dpi }, signal);
  const changed = new Map<OcrWord, OcrWord>();
  for (const [d, day] of days.entries()) {
    const looks = shown.flatMap((of, n) =>
      of === d ? [wordsOnRow(read, sheet, n).map(({ text }) => text)] : [],
    );
    for (const [i, word] of day.entries()) {
      const text = outvote(
        word.text,
        looks.filter((look) => look.length === day.length).map((look) => look[i]!),
      );
      if (text !== word.text) changed.set(word, { ...word, text });
    }
  }
  return changed.size === 0
    ? sight
    : { ...sight, words: sight.words.map((word) => changed.get(word) ?? word) };
}

/** `April 11, 1989` on short lines: the words from the month, or the day before it, to the year. */
function findDays(words: readonly OcrWord[]): OcrWord[][] {
  const days: OcrWord[][] = [];
  for (const line of Map.groupBy(words, (word) => word.line).values()) {
    if (line.length > mostWords) continue;
    const end = line.findIndex(({ text }) => year.test(text));
    const named = line.slice(0, Math.max(0, end)).findLastIndex(({ text }) => month.test(text));
    if (named < 0 || end - named > 3) continue;
    const start = /^\d{1,2}$/.test(line[named - 1]?.text ?? '') ? named - 1 : named;
    const day = line.slice(start, end + 1);
    if (day.some(({ text, confidence }) => /\d/.test(text) && confidence < sure)) days.push(day);
  }
  return days.slice(0, mostDays);
}

interface DaySheet {
  readonly sheet: Sheet;
  /** Which day each row of the sheet shows. */
  readonly days: readonly number[];
}

async function drawDays(image: GreyImage, found: readonly (readonly OcrWord[])[]): Promise<DaySheet> {
  const cuts = found.map((day) => {
    const box = surround(day);
    return cutOut(image, box, Math.round(margin * (box.y1 - box.y0))).picture;
  });
  const pictures: GreyImage[] = [];
  const days: number[] = [];
  for (const scale of scales)
    for (const [day, picture] of cuts.entries()) {
      pictures.push(await scaleGrey(picture, scale));
      days.push(day);
    }
  const space = Math.round(gap * Math.max(...cuts.map(({ height }) => height)));
  return { sheet: drawSheet(pictures, space), days };
}

/** The number that most looks agree on, with the first reading's points; the first reading where they don't. */
export function outvote(first: string, looks: readonly string[]): string {
  const digits = /\d+/.exec(first)?.[0];
  if (digits === undefined) return first;
  const votes = new Map<string, number>();
  for (const look of looks) {
    const seen = /^\D{0,1}(\d+)\D{0,1}$/.exec(look)?.[1];
    if (seen?.length === digits.length) votes.set(seen, (votes.get(seen) ?? 0) + 1);
  }
  const [best] = [...votes].toSorted((a, b) => b[1] - a[1]);
  if (!best || best[1] < majority || best[1] <= (votes.get(digits) ?? 0)) return first;
  return first.replace(digits, best[0]);
}
