import { distance } from 'fastest-levenshtein';

/** White space folded, ends trimmed, nothing else: what a strict comparison looks at. */
export function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** Letters and digits of any script in lower case: what a soft comparison looks at. */
export function soften(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Unaccented Latin letters and digits only, in lower case: what distances are measured on. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

/** 1 minus the Levenshtein distance over the longer length; both arguments as {@link bare} leaves them. */
export function likeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - distance(a, b) / longest;
}

/** Whether two bare texts are at least `least` (0..1) alike; the distance is measured only where it may decide. */
export function alike(a: string, b: string, least: number): boolean {
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || a === b) return true;
  if (1 - Math.abs(a.length - b.length) / longest < least) return false;
  if (1 - fewestEdits(a, b) / longest < least) return false;
  return likeness(a, b) >= least;
}

/** A lower bound of the distance: letters that one text has in excess of the other. */
function fewestEdits(a: string, b: string): number {
  const count = new Int32Array(128);
  for (let i = 0; i < a.length; i++) count[a.charCodeAt(i)]!++;
  for (let i = 0; i < b.length; i++) count[b.charCodeAt(i)]!--;
  let over = 0;
  let under = 0;
  for (const n of count) {
    if (n > 0) over += n;
    else under -= n;
  }
  return Math.max(over, under);
}

/** Characters to change over characters expected, on bare texts (may exceed 1). Nothing expected: 0. */
export function characterErrorRate(expected: string, got: string): number {
  return expected.length === 0 ? 0 : distance(expected, got) / expected.length;
}
