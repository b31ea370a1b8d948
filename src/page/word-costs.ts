import { loadWordRanks } from './word-list.ts';
import { WordTable, type WordHash } from './word-table.ts';

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

/** How the letters of a word are set: `arrend`, `Arrend` or `McCall`, `ARREND`, `aRREND`. */
export type LetterCase = 'small' | 'name' | 'capitals' | 'broken';

/** Costs of words: negative natural logarithms of rough probabilities. */
export class WordCosts {
  readonly #ranks = loadWordRanks();
  readonly #counts: WordTable;
  readonly #total: number;
  readonly #tokens = new Map<string, number>();

  constructor(counts: WordCounts) {
    this.#counts = new WordTable(counts);
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
    const rank = word === 'I' ? 0 : this.#ranks.get(word.toLowerCase());
    return rank > 0 && rank <= commonRanks;
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

  /** Whether a word of the list or the document may end in these letters, or be them: as {@link WordTable.guess} has it. */
  guess(hash: WordHash): number {
    return this.#ranks.guess(hash) | this.#counts.guess(hash);
  }

  /** Cost of a word that is no numeral, by its hash in lower case and its number of letters. */
  hashed(hash: WordHash, letters: number, letterCase: LetterCase): number {
    return this.#cost(this.#ranks.find(hash), this.#counts.find(hash), letters, letterCase);
  }

  /** The same for a word that neither the list nor the document has. */
  unlisted(letters: number, letterCase: LetterCase): number {
    return this.#cost(0, 0, letters, letterCase);
  }

  #shape(token: string): number {
    // Most have nothing around them.
    if (/^[A-Za-z]+(?:[-/'’][A-Za-z]+)+$/.test(token)) return this.#joined(token);
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
    return this.#joined(core);
  }

  /** Words with signs between them. */
  #joined(core: string): number {
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
    return this.#cost(this.#ranks.get(key), this.#counts.get(key), word.length, caseOf(word, key));
  }

  /** `rank` and `count` are 0 where the list or the document has no such word. */
  #cost(rank: number, count: number, letters: number, letterCase: LetterCase): number {
    const first = letterCase === 'name' ? unlisted.name : unlisted.word;
    let cost = first + unlisted.letter * letters;
    if (rank > 0 || count > 0) {
      const listed = rank === 0 ? 0 : 1 / (rank * logOfListSize);
      const own = Math.max(0, count - discount) / (this.#total + fewWords);
      cost = -Math.log(listed * (1 - documentShare) + own * documentShare);
    }
    if (letterCase === 'capitals')
      return Math.min(cost, fixedCosts.acronym + unlisted.letter * (letters - 1));
    return letterCase === 'broken' ? cost + fixedCosts.brokenCase : cost;
  }
}

function caseOf(word: string, lower: string): LetterCase {
  if (word === lower) return 'small';
  // A capital alone is an initial.
  if (word.length > 1 && (word.slice(1) === lower.slice(1) || /^(?:Mc|Mac|De|Van)[A-Z][a-z]+$/.test(word)))
    return 'name';
  return word === word.toUpperCase() ? 'capitals' : 'broken';
}
