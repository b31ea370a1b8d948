import { median } from '../marking/median.ts';
import { offsetInPage, placeIn, type Line, type LineRole } from '../model/line.ts';
import type { Banner, BannerLine, Level } from '../model/marks.ts';
import type { Span } from '../model/position.ts';
import { readBanner, type BannerSighting } from '../marking/banner.ts';
import { highest } from '../marking/levels.ts';

/** Likeness from which a banner line's level stands by itself. */
const sure = 0.75;
/** Likeness from which a torn line gives the level where it is the only one. */
const leastAlone = 0.6;

/** Share of the lines from which torn ones say what the paper bears throughout. */
const throughout = 0.3;

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
    const seen = bannerOn(line);
    if (!seen) continue;
    const size = sizeOn(line.page);
    found.push({
      typed: typedAt(line, seen.span),
      level: seen.level,
      caveats: seen.caveats,
      struck: isStruck(line, seen),
      confidence: Math.round(seen.confidence * 100) / 100,
      position: line.n < (firstBody.get(line.page) ?? Infinity) ? 'top' : 'bottom',
      ...(size && isRubberStamp(line, size, seen.confidence) && { rubberStamp: true }),
      at: placeIn(line, ...seen.span),
    });
  }
  const typed = typedOf(found);
  const clear = typed.filter(({ confidence }) => confidence >= sure);
  const level = clear.length > 0 ? levelOf(clear) : levelOfTorn(typed, firstBody.size);
  return { level, caveats: caveatsOf(found), lines: found };
}

/** The caveats that a clear line bears, or that the paper bears throughout: torn lines are like any of them. */
function caveatsOf(lines: readonly BannerLine[]): readonly string[] {
  const clear = lines.filter(({ confidence }) => confidence >= sure);
  const torn = lines.filter(({ confidence }) => confidence >= leastAlone);
  return [...new Set(lines.flatMap(({ caveats }) => caveats))].filter((caveat) => {
    const bears = (line: BannerLine): boolean => line.caveats.includes(caveat);
    return clear.some(bears) || torn.filter(bears).length >= lines.length * throughout;
  });
}

/** A banner with its span of the line's text. */
interface Placed extends BannerSighting {
  readonly span: Span;
}

/** A part of a line that stands by itself is read as a banner only if it is this like one. */
const clearPart = 0.85;
/** In a line that is a banner by its place, the part that is more like one than the whole line. */
const likelyPart = 0.75;
/** A release order's number stands in a stamp: `PERE.Q. 12958` is like SECRET too. */
const orderNumber = /\b1[0-3]\d{3}\b/;
/** A telegram's field for its level. */
const levelField = /^CLASS(?:IFICATION)?\s?:\s+/;

/** A telegram's line that gives its level: `CLASS: SECRET`. */
export function isLevelField(text: string): boolean {
  return levelField.test(text) && readBanner(text.replace(levelField, ''), 0.2) !== null;
}

/**
 * The banner on a line and its span of the text. It may stand beside something else, a stamp or dirt at the margins:
 * `CONFIDENTIAL      PER E.O. 13526`. A line of another role has one only if that part of it is clear.
 */
function bannerOn({ text, role }: Line): Placed | null {
  const field = levelField.exec(text)?.[0].length ?? 0;
  const whole = role === 'banner' || role === 'body' ? readBanner(text.slice(field), 0.2) : null;
  const isStamp = whole !== null && whole.confidence < sure && orderNumber.test(text);
  let best = whole && !isStamp ? { ...whole, span: [field, text.length] as const } : null;
  const least = role === 'banner' ? likelyPart : clearPart;
  for (const part of text.matchAll(/\S+(?:\s{1,2}\S+)*/g)) {
    if (part[0].length === text.length) break;
    const seen = readBanner(part[0]);
    if (!seen || seen.level === 'U' || seen.confidence < least) continue;
    if (best && seen.confidence <= best.confidence) continue;
    best = { ...seen, span: [part.index, part.index + part[0].length] };
  }
  return best;
}

function typedAt(line: Line, [from, to]: Span): string {
  if (from === 0 && to === line.text.length) return line.typed.trim();
  const start = line.chars[0];
  return line.typed.slice(offsetInPage(line, from) - start, offsetInPage(line, to - 1) + 1 - start).trim();
}

/** Lines of furniture that may have a banner beside what gave them their role. */
const bannerRoles: ReadonlySet<LineRole> = new Set([
  'banner',
  'declassification',
  'authority',
  'stamp',
  'control',
  'noise',
]);

export function mayHoldBanner({ role }: Line): boolean {
  return bannerRoles.has(role);
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
  /** A level line from its highest letters to its lowest. */
  readonly height: number;
  /** What the box of a line on a slanted page is higher for each inch of its length. */
  readonly fall: number;
}

/** A rubber stamp's letters are wider and higher than the typed ones by these factors; large type in print by less. */
const stampLetters = { width: 1.5, height: 1.25 };
/** A torn line this much higher than the typed ones is a stamp's too: its width says nothing where words fell apart. */
const tornStampHeight = 1.5;
/** Lines of text of this many letters, so many on the page, tell the size of its type. */
const telling = { letters: 24, lines: 4 };
/** Shorter lines tell beside long ones how far lines fall, if they are so many inches shorter. */
const falling = { letters: 6, shorter: 1.5 };

interface Measured {
  readonly page: number;
  readonly letters: number;
  readonly w: number;
  readonly h: number;
}

/** The size of each page's type by its own lines of text, else by those of all pages; null where no picture tells. */
function measureType(body: readonly Line[]): (page: number) => TypeSize | null {
  const all = body.flatMap((line): Measured[] => {
    const { page, region } = line;
    const letters = typedIn(line).length;
    if (!region || letters < falling.letters) return [];
    return [{ page, letters, w: region.w / region.dpi, h: region.h / region.dpi }];
  });
  const sizeOf = (of: readonly Measured[]): TypeSize | null => {
    const long = of.filter(({ letters }) => letters >= telling.letters);
    if (long.length < telling.lines) return null;
    const fall = fallOf(of);
    return {
      column: median(long.map(({ w, letters }) => w / letters)),
      height: median(long.map(({ w, h }) => h - fall * w)),
      fall,
    };
  };
  return (page) => sizeOf(all.filter((line) => line.page === page)) ?? sizeOf(all);
}

/** By how much long lines' boxes are higher than short ones', an inch of length; 0 on a level page. */
function fallOf(lines: readonly Measured[]): number {
  const longest = Math.max(0, ...lines.map(({ w }) => w));
  const short = lines.filter(({ w }) => w <= longest / 2);
  const long = lines.filter(({ w }) => w >= 0.8 * longest);
  if (short.length < 2 || long.length < 2) return 0;
  const apart = median(long.map(({ w }) => w)) - median(short.map(({ w }) => w));
  if (apart < falling.shorter) return 0;
  return Math.max(0, (median(long.map(({ h }) => h)) - median(short.map(({ h }) => h))) / apart);
}

/** What is typed where the line's text stands: its region is the text's, without the dirt in the margins. */
function typedIn(line: Line): string {
  const { typed, text, chars } = line;
  const end = text === '' ? 0 : offsetInPage(line, text.length - 1) + 1 - chars[0];
  return typed.slice(offsetInPage(line, 0) - chars[0], end).trim();
}

/**
 * Whether a banner line's letters are a rubber stamp's. The columns that the line takes in the text, at the width of the
 * typed letters, are what it would measure if it were typed; what it measures beyond that is the stamped word's.
 */
function isRubberStamp(line: Line, { column, height, fall }: TypeSize, confidence: number): boolean {
  const { region } = line;
  if (!region) return false;
  const high = (region.h - fall * region.w) / region.dpi;
  if (high < stampLetters.height * height) return false;
  if (confidence < sure && high >= tornStampHeight * height) return true;
  const typed = typedIn(line);
  const words = typed.split(/\s{3,}/).map((word) => word.replace(/[^A-Za-z]/g, '').length);
  // A typed banner beside a stamped one: the line is both.
  if (words.filter((letters) => letters >= 5).length > 1) return false;
  const beyond = region.w / region.dpi / column - typed.length;
  return 1 + beyond / Math.max(...words, 1) >= stampLetters.width;
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

/**
 * The level that torn lines agree on, where the paper bears them throughout. One alone may be anything: dirt on one of five
 * pages, `S   1GTON` of a letterhead under a stamp.
 */
function levelOfTorn(lines: readonly BannerLine[], pages: number): Level | null {
  const [only, ...others] = lines;
  const isAnything = only && others.length === 0 && only.confidence < leastAlone;
  return isAnything || lines.length < pages / 2 ? null : mostCommon(lines.map(({ level }) => level));
}

function mostCommon(levels: readonly (Level | null)[]): Level | null {
  const counts = new Map<Level, number>();
  for (const level of levels) if (level) counts.set(level, (counts.get(level) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

/** What the ends of a pen's line are read as: `—SECRET-`. */
const strokeEnds = /^\W*[-—–~_=]+[A-Z]|[A-Z][-—–~_=]+\W*$/;

/** By the source's markup, by the picture, else by the state of its letters: a pen leaves few of them whole. */
function isStruck({ text, struck, strokes }: Line, { confidence, span }: Placed): boolean {
  if (struck.length > 0 || strokes?.some(({ kind }) => kind === 'strike')) return true;
  const own = text.slice(...span);
  return /[A-Z]/.test(own) && (confidence < 0.97 || strokeEnds.test(own));
}
