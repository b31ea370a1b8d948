import { packGrey } from '../image/decode.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import { confidenceOf } from '../ocr/word-confidence.ts';
import type { PageSight } from '../scan-options.ts';
import { combine } from '../witness/combine.ts';
import { englishLetters } from '../witness/english.ts';
import { placeBack, scaleGrey } from './sheet.ts';

/** Mean confidence of a page's words, by their letters, from which on it is not read again: typed pages have .9 and more. */
const wellRead = 0.85;
/** Dots per inch at which a page is read again, and by how many times as many the first reading must have had. */
const coarseDpi = 150;
const leastTimes = 1.2;

/**
 * Reads a page once more in fewer pixels, where the engine was unsure of most of it: letters whose thin strokes a
 * copier lost fall into parts at 300 dpi, and close again where several pixels become one. The reading with more English
 * leads, and is mended word by word with the other one.
 */
export async function rereadPage(sight: PageSight, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  const { image, words } = sight;
  if (words.length === 0 || confidenceOf(words) >= wellRead || image.dpi < leastTimes * coarseDpi)
    return sight;
  const scale = coarseDpi / image.dpi;
  const picture = await scaleGrey(image, scale);
  const read = await pool.recognise({ file: await packGrey(picture), dpi: coarseDpi }, signal);
  const whole = { x0: 0, y0: 0, x1: image.width, y1: image.height };
  const again = read.flatMap((word) => placeBack([word], whole, scale, word.line));
  const [lead, other] = englishLetters(again) > englishLetters(words) ? [again, words] : [words, again];
  const { lines } = combine(linesOf(lead), linesOf(other));
  return {
    ...sight,
    words: lines.flatMap((line, number) =>
      line.map(({ text, box, confidence = 0 }) => ({ text, box, confidence, line: number })),
    ),
  };
}

function linesOf(words: readonly OcrWord[]): readonly (readonly OcrWord[])[] {
  return [...Map.groupBy(words, (word) => word.line).values()];
}
