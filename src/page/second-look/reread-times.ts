import { packGrey } from '../image/decode.ts';
import type { GreyImage } from '../image/grey.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import type { PageSight } from '../scan-options.ts';
import { cutOut, drawSheet, placeBack, scaleGrey, surround, wordsOnRow } from './sheet.ts';

/** Sizes at which a line is read again. */
const scales = [0.6, 0.85, 1.5];
/** A line whose words were read with this mean confidence, and none with less than that, is not read again. */
const sure = { mean: 0.8, least: 0.65 };
/** By how much the mean confidence of another reading must exceed the first one's. */
const gain = 0.1;
/** A line of more words is prose; a head has no more such lines than this. */
const mostWords = 12;
const mostLines = 3;
/** White around a line, and between two of its pictures, in heights of its letters. */
const margin = 0.4;
const gap = 1.2;

/** A head's label of a day or a time, its zone, or figures as a clock has them, however torn: `10¢55`. */
const timed = /\b(?:DATE|TIME)\b|\bE[SD]T\b|\b[ap]\.\s?m\b|\b\d{1,2}[:.;°¢]\d\d\b/i;

/**
 * Reads the lines of a head that give day and time once more, at other sizes, where the engine was unsure of them:
 * strokes of figures are as thin as specks, and a line that fails at one size is often read whole at another. The
 * surest reading stands.
 */
export async function rereadTimes(sight: PageSight, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  const lines = findTimes(sight.words);
  if (lines.length === 0) return sight;
  const cuts = lines.map((line) => {
    const box = surround(line);
    return cutOut(sight.image, box, Math.round(margin * (box.y1 - box.y0)));
  });
  const looks: { readonly line: number; readonly scale: number; readonly picture: GreyImage }[] = [];
  for (const [line, { picture }] of cuts.entries())
    for (const scale of scales) looks.push({ line, scale, picture: await scaleGrey(picture, scale) });
  const sheet = drawSheet(
    looks.map(({ picture }) => picture),
    Math.round(gap * Math.max(...cuts.map(({ picture }) => picture.height))),
  );
  const read = await pool.recognise({ file: await packGrey(sheet.image), dpi: sight.image.dpi }, signal);
  const mended = new Map<number, OcrWord[]>();
  for (const [n, line] of lines.entries()) {
    const least = confidenceOf(line) + gain;
    const [best] = looks
      .flatMap((look, row) => {
        const words = look.line === n ? wordsOnRow(read, sheet, row) : [];
        return lettersOf(words) >= 0.6 * lettersOf(line) && confidenceOf(words) >= least
          ? [{ words, scale: look.scale }]
          : [];
      })
      .toSorted((a, b) => confidenceOf(b.words) - confidenceOf(a.words));
    const { line: number } = line[0]!;
    if (best) mended.set(number, placeBack(best.words, cuts[n]!.box, best.scale, number));
  }
  if (mended.size === 0) return sight;
  const words = [...Map.groupBy(sight.words, (word) => word.line)].flatMap(
    ([number, line]) => mended.get(number) ?? line,
  );
  return { ...sight, words };
}

function findTimes(words: readonly OcrWord[]): OcrWord[][] {
  return [...Map.groupBy(words, (word) => word.line).values()]
    .filter((line) => {
      if (line.length > mostWords || !timed.test(line.map(({ text }) => text).join(' '))) return false;
      const doubtful = line.some(({ text, confidence }) => confidence < sure.least && /\w/.test(text));
      return confidenceOf(line) < sure.mean || doubtful;
    })
    .slice(0, mostLines);
}

/** Mean confidence of the letters. */
function confidenceOf(words: readonly OcrWord[]): number {
  const letters = lettersOf(words);
  const sum = words.reduce((sum, { text, confidence }) => sum + text.length * confidence, 0);
  return letters === 0 ? 0 : sum / letters;
}

function lettersOf(words: readonly OcrWord[]): number {
  return words.reduce((sum, { text }) => sum + text.length, 0);
}
