import type { Region, Span } from './position.ts';

/** One imaged side, or one page's worth of text. */
export interface Page {
  /** Counts from 1 within the source file. */
  readonly number: number;
  /** The page's text exactly as its reader found it, line ends included: all pages' texts joined give the file's text. */
  readonly text: string;
  /** What says that the page starts here; inferred breaks carry doubt. */
  readonly begins: PageBegin;
  /** Word boxes, in reading order, where the reader had any. */
  readonly words?: readonly Word[];
  readonly image?: PageImage;
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
}

/** The page's picture in pixels. The image that the record points to is the scan as it is, never a cleaned copy. */
export interface PageImage {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
}
