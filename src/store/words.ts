/** Words as the full-text index folds them, so that its vocabulary can be looked through. */

const plain = /^[ -~\s]*$/;

/** Begins every token that is no word of a text: a letter of private use, which texts are read without. */
export const tokenMark = '\ue000';

/** Case and diacritics folded away, as the tokenizer `unicode61 remove_diacritics 2` does. */
export function fold(text: string): string {
  const lower = text.toLowerCase().replaceAll(tokenMark, ' ');
  return plain.test(lower) ? lower : lower.normalize('NFD').replaceAll(/\p{M}+/gu, '');
}

/** Folded words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  const folded = fold(text);
  // The second form finds the same in what the first takes, at a multiple of the time.
  return folded.match(plain.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{Co}]+/gu) ?? [];
}

/** Letters and digits of a code, joined: "1.5(b)" is "15b", "BP-01" is "bp01". */
export function joinedWords(code: string): string {
  return wordsOf(code).join('');
}
