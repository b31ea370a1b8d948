import type { OcrWord } from './engine.ts';

/** Signs of the words that have letters enough to be words, each by the confidence in it. */
export function score(words: readonly OcrWord[]): number {
  return words.reduce((sum, { text, confidence }) => sum + confidence * lettersOf(text), 0);
}

/** Mean confidence of these words, 0..1, the longer ones counting for more; 1 where there is none. */
export function confidenceOf(words: readonly OcrWord[]): number {
  const letters = words.reduce((sum, { text }) => sum + lettersOf(text), 0);
  return letters === 0 ? 1 : score(words) / letters;
}

function lettersOf(text: string): number {
  return /[A-Za-z]{3}/.test(text) ? text.length : 0;
}
