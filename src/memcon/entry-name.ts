import { likeness } from '../marking/fuzzy.ts';
import { honorifics } from './data/offices.ts';
import {
  isBeforeTitle,
  isHonorific,
  isNameShaped,
  isOfficeWord,
  namesSide,
  readSide,
  wordsOf,
  isDepartment,
} from './names.ts';

/** `Emil A, Strand`: the stop behind an initial read as a comma. */
const tornInitial = /(?<=\p{L}[\p{L}.’'-]+\s[A-HJ-UW-Z]),\s(\p{Lu}\p{Ll}+)(?=[,;]|\s--?\s|$)/u;

/** `Gordon Sorley. Director`, `Sorley. NSC. Interpreter`: a comma read as a full stop. */
const tornComma = /(?<=\p{Ll}{4}|\p{Lu}{3})\.\s+(\p{L}+)/gu;

/** `Gordon Sorley. Jr.. Director`: both commas. */
const tornYounger = /[.,]\s(Jr|Sr)\.\.\s/;

const courtesyAlone =
  /^(?:(?:His|Her|Their) (?:Excellency|Majesty|Highness|Eminence)|The (?:Right )?Hono(?:u)?rable)$/i;

/** Honorifics long enough that one is told though two of its letters are wrong. */
const longHonorifics = [...honorifics].filter((word) => word.length >= 8);
const leastLike = 0.75;

/** `The Fresidenc` → "The President": nobody else is called by an article and a word that is no office. */
export function mendOffice(text: string): string {
  const [, word] = /^The (\p{L}{8,})$/u.exec(text) ?? [];
  if (word === undefined || isOfficeWord(word) || isHonorific(word)) return text;
  const typed = word.toLowerCase();
  const [likest] = longHonorifics
    .map((office) => ({ office, like: likeness(office, typed) }))
    .toSorted((a, b) => b.like - a.like);
  if (!likest || likest.like < leastLike) return text;
  return `The ${likest.office[0]!.toUpperCase()}${likest.office.slice(1)}`;
}

/**
 * "Anthony Lake, Assistant to the President" → name and office; "GER—Martin Hill" → name behind the office's sign; "President
 * Pat Alder of Peru", "Captain Holt (USN), Naval Aide" → whose or what they are.
 */
export function splitName(typed: string): [name: string, title: string | null] {
  const [name, title] = splitOffice(typed);
  const [, bare, aside] = /^([^()]*[^()\s])\s*\(([^()]+)\)$/.exec(name) ?? [];
  if (bare !== undefined) return [stripPeriod(bare), title ? `${aside!}, ${title}` : aside!];
  const of = title === null ? name.lastIndexOf(' of ') : -1;
  // "King Hussein of Jordan" goes by that name; "President Pat Alder of Peru" has one of his own.
  if (of > 0 && hasOwnName(name.slice(0, of)) && readSide(name.slice(of + 4)) !== null)
    return [name.slice(0, of), name.slice(of + 1)];
  return [name, title];
}

function hasOwnName(text: string): boolean {
  return isNameShaped(text) && wordsOf(text).filter((word) => !isHonorific(word)).length >= 2;
}

function splitOffice(typed: string): [name: string, title: string | null] {
  const text = typed
    .replace(tornInitial, (whole, next: string) =>
      isOfficeWord(next) || isHonorific(next) ? whole : `. ${next}`,
    )
    .replace(tornYounger, ', $1., ')
    .replace(tornComma, (whole, next: string) =>
      isOfficeWord(next) || /^[A-Z]{3}$/.test(next) ? `, ${next}` : whole,
    );
  const sign = /^([A-Z][A-Z/&: ]{0,12})\s?[—–]\s?(.+)$|^((?!AL|EL)[A-Z][A-Z/]{1,8})-(.+)$/.exec(text);
  if (sign) {
    const [person, ...offices] = (sign[2] ?? sign[4]!).split(/,\s*(?!(?:Jr|Sr|II|III|IV)\b)/);
    if (isNameShaped(person!.replace(/\s*\([^()]*\)$/, '')))
      return [stripPeriod(person!), [(sign[1] ?? sign[3]!).trim(), ...offices].join(', ')];
  }
  const younger = /^(.+?,?\s(?:Jr|Sr)\.)\s+(\p{Lu}.+)$/u.exec(text);
  if (younger && isNameShaped(younger[1]!) && isOfficePhrase(bareOffice(younger[2]!)))
    return [younger[1]!, stripPeriod(younger[2]!)];
  const cut =
    /,(?!\s*(?:Jr|Sr|II|III|IV)\b)\s*|\s?[—–]\s?|\s--\s|;\s|\s-\s|(?<=[a-z]{4})\.\s+(?=President\b|Minister\b|Foreign\b|Prime\b)/.exec(
      text,
    );
  if (!cut || cut.index === 0) return splitByCapitals(text) ?? [stripPeriod(text), null];
  // "His Excellency, Joris Ostrander, Prime Minister": a courtesy parted from its name.
  if (courtesyAlone.test(text.slice(0, cut.index))) {
    const [name, office] = splitOffice(text.slice(cut.index + cut[0].length));
    return [`${text.slice(0, cut.index)} ${name}`, office];
  }
  const head = stripPeriod(text.slice(0, cut.index));
  const tail = stripPeriod(text.slice(cut.index + cut[0].length)) || null;
  // Office first: "Prime Minister of Japan, Shigeru Yoshida"; the person is the last of the parts.
  if (tail && isOfficePhrase(bareOffice(head))) {
    const at = Math.max(tail.lastIndexOf(', '), tail.lastIndexOf('—') - 1) + 2;
    const person = tail.slice(at > 1 ? at : 0);
    if (isNameShaped(person) && !namesSide(person)) {
      const office = text.slice(0, text.length - person.length).replace(/[\s,;—–-]+$/, '');
      return [person, office];
    }
  }
  const [name, office] = splitByCapitals(head) ?? [head];
  return [name, office ? `${office}, ${tail ?? ''}`.replace(/, $/, '') : tail];
}

/** "Veldish Ambassador", "Assistant Secretary of Defense (ISA)": the office without whose it is and its sign. */
function bareOffice(text: string): string {
  const words = text
    .replace(/^the\s+/i, '')
    .replace(/\s*\([^()]*\)/g, '')
    .split(/\s+/);
  return (words.length > 1 && namesSide(words[0]!) ? words.slice(1) : words).join(' ');
}

/** "Edvard BRANDT First Secretary of the Party": the surname's capitals end the name. */
function splitByCapitals(text: string): [name: string, title: string] | null {
  const found = /^((?:\p{Lu}[\p{Ll}.’']*\.?\s+){1,4}\p{Lu}[\p{Lu}’'-]{2,})\s+(\p{Lu}\p{Ll}.+)$/u.exec(text);
  if (!found || !isOfficeWord(wordsOf(found[2]!)[0] ?? '')) return null;
  return [found[1]!, stripPeriod(found[2]!)];
}

/** A full stop that ends the entry goes; one that belongs to an abbreviation stays: "Ambassador to the U.S." */
export function stripPeriod(text: string): string {
  const trimmed = text.trim().replace(/[\s,;:]+$/, '');
  return trimmed.endsWith('.') && !/(?:\b[A-Z]|\b(?:Jr|Sr|Inc|Ltd|Dept))\.$/.test(trimmed)
    ? trimmed.slice(0, -1)
    : trimmed;
}

/** Opens with a word of an office, and no person's name follows: "Representative to the United Nations". */
export function isOfficePhrase(text: string): boolean {
  const all = wordsOf(text);
  if (all.length === 0 || !isOfficeWord(all[0]!)) return false;
  const words =
    all.length > 2 && !isHonorific(all[0]!) && isBeforeTitle(all[0]!, all[1]!) ? all.slice(1) : all;
  const rest = words.slice(1);
  // "Ambassador Miomir Zuzul", "Foreign Minister Peter": an office used as a title before a name.
  if (isHonorific(words[0]!)) {
    const named = rest.findIndex((word) => !isHonorific(word) && !isOfficeWord(word));
    const before = rest.slice(0, Math.max(0, named));
    // "Prime Minister of Veldmark", "Ambassador to the United Isles": the state whose office it is. "Secretary of
    // State Alder" is a person all the same.
    if (before.some((word) => /^(?:of|to)$/i.test(word)) && !isDepartment(before.at(-1)!)) return true;
    if (named >= 0 && rest.slice(named).every((word) => /^\p{Lu}/u.test(word) && !isOfficeWord(word)))
      return false;
    if (rest.length === 0 && words[0] === 'Secretary') return true;
  }
  return true;
}
