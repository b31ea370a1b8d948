import type { MarkOnImage, StrokeOnImage } from './page.ts';
import type { At, Region, Span } from './position.ts';

/**
 * The one role of a line: part of the memorandum (`body`: head, speeches and narrative alike), a kind of
 * furniture, or an empty line.
 */
export const lineRoles = [
  'body',
  'letterhead',
  'banner',
  'authority',
  'declassification',
  'stamp',
  'page-label',
  'control',
  'distribution',
  'noise',
  'blank',
] as const;

export type LineRole = (typeof lineRoles)[number];

/** One typed line. All lines of a page, rejoined with {@link rejoin}, give the page's text back. */
export interface Line {
  /** From 1 within the source file. */
  readonly page: number;
  /** From 1 within the source file, as other programs count its lines. */
  readonly n: number;
  /** Span of the page's text, without the line end. */
  readonly chars: Span;
  /** The page's text at `chars`. */
  readonly typed: string;
  /** What ends the line on the page: `"\n"`, `"\r\n"`, `"\f"`, or nothing at the page's end. */
  readonly ending: string;
  /** Our reading: letter spacing closed, markup and margin noise taken out, ends trimmed. */
  readonly text: string;
  /** For each UTF-16 unit of `text` (and one past its end) its offset in `typed`. Null: `text` is `typed` shifted by `shift`. */
  readonly offsets: readonly number[] | null;
  readonly shift: number;
  /** Columns of white space before the first character (a tab counts to the next multiple of 8). */
  readonly indent: number;
  /** Empty lines between this line and the one before it on the page. */
  readonly blanksBefore: number;
  /** Spans of `text` that the source's own markup shows struck through. */
  readonly struck: readonly Span[];
  /** Spans of `text` that the source's own markup sets off (bold, underlined, a heading). */
  readonly emphasis: readonly Span[];
  /** Portion marks that the page's picture shows on the line, from left to right; absent where no picture was looked at. */
  readonly marks?: readonly MarkOnLine[];
  /** Spans of `text` that the page's picture shows struck through or underlined; absent where no picture was looked at. */
  readonly strokes?: readonly StrokeOnLine[];
  readonly role: LineRole;
  /** 0..1: how sure the role is. */
  readonly roleConfidence: number;
  readonly region?: Region;
  /** 0..1: how surely the engine read its letters, on average; absent where no engine said. */
  readonly readConfidence?: number;
}

/** A mark of the page's picture, put to the line that it stands on, or below where it stands alone. */
export interface MarkOnLine {
  readonly mark: MarkOnImage;
  /** What the reader made of it in `text`; empty where it made nothing. */
  readonly span: Span;
}

export interface StrokeOnLine {
  readonly kind: StrokeOnImage['kind'];
  readonly span: Span;
}

/** Offset in the page's text of position `i` of the line's `text`. */
export function offsetInPage(line: Line, i: number): number {
  return line.chars[0] + (line.offsets ? (line.offsets[i] ?? line.typed.length) : i + line.shift);
}

/** Place of the span `[start, end)` of a line's `text`; the whole line by default. */
export function placeIn(line: Line, start = 0, end = line.text.length): At {
  const from = offsetInPage(line, start);
  const to = end > start ? offsetInPage(line, end - 1) + 1 : from;
  const at = { page: line.page, line: line.n, chars: [from, to] as const };
  return line.region ? { ...at, region: line.region } : at;
}

/** The page's text, made again from its lines. */
export function rejoin(lines: readonly Line[]): string {
  let text = '';
  for (const line of lines) text += line.typed + line.ending;
  return text;
}
