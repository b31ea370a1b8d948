import { isHonorific, isNameShaped, isOfficeWord, readSide, wordsOf } from './names.ts';
import type { Entry } from './list-entries.ts';

/** A heading that names no state but stands alone with a colon: "White House:", "Others:". */
export function readHeading(text: string): string | null {
  return /^[A-Z][A-Za-z .&'’-]{1,40}:$/.test(text) ? text.slice(0, -1) : null;
}

/**
 * A line of one word above a list that no word is: `frsin`, `Ve8x:`. The line under a short heading runs through its letters, and
 * an engine makes anything of them. A name has a capital and small letters, or capitals alone.
 */
function readTorn(text: string): string | null {
  const bare = text.replace(/[\s:;,.]+$/, '');
  if (!/^\S{1,6}$/.test(bare) || isHonorific(bare) || isOfficeWord(bare)) return null;
  return /^\p{Lu}(?:[\p{Ll}’'-]+|[\p{Lu}’'-]+)$/u.test(bare) ? null : bare;
}

/**
 * The entries that head a part of the list instead of naming somebody, with what they say. States, institutions and
 * lines with a colon are known by their words; other names of states by how they stand: alone over people, one word
 * where everybody else has two, under the paper's own underlining, or named again behind somebody's office; the first of a
 * list also where it is torn.
 */
export function findHeadings(
  columns: readonly (readonly Entry[])[],
  edition: boolean,
): ReadonlyMap<Entry, string> {
  const found = new Map<Entry, string>();
  const open: { entry: Entry; next: Entry }[] = [];
  for (const entries of columns)
    for (const [i, entry] of entries.entries()) {
      const next = entries[i + 1];
      const known =
        readSide(entry.text) ?? readHeading(entry.text) ?? (i === 0 && next ? readTorn(entry.text) : null);
      if (known) found.set(entry, known);
      else if (edition && next && isOver(entry, next)) found.set(entry, entry.text);
      else if (next && canHead(entry)) open.push({ entry, next });
    }
  if (open.length === 0) return found;
  const others = columns
    .flat()
    .filter((entry) => !found.has(entry) && !open.some((one) => one.entry === entry));
  const singles = others.some(({ text }) => wordsOf(text).length === 1);
  // A first line of one word over others of two or more, and as many again: "Sund" … "Amber".
  const opens = columns.some(
    ([first]) => first && open.some(({ entry }) => entry === first && wordsOf(first.text).length === 1),
  );
  const headed = found.size > 0 || opens;
  for (const { entry, next } of open) {
    if (found.has(next)) continue;
    const { text } = entry;
    const one = wordsOf(text).length === 1;
    if (
      (one && headed && !singles) ||
      isOfficeHeading(text) ||
      isSetOff(entry) ||
      others.some((other) => new RegExp(`\\b(?:of|to|for|from)\\s+(?:the\\s+)?${text}\\b`).test(other.text))
    )
      found.set(entry, text);
  }
  return found;
}

/** An edition sets the people of a side further in than the side. */
function isOver({ parts, text }: Entry, next: Entry): boolean {
  return parts[0]!.column + 2 <= next.parts[0]!.column && !/[,(]/.test(text) && text.length <= 40;
}

/** One line of words in capitals without a comma, a bracket or a number, and no person's name with a title. */
function canHead({ parts, text }: Entry): boolean {
  if (parts.length !== 1 || text.length > 40 || !/^\p{Lu}[\p{L}’' -]+$/u.test(text)) return false;
  const words = wordsOf(text);
  if (isOfficeHeading(text)) return true;
  if (words.length > 3 || words.some((word) => isHonorific(word) || isOfficeWord(word))) return false;
  return words.length === 1 || isNameShaped(text);
}

/** "The Vice President's Office", "Policy Planning Staff". */
function isOfficeHeading(text: string): boolean {
  return (
    /\b(?:Office|Department|Ministry|Staff|Council|Agency|Embassy|Bureau|Delegation|Mission)$/.test(text) &&
    wordsOf(text).every((word) => isOfficeWord(word.replace(/[’']s$/, '')) || isHonorific(word))
  );
}

/** The source's own markup underlines the whole line. */
function isSetOff({ parts }: Entry): boolean {
  const { line, start, text } = parts[0]!;
  return line.emphasis.some(([from, to]) => from <= start && to >= start + text.length);
}
