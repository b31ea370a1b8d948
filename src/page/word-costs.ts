import { loadWordRanks } from './word-list.ts';

/** How often a document uses each word, in lower case. */
export type WordCounts = ReadonlyMap<string, number>;

/** By Zipf's law a word of rank r in a list of n has the probability 1 / (r ln n). */
const logOfListSize = Math.log(126_000);

/** An unlisted word, mostly a name: cost of there being one, and of each of its letters. */
const unlisted = { word: 9, name: 6, letter: 2.2 };

/** A word that the list knows and one that this document uses weigh alike. */
const documentShare = 0.5;

/** A word seen once may be a fragment, or chance. */
const discount = 0.75;

/** Words that a document needs before its own counts say much. */
const fewWords = 300;

const commonRanks = 100;

const negated =
  /^(?:is|are|was|were|has|have|had|do|does|did|ca|could|wo|would|sha|should|might|must|need)n['’]t$/i;

const fixedCosts = {
  number: 7,
  largeNumber: 8,
  numeral: 6,
  abbreviation: 8,
  acronym: 8,
  negated: 7,
  clitic: 2,
  hyphen: 2,
  punctuation: 6,
  brokenCase: 12,
};

/** Costs of words: negative natural logarithms of rough probabilities. */
export class WordCosts {
  readonly #ranks = loadWordRanks();
  readonly #counts: WordCounts;
  readonly #total: number;
  readonly #tokens = new Map<string, number>();

  constructor(counts: WordCounts) {
    this.#counts = counts;
    let total = 0;
    for (const count of counts.values()) total += count;
    this.#total = total;
  }

  knows(word: string): boolean {
    const key = word.toLowerCase();
    return this.#ranks.has(key) || this.#counts.has(key);
  }

  /** A word so common that a capital sets it at the start of a sentence. */
  isCommon(word: string): boolean {
    return word !== 'I' && (this.#ranks.get(word.toLowerCase()) ?? Infinity) <= commonRanks;
  }

  /** Cost of a token without spaces, its punctuation included; infinite where it has not the shape of one. */
  token(token: string): number {
    let cost = this.#tokens.get(token);
    if (cost === undefined) {
      cost = /^[A-Za-z]+$/.test(token) ? this.#word(token) : this.#shape(token);
      this.#tokens.set(token, cost);
    }
    return cost;
  }

  #shape(token: string): number {
    const core = token.replace(/^["'“‘([$]+/, '').replace(/[)\]"'”’.,;:!?-]+$/, '');
    if (core === '') return /^(?:(.)\1*|[)\]"'”’.,;:!?]+)$/.test(token) ? fixedCosts.punctuation : Infinity;
    if (/^(?:(?:[A-Z]\.)+[A-Z]|(?:[a-z]\.)+[a-z])$/.test(core) || /^[A-Z]\.$/.test(token))
      return fixedCosts.abbreviation;
    return this.#core(core) + (/[A-Za-z]-$/.test(token) ? fixedCosts.hyphen : 0);
  }

  #core(core: string): number {
    if (/^\p{L}+$/u.test(core)) return this.#word(core);
    if (/^\d+(?:[.:/-]\d+)*(?:%|st|nd|rd|th|s|am|pm)?$/.test(core)) return fixedCosts.number;
    if (/^\d{1,3}(?:,\d{3})+%?$/.test(core)) return fixedCosts.largeNumber;
    if (negated.test(core)) return fixedCosts.negated;
    const clitic = /^(\p{L}+)['’](?:s|d|m|re|ve|ll)$/u.exec(core);
    if (clitic) return this.#word(clitic[1]!) + fixedCosts.clitic;
    if (/^[\p{L}\d]+(?:[-/'’][\p{L}\d]+)+$/u.test(core))
      return core.split(/[-/'’]/).reduce((sum, part) => sum + this.#core(part), 0);
    return Infinity;
  }

  #word(word: string): number {
    if (word.length < 5 && /^(?:I{2,3}|IV|VI{0,3}|IX)$/.test(word)) return fixedCosts.numeral;
    const key = word.toLowerCase();
    const rank = this.#ranks.get(key);
    const listed = rank === undefined ? 0 : 1 / (rank * logOfListSize);
    const own = Math.max(0, (this.#counts.get(key) ?? 0) - discount) / (this.#total + fewWords);
    const p = listed * (1 - documentShare) + own * documentShare;
    const isName = word !== key && hasNameCase(word, key);
    const cost =
      p > 0 ? -Math.log(p) : (isName ? unlisted.name : unlisted.word) + unlisted.letter * word.length;
    if (isName || word === key) return cost;
    if (word === word.toUpperCase())
      return Math.min(cost, fixedCosts.acronym + unlisted.letter * (word.length - 1));
    return cost + fixedCosts.brokenCase;
  }
}

/** `Arrend`, `McCall`; not a capital alone. */
function hasNameCase(word: string, lower: string): boolean {
  if (word.length < 2) return false;
  return word.slice(1) === lower.slice(1) || /^(?:Mc|Mac|De|Van)[A-Z][a-z]+$/.test(word);
}
