import { remember } from '../marking/memo.ts';
import { departments, honorifics, officeSurnames, officeWords, qualifiedTitles } from './data/offices.ts';
import { institutions, sides } from './data/sides.ts';

/** Nothing at the edges that could be dropped: true of most words, and quicker to see than signs of all scripts. */
const clean = /^[A-Za-z\d](?:.*[A-Za-z\d.])?$/;

/** Words of a sentence: case kept, punctuation at the edges dropped. */
export function splitWords(text: string): string[] {
  const words: string[] = [];
  for (const typed of text.split(/[\s,]+/)) {
    const word = clean.test(typed) ? typed : typed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '');
    if (word !== '') words.push(word);
  }
  return words;
}

/** The same of a name or label, which is asked for again and again. */
export const wordsOf: (text: string) => readonly string[] = remember(splitWords);

const bareWord = remember((word: string): string => word.toLowerCase().replace(/[.’']/g, ''));
export const isOfficeWord = (word: string): boolean => officeWords.has(bareWord(word));
export const isHonorific = (word: string): boolean => honorifics.has(bareWord(word));

const particle =
  /^(?:de|da|del|della|di|du|van|von|der|den|ter|la|le|el|al|bin|ben|ibn|abu|abd|ul|ud|y|e|zu|dos|af|av|ou|haj|hadj)$/i;
/** "al-Rashidi", "d’Alder": a surname that its particle is tied to. */
const particled = /^(?:al|el|ar|as|ash|at|an|az|ad|ul|ibn|bin|d|l)[-’']\p{Lu}[\p{L}’'-]+$/iu;
/** "State Secretary", "Permanent Representative": a word of an office right before a title that a name may follow. */
export const isBeforeTitle = (word: string, next: string): boolean =>
  /^\p{Lu}/u.test(word) && isOfficeWord(word) && qualifiedTitles.has(next);
/** Whose secretary goes by his name behind the office: "Secretary of Defense Alder". */
export const isDepartment = (word: string): boolean => departments.has(word);
/** `Cal1oway`: a figure that OCR put for a letter of a surname. */
const withFigure = /^\p{Lu}\p{Ll}+[01]\p{Ll}+$/u;
const suffix = /^(?:Jr|Sr|II|III|IV|Esq)\.?$/;

/**
 * Whether the text has the shape of a personal name: "Samuel R. Berger", "El Sayed Abdel Raouf El Reedy", "President Alija
 * Izetbegovic"; offices without a person do not: "Permanent Representative".
 */
export function isNameShaped(text: string): boolean {
  const words = wordsOf(text);
  if (words.length === 0 || words.length > 9) return false;
  let i = 0;
  // "State Secretary Alder": a word of an office right before the title.
  while (
    i < words.length - 1 &&
    (isHonorific(words[i]!) || (i < words.length - 2 && isBeforeTitle(words[i]!, words[i + 1]!)))
  )
    i++;
  const titled = i > 0;
  if (
    titled &&
    words[i] === 'of' &&
    isDepartment(words[i + 1] ?? '') &&
    /^\p{Lu}\p{Ll}/u.test(words[i + 2] ?? '')
  )
    i += 2;
  const rest = words.slice(i);
  if (rest.length === 1 && !titled) return false;
  if (rest.length > 6) return false;
  let proper = 0;
  for (const word of rest) {
    if (particle.test(word) || suffix.test(word)) continue;
    const isSurname =
      officeSurnames.has(word) &&
      word === rest.at(-1) &&
      (titled || rest.length > 1) &&
      !isOfficeWord(words.at(-2)!);
    if (
      (!/^\p{Lu}/u.test(word) && !particled.test(word)) ||
      (isOfficeWord(word) && !isSurname && !/^[A-Z]\.?$/.test(word))
    )
      return false;
    if (/^\p{Lu}[\p{L}'’.-]*$/u.test(word) || particled.test(word) || withFigure.test(word)) proper++;
    else return false;
  }
  return proper > 0;
}

/** Nothing but an office that stands for its holder: "The President", "THE SECRETARY". */
export function isOfficeAlone(text: string): boolean {
  const words = wordsOf(text);
  return words.length > 0 && words.length <= 4 && words.every((word) => isHonorific(word));
}

/** A heading over one side of the list: "U.S.", "Bosnia-Herzegovina", "Soviet Side:", "For the United Kingdom". */
export const readSide = remember((text: string): string | null => {
  // Its underline and specks are read as signs: `‘U.S. Side`.
  const bare = text.replace(/^[‘’'“”"`~*•_-]{1,2}\s?(?=\p{Lu})/u, '').replace(/(?:[\s:;,]|\s\.)+$/, '');
  if (bare.length < 2 || bare.length > 48) return null;
  const core = bare
    .replace(/^(?:for|on behalf of)\s+(?:the\s+)?/i, '')
    .replace(/^the\s+/i, '')
    .replace(/\s+(?:side|delegation|participants|party|government|representatives|officials)$/i, '');
  const key = core
    .toLowerCase()
    .replace(/[.,’':;]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const compact = key.replace(/\s/g, '');
  if (sides.has(key) || institutions.has(key) || (compact.length <= 4 && sides.has(compact))) return bare;
  // "Talmoran Side": whoever they are, no person is called so.
  if (/^(?:the\s+)?\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)?\s(?:Side|Delegation)$/iu.test(bare))
    return bare;
  // `U.s:5s`, `U.S,`: two letters and punctuation torn on a photocopy.
  if (/^U\s?[.,:]\s?[Ss5][.,:;5s]*$/.test(text)) return 'U.S.';
  if (/^U\s?[.,]\s?K[.,:]*$/.test(text)) return 'U.K.';
  if (
    /^(?:(?:Federal|Democratic|People[’']s|Islamic|Socialist|Arab|United) )*(?:Republic|Kingdom|State|Federation|Government|Union) of (?:the )?[A-Z][A-Za-z -]+$/.test(
      core,
    )
  )
    return bare;
  return null;
});

/** Names a state or its people somewhere: "Japanese Treaty" is no person. */
export function namesSide(text: string): boolean {
  return wordsOf(text).some((word) => sides.has(word.toLowerCase().replace(/[’']s$/, '')));
}
