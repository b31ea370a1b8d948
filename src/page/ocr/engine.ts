import type { Box } from '../image/matrix.ts';

/** A picture as engines take it: packed, so that its pixels need not be kept while it waits its turn. */
export interface OcrImage {
  /** PNG. */
  readonly file: Uint8Array<ArrayBuffer>;
  readonly dpi: number;
}

/** A word as an OCR engine reads it. */
export interface OcrWord {
  readonly text: string;
  /** Pixels of the image that was read. */
  readonly box: Box;
  /** 0..1 as the engine gives it. */
  readonly confidence: number;
  /** Words of one printed line share a number; lines and words come in reading order. */
  readonly line: number;
}

/** One engine at work: it reads one image at a time. */
export interface OcrEngine {
  /** Rejects with the signal's reason when it is aborted, and with an error that names the engine when it fails. */
  recognise(image: OcrImage, signal?: AbortSignal): Promise<OcrWord[]>;
  close(): Promise<void>;
}

/** A kind of engine, found on this machine. */
export interface OcrKind {
  /** For the output: "tesseract.js 7.0.0". */
  readonly name: string;
  start(): Promise<OcrEngine>;
}

/**
 * Page segmentation mode "a single uniform block of text": the automatic mode drops whole parts of pages that
 * have stamps, black edges or two columns of heads, and tears labels from what stands beside them.
 */
export const pageSegmentation = '6';
