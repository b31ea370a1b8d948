import { generalOffices, nameOpeners } from './data/offices.ts';
import { isHonorific, isNameShaped, readSide, wordsOf } from './names.ts';
import type { FieldLine } from './values.ts';

/** Where a title opens a name. "General" behind "Secretary" and its kind ends an office. */
const opensName = new RegExp(
  String.raw`\s(?!(?<=\b(?:${generalOffices.join('|')})\s)General\b)(?=(?:${nameOpeners.join('|')})\b)`,
  'g',
);

/**
 * Two columns that OCR read across, one space between them: "The Secretary Foreign Minister Holt", under "U.S. Veldmark".
 * Where several lines come apart so, they are columns, the left one first; a line alone is two people. Null where no line
 * names two. A line of one person under columns stands in the left one: nothing shows whose it is.
 */
export function splitGlued(lines: readonly FieldLine[]): readonly FieldLine[][] | null {
  const cuts = lines.map(({ text }) => cutOf(text));
  const pairs = cuts.filter((cut) => cut > 0).length;
  if (pairs === 0) return null;
  const halves = lines.map((line, i) =>
    cutAt(line, cuts[i]! > 0 || pairs < 2 ? cuts[i]! : headsOf(line.text)),
  );
  if (pairs === 1) return [halves.flat()];
  return [halves.map(([left]) => left!), halves.flatMap(([, right]) => right ?? [])];
}

function cutAt(line: FieldLine, cut: number): FieldLine[] {
  if (cut <= 0) return [line];
  return [
    { ...line, text: line.text.slice(0, cut).trimEnd() },
    // Where it stood on the paper is lost: its column is its neighbours'.
    { ...line, start: line.start + cut, text: line.text.slice(cut) },
  ];
}

/** Where the line's second person begins; -1 for a line of one. */
function cutOf(text: string): number {
  if (text.length > 90 || /\s{4}/.test(text)) return -1;
  for (const { index } of text.matchAll(opensName)) {
    const [left, right] = [text.slice(0, index), text.slice(index + 1)];
    if (isWhole(left, false) && isWhole(right, true)) return index + 1;
  }
  return -1;
}

/** "The President", "The Vice President": an office that nobody's name follows. */
const officeOfOne =
  /^The (?:(?:Vice |Acting |Deputy )?(?:President|Prime Minister|Secretary|Chancellor|Foreign Minister|Ambassador|Minister)|Under ?Secretary)$/;

/** Somebody with a name, or "The President"; behind the name of the `last` anything may follow, else an office's sign alone. */
function isWhole(text: string, last: boolean): boolean {
  if (officeOfOne.test(text)) return true;
  if (!last && text.endsWith(',')) return false;
  const comma = text.indexOf(',');
  const name = comma < 0 ? text : text.slice(0, comma);
  // Asked at every title of a long list, from the same place on: what it can't be is told by its beginning.
  if (name.length > longestName) return false;
  const office = comma < 0 || last ? '' : text.slice(comma + 1).trimStart();
  return (
    !/^The\s/.test(name) &&
    isNameShaped(name) &&
    !isHonorific(wordsOf(name).at(-1)!) &&
    (last || /^(?:[A-Z][A-Z/]{1,7})?$/.test(office))
  );
}

/** Characters of a person's title and name at most. */
const longestName = 200;

/** "The President Mr. Ball Mr. Bell": the people of a list that nothing parts; the text alone where it names one. */
export function splitTitled(text: string): readonly string[] {
  const people: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(opensName)) {
    const name = text.slice(from, index);
    if (!isWhole(name, false)) continue;
    people.push(name);
    from = index + 1;
  }
  const last = text.slice(from);
  return people.length > 0 && isWhole(last, true) ? [...people, last] : [text];
}

/** Where the second of two sides begins on one line: "U.S. Veldmark"; -1 where the line is no two sides. */
function headsOf(text: string): number {
  if (text.length > 60) return -1;
  for (const { index } of text.matchAll(/\s/g)) {
    const [left, right] = [text.slice(0, index), text.slice(index + 1)];
    if (readSide(left) !== null && (readSide(right) !== null || /^\p{Lu}[\p{L}.-]+$/u.test(right)))
      return index + 1;
  }
  return -1;
}
