import { findLeadingMark } from '../marking/portion-mark.ts';
import type { Participant, ParticipantRole } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { leaders } from './data/offices.ts';
import { mendOffice, splitName, stripPeriod } from './entry-name.ts';
import {
  isHonorific,
  isNameShaped,
  isOfficeAlone,
  isOfficeWord,
  namesSide,
  readSide,
  wordsOf,
} from './names.ts';
import { isDateline } from './head-end.ts';
import { isTitle } from './kind.ts';
import { splitPair, splitPeople } from './people-lists.ts';
import {
  dangling,
  linkAlone,
  listEntries,
  matchRoleList,
  tableHead,
  tornRole,
  type Entry,
} from './list-entries.ts';
import { findHeadings } from './side-headings.ts';
import type { FieldLine } from './values.ts';

/** A list as read. */
export interface ParticipantList {
  readonly people: readonly Participant[];
  /** Lines that name nobody and head nobody. */
  readonly unread: readonly Line[];
}

const roleWord =
  /\b(note[\s-]?takers?|recorders?|rapporteur|reporting officer|stenographers?|interpret(?:er|ers|ing)|translators?|translat(?:ing))\b/i;
/**
 * Reads a participants list in any of the layouts of this paper: one a line, names wrapped over lines, side
 * headings, two columns, roles in parentheses or as a list of their own ("Notetakers: A, B and C"), name first
 * ("Anthony Lake, Assistant to the President"), office first ("Secretary Christopher", "GER—Martin Hill").
 * `wrapped` is false where each line is an entry, as in printed editions; `under` is the side that the list's own label
 * names.
 */
export function readParticipants(
  lines: readonly FieldLine[],
  wrapped: boolean,
  under: string | null = null,
): ParticipantList {
  const people: Participant[] = [];
  const unread = new Set<Line>();
  const giveBack = (entry: Entry | null): void => {
    for (const { line } of entry?.parts ?? []) unread.add(line);
  };
  const columns = listEntries(lines.map(withoutMark), wrapped);
  const headings = findHeadings(columns, !wrapped);
  for (const entries of columns) {
    let side = under;
    // A heading shows in the people under it; one over nobody is in no value.
    let unused: Entry | null = null;
    for (const entry of entries) {
      if (tableHead.test(entry.text) || linkAlone.test(entry.text)) {
        giveBack(entry);
        continue;
      }
      const heading = headings.get(entry);
      if (heading) {
        giveBack(unused);
        side = heading;
        unused = entry;
        continue;
      }
      const inline = sideBefore(entry);
      if (inline) {
        giveBack(unused);
        unused = null;
        side = inline.side;
      }
      const read = readEntryOrList(inline?.entry ?? entry, side, wrapped);
      if (read.length === 0) giveBack(entry);
      // Note-takers named in a list stand on no side and show no heading.
      if (read.some((person) => person.side === side)) unused = null;
      for (const person of read) people.push(person);
    }
    giveBack(unused);
  }
  return { people: assignPrincipals(people), unread: [...unread] };
}

/** `(U) Pat Alder, NSC`: the list's own portion marks say nothing of the people. */
function withoutMark(entry: FieldLine): FieldLine {
  const mark = findLeadingMark(entry.text);
  if (!mark) return entry;
  const text = entry.text.slice(mark.span[1]).trimStart();
  const cut = entry.text.length - text.length;
  return { ...entry, text, start: entry.start + cut };
}

/** "U.S.: President Alder": the side and its first name on one line. */
function sideBefore({ parts, text }: Entry): { side: string; entry: Entry } | null {
  const [, side, rest] = /^([^:]{2,40}):\s+(\S.*)$/.exec(text) ?? [];
  if (side === undefined) return null;
  // "Veldmark: PM Holt, FM Brandt": a state that no list has, before several people.
  const heads =
    readSide(side) !== null || (/^\p{Lu}\p{Ll}[\p{L} ’'-]+$/u.test(side) && splitPeople(rest!) !== null);
  return heads && !matchRoleList(text) ? { side, entry: { parts, text: rest! } } : null;
}

function readEntryOrList(entry: Entry, side: string | null, wrapped: boolean): Participant[] {
  const list = matchRoleList(entry.text);
  // "Thomas Graeme, NSC and Edward Novak (Notetakers)"
  const several = /^(.+?)\s*\((note-?takers|interpreters|translators)\)$/i.exec(entry.text);
  if (several) return readRoleList(several[1]!, several[2]!, entry);
  if (!list) {
    const people = splitPeople(entry.text) ?? (wrapped ? splitPair(entry.text) : null) ?? [entry.text];
    return entriesOf(entry, people).flatMap((one) => readEntry(one, side));
  }
  const people = readRoleList(list.names, list.role, entry);
  // A list of several note-takers stands below both sides and belongs to neither.
  return /s$/i.test(list.role) ? people : people.map((person) => ({ ...person, side }));
}

/**
 * Reads a field that names one role: `NOTETAKER: Pat Alder, EUR`. Its lines are one entry; an edition sets each name on a
 * line.
 */
export function readRoleField(label: string, lines: readonly FieldLine[], edition: boolean): Participant[] {
  let names = '';
  for (const { text } of lines) {
    const name = text.trim();
    const begins = edition || (!dangling.test(names) && isNameShaped(name.split(',', 1)[0]!));
    names += names === '' ? name : `${begins ? '; ' : ' '}${name}`;
  }
  return readRoleList(names, label, { parts: lines, text: '' });
}

/** Whether a line can be an entry of the list at all; the heading of the text below it can't. */
export function looksLikeEntry(text: string): boolean {
  if (roleWord.test(text) || readSide(text)) return true;
  const words = wordsOf(text);
  if (words.length === 0) return false;
  if (/—|\(/.test(text)) return true;
  const [, behindSign] = /^[A-Z][A-Z/&]{0,9}\s?[–-]{1,2}\s?(\p{L}+)/u.exec(text) ?? [];
  if (behindSign !== undefined && isHonorific(behindSign)) return true;
  // "President Alder's Visit", "MEMORANDUM OF CONVERSATION": headings of the text.
  if (/^[^,]*[’']s\s+\p{Lu}/u.test(text) || isTitle(text) || isDateline(text)) return false;
  // "General Alder, Chief of Staff"; "General Discussion of the Harbor by the Secretary" is a heading.
  if (isHonorific(words[0]!)) return !/\b(?:by|between|regarding|concerning)\s/.test(text);
  const [, name, rest] = /^([^,]+),\s*(.*)$/.exec(text) ?? [];
  if (name === undefined) return isNameShaped(text) && !namesSide(text);
  // "Kent, Director of the Office"; "Wool, Wheat and the Strait" is a heading.
  const next = wordsOf(rest!).find((word) => !/^the$/i.test(word)) ?? '';
  return (
    isNameShaped(name) ||
    [wordsOf(name)[0] ?? '', next].some((word) => isOfficeWord(word) || isHonorific(word))
  );
}

/** The last line, bare, where all above say who each person is: "Medical Cooperation" heads the text. */
export function isOddOneOut(lines: readonly FieldLine[]): boolean {
  const isTold = ({ text }: FieldLine): boolean =>
    /[,(—–:]/.test(text) || isHonorific(wordsOf(text)[0] ?? '') || readSide(text) !== null;
  const others = lines.slice(0, -1);
  return others.length >= 4 && !isTold(lines.at(-1)!) && others.every(isTold);
}

function readRoleList(names: string, label: string, entry: Entry): Participant[] {
  const role = roleOf(label);
  const plural = /s\s*$/i.test(label);
  const parts = names
    // `Leona Ashgrove. Judith Strand`: a comma that was read as a full stop.
    .split(/\s*[,;]\s*|(?<=\p{Ll}{4})\.\s+(?=\p{Lu}\p{Ll})|\s+and\s+|\s*&\s*/u)
    .map((part) => part.replace(/^and\s+/, '').trim())
    .filter(Boolean);
  const people: { name: string; title: string | null }[] = [];
  for (const part of parts) {
    const last = people.at(-1);
    if (
      last &&
      (/^(?:Jr|Sr|II|III)\.?$/.test(part) ||
        (!isNameShaped(part) && (!plural || /^[A-Z/]{2,6}$|\b(?:Staff|Department|Office)\b/.test(part))))
    )
      last.title = last.title ? `${last.title}, ${part}` : part;
    else people.push({ name: stripPeriod(part), title: null });
  }
  const own = entriesOf(
    entry,
    people.map(({ name }) => name),
  );
  return people.map(({ name, title }, i) => ({
    ...placeOf(own[i]!, name),
    name,
    title,
    role,
    side: null,
  }));
}

/** Characters of an entry, all of which each person that it names is typed as; of a longer list each has a part. */
const longestEntry = 1000;
/** Signs of a name that it is found by, and how far behind the one before it: no person takes more room. */
const enoughOfName = 12;
const longestPerson = 1000;

/** The people that an entry names one after another, each as an entry. */
function entriesOf(entry: Entry, people: readonly string[]): readonly Entry[] {
  const { parts } = entry;
  if (people.length < 2 || parts.reduce((sum, { text }) => sum + text.length, 0) <= longestEntry)
    return people.map((text) => ({ parts, text }));
  const begins: { readonly part: number; readonly at: number }[] = [];
  let from = { part: 0, at: 0 };
  for (const text of people) {
    const name = text.slice(0, enoughOfName);
    for (let part = from.part; part < Math.min(parts.length, from.part + 2); part++) {
      const start = part === from.part ? from.at : 0;
      const found = parts[part]!.text.slice(start, start + longestPerson).indexOf(name);
      if (found < 0) continue;
      from = { part, at: start + found };
      break;
    }
    begins.push(from);
    from = { part: from.part, at: from.at + name.length };
  }
  return people.map((text, i) => {
    const begin = begins[i]!;
    const end = begins[i + 1] ?? { part: parts.length, at: 0 };
    const own = parts.slice(begin.part, end.part + 1).map((part, k) => {
      const start = k === 0 ? begin.at : 0;
      const until = begin.part + k === end.part ? end.at : part.text.length;
      return { ...part, text: part.text.slice(start, until), start: part.start + start };
    });
    // The next person may begin where a line does.
    const last = own.slice(1).at(-1)?.text.trim() === '' ? own.splice(-2)[0]! : own.pop()!;
    const typed = last.text.replace(/[\s,;]{0,8}(?:\sand|&)?[\s,;]{0,8}$/, '');
    return { parts: [...own, { ...last, text: typed }], text };
  });
}

/** "Senator Alder and Holt": one title before two surnames. */
function sharesTitle(first: string, second: string): boolean {
  return (
    isHonorific(wordsOf(first)[0]!) && /^\p{Lu}\p{Ll}[\p{L}’'-]+$/u.test(second) && !isOfficeWord(second)
  );
}

function roleOf(word: string): ParticipantRole {
  return /interp|transl/i.test(word) ? 'interpreter' : 'notetaker';
}

/** What is left of a stamp: `2% NSS`, `“80 RO`. A name begins with a letter or has a word of some length. */
const tornInk = /^[^\p{L}](?!.*\p{L}{4})/u;

function readEntry(entry: Entry, side: string | null): Participant[] {
  let text = entry.text
    .replace(/\s+/g, ' ')
    .replace(/^[-–•*·=~_|]+\s+/, '')
    .replace(/[\s_=|]+$/, '')
    .replace(/(?:,|\s)\s*(?:and|&)$/, '');
  if (/\bMEMORANDUM OF\b/i.test(text)) return [];
  let role: ParticipantRole = 'participant';
  // The last one may have lost its end.
  const inBrackets = /\s*[([{]([^()[\]{}]*)(?:[)\]}]|$)/g;
  text = text.replace(inBrackets, (whole, inner: string) => {
    const word = roleWord.test(inner) ? inner : tornRole(inner);
    if (word === null) return whole;
    role = roleOf(word);
    return '';
  });
  const pair = text.includes(',') ? null : /^(.*?)\s+(?:and|&)\s+(.*)$/i.exec(text);
  if (
    pair &&
    (isNameShaped(pair[1]!) || isOfficeAlone(pair[1]!)) &&
    (isNameShaped(pair[2]!) || sharesTitle(pair[1]!, pair[2]!)) &&
    !isHonorific(wordsOf(text).at(-1)!)
  )
    return [pair[1]!, pair[2]!].map((name) => ({
      ...placeOf(entry, name),
      name,
      title: null,
      role,
      side,
    }));

  // "(in part)", "(for Mr. Weeks)", "(Chair)": a remark on the presence, not part of the name.
  const remark =
    /^([^,(—]+?)\s*\(((?:in part|part[ -]time|part of|where|for|in place|listen\w*|by (?:tele)?phone|via |on the line|latter|first|until|after|joined|present|acting|co-?chair|vice[ -]chair|chair|presiding)[^()]*)\)$/i.exec(
      text,
    );
  if (remark) return [{ ...placeOf(entry, remark[1]!), name: remark[1]!, title: remark[2]!, role, side }];
  const [name, title] = splitName(mendOffice(text));
  let office = title;
  const torn = office && tornRole(office);
  if (torn) {
    role = roleOf(torn);
    office = null;
  } else if (office && roleWord.test(office)) {
    role = roleOf(roleWord.exec(office)![1]!);
    office =
      office
        .replace(roleWord, '')
        .replace(/^[\s,;()-]+|[\s,;()-]+$/g, '')
        .replace(/\s+/g, ' ') || null;
  }
  if (
    role === 'participant' &&
    /^(?:(?:an?|one|two|three)\s+)?(?:interpreter|translator|note[\s-]?taker)s?$/i.test(name)
  )
    role = roleOf(name);
  if (!/\p{L}{2}/u.test(name) || tornInk.test(name)) return [];
  return [{ ...placeOf(entry, name), name, title: office, role, side }];
}

/** The portion mark that stood before a part of the list. */
function markBefore({ line, start }: FieldLine): string {
  return start > 0 && findLeadingMark(line.text)?.span[1] === line.text.slice(0, start).trimEnd().length
    ? line.text.slice(0, start)
    : '';
}

function placeOf(entry: Entry, name: string): Pick<Participant, 'typed' | 'at'> {
  const typed = entry.parts.map((part) => markBefore(part) + part.text).join('\n');
  const first = entry.parts.find(({ text }) => text.includes(name.slice(0, 12))) ?? entry.parts[0]!;
  const offset = Math.max(0, first.text.indexOf(name.slice(0, 12)));
  const start = first.start + offset;
  return { typed, at: placeIn(first.line, start, Math.min(first.line.text.length, start + name.length)) };
}

/** The leaders who speak for their side; where a side has none, whoever is named first on it. */
function assignPrincipals(people: readonly Participant[]): Participant[] {
  const isLeader = (person: Participant): boolean =>
    person.role === 'participant' &&
    (leaders.test(person.name) ||
      (person.title !== null &&
        leaders.test(person.title) &&
        !/^(?:Assistant|Deputy|Special|Advis|Senior|Aide|Private|Personal)/.test(person.title)));
  const led = new Set(people.filter(isLeader).map(({ side }) => side));
  const opened = new Set<string | null>();
  return people.map((person) => {
    if (person.role !== 'participant') return person;
    const first = !opened.has(person.side);
    opened.add(person.side);
    return isLeader(person) || (first && !led.has(person.side)) ? { ...person, role: 'principal' } : person;
  });
}
