import { canBeOneState } from './data/countries.ts';
import { leaderOffices } from './data/office-forms.ts';
import { compareNames, type Agreement } from './name-agreement.ts';
import { parseName, type PersonName } from './parse-name.ts';
import type { Office } from './person.ts';
import { readTitle } from './read-office.ts';

/** What the library's records have shown of a person whom no list names: days, states and offices. */
export interface Seen {
  /** ISO 8601 dates of the first and last record; null where none is dated. */
  readonly from: string | null;
  readonly to: string | null;
  readonly countries: readonly string[];
  /** Offices that titles gave, as keys of the table of office forms. */
  readonly offices: readonly string[];
}

/** A person as the store has it. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly names: readonly string[];
  readonly offices: readonly Office[];
  readonly birth: string | null;
  readonly death: string | null;
  /** "labels", or the authority list's name. */
  readonly origin: string;
  /** Ids in authority lists. */
  readonly listed?: readonly ListedId[];
  /** Kept by people formed from labels. */
  readonly seen?: Seen;
}

export interface ListedId {
  readonly list: string;
  readonly id: string;
}

/** Origin of people formed from labels. */
export const fromLabels = 'labels';

/** Where and when a name stands. */
export interface Mention {
  readonly name: PersonName;
  /** Day of the record, ISO 8601. */
  readonly date: string | null;
  readonly country: string | null;
  /** Key of the office that the name's titles or the title beside it give. */
  readonly office: string | null;
}

/** An office of one holder at a time, with the days that are known to be within it. */
export interface HeldOffice {
  readonly key: string;
  readonly country: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** A known person with what comparing needs. */
export interface PersonEntry {
  readonly person: KnownPerson;
  readonly names: readonly PersonName[];
  readonly held: readonly HeldOffice[];
  readonly countries: ReadonlySet<string>;
  /** First and last year in which the person's offices, or the records, show the person at work. */
  readonly years: readonly [from: number | null, to: number | null];
}

export function entryOf(person: KnownPerson): PersonEntry {
  const held: HeldOffice[] = [];
  const countries = new Set(person.seen?.countries);
  for (const { title, from, to, country } of person.offices) {
    const { key } = readTitle(title);
    if (country !== null) countries.add(country);
    if (key !== null && country !== null) held.push({ key, country, from, to });
  }
  return { person, names: namesOf(person), held, countries, years: yearsOf(person) };
}

function namesOf({ name, names, origin }: KnownPerson): PersonName[] {
  const parsed = [name, ...names].map(parseName);
  if (origin === fromLabels) return parsed;
  // A list turns names round; one that it leaves as it is may begin with the family name: "Nguyen Van Halm".
  const straight = [name, ...names].filter((text) => !text.includes(',') && text.includes(' '));
  return [...parsed, ...straight.map((text) => parseName(text.replace(/^(\S+)\s+/, '$1, ')))];
}

function yearsOf({ offices, seen }: KnownPerson): PersonEntry['years'] {
  const spans = [...offices.filter(({ from, to }) => from !== null || to !== null), ...(seen ? [seen] : [])];
  const froms = spans.map(({ from }) => yearOf(from));
  const tos = spans.map(({ to }) => yearOf(to));
  const open = (years: readonly (number | null)[]): boolean => years.length === 0 || years.includes(null);
  return [
    open(froms) ? null : Math.min(...froms.filter((year) => year !== null)),
    open(tos) ? null : Math.max(...tos.filter((year) => year !== null)),
  ];
}

const yearOf = (iso: string | null): number | null => (iso === null ? null : Number(iso.slice(0, 4)));

/** Years before and after a person's known offices in which a full name, or a surname alone, can still be the person's. */
const reach = { same: 25, bare: 10 } as const;
/** Records of one person of whom only labels are known lie within this many years. */
const longestCareer = 45;
const youngest = 15;

/** Whether the mention can be the person's: names, lifetime, offices' years, state and offices must not speak against it. */
export function canBe(entry: PersonEntry, mention: Mention): Agreement {
  const { person, names, countries, years } = entry;
  let agreement: Agreement = null;
  for (const name of names) {
    const found = compareNames(name, mention.name);
    if (found === 'same' || agreement === null) agreement = found ?? agreement;
    if (agreement === 'same') break;
  }
  if (agreement === null) return null;
  // A surname on a list is not everyone's of that surname.
  if (
    agreement === 'bare' &&
    mention.name.given.some((word) => word.length > 1) &&
    !bearsOffice(entry, mention)
  )
    return null;
  if (mention.country !== null && countries.size > 0 && !isOf(countries, mention.country)) return null;
  const year = yearOf(mention.date);
  if (year !== null && !fitsYear(person, years, year, agreement)) return null;
  return agreement === 'same' || meansByTitle(entry, mention) ? agreement : null;
}

/** Whether a full name can be that of a person of whom no given name in full is known. */
function bearsOffice({ person, names, held }: PersonEntry, mention: Mention): boolean {
  return (
    names.some(({ given }) => given.length > 0) ||
    (mention.office !== null && leaderOffices.has(mention.office) && holds(person, held, mention))
  );
}

/** Whether a surname alone can mean the person: not her husband, nor another of the family who led the state. */
function meansByTitle({ person, names, held, countries }: PersonEntry, mention: Mention): boolean {
  if (mention.name.woman && !names.some(({ woman }) => woman)) return false;
  if (mention.office !== null && holds(person, held, mention)) return true;
  if (mention.office !== null && leaderOffices.has(mention.office)) return false;
  // Of people whom no list names there may be more than records have shown yet: side and day must be known.
  if (person.origin !== fromLabels) return true;
  return mention.date !== null && mention.country !== null && isOf(countries, mention.country);
}

function isOf(countries: ReadonlySet<string>, country: string): boolean {
  return countries.has(country) || [...countries].some((one) => canBeOneState(one, country));
}

function fitsYear(
  { birth, death, origin }: KnownPerson,
  [from, to]: PersonEntry['years'],
  year: number,
  agreement: 'same' | 'bare',
): boolean {
  const born = yearOf(birth);
  const died = yearOf(death);
  if ((born !== null && year < born + youngest) || (died !== null && year > died)) return false;
  if (origin === fromLabels && from !== null && to !== null)
    return (
      (year >= from && year <= to) ||
      Math.max(to, year) - Math.min(from, year) <= (agreement === 'same' ? longestCareer : reach.bare)
    );
  const years = reach[agreement];
  return (from === null || year >= from - years) && (to === null || year <= to + years);
}

/** Whether the person is known to hold the mention's office on its day. */
export function holds(
  { seen }: KnownPerson,
  held: readonly HeldOffice[],
  { office, country, date }: Mention,
): boolean {
  if (seen?.offices.includes(office!)) return true;
  return held.some(
    (one) =>
      one.key === office &&
      (country === null || canBeOneState(one.country, country)) &&
      (date === null || covers(one, date)),
  );
}

/** Whether the day lies within the office's days, as exactly as these are known. */
export function covers({ from, to }: Pick<HeldOffice, 'from' | 'to'>, date: string): boolean {
  return (
    (from === null || date.slice(0, from.length) >= from) && (to === null || date.slice(0, to.length) <= to)
  );
}
