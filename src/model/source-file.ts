/** One file (or standard input), whole, with the identity that records derive theirs from. */
export interface SourceFile {
  /** File name without its folder, or `-` for standard input. */
  readonly name: string;
  /** Path as the user gave it; messages name files by it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly mediaType: MediaType;
}

export type MediaType =
  | 'text/plain'
  | 'text/vnd.hocr+html'
  | 'application/alto+xml'
  | 'application/pdf'
  | 'image/tiff'
  | 'image/png'
  | 'image/jpeg';

/** Whether a source of this media type has pages that may be pictures. */
export function isScan(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.startsWith('image/');
}
