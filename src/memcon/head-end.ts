import type { Line } from '../model/line.ts';
import { isProseLine } from '../marking/prose.ts';
import { findDates } from './dates.ts';
import { isTitle } from './kind.ts';
import { isNameShaped, readSide, wordsOf } from './names.ts';
import { splitPeople } from './people-lists.ts';
import { matchLabel } from './speakers.ts';
import type { Field } from './values.ts';

/** Where the form's head ends: at a speaker's label, at running prose, or behind the last field's value. */
export function isBodyStart(line: Line, current: Field | null, edition: boolean, hasHead: boolean): boolean {
  const { text } = line;
  if (/^[-–—\s]*(?:end of (?:conversation|meeting))/i.test(text)) return true;
  // What a label on a line of its own announces comes next, whatever it looks like.
  if (current?.name === 'subject' && current.lines.length === 0) return false;
  if (hasHead && opensSpeech(text, current)) return true;
  if (current?.name === 'participants')
    return (
      (isNarrative(withoutRemark(text), edition) && !(edition && isPerson(text))) ||
      (line.blanksBefore > 0 && isTitle(text))
    );
  if (current?.name === 'subject')
    return edition
      ? (text.length > 90 || text.startsWith('[')) && isNarrative(text, true)
      : (line.blanksBefore > 0 || isBelowShort(text, current)) && isNarrative(text, false);
  if (/^\d{1,2}[.,]\s+[A-Z]/.test(text) && isProseLine(text)) return true;
  if (/^[[(].{8,}/.test(text) && isNarrative(text, edition)) return true;
  if (isDateline(text)) return false;
  return isNarrative(text, edition) || (isProseLine(text) && text.length > 54);
}

/** Prose below a line that had room for its first word: OCR often keeps no blank line between subject and text. */
function isBelowShort(text: string, field: Field): boolean {
  const above = field.lines.at(-1)!.line.text;
  return above.length + text.indexOf(' ') < shortestFull && text.length > shortestFull && isProseLine(text);
}

/** Characters of a head's line that may be full; lines of the text are longer. */
const shortestFull = 48;

/** A full stop that ends more than an abbreviation: "Mr.", "Jr.", "U.S.". */
const sentence =
  /(?<!\b(?:Mr|Mrs|Ms|Dr|Messrs|Amb|Gen|Lt|Col|Maj|Capt|Adm|Min|Sen|Gov|Prof|Jr|Sr|St)|\b[A-Z])[.?!]["')]*(?:\s|$)/;

/** Without "(see attached list)", "(joined at 11:15)" behind those of whom it is said. */
function withoutRemark(text: string): string {
  const at = /\s\([^()]*\)$/.exec(text)?.index ?? 0;
  return at > 0 && !sentence.test(text.slice(0, at)) ? text.slice(0, at) : text;
}

function opensSpeech(text: string, current: Field | null): boolean {
  // A leading portion mark may stand before the label.
  const opening = /^\([A-Z/, -]{1,12}\)\s+/.exec(text)?.[0] ?? '';
  const label = matchLabel(text.slice(opening.length));
  if (!label) return false;
  const rest = text.slice(opening.length + label.start);
  if (rest === '' || /^(?:Note[ -]?takers?|Interpreters?)$/i.test(label.label)) return false;
  // "Military Aide; Mr. Holt, DDS", "Grain Prices; Straits": a list that semicolons part goes on.
  if (
    (current?.name === 'participants' || current?.name === 'subject') &&
    text
      .slice(0, label.start + opening.length)
      .trimEnd()
      .endsWith(';')
  )
    return false;
  // "Treasury: Mr. Holt, Assistant to the Secretary" names a side.
  if (current?.name === 'participants' && readSide(label.label) && !/[.?!]["”’)]*$/.test(rest)) return false;
  // "Veldmark: PM Holt, FM Brandt, Ambassador Lind"
  if (current?.name === 'participants' && splitPeople(rest) !== null && !sentence.test(rest)) return false;
  // "Secretary -- European Affairs" in a list is no speech; a sentence behind the label is.
  if (current?.name === 'participants' && !sentence.test(rest) && rest.length <= 40) return false;
  return wordsOf(label.label).length <= 6 && /[a-z]/.test(rest);
}

/** A name, a comma and what the person is, however long, without the end of a sentence. */
function isPerson(text: string): boolean {
  const comma = text.indexOf(',');
  return comma > 0 && text.length < 170 && !/[.?!:]["”’)]*$/.test(text) && isNameShaped(text.slice(0, comma));
}

/** Words in small letters that link the parts of names, offices and titles. */
const quiet: ReadonlySet<string> = new Set(
  'of the to for and in at on de von with by a al el del la du der van designate elect between interpreting interpreter notetaker part time taker note reporting'.split(
    ' ',
  ),
);

/** A sentence rather than a name, an office or a place: words in small letters beyond the links of a title. */
export function isNarrative(text: string, edition: boolean): boolean {
  if (text.length > (edition ? 170 : 110)) return true;
  if (/^\[.*(?:follow|omitted|discuss|unrelated|page|photograph|press)/i.test(text)) return true;
  let lower = 0;
  let all = 0;
  for (const word of text.split(/\s+/)) {
    all++;
    const bare = word.replace(/[^A-Za-z]/g, '');
    if (/^[a-z]{2,}$/.test(bare) && !quiet.has(bare)) lower++;
  }
  if (/^\d{1,2}\.\s+[A-Z][a-z]/.test(text) && lower >= 1) return true;
  if (edition)
    return (
      (lower >= 3 && all >= 6) ||
      (lower >= 2 && all <= 8 && /[a-z]{3}[.?!]$/.test(text) && !text.includes(','))
    );
  return lower >= 3 && text.length >= 30;
}

/** Whether the line belongs to the value of the field above it. */
export function goesOn(field: Field, line: Line, edition: boolean): boolean {
  const { text } = line;
  if (field.name === 'participants') return field.lines.length < 90;
  if (field.name === 'subject') {
    if (field.lines.length === 0) return true;
    if (edition) return field.label === 'SUBJECTS' || /^[a-z]/.test(text);
    return field.lines.length < 5 && (line.blanksBefore === 0 || /^[a-z(]/.test(text));
  }
  if (field.name === 'notetaker' || field.name === 'copies')
    return (
      line.blanksBefore === 0 &&
      text.length < (field.name === 'copies' ? 90 : 60) &&
      field.lines.length < (field.name === 'copies' ? 30 : 4)
    );
  if (field.name === 'when' || field.name === 'place') {
    if (field.lines.length === 0) return text.length < 70;
    return (
      !edition &&
      field.lines.length < 3 &&
      line.blanksBefore === 0 &&
      text.length < 56 &&
      (!isProseLine(text) || namesPlace(text))
    );
  }
  return field.lines.length === 0 || (line.blanksBefore === 0 && field.lines.length < 4 && text.length < 70);
}

/** "Cabinet Room, 10 Ferry Street": no word in small letters but links of names, and nothing that a sentence has. */
function namesPlace(text: string): boolean {
  return (
    !/[:.?!]/.test(text) && text.split(/\s+/).every((word) => /^[\p{Lu}\d(]/u.test(word) || quiet.has(word))
  );
}

/** A line that gives date or place and time, and little else. */
export function isDateline(text: string): boolean {
  if (text.length > 110) return false;
  const [date] = findDates(text);
  if (!date) return false;
  const rest = text.slice(0, date.span[0]) + text.slice(date.span[1]);
  return (
    wordsOf(rest).filter(
      (word) =>
        /^[a-z]{4,}$/.test(word) &&
        !quiet.has(word) &&
        !/^(?:noon|midnight|dictated|drafted|undated)$/.test(word),
    ).length <= 1
  );
}
