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

/** Upper-case letters of `text` with look-alikes folded; everything else goes. */
export function foldGlyphs(text: string): string {
  let out = '';
  for (const char of text.toUpperCase()) out += folds.get(char) ?? '';
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

/** Likeness of two words as typed, look-alike letters counted as equal. */
export function glyphLikeness(a: string, b: string): number {
  return likeness(foldGlyphs(a), foldGlyphs(b));
}
