import { institutions } from './data/sides.ts';
import { splitTitled } from './glued-columns.ts';
import { isHonorific, isNameShaped, isOfficeAlone, isOfficeWord, wordsOf } from './names.ts';

/** "Senators Alder and Brandt", "Messrs. Holt, Lind": one title over several surnames. */
const shared =
  /^(?:the\s+)?(?:Messrs\.?|Mesdames|Senators|Congressmen|Congresswomen|Representatives|Ambassadors|Secretaries|Ministers|Generals|Admirals|Colonels|Drs\.?)\s+(?=\p{Lu})/u;
/** An office's sign that stands for whoever holds it: `DCI`, `C/WHD`. */
const sign = /^[A-Z][A-Z/\d]{1,8}$/;

/** A sign behind a name, perhaps with the person's role. */
const signOf = /^[A-Z][A-Z/&]{1,7}(?:\s\([^()]+\))?$/;

/**
 * The people of a list that runs on in one line: "Col. Alder, OTR; Jan Brandt, DDS", "The President, Mr. Holt,
 * General Lind", "Messrs. Habicht and Holt". Null where the text is one entry.
 */
export function splitPeople(text: string): readonly string[] | null {
  if (text.includes(';')) {
    const parts = text.split(/\s*;\s*/).filter(Boolean);
    const people = parts.filter(opensWithPerson);
    if (parts.length > 1 && people.length >= (parts.length === 2 ? 2 : parts.length * 0.6))
      return parts.flatMap((part) => splitPeople(part) ?? [part.replace(/^and\s+/, '')]);
  }
  const titled = splitTitled(text);
  if (titled.length > 2) return titled;
  const parts = text.split(/,?\s+and\s+(?=\p{Lu})|,\s*(?!(?:Jr|Sr|II|III|IV)\b)/u).filter(Boolean);
  if (parts.length < 2) return null;
  // "Pat Alder, NSC": an office's sign tells of the person before it.
  const people = parts.reduce<string[]>((all, part) => {
    if (all.length > 0 && signOf.test(part)) all.push(`${all.pop()!}, ${part}`);
    else all.push(part);
    return all;
  }, []);
  if (
    people.length < parts.length &&
    people.length >= 3 &&
    people.filter(isTitledName).length >= 2 &&
    people.every((part) => canBePerson(part.split(',', 1)[0]!))
  )
    return people.map((part) => part.replace(/^and\s+/, ''));
  const named = parts.filter((part) => isTitledName(part)).length;
  const isShared = parts.some((part) => shared.test(part)) && parts.every(canBePerson);
  if (!isShared && !(parts.length >= 3 && named >= 3 && parts.every(canBePerson))) return null;
  // "Messrs. Holt and Lind, Treasury": where they all come from.
  const from =
    isShared && parts.length > 2 && institutions.has(parts.at(-1)!.toLowerCase()) ? parts.pop()! : null;
  return parts.map((part) => part.replace(shared, '').replace(/^and\s+/, '') + (from ? `, ${from}` : ''));
}

/** "Mr. Alder and Mr. Holt, Embassy of Peru": two titled names; what follows the second tells of them. */
export function splitPair(text: string): readonly string[] | null {
  const pair = /^([^,]+?)\s+and\s+(.+)$/.exec(text);
  return pair && [pair[1]!, pair[2]!.split(',', 1)[0]!].every(isTitledName) ? [pair[1]!, pair[2]!] : null;
}

/** Whether the line is part of a list whose people only semicolons part, over several lines. */
export function isRunOnList(text: string): boolean {
  return (text.match(/;/g)?.length ?? 0) >= 2 && splitPeople(text) !== null;
}

function opensWithPerson(part: string): boolean {
  const [name] = part.replace(/^and\s+/, '').split(/,|\s?[—–(]/, 1);
  return isNameShaped(name!) || isOfficeAlone(name!) || sign.test(name!) || shared.test(part);
}

/** A name behind a courtesy or an office, or behind initials: "Mr. Holt", "Asst Sec Lind", "R. Alder". */
function isTitledName(part: string): boolean {
  const bare = withoutRemark(part);
  const [first] = wordsOf(bare);
  return first !== undefined && isNameShaped(bare) && (isHonorific(first) || /^\p{Lu}\.$/u.test(first));
}

function canBePerson(part: string): boolean {
  const bare = withoutRemark(part).replace(shared, '');
  const words = wordsOf(bare);
  if (words.length === 0 || words.length > 6) return false;
  if (isNameShaped(bare) || isOfficeAlone(bare)) return true;
  // A surname under a shared title, or an office that stands for its holder: "Director of Central Intelligence".
  return words.length === 1
    ? /^\p{Lu}[\p{L}’'/-]+$/u.test(bare)
    : /^\p{Lu}/u.test(bare) && isOfficeWord(words[0]!);
}

function withoutRemark(part: string): string {
  return part.replace(/\s*\([^()]*\)\s*$/, '').trim();
}
