import type { Level } from './marks.ts';
import type { Region, Span } from './position.ts';

/** One imaged side, or one page's worth of text. */
export interface Page {
  /** Counts from 1 within the source file. */
  readonly number: number;
  /** The page's text exactly as its reader found it, line ends included: all pages' texts joined give the file's text. */
  readonly text: string;
  /** What says that the page starts here; inferred breaks carry doubt. */
  readonly begins: PageBegin;
  /**
   * Sorted offsets in `text` of white space that separates no words, in pages whose letters stand apart
   * (`P r e s i d e n t`); our reading leaves it out.
   */
  readonly looseSpaces?: readonly number[];
  /** Word boxes, in reading order, where the reader had any. */
  readonly words?: readonly Word[];
  readonly image?: PageImage;
  /** Which reading the text is, where the page is a picture or has a text layer. */
  readonly witness?: Witness;
  /** Portion marks that the page's picture shows, where it was looked at. */
  readonly marks?: readonly MarkOnImage[];
  /** Lines drawn through or under words on the page's picture, where it was looked at. */
  readonly strokes?: readonly StrokeOnImage[];
}

/** A line along words: through them (`strike`) or under them (`underline`); `region` holds the words. */
export interface StrokeOnImage {
  readonly kind: 'strike' | 'underline';
  readonly region: Region;
}

/** A portion mark as the picture shows it, before the text and the document have had their say. */
export interface MarkOnImage {
  readonly region: Region;
  /** The likeliest level. */
  readonly level: Level;
  /** 0..1: how sure it is that a mark with this level is there. */
  readonly confidence: number;
  /** All levels, likeliest first. What the probabilities lack to 1 is that no mark is there. */
  readonly levels: readonly { readonly level: Level; readonly probability: number }[];
  readonly struck: boolean;
  /** 0..1: how sure `struck` is. */
  readonly struckConfidence: number;
}

/**
 * The readings that a page has: our OCR of its picture, and the text layer that the file brings. Both may be
 * wrong; the better one is the page's text, mended with words of the other.
 */
export interface Witness {
  readonly chosen: 'ocr' | 'layer';
  /** One sentence. */
  readonly reason: string;
  /** Name and version of the OCR engine, where one read the page. */
  readonly engine?: string;
  /** 0..1: part of the words that both read alike, where both read the page. */
  readonly agreement?: number;
}

export interface PageBegin {
  readonly by: 'file' | 'form-feed' | 'furniture' | 'page-image';
  readonly confidence: number;
}

/** A word with its box; `chars` is its span of the page's text. */
export interface Word {
  readonly chars: Span;
  readonly region: Region;
  /** 0..1 as the OCR engine gave it. */
  readonly confidence?: number;
  /** The word is of the reading that was not chosen for the page. */
  readonly mended?: true;
}

/** The page's picture in pixels. The image that the record points to is the scan as it is, never a cleaned copy. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}
