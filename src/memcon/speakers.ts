import { likeness, likenessAtMost } from '../marking/fuzzy.ts';
import { remember } from '../marking/memo.ts';
import { findLeadingMark } from '../marking/portion-mark.ts';
import { isShortWord } from '../marking/prose.ts';
import type { Participant } from '../model/head.ts';
import { leaders } from './data/offices.ts';
import { isHonorific, isNameShaped, isOfficeWord, namesSide, wordsOf } from './names.ts';

export interface LabelMatch {
  /** As typed, without its colon. */
  readonly label: string;
  /** Offset in the text at which the speech begins. */
  readonly start: number;
}

const labelForm =
  /^["'“‘’.,·•~|_]?((?:\p{Lu}[\p{L}\p{M}\d_.'’&/¥-]*|¥)(?:[ ,]+(?:(?:(?:al|el|as|an|ar|ash|at|az|d)[-’'])?[\p{Lu}(][\p{L}\p{M}\d_.'’)&/-]*(?:,\p{Ll}+)?|of|the|de|la|le|von|van|der|den|al|el|bin|ben|for|to|and|du|di|da|del|du)){0,7}?)(\s?\([^()]{2,60}\))?\s{0,2}(:|;(?=\s)|\s?--?(?=\s)|\s?[—–](?=\s))\s*/u;

/** Signs that a quotation mark, a bullet or a speck right before a label is read as; `labelForm` allows one. */
const beforeLabel = `"'“‘’.,·•~|_`;
const mayEndLabel = /[:;—–]|--/;

/** An initial that hangs beside the text, its colon read as a letter or not at all: `Yi    Very good.` */
const hangingInitial = /^([A-Z¥])[^\s.]?\s{3,}(?=\S)/;
/** The same torn into two letters or three: `cs     Well, we`, `Cis    Not a`, `C's    OK`. */
const hangingTorn = /^["'“‘]?([A-Za-z][\w'’]{1,2})[:;.]?\s{3,}(?=["'“‘([]?[A-Z(])/;
/** Words that open a line before a colon and name nobody. */
const notSpeakers =
  /^(?:Subject|Note|Comment|Reason|Date|Time|Place|Classified|Declassify|Derived|Participants|First|Second|Third|Fourth|Fifth|Finally|Also|Question|Answer|For example|However|Moreover|Therefore|Background|Summary|Attachment|Attachments|Tab|Drafted|Approved|Cleared|Action|Conclusion|Conclusions|Example|Next|Then|Again|Now|One|Two|Three|Point|In|On|At|As|If|It|This|That|These|What|He|She|They|We|I|To|But|And|So|My|Our|Yes|No|Well|My Dear|Dear)\b[^:]*$/i;

/** A line's opening that has the shape of a speaker's label: `THE PRESIDENT:`, `Prime Minister Gandhi -- `, `BNY:`. */
export function matchLabel(text: string): LabelMatch | null {
  const code = text.charCodeAt(0);
  // Most lines open in a small letter.
  if (!((code >= 65 && code <= 90) || code > 191 || code === 165 /* ¥ */ || beforeLabel.includes(text[0]!)))
    return null;
  // Few lines hold a colon or a dash so near their start.
  if (!mayEndLabel.test(text.length > 90 ? text.slice(0, 90) : text)) return null;
  const found = labelForm.exec(text);
  if (!found) return null;
  const label = found[1]!;
  if (label.length > 60) return null;
  const hyphen = found[3]!.trim();
  if (hyphen !== ':' && hyphen !== ';' && hyphen !== '--' && hyphen !== '—' && hyphen !== '–') return null;
  // `Vice President Ganic (pointing to the map): These …`: the aside is part of what is said and done.
  const aside = found[2] ? text.indexOf('(', label.length) : -1;
  return { label: label.trim(), start: aside > 0 ? aside : found[0].length };
}

/** A line's opening that is a label of this text: our reading of it, and as typed where that differs. */
export interface Label {
  readonly label: string;
  readonly typed: string;
  readonly start: number;
}

/** The labels that a text uses, found once for all its lines. */
export interface Labels {
  /** The label at the start of a line; null where the line opens with anything else. */
  at(text: string): Label | null;
}

/**
 * The labels that the text really uses for its speakers, from all its lines: those that name a participant or an
 * office, and shapes that come again (initials, plain surnames). Anything else before a colon is part of a
 * sentence. A label that OCR tore (`YX:`, `Presidcnt Chirac:`) reads as the frequent one that it resembles.
 */
export function findLabels(lines: readonly string[], participants: readonly Participant[]): Labels {
  const counts = new Map<string, number>();
  const dashed = new Map<string, number>();
  const withColon = new Set<string>();
  for (const line of lines) {
    const text = unmarked(line);
    const match = matchLabel(text);
    if (!match || (notSpeakers.test(match.label) && !isOfficeLabel(match.label))) continue;
    const into =
      /[:;]\s*$/.test(text.slice(0, match.start)) || match.start <= match.label.length + 2 ? counts : dashed;
    into.set(match.label, (into.get(match.label) ?? 0) + 1);
    if (text.slice(0, match.start).includes(':')) withColon.add(match.label);
  }
  const sure = new Map<string, number>();
  for (const [label, count] of counts) if (isSpeaker(label, count, participants)) sure.set(label, count);
  // A dash labels speakers only in texts that do so throughout: elsewhere it is an aside.
  const repeated = [...dashed].filter(
    ([label, count]) => count >= 2 && isSpeaker(label, count, participants),
  );
  if (repeated.length >= 2)
    for (const [label, count] of dashed)
      if (
        isSpeaker(label, count, participants) ||
        repeated.some(([other]) => likeness(other.toLowerCase(), label.toLowerCase()) > 0.8)
      )
        sure.set(label, count);
  if (isTalk(lines, sure))
    for (const label of withColon)
      if (!sure.has(label) && namesSomebody(label)) sure.set(label, counts.get(label) ?? 1);
  // Initials come in full at first, then as the last letter alone: `PRA:` and `A:`.
  const full = new Set<string>();
  const order = new Map([...counts.keys()].map((label, i) => [label, i]));
  for (const [label, count] of counts) {
    const short = label.at(-1)!;
    if (!/^[A-Z]{2,4}$/.test(label) || (sure.get(short) ?? 0) < 2) continue;
    if (isMisfit(label, short, participants)) continue;
    if (order.get(label)! < (order.get(short) ?? Infinity)) {
      full.add(label);
      sure.set(label, count);
    }
  }
  const readings = new Map<string, string>([...sure.keys()].map((label) => [label, label]));
  const often = [...sure].filter(([, count]) => count >= 3);
  for (const label of [...counts.keys(), ...dashed.keys()]) {
    if (full.has(label)) continue;
    const frequent = often.filter(
      ([other, count]) =>
        other !== label &&
        isTorn(label, other) &&
        count > (isMisfit(label, other, participants) ? 1 : 2) * (sure.get(label) ?? 0),
    );
    if (frequent.length === 1) readings.set(label, frequent[0]![0]);
  }
  // Most reports label nobody.
  if (readings.size === 0) return { at: () => null };
  const initials = often.flatMap(([label]) => (/^[A-Z]$/.test(label) ? [label] : []));
  const at = (text: string): Label | null => {
    const match = matchLabel(text);
    const reading = match && readings.get(match.label);
    return reading ? { label: reading, typed: match.label, start: match.start } : null;
  };
  const behindSpeck = (text: string): Label | null => {
    // A speck before the label: `7 Y: (First frowns`.
    const speck = /^[^A-Za-z\s"(]{1,2}\s+(?=[A-Z])/.exec(text);
    const behind = speck && at(text.slice(speck[0].length));
    return behind ? { ...behind, start: behind.start + speck[0].length } : null;
  };
  const withoutColon = (text: string): Label | null => {
    if (initials.length === 0) return null;
    const found = hangingInitial.exec(text) ?? hangingTorn.exec(text);
    if (!found) return null;
    const [whole, token = ''] = found;
    const letters = token.replace('¥', 'Y').toUpperCase();
    // A word is none, but an A by itself is an initial like any other.
    const isWord = token.length > 1 && isShortWord(token);
    const [label, other] = isWord ? [] : initials.filter((initial) => letters.includes(initial));
    return label !== undefined && other === undefined
      ? { label, typed: whole.trimEnd(), start: whole.length }
      : null;
  };
  return { at: (text) => at(text) ?? behindSpeck(text) ?? withoutColon(text) };
}

/** Whether the text is talk under labels throughout; then a name before a colon speaks though it comes only once. */
function isTalk(lines: readonly string[], sure: ReadonlyMap<string, number>): boolean {
  let spoken = 0;
  for (const count of sure.values()) spoken += count;
  if (sure.size < 2 || spoken < 3) return false;
  let length = 0;
  for (const line of lines) length += line.length;
  // Each line is a whole paragraph, or several make one.
  return length / lines.length > 75
    ? spoken >= lines.length * 0.6
    : spoken >= Math.max(6, lines.length * 0.15);
}

/** A surname alone or a whole name: no state, office or heading. */
function namesSomebody(label: string): boolean {
  const words = wordsOf(label);
  if (words.length === 0 || words.length > 3 || words.some(isOfficeWord) || namesSide(label)) return false;
  // Dirt is read as short words: `Ct Se Net :`.
  if (words.filter((word) => /^\p{Lu}\p{Ll}$/u.test(word) && !isHonorific(word)).length > 1) return false;
  return isNameShaped(label) || /^\p{Lu}\p{Ll}[\p{L}'’-]+$/u.test(label);
}

/** The text without the portion mark before it: `(C/NF) The President:  Then …`. */
export function unmarked(text: string): string {
  if (text.charCodeAt(0) !== 40 /* ( */) return text;
  const mark = findLeadingMark(text);
  return mark ? text.slice(mark.span[1] + 1).trimStart() : text;
}

/** Whether OCR noise alone parts the two labels. */
function isTorn(label: string, other: string): boolean {
  if (/^[A-Z]{1,3}$/.test(other))
    return (
      label.length <= other.length + 1 &&
      label.replaceAll('¥', 'Y').includes(other) &&
      // The same letter twice is one letter: `Cc:`.
      (!/^[A-Z][a-z]/.test(label) || label.toUpperCase() === other + other)
    );
  if (label.toLowerCase() === other.toLowerCase()) return false;
  return other.length >= 6 && likeness(label.toLowerCase(), other.toLowerCase()) >= 0.85;
}

/** `XY` for `Y`, a speck read as a letter, may come often: the one who is `Y` has no name that begins with X. */
function isMisfit(label: string, other: string, participants: readonly Participant[]): boolean {
  if (!/^[A-Z]{2}$/.test(label) || !/^[A-Z]$/.test(other)) return false;
  const person = participants[resolveSpeaker(other, participants) ?? -1];
  return (
    person !== undefined && !wordsOf(person.name).some((word) => word.startsWith(label.replace(other, '')))
  );
}

function isOfficeLabel(label: string): boolean {
  return /^(?:The )?(?:President|Secretary|Prime Minister|Ambassador|Chancellor|King|Vice President|Chairman|Minister)\b/i.test(
    label,
  );
}

function isSpeaker(label: string, count: number, participants: readonly Participant[]): boolean {
  if (isOfficeLabel(label)) return true;
  if (resolveSpeaker(label, participants) !== null) return true;
  const words = wordsOf(label);
  if (words.length > 1 && isHonorific(words[0]!) && !isOfficeWord(words.at(-1)!)) return true;
  if (/^(?:Interpreter|Translator|Note-?taker|Unidentified|Voice|Operator)\b/i.test(label)) return true;
  if (/^[A-Z]{1,4}$/.test(label)) return count >= 2;
  if (words.length <= 3 && isNameShaped(label) && count >= 2) return true;
  return words.length === 1 && count >= 2 && /^\p{Lu}[\p{L}'’-]{2,}$/u.test(label);
}

/** The words of a participant's name that can be a surname or a given name, in small letters. */
const namesOf = remember((name: string): readonly string[] =>
  wordsOf(name)
    .filter((word) => !isHonorific(word) && !/^(?:of|the)$/i.test(word))
    .map((word) => word.toLowerCase()),
);

const titleWords = (words: readonly string[]): string[] =>
  words.map((word) => word.toLowerCase().replace(/[.’']/g, ''));

/**
 * Index of the participant whom a label means, or null where it does not settle on one: by surname (OCR noise
 * allowed), by office alone ("THE PRESIDENT" is the one who is named first as such), by initials.
 */
export function resolveSpeaker(label: string, participants: readonly Participant[]): number | null {
  if (participants.length === 0) return null;
  const words = wordsOf(label.replace(/^the\s+/i, ''));
  const names = words.filter(
    (word) => !isHonorific(word) && !isOfficeWord(word) && !/^(?:of|the)$/i.test(word),
  );
  if (names.length === 0 || /^(?:the\s+)?(?:vice\s+)?president(?:-elect)?$/i.test(label))
    return resolveOffice(label, participants);
  if (/^[A-Z]{1,4}$/.test(label) && !participants.some(({ name }) => wordsOf(name).includes(label)))
    return resolveInitials(label, participants);
  const surname = names.at(-1)!.toLowerCase();
  const scored = participants
    .map((person, index) => ({ index, score: nameScore(names, surname, person) }))
    .filter(({ score }) => score > 0.72)
    .sort((a, b) => b.score - a.score);
  const [best, second] = scored;
  if (!best) return resolveByOffice(words.slice(0, words.indexOf(names[0]!)), participants);
  if (second && best.score - second.score < 0.05) {
    // Two of one family: the office in the label decides, if it can.
    const offices = titleWords(words.filter((word) => !names.includes(word)));
    const tied = scored.filter(({ score }) => best.score - score < 0.05);
    const fits = tied.filter(({ index }) => {
      const held = titleWords(wordsOf(`${participants[index]!.name} ${participants[index]!.title ?? ''}`));
      return offices.length > 0 && offices.every((office) => held.includes(office));
    });
    return fits.length === 1 ? fits[0]!.index : null;
  }
  return best.index;
}

/** "President Alder" where the list has "The President": the office before a name that the list does not give. */
function resolveByOffice(office: readonly string[], participants: readonly Participant[]): number | null {
  const key = titleWords(office).join(' ');
  if (!heads.test(key)) return null;
  const held = participants.flatMap(({ name }, index) => (flat(name) === key ? [index] : []));
  return held.length === 1 ? held[0]! : null;
}

const heads = /^(?:(?:vice )?president|secretary|under ?secretary|ambassador|prime minister|chancellor)$/;

function nameScore(names: readonly string[], surname: string, person: Participant): number {
  const held = namesOf(person.name);
  let best = 0;
  for (const [i, word] of held.entries()) {
    if (word.length <= 2 || likenessAtMost(word, surname) <= best) continue;
    best = Math.max(best, likeness(word, surname) * (i === held.length - 1 ? 1 : 0.95));
  }
  // Given names in the label must not speak against the match.
  if (names.length > 1 && best > 0.72) {
    const given = names[0]!.toLowerCase();
    const agrees = held.some((word) => word === given || word.startsWith(given.slice(0, 1)));
    if (!agrees) best -= 0.3;
  }
  return best;
}

/** A name or title as its words alone: "Secretary of the Navy" gives "secretary of navy". */
const flat = remember((text: string): string =>
  titleWords(wordsOf(text))
    .filter((word) => word !== 'the')
    .join(' '),
);

function resolveOffice(label: string, participants: readonly Participant[]): number | null {
  const wanted = titleWords(wordsOf(label.replace(/^the\s+/i, ''))).filter((word) => word !== 'of');
  if (wanted.length === 0) return null;
  const key = wanted
    .join(' ')
    .replace(/^pm$/, 'prime minister')
    .replace(/^vp$/, 'vice president')
    .replace(/^fm$/, 'foreign minister');
  const exact = participants.findIndex(({ name }) => flat(name) === key);
  if (exact >= 0) return exact;
  const opening = participants.findIndex(
    ({ name }) => flat(name).startsWith(`${key} `) && !/^(?:President of|Secretary to)/i.test(name),
  );
  if (opening >= 0) return opening;
  const held = participants.flatMap(({ title }, index) =>
    title && (flat(title) === key || flat(title).startsWith(`${key} of`)) ? [index] : [],
  );
  if (held.length === 1) return held[0]!;
  const inside = participants.flatMap(({ name }, index) =>
    ` ${flat(name)} `.includes(` ${key} `) && leaders.test(name) ? [index] : [],
  );
  return inside.length === 1 ? inside[0]! : null;
}

function resolveInitials(label: string, participants: readonly Participant[]): number | null {
  const last = label.at(-1)!;
  const fits = participants.flatMap(({ name }, index) => {
    const words = wordsOf(name).filter((word) => !isHonorific(word));
    const initials = words.map((word) => word[0]!.toUpperCase()).join('');
    if (initials === label) return [{ index, score: 2 }];
    return words.at(-1)?.[0] === last ? [{ index, score: 1 }] : [];
  });
  const top = Math.max(0, ...fits.map(({ score }) => score));
  const best = fits.filter(({ score }) => score === top);
  const principals = best.filter(({ index }) => participants[index]!.role === 'principal');
  if (best.length === 1) return best[0]!.index;
  return principals.length === 1 ? principals[0]!.index : null;
}
