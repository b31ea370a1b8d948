import { readBanner } from '../../marking/banner.ts';
import { packGrey } from '../image/decode.ts';
import { findComponents } from '../image/components.ts';
import { inkThreshold, type GreyImage } from '../image/grey.ts';
import type { Box } from '../image/matrix.ts';
import type { OcrWord } from '../ocr/engine.ts';
import type { OcrPool } from '../ocr/pool.ts';
import type { PageSight } from '../scan-options.ts';
import { measureText, placeWords } from '../strokes/text-geometry.ts';
import { findBlocks } from './blocks.ts';
import { eraseStroke } from './erase-stroke.ts';
import { cutOut, drawSheet, placeBack, scaleGrey, surround, wordsOnRow } from './sheet.ts';

/** Inches from the page's upper and lower edge in which banners stand. */
const zones = { top: 1.3, bottom: 1.5 };
/** Lower pictures, in inches, are no pages. */
const leastPage = 5;
/** A banner read this well needs no second look. */
const wellRead = 0.9;
/** What the second look must read, and how much better than the first. */
const least = 0.75;
const gain = 0.08;
/** A banner's size in cap heights: from SECRET to a level with caveats and a stroke that leaves it on both sides. */
const size = { low: 0.7, high: 2.2, narrow: 4, wide: 30 };
/** How far apart its letters stand, in cap heights. */
const ofOneWord = { across: 1.7, down: 0.3 };
/** Words of this confidence that cover so much of a block are what it is. */
const sureWord = 0.85;
const covered = 0.5;
/** Blocks that are read again in a zone, the widest first. */
const mostBlocks = 2;
/**
 * Heights in pixels that capitals are given for it, without the pen's line and with it: in small letters the
 * engine makes less of what the line left or took.
 */
const heights = { bare: [13, 18, 26], struck: [18] };
/** White around a block, in cap heights. */
const around = 0.5;

interface Zone {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Reads the banners once more that the engine lost or tore: a pen's line through a word in capitals leaves it few
 * whole letters, and one that stands by itself at the page's edge is taken for a rule. The line is taken off, and
 * what is left is read at several sizes. A banner that is read surely by then takes the place of what the engine
 * made of it.
 */
export async function rereadBanners(
  sight: PageSight,
  pool: OcrPool,
  signal?: AbortSignal,
): Promise<PageSight> {
  const { image, words } = sight;
  if (image.height < leastPage * image.dpi || words.length === 0) return sight;
  const { cap } = measureText(placeWords(words), image.dpi);
  const threshold = inkThreshold(image);
  const blocks = zonesOf(image).flatMap((zone) => blocksIn(image, words, zone, threshold, cap));
  if (blocks.length === 0) return sight;
  const cuts = blocks.map((block) => cutOut(image, block, around * cap));
  const looks: { readonly block: number; readonly scale: number; readonly picture: GreyImage }[] = [];
  for (const [block, { picture }] of cuts.entries()) {
    const bare = eraseStroke(picture, threshold);
    const views = [
      ...heights.bare.map((height) => ({ view: bare ?? picture, height })),
      ...(bare ? heights.struck.map((height) => ({ view: picture, height })) : []),
    ];
    for (const { view, height } of views) {
      const scale = Math.min(1, height / cap);
      looks.push({ block, scale, picture: await scaleGrey(view, scale) });
    }
  }
  const sheet = drawSheet(
    looks.map(({ picture }) => picture),
    Math.round(1.5 * cap),
  );
  const read = await pool.recognise({ file: await packGrey(sheet.image), dpi: image.dpi }, signal);
  let mended = [...words];
  for (const [n, block] of blocks.entries()) {
    const best = looks
      .flatMap((look, row) => {
        if (look.block !== n) return [];
        const line = wordsOnRow(read, sheet, row);
        const seen = readBanner(textOf(line));
        return seen ? [{ line, seen, scale: look.scale }] : [];
      })
      .toSorted((a, b) => b.seen.confidence - a.seen.confidence)[0];
    const first = readBanner(textOf(wordsIn(words, block)), 0.2);
    if (!best || best.seen.confidence < Math.max(least, (first?.confidence ?? 0) + gain)) continue;
    const line = wordsIn(words, block)[0]?.line ?? Infinity;
    mended = put(mended, placeBack(best.line, cuts[n]!.box, best.scale, line), block);
  }
  return { ...sight, words: mended };
}

function zonesOf({ height, dpi }: GreyImage): Zone[] {
  return [
    { top: 0, bottom: Math.round(zones.top * dpi) },
    { top: Math.round(height - zones.bottom * dpi), bottom: height },
  ];
}

/** What in a zone may be a banner that was not read well; nothing where one was. */
function blocksIn(
  image: GreyImage,
  words: readonly OcrWord[],
  zone: Zone,
  threshold: number,
  cap: number,
): Box[] {
  const own = words.filter(({ box }) => middle(box) > zone.top && middle(box) < zone.bottom);
  const lines = [...Map.groupBy(own, (word) => word.line).values()];
  // Beside a stamp or a number it is a part of its line.
  if (
    lines.some((line) =>
      line.some((_, i) => (readBanner(textOf(line.slice(i, i + 2)))?.confidence ?? 0) >= wellRead),
    )
  )
    return [];
  const data = Uint8Array.from(image.data.subarray(zone.top * image.width, zone.bottom * image.width));
  const cut = { data, width: image.width, height: zone.bottom - zone.top, dpi: image.dpi };
  const components = findComponents(cut, threshold);
  if (!components) return [];
  return findBlocks(components, cap, ofOneWord)
    .map(({ x0, y0, x1, y1 }) => ({ x0, y0: y0 + zone.top, x1, y1: y1 + zone.top }))
    .filter((block) => {
      const [w, h] = [(block.x1 - block.x0) / cap, (block.y1 - block.y0) / cap];
      if (w < size.narrow || w > size.wide || h < size.low || h > size.high) return false;
      const sure = wordsIn(own, block).filter(
        ({ text, confidence }) => confidence >= sureWord && /[A-Za-z]{3}/.test(text),
      );
      const width = sure.reduce((sum, { box }) => sum + box.x1 - box.x0, 0);
      return width < covered * (block.x1 - block.x0);
    })
    .toSorted((a, b) => b.x1 - b.x0 - (a.x1 - a.x0))
    .slice(0, mostBlocks);
}

/** The words with those of a block in place of what stood there, on a line of its own where nothing did. */
function put(words: readonly OcrWord[], read: readonly OcrWord[], block: Box): OcrWord[] {
  const old = new Set(wordsIn(words, block));
  const lines = [...Map.groupBy(words, (word) => word.line).values()].map((line) => {
    const kept = line.filter((word) => !old.has(word));
    const has = kept.length < line.length && line[0]!.line === read[0]!.line;
    return has ? [...kept, ...read].toSorted((a, b) => a.box.x0 - b.box.x0) : kept;
  });
  if (!lines.some((line) => line.includes(read[0]!))) {
    const below = lines.findIndex((line) => line.length > 0 && middle(surround(line)) > middle(block));
    lines.splice(below < 0 ? lines.length : below, 0, [...read]);
  }
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, i) => line.map((word) => ({ ...word, line: i + 1 })));
}

/** The words whose middle stands in the block. */
function wordsIn(words: readonly OcrWord[], block: Box): OcrWord[] {
  return words.filter(({ box }) => {
    const x = (box.x0 + box.x1) / 2;
    return x > block.x0 && x < block.x1 && middle(box) > block.y0 && middle(box) < block.y1;
  });
}

function textOf(words: readonly OcrWord[]): string {
  return words.map(({ text }) => text).join(' ');
}

function middle({ y0, y1 }: Box): number {
  return (y0 + y1) / 2;
}
