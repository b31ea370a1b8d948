import { packGrey, resizeGrey } from '../image/decode.ts';
import type { GreyImage } from '../image/grey.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import type { PageSight } from '../scan-options.ts';

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
  const sheet = await drawDays(sight.image, days);
  const read = await pool.recognise({ file: await packGrey(sheet.image), dpi: sight.image.dpi }, signal);
  const changed = new Map<OcrWord, OcrWord>();
  for (const [d, day] of days.entries()) {
    const looks = sheet.rows
      .filter((row) => row.day === d)
      .map(({ top, bottom }) => wordsWithin(read, top, bottom));
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

interface Sheet {
  readonly image: GreyImage;
  readonly rows: readonly { readonly day: number; readonly top: number; readonly bottom: number }[];
}

async function drawDays(image: GreyImage, days: readonly (readonly OcrWord[])[]): Promise<Sheet> {
  const cuts = days.map((day) => cut(image, day));
  const pictures: { readonly day: number; readonly picture: GreyImage }[] = [];
  for (const scale of scales)
    for (const [day, { data, width, height, dpi }] of cuts.entries())
      pictures.push({
        day,
        picture: await resizeGrey(
          { data, width, height, dpi },
          { width: Math.round(width * scale), height: Math.round(height * scale) },
        ),
      });
  const space = Math.round(gap * Math.max(...cuts.map(({ height }) => height)));
  const width = Math.max(...pictures.map(({ picture }) => picture.width)) + 2 * space;
  const height = pictures.reduce((sum, { picture }) => sum + picture.height + space, space);
  const data = new Uint8Array(width * height).fill(255);
  const rows: { day: number; top: number; bottom: number }[] = [];
  let top = space;
  for (const { day, picture } of pictures) {
    for (let y = 0; y < picture.height; y++)
      data.set(picture.data.subarray(y * picture.width, (y + 1) * picture.width), (top + y) * width + space);
    rows.push({ day, top, bottom: top + picture.height });
    top += picture.height + space;
  }
  return { image: { data, width, height, dpi: image.dpi }, rows };
}

function cut(image: GreyImage, day: readonly OcrWord[]): GreyImage {
  const boxes = day.map(({ box }) => box);
  const top = Math.min(...boxes.map(({ y0 }) => y0));
  const bottom = Math.max(...boxes.map(({ y1 }) => y1));
  const around = Math.round(margin * (bottom - top));
  const x0 = Math.max(0, Math.min(...boxes.map((box) => box.x0)) - around);
  const x1 = Math.min(image.width, Math.max(...boxes.map((box) => box.x1)) + around);
  const y0 = Math.max(0, top - around);
  const y1 = Math.min(image.height, bottom + around);
  const data = new Uint8Array((x1 - x0) * (y1 - y0));
  for (let y = y0; y < y1; y++)
    data.set(image.data.subarray(y * image.width + x0, y * image.width + x1), (y - y0) * (x1 - x0));
  return { data, width: x1 - x0, height: y1 - y0, dpi: image.dpi };
}

function wordsWithin(words: readonly OcrWord[], top: number, bottom: number): string[] {
  return words
    .filter(({ box }) => (box.y0 + box.y1) / 2 > top && (box.y0 + box.y1) / 2 < bottom)
    .toSorted((a, b) => a.box.x0 - b.box.x0)
    .map(({ text }) => text);
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
