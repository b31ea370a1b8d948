import { seeFurniture } from '../../marking/furniture.ts';
import { inkThreshold, type GreyImage } from '../image/grey.ts';
import type { Box } from '../image/matrix.ts';
import { packGrey } from '../image/decode.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import type { PageSight } from '../scan-options.ts';
import { measureText, placeWords, type TextGeometry } from '../strokes/text-geometry.ts';
import { drawMosaic, findBlocks, together } from './blocks.ts';
import { eraseOverprint } from './overprint.ts';

/** Words of this confidence or more, as many as this on a line, are a line of the text, which needs no second look. */
const wellRead = 0.85;
const leastOfLine = 3;
/** Below it a word of the first reading gives way to the second one wherever they differ. */
const settled = 0.8;
/** By how much the first reading's confidence must then exceed the second's. */
const margin = 0.1;
/** A word with no more than this share of another one's letters is a piece of it. */
const piece = 0.5;
/** Less confidence in fewer than four letters is dirt. */
const leastSense = 0.3;
/** Letters that a block needs to be read, and how high one of two lines or more is, in cap heights: a banner alone is none. */
const leastOfBlock = 6;
const severalLines = 2.2;
/** How far above the text's last line a stamp beside it may begin, in cap heights. */
const above = 9;
/** Lines of the text that a page must have before its foot is looked at by itself. */
const fewestLines = 3;

/**
 * Reads the foot of a page once more, where release stamps, a library's copy stamp, banner and authority block stand over
 * and beside each other: the engine, made for columns of text, loses their lines or runs them together. Letters much
 * larger than the text's are taken off, and what stands side by side is read apart. What the first reading was sure of stays.
 */
export async function lookAgain(sight: PageSight, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  const { image, words } = sight;
  const geometry = measureText(placeWords(words), image.dpi);
  const text = new Set(
    geometry.lines
      .filter(
        ({ words: line }) =>
          line.filter((word) => isWord(word.text, word.confidence)).length >= leastOfLine &&
          !seeFurniture(line.map((word) => word.text).join(' ')),
      )
      .map((line) => line.number),
  );
  if (text.size < fewestLines) return sight;
  const foot = cutFoot(image, words, text, geometry);
  const doubtful = words.filter((word) => !text.has(word.line) && middle(word.box) > foot.from);
  if (!doubtful.some((word) => word.confidence < settled)) return sight;
  const { cap } = geometry;
  const threshold = inkThreshold(image);
  const components = eraseOverprint(foot.image, threshold, cap);
  if (!components) return sight;
  const blocks = findBlocks(components, cap).filter((block) => block.letters >= leastOfBlock);
  if (!blocks.some((block) => block.y1 - block.y0 > severalLines * cap)) return sight;
  const mosaic = drawMosaic(foot.image, blocks, threshold, cap);
  const read = await pool.recognise({ file: await packGrey(mosaic.image), dpi: image.dpi }, signal);
  const again = read.flatMap((word) => {
    const placed = mosaic.place(word);
    if (!placed || (word.confidence < leastSense && !/[A-Za-z0-9]{4}/.test(word.text))) return [];
    const { x0, y0, x1, y1 } = placed.box;
    return [{ ...placed, box: { x0, y0: y0 + foot.top, x1, y1: y1 + foot.top } }];
  });
  return { ...sight, words: merge(words, new Set(doubtful), again, cap) };
}

function isWord(text: string, confidence: number): boolean {
  return confidence >= wellRead && /^["'(]?[A-Za-z][A-Za-z'’-]+[.,;:?!)"']*$/.test(text);
}

interface Foot {
  /** A copy, without the words of the text's lines. */
  readonly image: GreyImage;
  /** Its first row on the page. */
  readonly top: number;
  /** Words lower than this are the foot's. */
  readonly from: number;
}

function cutFoot(
  image: GreyImage,
  words: readonly OcrWord[],
  text: ReadonlySet<number>,
  { cap }: TextGeometry,
): Foot {
  const lines = words.filter((word) => text.has(word.line));
  const end = lines.reduce((low, word) => Math.max(low, middle(word.box)), 0);
  const top = Math.max(0, Math.round(end - above * cap));
  // A copy, also of a Buffer, whose `slice` is none.
  const data = Uint8Array.from(image.data.subarray(top * image.width));
  const foot = { data, width: image.width, height: image.height - top, dpi: image.dpi };
  for (const { box } of lines) if (box.y1 > top) whiten(foot, box, top, 0.15 * cap);
  return { image: foot, top, from: top };
}

function whiten({ data, width, height }: GreyImage, box: Box, top: number, around: number): void {
  const x0 = Math.max(0, Math.floor(box.x0 - around));
  const x1 = Math.min(width, Math.ceil(box.x1 + around));
  const y1 = Math.min(height, Math.ceil(box.y1 - top + around));
  for (let y = Math.max(0, Math.floor(box.y0 - top - around)); y < y1; y++)
    data.fill(255, y * width + x0, y * width + x1);
}

function middle(box: Box): number {
  return (box.y0 + box.y1) / 2;
}

/**
 * Both readings as one, in lines from the top. On one place the second stands, for its lines are in order, unless the first
 * was sure of something else; what only the first has goes to the line of the second that it stands in.
 */
export function merge(
  first: readonly OcrWord[],
  doubtful: ReadonlySet<OcrWord>,
  again: readonly OcrWord[],
  cap: number,
): OcrWord[] {
  // A piece of a word is no other reading of it: `31` of `12/31/2009`.
  const isSurer = (word: OcrWord, other: OcrWord): boolean =>
    word.confidence >= settled &&
    word.confidence > other.confidence + margin &&
    word.text !== other.text &&
    word.text.length > piece * other.text.length;
  const kept = first.filter((word) => {
    if (!doubtful.has(word)) return true;
    const others = again.filter((other) => covers(other.box, word.box));
    return others.every((other) => isSurer(word, other));
  });
  const stays = kept.filter((word) => doubtful.has(word));
  const fresh = again.filter((word) => !stays.some((other) => covers(other.box, word.box)));
  const rows = [...Map.groupBy(fresh, (word) => word.line).values()];
  const lines: OcrWord[][] = [];
  for (const line of Map.groupBy(kept, (word) => word.line).values()) {
    const own = line.filter((word) => {
      const row = doubtful.has(word) ? rows.find((row) => continues(row, word, cap)) : undefined;
      row?.push(word);
      return !row;
    });
    if (own.length > 0) lines.push(own);
  }
  for (const row of rows) {
    const below = lines.findIndex((other) => footOf(other) > footOf(row));
    lines.splice(
      below < 0 ? lines.length : below,
      0,
      row.toSorted((a, b) => a.box.x0 - b.box.x0),
    );
  }
  return lines.flatMap((line, i) => line.map((word) => ({ ...word, line: i + 1 })));
}

/** Whether a word stands in a line: level with it, and no further from its words than two blocks are. */
function continues(row: readonly OcrWord[], { box }: OcrWord, cap: number): boolean {
  const feet = footOf(row);
  const gap = Math.min(...row.map((word) => Math.max(word.box.x0, box.x0) - Math.min(word.box.x1, box.x1)));
  return Math.abs(feet - box.y1) < 0.5 * cap && gap < together.across * cap;
}

function footOf(line: readonly OcrWord[]): number {
  const feet = line.map((word) => word.box.y1).toSorted((a, b) => a - b);
  return feet[feet.length >> 1] ?? 0;
}

/** Whether two boxes share more than a third of the smaller one. */
function covers(a: Box, b: Box): boolean {
  const w = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const h = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (w <= 0 || h <= 0) return false;
  const area = (box: Box): number => (box.x1 - box.x0) * (box.y1 - box.y0);
  return w * h > Math.min(area(a), area(b)) / 3;
}
