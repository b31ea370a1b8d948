import type { Witness } from '../../model/page.ts';
import type { PlacedLine } from '../page-text.ts';
import { loadWordRanks } from '../word-list.ts';
import { combine } from './combine.ts';
import { coreOf, englishLetters } from './english.ts';

/** What the two witnesses say of one page, each as lines on the same levelled picture. */
export interface Testimony {
  /** Null: nothing was read by OCR. */
  readonly ocr: readonly PlacedLine[] | null;
  /** Empty: the file brings no text for this page. */
  readonly layer: readonly PlacedLine[];
  readonly engine: string | undefined;
}

/**
 * The text layer leads only where it has that many times the letters in English words that our reading has:
 * on scans our reading keeps the marks and stamps that archives' layers leave out.
 */
const layerLeads = 1.2;
/** Least part of a layer's words that must be English for it to be trusted without a second reading. */
const leastEnglish = 0.5;
/** Layers of fewer words are headings and labels, which are mostly names. */
const fewWords = 12;

/** The lines that become the page's text, and why they. */
export function chooseReading({ ocr, layer, engine }: Testimony): {
  readonly lines: readonly PlacedLine[];
  readonly witness: Witness;
} {
  if (!ocr) {
    const reason = 'The page was read by its text layer alone.';
    return { lines: layer, witness: { chosen: 'layer', reason } };
  }
  const named = engine === undefined ? {} : { engine };
  if (layer.length === 0) {
    const reason = 'The file has no text layer for this page.';
    return { lines: ocr, witness: { chosen: 'ocr', reason, ...named } };
  }
  const [read, brought] = [englishLetters(ocr.flat()), englishLetters(layer.flat())];
  const chosen = brought > layerLeads * read ? 'layer' : 'ocr';
  const { lines, agreement, mended } = chosen === 'ocr' ? combine(ocr, layer) : combine(layer, ocr);
  const why =
    chosen === 'layer'
      ? `The text layer has ${brought} letters in English words and our reading ${read}`
      : `Our reading and the text layer agree on ${Math.round(100 * agreement)} of 100 words`;
  const reason = mended > 0 ? `${why}; ${count(mended, 'word')} of the other stand in it.` : `${why}.`;
  return { lines, witness: { chosen, reason, agreement: Math.round(agreement * 1000) / 1000, ...named } };
}

/** Whether a text layer is a text: not letters by the wrong names, nor each apart. */
export function isTrustworthy(layer: readonly PlacedLine[]): boolean {
  const ranks = loadWordRanks();
  const texts = layer.flat().map((word) => word.text);
  // Control characters, the replacement character and private use: letters that the file has no names for.
  if (texts.some((text) => /[\p{Cc}\p{Co}\ufffd]/u.test(text))) return false;
  const words = texts.filter((text) => /[A-Za-z]{2}/.test(text));
  // Letters each on its own: text that runs up or down the page.
  if (words.length < leastEnglish * texts.filter((text) => /[A-Za-z]/.test(text)).length) return false;
  if (words.length < fewWords) return texts.length > 0;
  const english = words.filter((word) => ranks.has(coreOf(word))).length;
  return english >= leastEnglish * words.length;
}

function count(n: number, noun: string): string {
  return n === 1 ? `1 ${noun}` : `${n} ${noun}s`;
}
