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

/**
 * Words so common that how often they stand in a paragraph says nothing of what it is about. Source: the function
 * words (articles, pronouns, prepositions, conjunctions, auxiliaries) of English with three letters or more.
 */
const functionWords = new Set(
  (
    'the and for you not are but was has had his her him our can all any who will would that with this have from ' +
    'they them their there then than what when which where while were been being could should shall may might must ' +
    'your its she out about into over under after before also such some more most other only very just did does ' +
    'how why these those upon between because through against during both each nor yet'
  ).split(' '),
);

/** The words once each, and those that stand there more than once and are no function words. */
export function distinctWords(words: readonly string[]): {
  readonly distinct: ReadonlySet<string>;
  readonly repeated: ReadonlySet<string>;
} {
  const distinct = new Set<string>();
  const repeated = new Set<string>();
  for (const word of words) {
    const before = distinct.size;
    distinct.add(word);
    if (distinct.size === before && word.length > 2 && !functionWords.has(word)) repeated.add(word);
  }
  return { distinct, repeated };
}
