import type { Office, Person } from '../../people/person.ts';

/** "Premier, Norland (1986–1990)" */
export function officeText({ title, country, from, to }: Office): string {
  const years = from === null && to === null ? '' : ` (${from ?? ''}–${to ?? ''})`;
  return `${title}${country === null ? '' : `, ${country}`}${years}`;
}

/** "1931–2004", "born 1931"; null where neither is known. */
export function lifeText({ birth, death }: Pick<Person, 'birth' | 'death'>): string | null {
  if (birth !== null && death !== null) return `${birth}–${death}`;
  if (birth !== null) return `born ${birth}`;
  return death === null ? null : `died ${death}`;
}
