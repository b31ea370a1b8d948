import { remember } from '../marking/memo.ts';
import { isHonorific, isOfficeWord } from '../memcon/names.ts';
import { countries } from './data/countries.ts';
import { particles, surnamesToo, titleAbbreviations, womensTitles } from './data/name-words.ts';
import { fold } from './fold.ts';

/** A name taken apart; words are folded (small letters, no accents). */
export interface PersonName {
  readonly text: string;
  /** Words before the name: ["prime", "minister"]. */
  readonly titles: readonly string[];
  /** Given names and initials in order: ["william", "j"]; empty for a surname alone. */
  readonly given: readonly string[];
  /** Keys that the surname can be asked for by, the whole one first; empty where the text holds no name. */
  readonly surnames: readonly string[];
  /** "jr", "iii". */
  readonly suffix: string | null;
  /** A text of capitals alone, which may be initials: "WJC". */
  readonly initials: string | null;
  readonly woman: boolean;
}

const suffix = /^(?:jr|sr|ii|iii|iv|esq)$/;
/** Most words of a name without its titles. */
const mostWords = 6;
/** "En-lai": the second of two given names, as they follow a family name. */
const joinedGiven = /^\p{Lu}[\p{L}’']*-\p{Ll}+$/u;

/** Takes a name apart: "Clinton, William J.", "President Clinton", "Amb. Collins", "Charles de Gaulle", "WJC". */
export const parseName: (text: string) => PersonName = remember((text) => parse(text));

function parse(text: string): PersonName {
  const bare = text
    .replace(/\([^()]*\)|["“][^"”]*["”]/g, ' ')
    .replace(/^H\.\s?E\.\s/, '')
    // "NEA-Mr. Halm": the office's sign before the name.
    .replace(/^[A-Z/&]{1,8}\s?[-–—]\s?(?=(?:Mr|Mrs|Miss|Ms|Dr|Amb|Gen|Gov|Sen)\b)/, '')
    .replace(/\.(?=\p{L})/gu, '. ')
    .trim();
  const parts = bare
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.find((part, i) => i > 0 && suffix.test(fold(part)));
  const rest = parts.filter((part) => part !== found);
  const jr = found ? fold(found) : null;
  const [first = '', second] = rest;
  if (second !== undefined) {
    const [titles, names] = cutTitles(wordsIn(second));
    if (names.length > 0 && names.every((word) => !isOfficeWord(word) || word.length <= 2))
      return inverted(text, first, titles, names, jr);
  }
  return natural(text, first, jr);
}

const wordsIn = (text: string): string[] =>
  text
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.’']+$/gu, ''))
    .filter(Boolean);

/** "Clinton, Gov. William J." */
function inverted(
  text: string,
  family: string,
  titles: readonly string[],
  names: readonly string[],
  jr: string | null,
): PersonName {
  const given = names.map(fold);
  const last = given.at(-1)!;
  const ending = given.length > 1 && suffix.test(last) ? last : null;
  const [before, rest] = cutTitles(wordsIn(family));
  // "King, Anna": the family's name, not her office.
  const words = rest.length > 0 ? rest : before;
  const keys = words.map(keyOf).filter((word) => !particles.has(word));
  const whole = keys.join('');
  const givenOnly = (ending ? given.slice(0, -1) : given).filter((word) => !isParticle(word));
  return {
    text,
    titles: rest.length > 0 ? [...before, ...titles] : titles,
    given: givenOnly.map(keyOf),
    surnames: whole === '' ? [] : [...new Set([whole, ...keys])],
    suffix: jr ?? ending,
    initials: null,
    woman: hasWomansTitle([...before, ...titles]),
  };
}

function natural(text: string, name: string, jr: string | null): PersonName {
  const [titles, all] = cutTitles(wordsIn(name));
  const ends = all.length > 1 && suffix.test(fold(all.at(-1)!)) ? fold(all.at(-1)!) : null;
  const words = ends ? all.slice(0, -1) : all;
  const base = { text, titles, suffix: jr ?? ends, woman: hasWomansTitle(titles) };
  if (words.length === 0) return { ...base, given: [], surnames: [], initials: null };
  if (words.length === 1 && titles.length === 0 && /^[A-Z]{1,4}$/.test(words[0]!))
    return {
      ...base,
      given: [],
      surnames: words[0]!.length > 1 ? [keyOf(words[0]!)] : [],
      initials: words[0]!,
    };
  // Several people run together, or no name at all.
  if (
    words.length > mostWords ||
    words.some((word, i) => i > 0 && word.length > 2 && isTitle(word) && !isName(word))
  )
    return { ...base, given: [], surnames: [], initials: null };
  const at = familyAt(words);
  const family = keyOf(words[at]!);
  const given = words
    .filter((_, i) => i !== at)
    .map(keyOf)
    .filter((word) => !isParticle(word));
  return { ...base, given, surnames: family === '' ? [] : [family], initials: null };
}

/** A single letter is an initial. */
const isParticle = (word: string): boolean => word.length > 1 && particles.has(word);

/** Index of the family name: the word in capitals where the others are not, the first of "Chou En-lai", else the last. */
function familyAt(words: readonly string[]): number {
  const capitals = words.filter((word) => /^\p{Lu}[\p{Lu}’'-]{2,}$/u.test(word));
  if (capitals.length === 1 && words.length > 1) return words.indexOf(capitals[0]!);
  return words.length > 1 &&
    words.length <= 3 &&
    joinedGiven.test(words.at(-1)!) &&
    !/^al-|^el-/i.test(words.at(-1)!)
    ? 0
    : words.length - 1;
}

/** "al-Rifai" gives "rifai", "Ben-Gurion" "gurion", "Poncet-Brun" "poncetbrun". */
function keyOf(word: string): string {
  const pieces = fold(word).split('-');
  const kept = pieces.filter((piece, i) => i === pieces.length - 1 || !particles.has(piece));
  return kept.join('').replace(/[^\p{L}\p{N}]/gu, '');
}

/** A title's word that stands in names too: "King", "Don". */
const isName = (word: string): boolean => surnamesToo.has(fold(word)) || particles.has(fold(word));

/** "Asst.", "Secy.": no name is shortened so, save a few given names. */
const abbreviation = /^(?!(?:geo|wm|chas|thos|jos|jas|robt|alex|benj|edw|fred|sam|st)\.)\p{L}{3,}\.$/iu;

const isTitle = (word: string): boolean =>
  isHonorific(word) ||
  titleAbbreviations.has(fold(word)) ||
  abbreviation.test(word) ||
  /-(?:designate|elect)$/i.test(word);

/** Titles before a name: "Secretary of State Kissinger" gives ["secretary", "of", "state"] and the name. */
function cutTitles(words: readonly string[]): readonly [titles: readonly string[], names: readonly string[]] {
  let i = 0;
  const nation = countries.has(fold(words[0] ?? '')) && words.length > 1 && isTitle(words[1]!) ? 1 : 0;
  i = nation;
  while (i < words.length && isTitle(words[i]!)) {
    i++;
    // "Secretary of State", "Minister for Foreign Affairs", "President of France": what belongs to the office.
    if (/^(?:of|for)$/i.test(words[i] ?? ''))
      while (i < words.length && isOfOffice(words[i]!) && !(i === words.length - 1 && isSurnameToo(words, i)))
        i++;
  }
  if (i === words.length && i > nation && isSurnameToo(words, i - 1)) i--;
  // "Foreign Minister of Norland": whose office it is, not who holds it.
  if (i > 0 && /^(?:of|for)$/i.test(words[i - 1]!)) i = words.length;
  return [words.slice(0, i).map(fold), words.slice(i)];
}

const isOfOffice = (word: string): boolean =>
  isOfficeWord(word) || isTitle(word) || countries.has(fold(word)) || /^(?:of|for|and|the|to)$/i.test(word);

/** Behind a title, the last word is a name where it can be one. */
function isSurnameToo(words: readonly string[], i: number): boolean {
  return i > 0 && !/^(?:the|of|for)$/i.test(words[i - 1]!) && surnamesToo.has(fold(words[i]!));
}

function hasWomansTitle(titles: readonly string[]): boolean {
  return titles.some((title) => womensTitles.has(title));
}
