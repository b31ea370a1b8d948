import { fold, wordsOf } from './words.ts';

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
/** Words of fewer letters tell nothing either. */
const shortestTelling = 3;

/** For each ASCII character its folded form, where it is a part of words; 0: it is none. */
const letters = Uint8Array.from({ length: 128 }, (_, code) => {
  const folded = fold(String.fromCharCode(code));
  return /[a-z0-9]/.test(folded) ? folded.charCodeAt(0) : 0;
});

/** 32-bit FNV-1a (RFC 9923), a UTF-16 unit a step. */
const hashStart = 0x811c_9dc5 | 0;
const hashPrime = 0x0100_0193;

export interface CountedWords {
  readonly words: number;
  /** Once each, those that stand there more than once and tell something. */
  readonly repeated: readonly string[];
}

/** What is kept of a word, next to each other: one look into memory has it all. */
const width = 8;
const [hashAt, startAt, endAt, metAt, repeatedAt, tellingAt] = [0, 1, 2, 3, 4, 5] as const;

/**
 * Words that were met, by number, so that each word of a paragraph costs one look-up: it tells whether the word is new
 * and whether the paragraph had it before. A set of strings for either takes several times as long.
 */
export class Vocabulary {
  #size = 0;
  /** Number of a word from 1, at a place that its hash gives or after it; 0: free. */
  #places = new Int32Array(1 << 12);
  /** By number: hash, where its letters are, the last paragraphs that had it at all and twice, whether it tells something. */
  #words = new Int32Array(width << 11);
  /** All words' letters, one after the other; behind them there is room for one more. */
  #letters = new Uint16Array(1 << 14);
  #texts: string[] = [''];
  /** The text that is counted: bytes are gone through a good deal faster than the units of a string. */
  #bytes = Buffer.allocUnsafeSlow(1 << 12);
  #paragraph = 0;
  readonly #repeated: string[] = [];

  get size(): number {
    return this.#size;
  }

  /** Counts a text's words, as {@link wordsOf} finds them, and gives those to `onNew` that were not met before. */
  count(text: string, onNew: (word: string) => void): CountedWords {
    this.#paragraph++;
    this.#repeated.length = 0;
    const words = this.#countPlain(text, onNew) ?? this.#countAny(text, onNew);
    return { words, repeated: this.#repeated.slice() };
  }

  clear(): void {
    this.#size = 0;
    this.#places.fill(0);
    this.#words.fill(0);
    this.#texts = [''];
  }

  /** Null: the text has other characters than ASCII. */
  #countPlain(text: string, onNew: (word: string) => void): number | null {
    // A UTF-16 unit takes three bytes at most, and one byte where it is ASCII.
    if (this.#bytes.length < 3 * text.length) this.#bytes = Buffer.allocUnsafeSlow(3 * text.length);
    const bytes = this.#bytes;
    if (bytes.write(text) !== text.length) return null;
    this.#makeRoom(text.length);
    const pool = this.#letters;
    let start = this.#words[width * this.#size + endAt]!;
    let end = start;
    let hash = hashStart;
    let words = 0;
    for (let i = 0; i < text.length; i++) {
      const letter = letters[bytes[i]!]!;
      if (letter !== 0) {
        pool[end++] = letter;
        hash = Math.imul(hash ^ letter, hashPrime);
      } else if (end > start) {
        words++;
        start = this.#meet(start, end, hash, onNew);
        end = start;
        hash = hashStart;
      }
    }
    if (end === start) return words;
    this.#meet(start, end, hash, onNew);
    return words + 1;
  }

  #countAny(text: string, onNew: (word: string) => void): number {
    const words = wordsOf(text);
    for (const word of words) {
      this.#makeRoom(word.length);
      const start = this.#words[width * this.#size + endAt]!;
      let hash = hashStart;
      for (let i = 0; i < word.length; i++) {
        const letter = word.charCodeAt(i);
        this.#letters[start + i] = letter;
        hash = Math.imul(hash ^ letter, hashPrime);
      }
      this.#meet(start, start + word.length, hash, onNew);
    }
    return words.length;
  }

  /** Takes the word in whose letters are behind all others. Returns where the next one's are to be written. */
  #meet(start: number, end: number, hash: number, onNew: (word: string) => void): number {
    const words = this.#words;
    const places = this.#places;
    const mask = places.length - 1;
    let place = placeOf(hash, mask);
    for (let number = places[place]!; number !== 0; number = places[place]!) {
      const at = width * number;
      if (words[at + hashAt] === hash && this.#isSame(at, start, end)) {
        if (words[at + metAt] !== this.#paragraph) words[at + metAt] = this.#paragraph;
        else if (words[at + repeatedAt] !== this.#paragraph && words[at + tellingAt] === 1) {
          words[at + repeatedAt] = this.#paragraph;
          this.#repeated.push(this.#texts[number]!);
        }
        return start;
      }
      place = (place + 1) & mask;
    }
    this.#add(place, start, end, hash);
    onNew(this.#texts[this.#size]!);
    return end;
  }

  #isSame(at: number, start: number, end: number): boolean {
    const from = this.#words[at + startAt]!;
    if (this.#words[at + endAt]! - from !== end - start) return false;
    for (let i = from, j = start; j < end; i++, j++) if (this.#letters[i] !== this.#letters[j]) return false;
    return true;
  }

  #add(place: number, start: number, end: number, hash: number): void {
    let word = '';
    for (let i = start; i < end; i++) word += String.fromCharCode(this.#letters[i]!);
    const number = ++this.#size;
    if (width * (number + 1) > this.#words.length) this.#words = twice(this.#words);
    const isTelling = word.length >= shortestTelling && !functionWords.has(word);
    this.#words.set([hash, start, end, this.#paragraph, 0, isTelling ? 1 : 0], width * number);
    this.#texts[number] = word;
    this.#places[place] = number;
    if (2 * number > this.#places.length) this.#growPlaces();
  }

  /** So that a text's words can be written behind the others. */
  #makeRoom(units: number): void {
    const needed = this.#words[width * this.#size + endAt]! + units;
    if (needed <= this.#letters.length) return;
    const larger = new Uint16Array(2 * needed);
    larger.set(this.#letters);
    this.#letters = larger;
  }

  #growPlaces(): void {
    const places = new Int32Array(2 * this.#places.length);
    const mask = places.length - 1;
    for (let number = 1; number <= this.#size; number++) {
      let place = placeOf(this.#words[width * number + hashAt]!, mask);
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number;
    }
    this.#places = places;
  }
}

function placeOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

function twice(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
