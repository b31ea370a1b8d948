import { guessEncoding, type Encoding } from './encoding.ts';

export interface Decoded {
  /** Without a byte order mark; line ends as they are. */
  readonly text: string;
  readonly encoding: Encoding | 'windows-1252';
  /** What was lost or replaced, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Decodes a text. An 8-bit text that is not UTF-8 is read as Windows-1252, unless nearly all of its other
 * characters are whole UTF-8 characters. Bytes that end the text in the middle of a character are left out.
 */
export async function decodeText(bytes: Uint8Array): Promise<Decoded> {
  const { encoding, mark } = guessEncoding(bytes);
  const body = mark > 0 ? bytes.subarray(mark) : bytes;
  if (encoding === 'utf-8') return decodeUtf8(body) ?? decodeWindows1252(body);
  const rest = body.length % (encoding.startsWith('utf-32') ? 4 : 2);
  const whole = body.subarray(0, body.length - rest);
  const text = encoding.startsWith('utf-32')
    ? await decodeWithIconv(whole, encoding)
    : new TextDecoder(encoding, { ignoreBOM: true }).decode(whole);
  return { text, encoding, notes: rest > 0 ? [cutShort(rest)] : [] };
}

function decodeUtf8(bytes: Uint8Array): Decoded | null {
  const rest = unfinished(bytes);
  const whole = rest > 0 ? bytes.subarray(0, bytes.length - rest) : bytes;
  const notes = rest > 0 ? [cutShort(rest)] : [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(whole);
    return { text, encoding: 'utf-8', notes };
  } catch {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole);
    const bad = text.match(/\ufffd/g)?.length ?? 0;
    const good = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
    if (good < bad * 9) return null;
    return { text, encoding: 'utf-8', notes: [replaced(bad), ...notes] };
  }
}

/** How many bytes at the end begin a UTF-8 character without ending it. */
function unfinished(bytes: Uint8Array): number {
  for (let n = 1; n <= Math.min(3, bytes.length); n++) {
    const byte = bytes[bytes.length - n]!;
    if (byte < 0x80) return 0;
    if (byte >= 0xc2) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0;
      return n < length ? n : 0;
    }
  }
  return 0;
}

async function decodeWindows1252(bytes: Uint8Array): Promise<Decoded> {
  const text = await decodeWithIconv(bytes, 'windows-1252');
  const bad = text.match(/\ufffd/g)?.length ?? 0;
  return { text, encoding: 'windows-1252', notes: bad > 0 ? [replaced(bad)] : [] };
}

/** Loaded on use: few texts need it, and every start of the program would pay. */
async function decodeWithIconv(bytes: Uint8Array, encoding: string): Promise<string> {
  const { default: iconv } = await import('iconv-lite');
  return iconv.decode(bytes, encoding, { stripBOM: false });
}

function cutShort(bytes: number): string {
  return `The file ends in the middle of a character; its last ${bytes === 1 ? 'byte was' : `${bytes} bytes were`} left out.`;
}

function replaced(characters: number): string {
  return `${characters.toLocaleString('en')} ${characters === 1 ? 'character' : 'characters'} could not be decoded and ${characters === 1 ? 'stands' : 'stand'} as U+FFFD.`;
}
