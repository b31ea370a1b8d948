import type { LetterCase, WordCosts } from './word-costs.ts';
import { addLetter, clearHash, type WordHash } from './word-table.ts';

/** What a character can be in a token. */
const kinds = {
  /** Letters beyond ASCII, digits, and the signs that may stand inside a word or a number: `-`, `/`, `'`, `’`, `%`. */
  other: 0,
  lower: 1,
  upper: 2,
  /** Punctuation before or behind a word, never between two of its letters. */
  outer: 3,
  /** Between letters it makes an abbreviation of single ones. */
  stop: 4,
  /** No token has it. */
  foreign: 5,
} as const;

const kindOf = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z]/.test(sign)) return kinds.lower;
  if (/[A-Z]/.test(sign)) return kinds.upper;
  if (/[\d\-/'%]/.test(sign)) return kinds.other;
  if (sign === '.') return kinds.stop;
  return /["([$)\],;:!?]/.test(sign) ? kinds.outer : kinds.foreign;
});

const codesOf = (signs: string): Set<number> => new Set(Array.from(signs, (sign) => sign.charCodeAt(0)));

/** What stands behind a word without being part of it; a hyphen there costs something. */
const behind = codesOf(')]"\'”’.,;:!?');

/** What may stand before a word, number or abbreviation, or be part of a number. */
const mayOpen = codesOf('"\'([$0123456789');
/** What stands between the parts of one word; a full stop does so in abbreviations. */
const joins = codesOf("-/'");
/** Letters that a numeral begins with, and the names with a capital inside: `McCall`, `DeWitt`, `VanDyke`. */
const numeralSigns = codesOf('IV');
const namePrefixes = codesOf('MDV');

/** No token has more characters. */
export const longestToken = 18;

/**
 * Costs of all tokens that end at one place of a text, by {@link WordCosts.token}: each is longer than the one
 * before by what stands to its left. Most of them are letters of no word: no string is made of them.
 */
export class TokenScan {
  readonly #costs: WordCosts;
  #text = '';
  #starts: Uint8Array = new Uint8Array();
  /** Each character's kind, and its code in lower case where it is a letter of ASCII. */
  readonly #kinds: Uint8Array;
  readonly #letters: Uint8Array;
  /** By the token's length; NaN: it is more than letters with punctuation behind, or its capitals take a closer look. */
  readonly #byLength = new Float64Array(longestToken + 1);
  readonly #hash: WordHash = { low: 0, high: 0 };
  #end = 0;

  /** Longer tokens that end here have not the shape of one. */
  longest = 0;

  /** For texts of at most so many characters. */
  constructor(costs: WordCosts, longest: number) {
    this.#costs = costs;
    this.#kinds = new Uint8Array(longest);
    this.#letters = new Uint8Array(longest);
  }

  /** Starts over with another text; `starts` has 1 at each offset where a token may begin. */
  open(text: string, starts: Uint8Array): void {
    this.#text = text;
    this.#starts = starts;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      this.#kinds[i] = code < 128 ? kindOf[code]! : kinds.other;
      this.#letters[i] = code | 32;
    }
  }

  /** Starts over with the tokens that end at offset `end` and begin at `least` or behind it. */
  endAt(end: number, least: number): void {
    const text = this.#text;
    const starts = this.#starts;
    const kindAt = this.#kinds;
    const letterAt = this.#letters;
    const byLength = this.#byLength;
    const costs = this.#costs;
    const hash = this.#hash;
    const first = Math.max(least, end - longestToken);
    this.#end = end;
    clearHash(hash);
    /** Whether a known word may end in the letters, or be them. */
    let guess = 1;
    /** Where the letters end that stand first in the token; what is behind them is punctuation. -1: nothing so plain. */
    let wordEnd = end;
    let uppers = 0;
    let hasLetters = false;
    /** Two letters stand next to each other. */
    let hasPair = false;
    /** Punctuation, or a full stop, has letters behind it; and so has the full stop before it. */
    let isOuterInside = false;
    let isStopInside = false;
    let isAbbreviation = false;
    let wasLetter = false;
    /** Signs may join what stands to the left of them to what is behind. */
    let isOpen = false;
    let start = end - 1;
    for (; start >= first; start--) {
      const kind = kindAt[start]!;
      let cost = NaN;
      if (kind === kinds.lower || kind === kinds.upper) {
        hasPair ||= wasLetter;
        isAbbreviation ||= isStopInside;
        if (isOuterInside || (isAbbreviation && hasPair)) break;
        hasLetters = wasLetter = true;
        const isCapital = kind === kinds.upper;
        if (isCapital) uppers++;
        if (guess !== 0) {
          addLetter(hash, letterAt[start]!);
          guess = costs.guess(hash);
        }
        if (starts[start] === 0) continue;
        const letters = wordEnd - start;
        if (letters > 0) {
          const letterCase = caseOf(text, start, letters, uppers, isCapital);
          if (letterCase)
            cost = guess > 1 ? costs.hashed(hash, letters, letterCase) : costs.unlisted(letters, letterCase);
        } else if (!isOpen) cost = Infinity;
      } else if (kind === kinds.foreign) break;
      else {
        const code = text.charCodeAt(start);
        if (kind === kinds.outer) isOuterInside ||= hasLetters;
        else if (kind === kinds.stop) isStopInside ||= hasLetters;
        // The sign ends a word, or it stands before one.
        wordEnd = !hasLetters && wordEnd >= 0 && behind.has(code) ? start : -1;
        wasLetter = false;
        isOpen ||= code >= 128 || joins.has(code) || isStopInside;
        // Behind it stands more than it may open.
        if (hasLetters && code < 128 && !mayOpen.has(code)) cost = Infinity;
      }
      byLength[end - start] = cost;
    }
    this.longest = end - 1 - start;
  }

  /** Cost of the token from offset `start`; infinite where it is too long, or has not the shape of one. */
  costFrom(start: number): number {
    const length = this.#end - start;
    if (length > this.longest) return Infinity;
    const cost = this.#byLength[length]!;
    return Number.isNaN(cost) ? this.#costs.token(this.#text.slice(start, this.#end)) : cost;
  }
}

/** Null: only a closer look tells. */
function caseOf(
  text: string,
  start: number,
  letters: number,
  uppers: number,
  isCapital: boolean,
): LetterCase | null {
  if (uppers === 0) return 'small';
  // Short capitals may be a numeral, one alone an initial.
  if (uppers === letters)
    return letters === 1 || (letters < 5 && numeralSigns.has(text.charCodeAt(start))) ? null : 'capitals';
  if (!isCapital) return 'broken';
  if (uppers === 1) return 'name';
  return uppers === 2 && namePrefixes.has(text.charCodeAt(start)) ? null : 'broken';
}
