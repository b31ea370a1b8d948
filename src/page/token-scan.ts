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

/** What stands behind a word without being part of it; a hyphen there costs something. */
const behind = new Set(Array.from(')]"\'”’.,;:!?', (sign) => sign.charCodeAt(0)));

/**
 * Costs of all tokens that end at one place of a text, by {@link WordCosts.token}: each is longer than the one
 * before by what stands to its left. Most of them are letters of no word: no string is made of them.
 */
export class TokenScan {
  readonly #costs: WordCosts;
  readonly #text: string;
  #start = 0;
  #end = 0;
  /** Where the letters end that stand first in the token; what is behind them is punctuation. -1: nothing so plain. */
  #wordEnd = 0;
  readonly #hash: WordHash = { low: 0, high: 0 };
  #uppers = 0;
  #capital = false;
  #letters = false;
  #pair = false;
  /** Punctuation, or a full stop, has letters behind it; and so has the full stop before it. */
  #outerInside = false;
  #stopInside = false;
  #abbreviation = false;

  /** No token that ends here has the shape of one from here on to the left. */
  hopeless = false;

  constructor(text: string, costs: WordCosts) {
    this.#text = text;
    this.#costs = costs;
  }

  /** Starts over with the tokens that end at offset `end`. */
  endAt(end: number): void {
    this.#start = this.#end = this.#wordEnd = end;
    clearHash(this.#hash);
    this.#uppers = 0;
    this.#capital = this.#letters = this.#pair = false;
    this.#outerInside = this.#stopInside = this.#abbreviation = this.hopeless = false;
  }

  /** Cost of the token from offset `start`, which lies to the left of the one asked for last. */
  costFrom(start: number): number {
    while (this.#start > start && !this.hopeless) this.#take(this.#text.charCodeAt(--this.#start));
    if (this.hopeless) return Infinity;
    return this.#wordCost() ?? this.#costs.token(this.token(start));
  }

  token(start: number): string {
    return this.#text.slice(start, this.#end);
  }

  #take(code: number): void {
    const kind = code < 128 ? kindOf[code]! : kinds.other;
    if (kind === kinds.lower || kind === kinds.upper) this.#takeLetter(code, kind === kinds.upper);
    else if (kind === kinds.foreign) this.hopeless = true;
    else {
      if (kind === kinds.outer) this.#outerInside ||= this.#letters;
      else if (kind === kinds.stop) this.#stopInside ||= this.#letters;
      // The sign ends a word, or it stands before one.
      this.#wordEnd = !this.#letters && this.#wordEnd >= 0 && behind.has(code) ? this.#start : -1;
      this.#capital = false;
    }
  }

  #takeLetter(code: number, capital: boolean): void {
    this.#pair ||= this.#letters && isLetter(this.#text.charCodeAt(this.#start + 1));
    this.#abbreviation ||= this.#stopInside;
    this.hopeless = this.#outerInside || (this.#abbreviation && this.#pair);
    this.#letters = true;
    if (capital) this.#uppers++;
    this.#capital = capital;
    addLetter(this.#hash, code | 32);
  }

  /** Null: the token is more than letters with punctuation behind, or its capitals take a closer look. */
  #wordCost(): number | null {
    const letters = this.#wordEnd - this.#start;
    const letterCase = letters > 0 ? this.#letterCase(letters) : null;
    return letterCase && this.#costs.hashed(this.#hash, letters, letterCase);
  }

  #letterCase(letters: number): LetterCase | null {
    if (this.#uppers === 0) return 'small';
    // Short capitals may be a numeral or an initial.
    if (this.#uppers === letters) return letters < 5 ? null : 'capitals';
    if (!this.#capital) return 'broken';
    return this.#uppers === 1 ? 'name' : this.#uppers === 2 ? null : 'broken';
  }
}

function isLetter(code: number): boolean {
  return code < 128 && (kindOf[code] === kinds.lower || kindOf[code] === kinds.upper);
}
