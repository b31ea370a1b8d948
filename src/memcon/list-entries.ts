import { likeness } from '../marking/fuzzy.ts';
import { unfinishedSides } from './data/sides.ts';
import { isOfficePhrase } from './entry-name.ts';
import { isNameShaped, isOfficeAlone, isOfficeWord, readSide } from './names.ts';
import { splitGlued } from './glued-columns.ts';
import { isRunOnList } from './people-lists.ts';
import { readHeading } from './side-headings.ts';
import type { FieldLine } from './values.ts';

/** One person of a list, or a heading over several, before it is read. */
export interface Entry {
  readonly parts: readonly FieldLine[];
  readonly text: string;
}

const roleList =
  /^\W{0,2}(note[\s-]?takers?|recorders?|stenographers?|interpreters?|translators?)\s*[:;.]\s*(.*)$/i;

/** `Notetaxer: Pat Alder` */
const tornList = /^\W{0,2}([A-Z][a-z~]{6,12})\s*[:;]\s*(?=\S)(.*)$/;

/** The role and the names of a list of its own, the role as it ought to be: "Notetakers: A, B and C". */
export function matchRoleList(text: string): { readonly role: string; readonly names: string } | null {
  const whole = roleList.exec(text);
  if (whole) return { role: whole[1]!, names: whole[2]! };
  const [, word = '', names = ''] = tornList.exec(text) ?? [];
  const role = tornRole(word);
  return role === null ? null : { role: word.endsWith('s') ? `${role}s` : role, names };
}

/** `Noteta~ec`: a role that OCR tore; null for anything else. */
export function tornRole(text: string): string | null {
  const word = text.trim();
  if (!/^\S{7,13}$/.test(word)) return null;
  return ['notetaker', 'interpreter'].find((role) => likeness(role, word.toLowerCase()) >= 0.7) ?? null;
}

/** A role that lost its second bracket: `Pat Alder (notetaker`. */
const openRole = /\((?:note[\s-]?takers?|interpreters?|translators?)$/i;

/**
 * The entries of a list, a column after the other: wrapped lines joined, two columns apart, name and office of a table's
 * row with a comma between them.
 */
export function listEntries(typed: readonly FieldLine[], wrapped: boolean): readonly Entry[][] {
  const lines = typed.flatMap(partSide);
  const glued = wrapped ? splitGlued(lines) : null;
  if (glued) return glued.map((column) => joinEntries(column, wrapped));
  const gaps = lines.map(({ text }) => {
    const gap = wideGap.exec(text);
    return gap ? gap.index + gap[0].length : -1;
  });
  if (!areRows(lines, gaps)) return splitColumns(lines, gaps).map((column) => joinEntries(column, wrapped));
  return [
    joinEntries(lines, wrapped).map((entry) =>
      tableHead.test(entry.text) ? entry : { ...entry, text: entry.text.replace(wideGap, ', ') },
    ),
  ];
}

/** `Talmoran Side:    President Sadiq`: a side and its first name, which the names below stand under. */
function partSide(line: FieldLine): FieldLine[] {
  const colon = line.text.indexOf(':  ');
  // "For the United States - Secretary Alder"
  const dash = colon < 0 && line.text.startsWith('For ') ? /\s[-–—]\s/.exec(line.text) : null;
  const end = dash ? dash.index : colon;
  const isSide = dash ? end > 4 : readSide(line.text.slice(0, Math.max(0, end))) !== null;
  if (end < 2 || end > 40 || !isSide) return [line];
  const name = line.text.slice(dash ? end + dash[0].length : end + 1).trimStart();
  const cut = line.text.length - name.length;
  return [
    { ...line, text: line.text.slice(0, dash ? end : end + 1).trimEnd() + (dash ? ':' : '') },
    { ...line, start: line.start + cut, text: name, column: line.column + cut },
  ];
}

/** White space between two columns. */
const wideGap = /(?<=\S)\s{4,}(?=\S)/;

/**
 * Two columns on the same lines come apart where several lines show a wide gap at about one column; the left
 * column is read down before the right one.
 */
function splitColumns(lines: readonly FieldLine[], gaps: readonly number[]): FieldLine[][] {
  const found = gaps.filter((gap) => gap > 0);
  if (found.length < 2) return [[...lines]];
  const columns = lines
    .map((line, i) => (gaps[i]! > 0 ? line.column + gaps[i]! : -1))
    .filter((column) => column > 0);
  // "Mr. Holt      —Danish Delegation": what stands apart tells of the name before it.
  const told = lines.filter(({ text }, i) => gaps[i]! > 0 && isTold(text.slice(gaps[i])));
  if (told.length * 2 > found.length) return [[...lines]];
  const middle = columns.toSorted((a, b) => a - b)[Math.floor(columns.length / 2)]!;
  if (columns.filter((column) => Math.abs(column - middle) <= 4).length < 2) return [[...lines]];
  const left: FieldLine[] = [];
  const right: FieldLine[] = [];
  for (const [i, line] of lines.entries()) {
    const cut = gaps[i]! > 0 ? gaps[i]! : narrowGap(line, middle);
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

/** Where a long name on the left leaves less white before the column that all others begin; -1 for a line of one column. */
function narrowGap({ text, column }: FieldLine, middle: number): number {
  const gap = [...text.matchAll(/(?<=\S)\s{2,3}(?=\S)/g)]
    .map(({ index, 0: white }) => index + white.length)
    .find((end) => Math.abs(column + end - middle) <= 1);
  return gap ?? -1;
}

/** What a dash sets off from the name before it. */
function isTold(text: string): boolean {
  return /^[—–-]/.test(text);
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
      !isTold(right) &&
      !isNameShaped(right.split(',', 1)[0]!) &&
      !isOfficeAlone(right) &&
      readSide(right) === null
    )
      rows++;
  }
  return all >= 3 && rows >= all * 0.6;
}

/** The head of such a table. */
export const tableHead =
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
 * behind the field's label, stands a little beside it, in a printed face further to the left; and a speck before a name or a
 * torn line elsewhere.
 */
function baseColumn(lines: readonly FieldLine[]): number {
  const first = lines[0]?.column ?? 0;
  const counts = new Map<number, number>();
  for (const { column } of lines.slice(1)) counts.set(column, (counts.get(column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const usual = [...counts].filter(([, count]) => count >= most * 0.4).map(([column]) => column);
  const below = Math.min(...usual);
  if (Math.abs(below - first) <= 3) return below;
  const named = lines.slice(1).filter((line) => line.column === below && opensWithPerson(line.text)).length;
  return named >= fewestNames ? below : Math.min(below, first);
}

/** So many people on one column are no office that runs on. */
const fewestNames = 2;

/** A name whose first letter lost its height, or is lost to a speck or the paper's edge: `inselm Strand, Adviser`. */
function opensWithTornPerson(text: string): boolean {
  const [, initial, rest] = /^\W?(\p{Ll})(\p{Ll}+\s\p{Lu}[^,.]*)[,.]\s/u.exec(text) ?? [];
  if (initial === undefined || isOfficeWord(text.split(/\s/, 1)[0]!)) return false;
  return isWholeName(initial.toUpperCase() + rest!);
}

/** A whole name with an office behind it. */
function opensWithPerson(text: string): boolean {
  const [name, office] = text.split(/,\s/);
  return office !== undefined && isWholeName(name!);
}

/** A word alone on its line between the two sides' people. */
export const linkAlone = /^\W*(?:and|with|&)\W*$/i;

/** A line that names people as a group, and so goes on with nobody above: "Members of the Danish Cabinet". */
const groupOf = /^(?:Other\s+)?(?:Members|Representatives|Officials|Officers|Staff) of\b/;

/** An entry that ends so goes on. */
export const dangling = /(?:(?<!\s),|\b(?:of|to|the|for|and|in|at|on|de|von|with|a|&)|[a-z]-|['’]s)$/i;

/** Half a name of a state, or a people's adjective, ends no office: "Embassy of Great", "Politburo, Chinese". */
const openAdjective = new RegExp(
  String.raw`,.*\s(?:[A-Z][a-z]+(?:ese|ish|ian|ean)|${unfinishedSides.join('|')})$`,
);

/** A line that begins something of its own whatever stands above it: a side's heading, a list of one role. */
function isApart(text: string): boolean {
  return matchRoleList(text) !== null || readSide(text) !== null || readHeading(text) !== null;
}

/**
 * Set in, and still somebody else: a whole name below one that says no office and left room for its first word. The letters of a
 * printed face and the second of two columns put names of one list to several columns.
 */
function isNextPerson(entry: Entry, text: string, width: number): boolean {
  const [name] = text.split(/,|\(/, 1);
  const above = entry.parts.at(-1)!.text;
  if (entry.text.includes(',') || !isNameShaped(name!) || isOfficePhrase(name!)) return false;
  const fits = above.length + 1 + text.split(/\s/, 1)[0]!.length < width;
  // Two whole names, neither of which lacks a part of itself.
  return fits || (isWholeName(entry.text) && isWholeName(name!));
}

/** A name of two words or more, with its title or without. */
function isWholeName(text: string): boolean {
  return /\s/.test(text) && isNameShaped(text) && !isOfficeAlone(text) && !isOfficePhrase(text);
}

/** Whether `line` goes on with the entry above it. */
function goesOn(entry: Entry, line: FieldLine, width: number, base: number | null): boolean {
  const { text } = line;
  const role = /^\W{0,2}(?:note[\s-]?takers?|interpreters?|translators?)\s*(:?)$/i.exec(text);
  // "Corwin Tarrant, Director for European Affairs," over "Notetaker": what he is goes on.
  if (role?.[1] === '' && /,.*,$/.test(entry.text)) return true;
  if (matchRoleList(text) || role) return false;
  if (readSide(entry.text) || readHeading(entry.text)) return false;
  if (linkAlone.test(text) || linkAlone.test(entry.text)) return false;
  const open = (entry.text.match(/\(/g)?.length ?? 0) > (entry.text.match(/\)/g)?.length ?? 0);
  // A speck may look like a bracket: another person's line closes none.
  const [named] = text.split(',', 1);
  const isOther = text.includes(',') && !text.includes(')') && isWholeName(named!);
  if (open && !openRole.test(entry.text) && !isOther) return true;
  if (line.line.blanksBefore > 0 && entry.parts.at(-1)!.line.blanksBefore === 0 && !dangling.test(entry.text))
    return false;
  if (matchRoleList(entry.text)) {
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
  if (dangling.test(entry.text) || openAdjective.test(entry.text)) return true;
  if (groupOf.test(text)) return false;
  if (base !== null && line.column > 0) {
    const first = entry.parts[0]!;
    // A speck before the first line moves it to the left; its column is still the list's.
    const start = first.column - base <= 3 ? base : first.column;
    if (line.column >= (entry.parts.length === 1 ? start : base) + 2)
      return !isNextPerson(entry, text, width);
    const begins = line.column <= base + 1 && line.line.indent > 0;
    if (begins && ((/^[A-Z(]/.test(text) && !isOfficePhrase(text)) || opensWithTornPerson(text)))
      return false;
  }
  const isWhole = isWholeName(entry.text) || isOfficeAlone(entry.text);
  if (/^[a-z(]/.test(text)) return !(isWhole && opensWithTornPerson(text));
  if (readSide(text) || readHeading(text)) return false;
  const fits = entry.parts.at(-1)!.text.length + 1 + text.split(/\s/, 1)[0]!.length <= width - 1;
  const [name] = text.split(/,|\(|\s--?\s|—/, 1);
  if (isNameShaped(name!) && !isOfficePhrase(name!)) return false;
  if (/^The\s/.test(text)) return false;
  if (!entry.text.includes(',') && fits) return false;
  return isOfficePhrase(text) && (!fits || entry.text.includes(','));
}
