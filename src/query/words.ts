/**
 * What the text's own index takes for a word: letters and digits with the marks that belong to them. All else
 * separates: `U.S.` is two words, `O'Brien` too.
 */
const word = /[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{Co}\p{M}]*/gu;

/** The words in a piece of text, in lower case and composed form. */
export function wordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(word), ([found]) => found.toLowerCase().normalize('NFC'));
}

export function hasWords(text: string): boolean {
  return text.search(word) >= 0;
}

/** The text from its first word to the end of its last, with single spaces; empty where it has no word. */
export function trimToWords(text: string): string {
  const found = [...text.matchAll(word)];
  const [first] = found;
  const last = found.at(-1);
  if (!first || !last) return '';
  return text.slice(first.index, last.index + last[0].length).replace(/\s+/gu, ' ');
}
