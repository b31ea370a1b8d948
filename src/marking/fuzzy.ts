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

/** How often each letter from A to Z stands in a folded text. */
export function countLetters(folded: string): Uint8Array {
  const counts = new Uint8Array(26);
  for (let i = 0; i < folded.length; i++) counts[folded.charCodeAt(i) - 65]!++;
  return counts;
}

/** Likeness of two words as typed, look-alike letters counted as equal. */
export function glyphLikeness(a: string, b: string): number {
  return likeness(foldGlyphs(a), foldGlyphs(b));
}
