import type { Participant } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { findDates } from './dates.ts';
import { isNameShaped, isOfficeAlone } from './names.ts';

/** Forms of an office that keeps its telephone calls: a bare title, the people, the day. Source: calls of 1950-1977. */
const bareForm = /^\W*(?:TELCON|TELECON|TELEPHONE CONVERSATION|TELEPHONE CALL|MEMCON)\W*$/i;
const partiesForm = /\b(?:CALL|CONVERSATION|TELCON|TELECON)\s+BETWEEN\s+(.+)$/i;

export interface Parties {
  readonly people: readonly Participant[];
  /** Lines below the title that name them. */
  readonly lines: readonly Line[];
}

/**
 * Whom a call's record names where no list does: in the title (`TELEPHONE CONVERSATION BETWEEN THE
 * PRESIDENT AND MR. HOLT`) or on the lines below a title of one word, up to the day (`Ambassador Lind/Dr. Keller`).
 */
export function readParties(titles: readonly Line[], below: readonly Line[]): Parties | null {
  const [title] = titles;
  if (!title) return null;
  if (bareForm.test(title.text)) {
    const day = below.findIndex(({ text }) => findDates(text).length > 0);
    const lines = below.slice(0, day < 0 ? 0 : day);
    const people = lines.map((line) => peopleIn(line, 0, line.text));
    const all = people.flatMap((found) => found ?? []);
    return all.length > 0 && people.every((found) => found !== null) ? { people: all, lines } : null;
  }
  const line = titles.at(-1)!;
  const named = partiesForm.exec(line.text)?.[1];
  if (named === undefined) return null;
  const list = named.split(/,\s|\s+ON\s/i, 1)[0]!;
  const people = peopleIn(line, line.text.indexOf(list), list);
  return people && { people, lines: [] };
}

/** The people that the text names, and nothing else; null where it says more. */
function peopleIn(line: Line, start: number, text: string): Participant[] | null {
  const people: Participant[] = [];
  let from = start;
  for (const name of text.split(/\s*\/\s*|\s+(?:AND|&)\s+/i)) {
    const bare = name.trim();
    if (!isNameShaped(bare) && !isOfficeAlone(bare)) return null;
    from = line.text.indexOf(bare, from);
    people.push({
      name: bare,
      title: null,
      role: 'principal',
      side: null,
      typed: bare,
      at: placeIn(line, from, from + bare.length),
    });
    from += bare.length;
  }
  return people;
}
