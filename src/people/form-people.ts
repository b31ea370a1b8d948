import { offices as termed } from '../marking/data/offices.ts';
import { isNameShaped } from '../memcon/names.ts';
import { home } from './data/countries.ts';
import { leaderOffices } from './data/office-forms.ts';
import type { Candidates } from './candidates.ts';
import { labelKey } from './fold.ts';
import { fromLabels, type KnownPerson, type Mention, type Seen } from './known-person.ts';
import type { Office } from './person.ts';

/** A person formed from labels, or one formed before of whom more is known now. */
export type FormedPerson = Required<Pick<KnownPerson, 'id' | 'name' | 'names' | 'offices' | 'seen'>>;

/** One form of a name in one state and decade, with the days and offices that records gave it. */
export interface Variant {
  readonly mention: Mention;
  readonly seen: Seen;
}

/** Most other names that are kept of a person formed from labels. */
const mostNames = 20;

/**
 * Whether a person may be formed of the mention: a participant's full name, or a leader's office before a surname. What
 * stands before a colon may be part of a sentence: "When Halm".
 */
export function canForm({ name, office, date }: Mention, of: 'participant' | 'speaker'): boolean {
  if (name.surnames.length === 0 || name.initials !== null) return false;
  if (name.given.length === 0)
    return office !== null && leaderOffices.has(office) && name.titles.length > 0 && date !== null;
  if (of === 'speaker') return false;
  const full = name.given.some((word) => word.length > 1);
  return (full || name.given.length > 1) && isNameShaped(name.text);
}

export function variantKey({ name, date, country, office }: Mention): string {
  const given = name.given.join(' ');
  const decade = date?.slice(0, 3) ?? '';
  return [name.surnames[0], given, name.suffix ?? '', country ?? '', decade, given === '' ? office : ''].join(
    '|',
  );
}

export function seenOf({ date, country, office }: Mention): Seen {
  return {
    from: date,
    to: date,
    countries: country === null ? [] : [country],
    offices: office === null ? [] : [office],
  };
}

/** @returns `a` itself where `b` adds nothing */
export function joinSeen(a: Seen, b: Seen): Seen {
  const from = a.from === null || (b.from !== null && b.from < a.from) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && b.to > a.to) ? b.to : a.to;
  const countries = union(a.countries, b.countries);
  const offices = union(a.offices, b.offices);
  const adds = from !== a.from || to !== a.to || countries !== a.countries || offices !== a.offices;
  return adds ? { from, to, countries, offices } : a;
}

/** Most records show nothing new. */
function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return b.every((one) => a.includes(one)) ? a : [...new Set([...a, ...b])];
}

/** Full names come first, so that shorter ones find them; then by days, so that the order of the records does not matter. */
export function inOrder(variants: ReadonlyMap<string, Variant>): Variant[] {
  const weight = ({ mention }: Variant): number =>
    mention.name.given.reduce((sum, word) => sum + (word.length > 1 ? 3 : 1), 0) +
    (mention.country === null ? 0 : 0.5);
  return [...variants]
    .map(([key, variant]) => ({ key, variant, weight: weight(variant), from: variant.seen.from ?? '' }))
    .toSorted((a, b) => b.weight - a.weight || compare(a.from, b.from) || compare(a.key, b.key))
    .map(({ variant }) => variant);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/**
 * What a variant makes of the known people: the person that it is a form of, extended by it; a new one (`id` null); or
 * null, where it adds nothing, or may be several people's or a listed one's.
 */
export function placeVariant(
  variant: Variant,
  candidates: Candidates,
): (Omit<FormedPerson, 'id'> & { readonly id: number | null }) | null {
  const { mention, seen } = variant;
  const { agreement, entries } = candidates.named(mention);
  const text = mention.name.text;
  const bare = mention.name.given.length === 0;
  // A full name is nobody's whose surname alone is known, unless they bear the same office.
  const own =
    agreement === 'same' || bare || isInitials(mention)
      ? entries
      : entries.filter(
          ({ person }) => mention.office !== null && person.seen?.offices.includes(mention.office),
        );
  if (own.length > 1) return null;
  const known = own[0]?.person;
  if (!known) return { id: null, name: text, names: [], offices: termOf(mention), seen };
  if (known.origin !== fromLabels) return null;
  const isNew = known.names.length < mostNames && isNewName(known, text);
  const names = isNew ? [...known.names, text] : known.names;
  const allSeen = known.seen ? joinSeen(known.seen, seen) : seen;
  if (names === known.names && allSeen === known.seen) return null;
  return { id: known.id, name: known.name, names, offices: known.offices, seen: allSeen };
}

const isInitials = ({ name }: Mention): boolean => name.given.every((word) => word.length === 1);

function isNewName({ name, names }: KnownPerson, text: string): boolean {
  const key = labelKey(text);
  return ![name, ...names].some((known) => labelKey(known) === key);
}

/** The term of a home office whose holders are known by surname and day: "President Example". */
function termOf({ name, office, country, date }: Mention): Office[] {
  if (name.given.length > 0 || date === null || (country !== null && country !== home)) return [];
  const known = termed.find((one) => one.name.toLowerCase() === office);
  const term = known?.terms.find(
    ({ surname, from, to }) =>
      surname.toLowerCase() === name.surnames[0] && date >= from && (to === null || date <= to),
  );
  return known && term
    ? [{ title: `${known.name} of the United States`, from: term.from, to: term.to, country: home }]
    : [];
}
