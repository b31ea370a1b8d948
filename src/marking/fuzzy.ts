import levenshtein from 'fastest-levenshtein';

/**
 * Letters that OCR trades for one another under copy noise fold to one, so that comparing folded words counts
 * only real differences. Source: shape; the pairs are those that Tesseract 5 and archives' text layers show.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'O',
  Q: 'O',
  '1': 'I',
  '|': 'I',
  '!': 'I',
  L: 'I',
  J: 'I',
  '5': 'S',
  $: 'S',
  '§': 'S',
  '8': 'B',
  '€': 'C',
  '¢': 'C',
  G: 'C',
  '(': 'C',
  '6': 'C',
  F: 'E',
  P: 'F',
  M: 'N',
  H: 'N',
};

const folds: ReadonlyMap<string, string> = new Map([
  ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [letter, letter] as const),
  ...Object.entries(lookAlikes),
]);

/** What each ASCII character folds to. */
const asciiFolds: readonly string[] = Array.from({ length: 128 }, (_, code) =>
  foldSign(String.fromCharCode(code)),
);

function foldSign(sign: string): string {
  let out = '';
  for (const char of sign.toUpperCase()) out += folds.get(char) ?? '';
  return out;
}

/** Upper-case letters of `text` with look-alikes folded; everything else goes. */
export function foldGlyphs(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out += code < 128 ? asciiFolds[code]! : foldSign(text[i]!);
  }
  return out;
}

/** Likeness 0..1 of two strings: one less their edit distance as a share of the longer. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - levenshtein.distance(a, b) / longer;
}

/** No likeness of strings of these lengths is higher: each letter more is one edit. */
export function likenessAtMost(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : 1 - Math.abs(a.length - b.length) / longer;
}

/** The letters of a folded text, a bit for each time that it has one. */
export interface LetterBits {
  readonly low: number;
  readonly high: number;
}

/** Where the bits of each letter are, by its place from A on; those of one letter fill up from the lowest. */
interface Places {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/**
 * Counts the letters of texts as far as words have them. How many letters two texts share then takes a few operations, and tells
 * how like they can be at most: each letter that only the longer one has is an edit.
 */
export class LetterIndex {
  readonly #all: Places = { low: new Int32Array(26), high: new Int32Array(26) };
  readonly #first: Places = { low: new Int32Array(26), high: new Int32Array(26) };

  /** `words` are folded. Throws where they need more than 64 bits. */
  constructor(words: readonly string[]) {
    const most = new Uint8Array(26);
    for (const word of words) {
      const counts = new Uint8Array(26);
      for (let i = 0; i < word.length; i++) counts[word.charCodeAt(i) - 65]!++;
      for (const [letter, count] of counts.entries()) most[letter] = Math.max(most[letter]!, count);
    }
    const used = { low: 0, high: 0 };
    for (const [letter, count] of most.entries()) {
      if (count === 0) continue;
      const half = used.low + count <= 32 ? 'low' : 'high';
      if (used[half] + count > 32) throw new RangeError('The letters of these words take more than 64 bits');
      for (let i = 0; i < count; i++) this.#all[half][letter]! |= 1 << (used[half] + i);
      this.#first[half][letter] = 1 << used[half];
      used[half] += count;
    }
  }

  of(folded: string): LetterBits {
    const { low: allLow, high: allHigh } = this.#all;
    const { low: firstLow, high: firstHigh } = this.#first;
    let low = 0;
    let high = 0;
    for (let i = 0; i < folded.length; i++) {
      const letter = folded.charCodeAt(i) - 65;
      low |= (((low & allLow[letter]!) << 1) | firstLow[letter]!) & allLow[letter]!;
      high |= (((high & allHigh[letter]!) << 1) | firstHigh[letter]!) & allHigh[letter]!;
    }
    return { low, high };
  }
}

/** How many letters two texts have in common, each as often as both have it. */
export function sharedLetters(a: LetterBits, b: LetterBits): number {
  return countBits(a.low & b.low) + countBits(a.high & b.high);
}

/** What a bound is rounded up by, so that no word is left out that is just like enough. */
export const hair = 1e-9;

/** Whether a text has letters enough to be this like a word, which it may hold: each that it lacks is one edit. */
export function mayBeLike(
  text: LetterBits,
  word: { readonly folded: string; readonly letters: LetterBits },
  least: number,
): boolean {
  return sharedLetters(text, word.letters) + hair >= word.folded.length * least;
}

/** Source: H. S. Warren, Hacker's Delight (2nd ed.), section 5-1. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Likeness of two words as typed, look-alike letters counted as equal. */
export function glyphLikeness(a: string, b: string): number {
  return likeness(foldGlyphs(a), foldGlyphs(b));
}
