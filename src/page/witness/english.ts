import type { PlacedWord } from '../page-text.ts';
import { loadWordRanks } from '../word-list.ts';

/** Letters in words of three letters and more that the language has. */
export function englishLetters(words: readonly PlacedWord[]): number {
  const ranks = loadWordRanks();
  let letters = 0;
  for (const { text } of words) {
    const core = coreOf(text);
    if (core.length >= 3 && ranks.has(core)) letters += core.length;
  }
  return letters;
}

/** The word without what stands before and after its letters, in lower case. */
export function coreOf(word: string): string {
  return word.replace(/^[^A-Za-z]+|[^A-Za-z]+$/g, '').toLowerCase();
}
