import type { PersonName } from './parse-name.ts';

/** `same`: a given name in full agrees; `bare`: nothing but the surname, or initials that may be several people's. */
export type Agreement = 'same' | 'bare' | null;

/** Whether two names can be one person's; null: they cannot. Surnames must have a key in common. */
export function compareNames(a: PersonName, b: PersonName): Agreement {
  if (!a.surnames.some((key) => b.surnames.includes(key))) return null;
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return null;
  // "Halm de Brod" turned round is "Halm de Brod, Anna": a word of the other's surname is no given name.
  const left = a.given.filter((word) => !b.surnames.includes(word));
  const right = b.given.filter((word) => !a.surnames.includes(word));
  if (left.length === 0 || right.length === 0) return 'bare';
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  let from = 0;
  let full = 0;
  let initials = 0;
  for (const [i, word] of short.entries()) {
    const at = long.findIndex((other, j) => j >= from && agree(word, other));
    if (at < 0) return null;
    // "A. Halm" is no "Peter A. Halm": an initial speaks for a first name, or for what follows one.
    if (i === 0 && at > 0 && (word.length === 1 || long[at]!.length === 1)) return null;
    if (word.length > 1 && word === long[at]) full++;
    else initials++;
    from = at + 1;
  }
  return full > 0 || initials > 1 ? 'same' : 'bare';
}

function agree(a: string, b: string): boolean {
  return a === b || ((a.length === 1 || b.length === 1) && a.startsWith(b.slice(0, 1)));
}
