import { caveats, type Caveat } from './data/caveats.ts';

const byForm = new Map<string, Caveat>();
for (const caveat of caveats) for (const form of [caveat.code, ...caveat.forms]) byForm.set(form, caveat);

/** The caveat behind a form on paper: `NF` is NOFORN. Null for a word that the table does not hold. */
export function caveatFor(form: string): Caveat | null {
  return byForm.get(form.trim().toUpperCase()) ?? null;
}
