import type { Person, PersonLabel } from '../../people/person.ts';

/** A person with the labels that settled on them. */
export interface PersonEntry {
  readonly person: Person;
  readonly labels: readonly PersonLabel[];
}

export interface PeoplePrintOptions {
  /** Columns to wrap to. */
  readonly width: number;
  /** Whether escape sequences for colour may be used. */
  readonly colour: boolean;
}

/** How people are printed: as a list, and one of them with all that is known. */
export interface PeoplePrinter {
  list(people: readonly Person[], options: PeoplePrintOptions): string;
  one(entry: PersonEntry, options: PeoplePrintOptions): string;
}

/** What `memcon people --format` prints. */
export const peopleFormats = {
  pretty: { about: 'for reading', load: async () => (await import('./pretty.ts')).prettyPeople },
  json: { about: 'one array, or one object', load: async () => (await import('./data.ts')).jsonPeople },
  csv: { about: 'one person, or one label, a row', load: async () => (await import('./data.ts')).csvPeople },
} as const satisfies Readonly<
  Record<string, { readonly about: string; readonly load: () => Promise<PeoplePrinter> }>
>;

export type PeopleFormat = keyof typeof peopleFormats;
