import { findLeadingMark } from '../marking/portion-mark.ts';
import type { Participant, ParticipantRole } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { leaders } from './data/offices.ts';
import { isOfficePhrase, splitName, stripPeriod } from './entry-name.ts';
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
import { isRunOnList, splitPeople } from './people-lists.ts';
import { findHeadings, readHeading } from './side-headings.ts';
import type { FieldLine } from './values.ts';

/** One person of a list, or a heading over several, before it is read. */
export interface Entry {
  readonly parts: readonly FieldLine[];
  readonly text: string;
}

/** A list as read. */
export interface ParticipantList {
  readonly people: readonly Participant[];
  /** Lines that name nobody and head nobody. */
  readonly unread: readonly Line[];
}

const roleWord =
  /\b(note[\s-]?takers?|recorders?|rapporteur|reporting officer|stenographers?|interpret(?:er|ers|ing)|translators?|translat(?:ing))\b/i;
const roleList =
  /^\W{0,2}(note[\s-]?takers?|recorders?|stenographers?|interpreters?|translators?)\s*[:;.]\s*(.*)$/i;

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
  const columns = splitColumns(lines.map(withoutMark)).map((column) => joinEntries(column, wrapped));
  const headings = findHeadings(columns, !wrapped);
  for (const entries of columns) {
    let side = under;
    // A heading shows in the people under it; one over nobody is in no value.
    let unused: Entry | null = null;
    for (const entry of entries) {
      if (tableHead.test(entry.text)) {
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
      const read = readEntryOrList(inline?.entry ?? entry, side);
      if (read.length === 0) giveBack(entry);
      // Note-takers named in a list stand on no side and show no heading.
      if (read.some((person) => person.side === side)) unused = null;
      people.push(...read);
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
  return side !== undefined && readSide(side) ? { side, entry: { parts, text: rest! } } : null;
}

function readEntryOrList(entry: Entry, side: string | null): Participant[] {
  const list = roleList.exec(entry.text);
  if (!list) {
    const people = splitPeople(entry.text) ?? [entry.text];
    return people.flatMap((text) => readEntry({ parts: entry.parts, text }, side));
  }
  const people = readRoleList(list[2]!, list[1]!, entry);
  // A list of several note-takers stands below both sides and belongs to neither.
  return /s$/i.test(list[1]!) ? people : people.map((person) => ({ ...person, side }));
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

/**
 * Two columns on the same lines come apart where several lines show a wide gap at about one column; the left
 * column is read down before the right one.
 */
function splitColumns(lines: readonly FieldLine[]): FieldLine[][] {
  const gaps = lines.map((line) => {
    const gap = /\S(\s{4,})\S/.exec(line.text);
    return gap ? gap.index + 1 + gap[1]!.length : -1;
  });
  const found = gaps.filter((gap) => gap > 0);
  if (found.length < 2) return [[...lines]];
  const columns = lines
    .map((line, i) => (gaps[i]! > 0 ? line.column + gaps[i]! : -1))
    .filter((column) => column > 0);
  // "Mr. Holt      —Danish Delegation": what stands apart tells of the name before it.
  const told = lines.filter(({ text }, i) => gaps[i]! > 0 && /^[—–-]/.test(text.slice(gaps[i])));
  if (told.length * 2 > found.length) return [[...lines]];
  if (areRows(lines, gaps)) return [[...lines]];
  const middle = columns.toSorted((a, b) => a - b)[Math.floor(columns.length / 2)]!;
  if (columns.filter((column) => Math.abs(column - middle) <= 4).length < 2) return [[...lines]];
  const left: FieldLine[] = [];
  const right: FieldLine[] = [];
  for (const [i, line] of lines.entries()) {
    const cut = gaps[i]!;
    if (cut > 0) {
      left.push({ ...line, text: line.text.slice(0, cut).trimEnd() });
      right.push({
        line: line.line,
        start: line.start + cut,
        text: line.text.slice(cut),
        column: line.column + cut,
      });
    } else if (line.column >= middle - 4) right.push(line);
    else left.push(line);
  }
  return [left, right];
}

/** Name and office in two columns of a table: hardly a line has people on both sides of the gap. */
function areRows(lines: readonly FieldLine[], gaps: readonly number[]): boolean {
  let rows = 0;
  let all = 0;
  for (const [i, { text }] of lines.entries()) {
    if (gaps[i]! < 0 || tableHead.test(text)) continue;
    all++;
    const [left, right] = [text.slice(0, gaps[i]).trim(), text.slice(gaps[i]).trim()];
    if (
      isNameShaped(left) &&
      !isNameShaped(right.split(',', 1)[0]!) &&
      !isOfficeAlone(right) &&
      readSide(right) === null
    )
      rows++;
  }
  return all >= 3 && rows >= all * 0.6;
}

/** The head of such a table. */
const tableHead =
  /^(?:Names?|NAMES?)\s{2,}(?:Office|Title|Position|Organization|Agency|Representing|OFFICE|TITLE|POSITION|ORGANIZATION|AGENCY)s?$/i;

function joinEntries(lines: readonly FieldLine[], wrapped: boolean): Entry[] {
  const entries: { parts: FieldLine[]; text: string }[] = [];
  const base = baseColumn(lines);
  const indented = lines.some(({ column }) => column >= base + 2) && lines.some(({ column }) => column > 0);
  const width = Math.max(0, ...lines.map(({ text }) => text.length));
  const runsOn = lines.some(({ text }) => isRunOnList(text));
  for (const line of lines) {
    if (line.text === '') continue;
    const last = entries.at(-1);
    const joins =
      last &&
      (runsOn && last.text.includes(';')
        ? !isApart(line.text)
        : goesOn(last, line, width, indented ? base : null));
    if (wrapped && joins) {
      last.parts.push(line);
      last.text = /[A-Za-z]-$/.test(last.text) ? last.text + line.text : `${last.text} ${line.text}`;
    } else entries.push({ parts: [line], text: line.text });
  }
  return entries;
}

/**
 * The column that names begin at: of the columns that hold a good part of the lines the leftmost. The first name,
 * behind the field's label, stands a little beside it, and a speck before a name or a torn line elsewhere.
 */
function baseColumn(lines: readonly FieldLine[]): number {
  const first = lines[0]?.column ?? 0;
  const counts = new Map<number, number>();
  for (const { column } of lines.slice(1)) counts.set(column, (counts.get(column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].filter(([, count]) => count >= most * 0.4).map(([column]) => column);
  const below = Math.min(...usual);
  return Math.abs(below - first) <= 3 ? below : Math.min(below, first);
}

const dangling = /(?:,|\b(?:of|to|the|for|and|in|at|on|de|von|with|a|&)|[a-z]-|['’]s)$/i;

/** A line that begins something of its own whatever stands above it: a side's heading, a list of one role. */
function isApart(text: string): boolean {
  return roleList.test(text) || readSide(text) !== null || readHeading(text) !== null;
}

/** Whether `line` goes on with the entry above it. */
function goesOn(entry: Entry, line: FieldLine, width: number, base: number | null): boolean {
  const { text } = line;
  if (roleList.test(text) || /^\W{0,2}(?:note[\s-]?takers?|interpreters?|translators?)\s*:?$/i.test(text))
    return false;
  if (readSide(entry.text) || readHeading(entry.text)) return false;
  const open = (entry.text.match(/\(/g)?.length ?? 0) > (entry.text.match(/\)/g)?.length ?? 0);
  if (open) return true;
  if (line.line.blanksBefore > 0 && entry.parts.at(-1)!.line.blanksBefore === 0 && !dangling.test(entry.text))
    return false;
  if (roleList.test(entry.text)) {
    // A list of names goes on while it is open or the line is not full of anything else.
    if (dangling.test(entry.text)) return true;
    if (readSide(text)) return false;
    const lastPart = entry.parts.at(-1)!.text;
    return (
      /\s/.test(entry.text) &&
      lastPart.length + 1 + text.split(/\s/, 1)[0]!.length > width - 6 &&
      !/,.*[a-z]{3}.*\bof\b/.test(text)
    );
  }
  if (dangling.test(entry.text)) return true;
  if (base !== null && line.column > 0) {
    const first = entry.parts[0]!;
    // A speck before the first line moves it to the left; its column is still the list's.
    const start = first.column - base <= 3 ? base : first.column;
    if (line.column >= (entry.parts.length === 1 ? start : base) + 2) return true;
    if (line.column <= base + 1 && line.line.indent > 0 && /^[A-Z(]/.test(text) && !isOfficePhrase(text))
      return false;
  }
  if (/^[a-z(]/.test(text)) return true;
  if (readSide(text) || readHeading(text)) return false;
  const fits = entry.parts.at(-1)!.text.length + 1 + text.split(/\s/, 1)[0]!.length <= width - 1;
  const [name] = text.split(/,|\(|\s--?\s|—/, 1);
  if (isNameShaped(name!) && !isOfficePhrase(name!)) return false;
  if (/^The\s/.test(text)) return false;
  if (!entry.text.includes(',') && fits) return false;
  return isOfficePhrase(text) && (!fits || entry.text.includes(','));
}

function readRoleList(names: string, label: string, entry: Entry): Participant[] {
  const role = roleOf(label);
  const plural = /s\s*$/i.test(label);
  const parts = names
    .split(/\s*[,;]\s*|\s+and\s+|\s*&\s*/)
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
  return people.map(({ name, title }) => ({
    ...placeOf(entry, name),
    name,
    title,
    role,
    side: null,
  }));
}

function roleOf(word: string): ParticipantRole {
  return /interp|transl/i.test(word) ? 'interpreter' : 'notetaker';
}

function readEntry(entry: Entry, side: string | null): Participant[] {
  let text = entry.text
    // A wide gap parts name and office, but not behind a single word: layers with loose spaces have such gaps within names.
    .replace(
      /(?<=^[^\s,]+(?: [^\s,]+)+)(?<=\p{L}[\p{L}.)]*)\s{3,}(?=\p{Lu})/u,
      entry.parts.length === 1 ? ', ' : ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(/^[-–•*·=~_|]+\s+/, '')
    .replace(/[\s_=|]+$/, '');
  let role: ParticipantRole = 'participant';
  const inBrackets = /\s*[([{]([^()[\]{}]*)[)\]}]/g;
  text = text.replace(inBrackets, (whole, inner: string) => {
    if (!roleWord.test(inner)) return whole;
    role = roleOf(inner);
    return '';
  });
  const pair = text.includes(',') ? null : /^(.*?)\s+(?:and|&)\s+(.*)$/i.exec(text);
  if (
    pair &&
    (isNameShaped(pair[1]!) || isOfficeAlone(pair[1]!)) &&
    isNameShaped(pair[2]!) &&
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
    /^([^,(—]+?)\s*\(((?:in part|part[ -]time|part of|where|for|in place|latter|first|until|after|joined|present|acting|co-?chair|vice[ -]chair|chair|presiding)[^()]*)\)$/i.exec(
      text,
    );
  if (remark) return [{ ...placeOf(entry, remark[1]!), name: remark[1]!, title: remark[2]!, role, side }];
  const [name, title] = splitName(text);
  let office = title;
  if (office && roleWord.test(office)) {
    role = roleOf(roleWord.exec(office)![1]!);
    office =
      office
        .replace(roleWord, '')
        .replace(/^[\s,;()-]+|[\s,;()-]+$/g, '')
        .replace(/\s+/g, ' ') || null;
  }
  if (role === 'participant' && /^(?:an?\s+)?(?:interpreter|translator|note[\s-]?taker)s?$/i.test(name))
    role = roleOf(name);
  if (!/\p{L}{2}/u.test(name)) return [];
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
