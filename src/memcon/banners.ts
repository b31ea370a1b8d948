import { placeIn, type Line } from '../model/line.ts';
import type { Banner, BannerLine, Level } from '../model/marks.ts';
import { readBanner } from '../marking/banner.ts';
import { highest } from '../marking/levels.ts';

/** Likeness from which a banner line's level stands by itself. */
const sure = 0.75;

/**
 * The banner from its lines. A level counts where a line shows it clearly or where most lines agree on it, so that
 * one torn line can't raise the whole paper.
 */
export function readBanners(lines: readonly Line[], body: readonly Line[]): Banner {
  const firstBody = new Map<number, number>();
  for (const line of body) if (!firstBody.has(line.page)) firstBody.set(line.page, line.n);
  const sizeOn = measureType(body);
  const found: BannerLine[] = [];
  for (const line of lines) {
    const seen = readBanner(line.text, 0.2);
    if (!seen) continue;
    const size = sizeOn(line.page);
    found.push({
      typed: line.typed.trim(),
      level: seen.level,
      caveats: seen.caveats,
      struck: isStruck(line, seen.confidence),
      confidence: Math.round(seen.confidence * 100) / 100,
      position: line.n < (firstBody.get(line.page) ?? Infinity) ? 'top' : 'bottom',
      ...(size && isRubberStamp(line, size) && { rubberStamp: true }),
      at: placeIn(line),
    });
  }
  const typed = typedOf(found);
  const clear = typed.filter(({ confidence }) => confidence >= sure);
  const level = clear.length > 0 ? levelOf(clear) : mostCommon(typed.map((line) => line.level));
  return { level, caveats: [...new Set(found.flatMap(({ caveats }) => caveats))], lines: found };
}

/** The level of the rubber stamps alone, where no banner is typed: what marks are read by then. */
export function stampedLevel({ lines }: Banner): Level | null {
  return mostCommon(lines.map(({ level }) => level));
}

/** Likeness below which a line beside rubber stamps is more likely a torn stamp than a typed banner. */
const tornStamp = 0.6;

function typedOf(lines: readonly BannerLine[]): readonly BannerLine[] {
  const typed = lines.filter((line) => !line.rubberStamp);
  const isStamped = lines.length > typed.length && typed.every(({ confidence }) => confidence < tornStamp);
  return isStamped ? [] : typed;
}

/** Size of a page's typed letters, in inches. */
interface TypeSize {
  /** A letter with its share of white space. */
  readonly column: number;
  /** A line from its highest letters to its lowest. */
  readonly height: number;
}

/** A rubber stamp's letters are wider and higher than the typed ones by these factors; large type in print by less. */
const stampLetters = { width: 1.5, height: 1.25 };
/** Lines of text of this many letters, so many on the page, tell the size of its type. */
const telling = { letters: 24, lines: 4 };

/** The size of each page's type by its own lines of text, else by those of all pages; null where no picture tells. */
function measureType(body: readonly Line[]): (page: number) => TypeSize | null {
  const sizes = body.flatMap(({ page, region, typed }) => {
    const letters = typed.trim().length;
    if (!region || letters < telling.letters) return [];
    return [{ page, column: region.w / region.dpi / letters, height: region.h / region.dpi }];
  });
  const sizeOf = (of: readonly TypeSize[]): TypeSize | null =>
    of.length < telling.lines
      ? null
      : { column: median(of.map(({ column }) => column)), height: median(of.map(({ height }) => height)) };
  return (page) => sizeOf(sizes.filter((size) => size.page === page)) ?? sizeOf(sizes);
}

/**
 * Whether a banner line's letters are a rubber stamp's. The columns that the line takes in the text, at the width of the
 * typed letters, are what it would measure if it were typed; what it measures beyond that is the stamped word's.
 */
function isRubberStamp({ region, typed }: Line, { column, height }: TypeSize): boolean {
  if (!region || region.h / region.dpi < stampLetters.height * height) return false;
  const words = typed
    .trim()
    .split(/\s{3,}/)
    .map((word) => word.replace(/[^A-Za-z]/g, '').length);
  // A typed banner beside a stamped one: the line is both.
  if (words.filter((letters) => letters >= 5).length > 1) return false;
  const beyond = region.w / region.dpi / column - typed.trim().length;
  return 1 + beyond / Math.max(...words, 1) >= stampLetters.width;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Highest level that is no lone outlier among the clear lines. */
function levelOf(clear: readonly BannerLine[]): Level | null {
  const counts = new Map<Level, number>();
  for (const { level } of clear) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  const supported = [...counts].filter(
    ([level, count]) =>
      count >= 2 ||
      count >= clear.length * 0.3 ||
      clear.some((line) => line.level === level && line.confidence >= 0.95),
  );
  return highest(supported.map(([level]) => level));
}

function mostCommon(levels: readonly (Level | null)[]): Level | null {
  const counts = new Map<Level, number>();
  for (const level of levels) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** By the source's markup, by the picture, else by the state of its letters: a pen leaves few of them whole. */
function isStruck(line: Line, confidence: number): boolean {
  if (line.struck.length > 0 || line.strokes?.some(({ kind }) => kind === 'strike')) return true;
  return confidence < 0.97 && /[A-Z]/.test(line.text);
}
