/** A word's hash, made letter by letter from its end: a word and all its endings are hashed in one go. */
export interface WordHash {
  low: number;
  high: number;
}

/** Starts over with no letters. */
export function clearHash(hash: WordHash): void {
  hash.low = hash.high = 0;
}

/** Adds the letter to the left of those that the hash has, as its code in lower case. */
export function addLetter(hash: WordHash, code: number): void {
  hash.low = (Math.imul(hash.low, 31) + code) | 0;
  hash.high = Math.imul(hash.high ^ code, 0x01000193);
}

/**
 * Whole numbers above 0 by word. It keeps no words but their hashes of 64 bits: it is asked for every stretch of
 * letters that might be one, and those are not to be made strings. That two words share a hash is out of the
 * question: even the whole list of English has a chance of 1 in two thousand million of it.
 */
export class WordTable {
  /**
   * Two bits for the hash of each ending of a word: 1, there is one, and 2, it is the whole word. Most letters that are
   * asked about end no word, and most endings are no word: this says so at one look.
   */
  readonly #endings: Uint8Array;
  readonly #endingShift: number;
  readonly #mask: number;
  readonly #shift: number;
  /** A byte of each word's hash, 0 for an empty slot: all that most questions look at. */
  readonly #tags: Uint8Array;
  readonly #lows: Int32Array;
  readonly #highs: Int32Array;
  readonly #values: Int32Array;
  readonly #hash: WordHash = { low: 0, high: 0 };

  constructor(values: ReadonlyMap<string, number>) {
    const bits = Math.ceil(Math.log2(2 * values.size + 2));
    const slots = 2 ** bits;
    this.#mask = slots - 1;
    this.#shift = 32 - bits;
    this.#tags = new Uint8Array(slots);
    this.#lows = new Int32Array(slots);
    this.#highs = new Int32Array(slots);
    this.#values = new Int32Array(slots);
    this.#endings = new Uint8Array((slots * endingsPerSlot) >> 2);
    this.#endingShift = 32 - bits - Math.log2(endingsPerSlot);
    for (const [word, value] of values) {
      if (!(value > 0))
        throw new RangeError(`A word table takes numbers above 0, not ${value} for "${word}"`);
      clearHash(this.#hash);
      for (let i = word.length - 1; i >= 0; i--) {
        addLetter(this.#hash, word.charCodeAt(i));
        const place = mix(this.#hash) >>> this.#endingShift;
        this.#endings[place >> 2]! |= (i === 0 ? 3 : 1) << (2 * (place & 3));
      }
      const slot = this.#slotOf(this.#hash);
      this.#tags[slot] = tagOf(this.#hash);
      this.#lows[slot] = this.#hash.low;
      this.#highs[slot] = this.#hash.high;
      this.#values[slot] = value;
    }
  }

  /** 0: the table has no such word. */
  get(word: string): number {
    return this.find(this.#hashOf(word));
  }

  has(word: string): boolean {
    return this.get(word) > 0;
  }

  find(hash: WordHash): number {
    const slot = this.#slotOf(hash);
    return this.#tags[slot] === 0 ? 0 : this.#values[slot]!;
  }

  /**
   * 0: no word ends in these letters. 1: one may, but they are none themselves. 3: they may be a word too. It is right
   * where it says no.
   */
  guess(hash: WordHash): number {
    const place = mix(hash) >>> this.#endingShift;
    return (this.#endings[place >> 2]! >> (2 * (place & 3))) & 3;
  }

  /** The slot of the word, or the empty one where it would be. */
  #slotOf(hash: WordHash): number {
    const { low, high } = hash;
    const tag = tagOf(hash);
    let slot = mix(hash) >>> this.#shift;
    for (let found = this.#tags[slot]; found !== 0; found = this.#tags[slot]) {
      if (found === tag && this.#lows[slot] === low && this.#highs[slot] === high) break;
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #hashOf(word: string): WordHash {
    clearHash(this.#hash);
    for (let i = word.length - 1; i >= 0; i--) addLetter(this.#hash, word.charCodeAt(i));
    return this.#hash;
  }
}

/** Places for endings to the slot for a word: few enough of them are taken that few other letters pass for an ending. */
const endingsPerSlot = 8;

/** One number of 32 bits, the higher of which are the better mixed. */
function mix({ low, high }: WordHash): number {
  return Math.imul(low ^ (high >>> 15), 0x9e3779b1);
}

function tagOf({ high }: WordHash): number {
  return high >>> 24 || 1;
}
