import { readMark } from './portion-mark.ts';

const wordlike =
  /^["'“‘(\[]*(?:[A-Z]?[a-z]{2,}(?:[-'’][A-Za-z]+)*|[aAI]|[A-Z][a-z]*\.|[A-Z]{2,}|\d[\d,.:]*)["'’”)\].,;:?!]*$/;

/** Counts the words of a line that look like words: `[wordlike, all]`. */
function countWords(text: string): readonly [wordlike: number, all: number] {
  let good = 0;
  let all = 0;
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf(' ', start);
    if (end < 0) end = text.length;
    if (end > start) {
      all++;
      if (wordlike.test(text.slice(start, end))) good++;
    }
    start = end + 1;
  }
  return [good, all];
}

/** How a conversation's text says that it ends. */
export const closingLine =
  /^(?:[^\s\w]*\w{0,2}\s{2,})?\W*(?:end\s+of\s+(?:the\s+)?(?:conversation|meeting|memorandum|telcon|memcon|call|discussion)|(?:the\s+)?(?:conversation|meeting)\s+end(?:s|ed)(?:\s+at\s+\S+(?:\s+[ap]\.?m\.?)?)?)\W*(?:\s{2,}[^\s\w]*\w{0,2}\W*)?$/i;

/** A line that only the memorandum's own text can hold: prose, a speaker's label with words behind it, the closing line. */
export function isProseLine(text: string): boolean {
  if (text.length < 8) return false;
  if ((text.includes(':') || text.includes('--')) && labelled.test(text) && !notLabel.test(text)) return true;
  if (text.length < 60 && closingLine.test(text)) return true;
  if (text.length < 30) return false;
  // The beginning of a paragraph that stands on one line tells as much as the whole.
  const [good, all] = countWords(text.slice(0, 120));
  return good >= 5 && good >= all * 0.65 && /[a-z]{3}/.test(text);
}

const labelled = /^[A-Z][A-Za-z .,'’-]{1,44}(?::|\s--)\s+["“(\[.]{0,3}[A-Z]/;

/** Words of up to three letters that this paper's texts use; what else is that short is mostly torn ink. */
const shortWords: ReadonlySet<string> = new Set(
  `a i am an as at be by do go he if in is it me my no of oh ok on or so to up us we ad act add ago aid aim air all and any are arm ask bad ban big bit but buy
can car cut day did die due end era etc eye far few fit fix for fly fun gap gas get god got gun had has her him his hit hot how ill its job joy key law lay led let lie lot low
man map may men met mid mix mr mrs ms net new nor not now odd off oil old one our out own pay per put ran raw red rid rod run sad sat saw say sea see set she sir sit six son
sum sun tax ten the tie too top try two use van via vow war was way who why win won yes yet you dr st jr vs pm fm un uk ec eu nsc cia fbi plo ira oas oau nea eur ara inr
usa usg dod aec icc ilo imf gnp gop mfn sdi inf abm mlf ago bay bid bob jim joe sam tom ben dan ron ted tim kim lee al ed`.split(
    /\s+/,
  ),
);

/** Whether this is one of the words of up to three letters that such papers use. */
export function isShortWord(word: string): boolean {
  return shortWords.has(word.toLowerCase());
}

const longestShort = Math.max(...Array.from(shortWords, ({ length }) => length));

/** A word with letters of another alphabet, or with an accent among letters that no stain makes. */
const foreign =
  /^["'“‘(]*(?=.*[\u00c0-\u024f\u0370-\u06ff])\p{Lu}?[\p{Ll}\p{Lo}'’-]{3,}(?:-\p{Lu}[\p{Ll}’'-]+)*[.,;:)"”’]*$/u;

/** Nothing on the line looks like words of a text, nor like a portion mark, a number of a list or a time. */
export function isJunk(text: string): boolean {
  if (text.length >= 56) return false;
  if ((readMark(text.replaceAll(' ', ''))?.presence ?? 0) >= 0.4) return false;
  if (/^\(?\w{1,3}[.)]$|\d[:.]\d\d|\d\s?[ap]\.?\s?m\b/.test(text)) return false;
  let sure = 0;
  let all = 0;
  const mixed = /[\u00c0-\u06ff]/.test(text);
  for (const token of text.split(/\s+/)) {
    if (mixed && foreign.test(token)) {
      all++;
      sure++;
      continue;
    }
    const word = trimSigns(token);
    if (/^\d*$/.test(word)) {
      if (word === '' && token.length > 1 && token !== '--') all++;
      continue;
    }
    all++;
    if (word.length <= longestShort && isShortWord(word)) sure++;
    else if (word.includes('.') && /^(?:[A-Z]\.)+[A-Z]?$/.test(word)) sure++;
    else if (word.length >= 4 && /^[A-Za-z]{2,}(?:['’-][A-Za-z]+)*$/.test(word) && /[aeiouy]/i.test(word))
      sure += /^[A-Z]?[a-z'’-]+$/.test(word) ? 1 : 0.5;
  }
  return all === 0 || sure < all * 0.5;
}

/** The text without what is neither letter nor digit at its ends. */
function trimSigns(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && !isLetterOrDigit(text.charCodeAt(from))) from++;
  while (to > from && !isLetterOrDigit(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

const notLabel = /^(?:Classified|Derived|Reason|Declassify|Review|Authority|By|Date|Case|Per|DECL)\b/i;
