import { isSpeechVerb } from './data/speech-verbs.ts';
import { isHonorific, splitWords, wordsOf } from './names.ts';

/** What the document as a whole says of whom it may name. */
export interface Named {
  /** Index of the participant whom a label means; null for nobody. */
  readonly resolve: (label: string) => number | null;
  /** Whether the word stands behind a courtesy somewhere: "Mr. Oskar Brandt" names Brandt. */
  readonly surname: (word: string) => boolean;
}

const openingName =
  /^(?:The\s+)?(?:\p{Lu}[\p{L}’'.-]*(?:\s+(?=\p{Lu}|(?:of|for|de|von|van|der|den|di|da|bin|ibn|al|el|ul)[\s-]))?|(?:of|de|von|van|der|den|di|da|bin|ibn)\s+|(?:al|el|ul)[\s-]|for\s+(?=\p{Lu})){1,8}/u;
/** "3. ", "(b) ": the number of a paragraph stays in its text and names nobody. */
const paragraphNumber = /^(?:\(?\d{1,2}[.)]|\(?[a-z]\))\s+/;
const titledOpening =
  /^(?:The\s+)?(?:Vice\s+|Prime\s+|Foreign\s+|Deputy\s+|Under\s*|Assistant\s+|Acting\s+|King|Queen|President|Secretary|Minister|Ambassador|Chancellor|Premier|Chairman|Senator|General|Marshal|Mr|Mrs|Miss|Dr|Sir|Lord|Prince|Shah|Counselor|Director|Governor)/;
/** Full stops that end no sentence. */
const abbreviated =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sen|Rep|Gov|Amb|Messrs|No|vs|Jr|Sr|U\.S|U\.N|U\.K)|\b[A-Z])\.$/;
/** What follows describes a thing, not what the speaker did. */
const asideClause = /,?\s+which\s/;
/** A wish to meet says nothing of what was said. */
const wishToMeet = /\basked to (?:see|meet|call|come)\b/gi;

/**
 * The speaker whom a sentence of report names first: "The President said that …", "Chancellor Alder, who had
 * called from New York, said …". Null where the paragraph opens with anybody or anything else.
 */
export function findReporter(text: string, named: Named): string | null {
  const numbered = paragraphNumber.exec(text);
  const own = numbered ? text.slice(numbered[0].length) : text;
  return /[a-z]{2}/.test(own.slice(0, 60)) ? reporterOf(own, named) : reporterInCapitals(own, named);
}

function reporterOf(text: string, named: Named): string | null {
  const opening = openingName
    .exec(text)?.[0]
    .trim()
    .replace(/[’']s$/, '');
  if (!opening || opening.length > 60) return null;
  const behind = text.slice(opening.length);
  if (!/^,?\s+[a-z]/.test(behind) || /^\s+(?:of|and|or|in|at|for)\b/.test(behind)) return null;
  // "A reply was promised": no initial of anybody.
  if (/^(?:An?|I)$/.test(opening) || (!titledOpening.test(opening) && !isNamed(opening, named))) return null;
  const [sentence] = firstSentence(text).slice(opening.length).replace(wishToMeet, ' ').split(asideClause, 1);
  return splitWords(sentence!).some(isSpeechVerb) ? opening : null;
}

/** In a telegram's capitals nothing but the verb shows where the name ends: `FM DE GRAAF REPLIED THAT`. */
function reporterInCapitals(text: string, named: Named): string | null {
  const words = text.slice(0, 120).split(/\s+/);
  const verb = words.findIndex((word) => isSpeechVerb(word));
  if (verb < 1 || verb > 6) return null;
  const opening = words.slice(0, verb).join(' ');
  if (/[.,;:]$/.test(opening)) return null;
  const [first, second] = wordsOf(opening);
  const titled = first && isHonorific(first) && (!/^the$/i.test(first) || (second && isHonorific(second)));
  return titled || isNamed(opening, named) ? opening : null;
}

function isNamed(opening: string, { resolve, surname }: Named): boolean {
  const words = wordsOf(opening);
  if (words.length > 4) return false;
  return resolve(opening) !== null || (words.length <= 2 && surname(words.at(-1)!));
}

/** The first sentence, as far as 400 characters; "Mr." and initials end none. */
function firstSentence(text: string): string {
  const head = text.slice(0, 400);
  for (const stop of head.matchAll(/[.?!](?=\s+[A-Z"“]|$)/g)) {
    const sentence = head.slice(0, stop.index + 1);
    if (!abbreviated.test(sentence)) return sentence;
  }
  return head.slice(0, 240);
}
