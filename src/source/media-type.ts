import type { MediaType } from '../model/source-file.ts';
import { guessEncoding } from './encoding.ts';

/** How far a markup format's own sign may stand from the start of the file. */
const headSize = 65_536;

/** Where a file's own sign stands. */
const magicSize = 1024;

const magic: readonly (readonly [start: RegExp, type: MediaType])[] = [
  // Readers take the header anywhere in the first 1,024 bytes: ISO 32000-1, annex H.3.4.1.
  [/(?:^|[\r\n])%PDF-\d/, 'application/pdf'],
  [/^(?:II[\x2a\x2b]\0|MM\0[\x2a\x2b])/, 'image/tiff'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
];

/** Formats that people have their papers in and that are no source; the words end a sentence. */
const otherFormats: readonly (readonly [start: RegExp, what: string])[] = [
  [/^PK\x03\x04/, 'is a ZIP archive or an office document; export it as a PDF or plain text'],
  [/^\xd0\xcf\x11\xe0/, 'is an office document; export it as a PDF or plain text'],
  [/^\{\\rtf/, 'is a rich text document; save it as plain text'],
  [/^\x1f\x8b/, 'is compressed with gzip; unpack it first'],
  [
    /^(?:GIF8|RIFF....WEBP|BM....\0\0\0\0)/,
    'is an image of a kind that is not read; convert it to PNG or TIFF',
  ],
  [/^(?:AT&TFORM|\0\0\0\x0cjP)/, 'is an image of a kind that is not read; convert it to PDF, PNG or TIFF'],
];

/** The media type that the content shows, `text/plain` where nothing else does. */
export function sniffMediaType(bytes: Uint8Array): MediaType {
  const start = latin1(bytes, magicSize);
  for (const [pattern, type] of magic) if (pattern.test(start)) return type;
  return markupType(bytes) ?? 'text/plain';
}

/** What else the file is, in words that end a sentence; null where its start says nothing. */
export function findOtherFormat(bytes: Uint8Array): string | null {
  const start = latin1(bytes, 64);
  return otherFormats.find(([pattern]) => pattern.test(start))?.[1] ?? null;
}

function markupType(bytes: Uint8Array): MediaType | null {
  const { encoding, mark } = guessEncoding(bytes);
  if (!/^(?:\s|\0)*</.test(latin1(bytes.subarray(mark), 256))) return null;
  const head = encoding.startsWith('utf-16')
    ? new TextDecoder(encoding).decode(bytes.subarray(mark, headSize))
    : latin1(bytes.subarray(mark), headSize);
  // The root of ALTO, after the declaration, comments and a document type.
  if (
    /^\s*(?:<\?[^]*?\?>\s*|<!--[^]*?-->\s*|<!DOCTYPE[^[>]*(?:\[[^\]]*\][^>]*)?>\s*)*<(?:[\w.-]+:)?alto[\s>]/.test(
      head,
    )
  )
    return 'application/alto+xml';
  // hOCR 1.2, sections 4.1 and 11.1.
  if (/\bclass\s*=\s*["'][^"']*\bocr_page\b|\bname\s*=\s*["']ocr-(?:system|capabilities)["']/.test(head))
    return 'text/vnd.hocr+html';
  return null;
}

function latin1(bytes: Uint8Array, size: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(size, bytes.length)).toString('latin1');
}
