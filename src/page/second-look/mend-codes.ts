import { glyphLikeness } from '../../marking/fuzzy.ts';
import type { OcrWord } from '../ocr/engine.ts';

/** The one code of four letters that stands on a Declassify on line. Source: the table of exemptions. */
const code = 'OADR';
/** Letters of a Reason line's brackets by what is read for them: a paragraph of sections 1.4 and 1.5 is never a digit or q. */
const reasonLetters: Readonly<Record<string, string>> = { '9': 'g', q: 'g', qg: 'g', '6': 'b', cl: 'd' };
/** How alike a damaged word must be, and the confidence from which no word counts as damaged. */
const least = { label: 0.75, code: 0.5 };
const undamaged = 0.9;

/**
 * The words of a block from which a stamp's letters were taken, with what stands behind "Declassify on" read as the code or
 * the day that it can only be, and behind "Reason" the letter: `OADK`, `QALR` for OADR, `12/2805` for 12/28/05, `(qg)` for
 * (g). An engine without a lexicon for these gives the nearest letters.
 */
export function mendCodes(words: readonly OcrWord[]): OcrWord[] {
  const opened = new Map<number, 'Declassify' | 'Reason'>();
  return words.map((word) => {
    for (const label of ['Declassify', 'Reason'] as const)
      if (glyphLikeness(word.text, label) >= least.label) opened.set(word.line, label);
    const label = opened.get(word.line);
    if (!label || word.confidence >= undamaged) return word;
    if (label === 'Reason') {
      const text = word.text.replace(/\((9|q|qg|6|cl)\)/g, (_, read: string) => `(${reasonLetters[read]!})`);
      return { ...word, text };
    }
    const day = /^\W?(\d{1,2})\/(\d\d)(\d\d)$|^\W?(\d\d)(\d\d)\/(\d\d)$/.exec(word.text);
    if (day) return { ...word, text: day.slice(1).filter(Boolean).join('/') };
    if (!/^\W?[A-Z]{3,5}\W?$/.test(word.text)) return word;
    return glyphLikeness(word.text, code) >= least.code ? { ...word, text: code } : word;
  });
}
