export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Longest first: the mark of UTF-32LE begins with that of UTF-16LE. */
const byteOrderMarks: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

const sampleSize = 8192;

/** The encoding that the bytes' own mark or their zero bytes give away; `utf-8` stands for any 8-bit encoding. */
export function guessEncoding(bytes: Uint8Array): { encoding: Encoding; mark: number } {
  for (const [mark, encoding] of byteOrderMarks)
    if (mark.every((byte, i) => bytes[i] === byte)) return { encoding, mark: mark.length };
  return { encoding: unmarkedWide(bytes) ?? 'utf-8', mark: 0 };
}

/**
 * UTF-16 without a mark: spaces, line ends and Latin letters have a zero byte, always on the same side of
 * the unit. A file of another kind has zeros on both sides, or a unit that is no character.
 */
function unmarkedWide(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, Math.min(sampleSize, bytes.length & ~1));
  if (!sample.includes(0)) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i += 2) {
    if (sample[i] === 0) even++;
    if (sample[i + 1] === 0) odd++;
  }
  const units = sample.length / 2;
  if (Math.max(even, odd) < units * 0.08 || Math.min(even, odd) > units * 0.01) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  return hasControls(new TextDecoder(encoding).decode(sample)) ? null : encoding;
}

/**
 * Control characters that no text holds. Tab, line ends, form feed, backspace (overstriking), escape and the
 * DOS end of file are left out.
 */
const controls = /[\0-\x07\x0e-\x19\x1c-\x1f\x7f]/g;

/** A stray control character is noise of a scanner's text; more than this share is no text. */
const controlShare = 0.01;

function hasControls(text: string): boolean {
  return text.includes('\0') || (text.match(controls)?.length ?? 0) > text.length * controlShare;
}

/** What says that the bytes are no text, in words that end a sentence; null for text. */
export function findBinary(bytes: Uint8Array): string | null {
  const { encoding } = guessEncoding(bytes);
  if (encoding.startsWith('utf-32')) return null;
  const zero = encoding === 'utf-8' ? bytes.indexOf(0) : -1;
  if (zero >= 0) return `is no text (byte ${(zero + 1).toLocaleString('en')} is zero)`;
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'latin1' : encoding);
  return hasControls(decoder.decode(bytes)) ? 'is no text (it holds control characters)' : null;
}
