import { home } from './data/countries.ts';
import { leaderOffices } from './data/office-forms.ts';
import type { Mention } from './known-person.ts';
import { parseName } from './parse-name.ts';
import { readCountry, readTitle } from './read-office.ts';
import type { RecordPeople } from './record-people.ts';

/** A participant's name with what the list says of the person. */
export function mentionOf(
  { name, title, side }: RecordPeople['participants'][number],
  date: string | null,
): Mention {
  const parsed = parseName(name);
  const before = readTitle(parsed.titles.join(' '));
  const beside = title === null ? null : readTitle(title);
  const headed = side === null ? null : readCountry(side);
  const alone = title === null ? null : readCountry(title);
  const named = before.named ? before.country : beside?.named ? beside.country : alone;
  return {
    name: parsed,
    date,
    country: headed ?? named ?? beside?.country ?? null,
    office: before.key ?? beside?.key ?? null,
  };
}

/** A speaker's label that no participant answers to. */
export function mentionOfLabel(label: string, record: RecordPeople): Mention {
  const name = parseName(label);
  const { key, country, named } = readTitle(name.titles.join(' '));
  return { name, date: record.date, country: named ? country : null, office: key };
}

/**
 * The state whose office a bare label means ("The President"): the one it names, the one that alone has the office; a
 * leader is the home state's unless a participant of another state bears that office; a foreign minister is the one
 * foreign side's. Null: open.
 */
export function countryOfOffice(label: string, record: RecordPeople): string | null {
  const { key, country } = readTitle(label);
  if (key === null || country !== null) return country;
  const mentions = record.participants.map((participant) => mentionOf(participant, record.date));
  if (key === 'president' || key === 'vice president')
    return mentions.some((one) => one.office === key && one.country !== home) ? null : home;
  if (!leaderOffices.has(key)) return null;
  const abroad = new Set(
    mentions.flatMap((one) => (one.country === null || one.country === home ? [] : [one.country])),
  );
  return abroad.size === 1 ? [...abroad][0]! : null;
}
