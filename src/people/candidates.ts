import { statesOf } from './data/countries.ts';
import type { Decisions } from './decisions.ts';
import {
  canBe,
  covers,
  entryOf,
  type HeldOffice,
  type KnownPerson,
  type Mention,
  type PersonEntry,
} from './known-person.ts';

/** Known people by surname, by office and by their ids in lists. */
export interface Candidates {
  put(person: KnownPerson): void;
  get(id: number): PersonEntry | null;
  /** People whom the mention can mean: those of the same full name where there are any, else those of the surname. */
  named(mention: Mention): Named;
  /** Holders of an office of the state on the day. */
  holders(key: string, country: string, date: string): readonly PersonEntry[];
  listed(list: string, id: string): PersonEntry | null;
}

export interface Named {
  readonly agreement: 'same' | 'bare' | null;
  /** One entry a human being: merged people count once. */
  readonly entries: readonly PersonEntry[];
}

interface Holder {
  readonly id: number;
  readonly office: HeldOffice;
}

export function indexCandidates(decisions: Decisions, apart: ReadonlySet<number>): Candidates {
  const entries = new Map<number, PersonEntry>();
  const bySurname = new Map<string, Set<number>>();
  const byOffice = new Map<string, Holder[]>();
  const byListedId = new Map<string, number>();

  const once = (found: readonly PersonEntry[]): PersonEntry[] => {
    const seen = new Map<number, PersonEntry>();
    for (const entry of found) {
      const id = decisions.merged(entry.person.id);
      if (!seen.has(id)) seen.set(id, entry);
    }
    return [...seen.values()];
  };

  return {
    put(person) {
      const entry = entryOf(person);
      const known = entries.get(person.id);
      entries.set(person.id, entry);
      for (const { list, id } of person.listed ?? []) byListedId.set(listedKey(list, id), person.id);
      // A person that a split made has the labels that the editor gave, and no others.
      if (apart.has(person.id)) return;
      for (const key of entry.names.flatMap(({ surnames }) => surnames)) addTo(bySurname, key, person.id);
      if (known) return;
      for (const office of entry.held) {
        const key = officeKey(office.key, office.country);
        const list = byOffice.get(key);
        if (list) list.push({ id: person.id, office });
        else byOffice.set(key, [{ id: person.id, office }]);
      }
    },
    get: (id) => entries.get(id) ?? null,
    named(mention) {
      const same: PersonEntry[] = [];
      const bare: PersonEntry[] = [];
      for (const id of new Set(mention.name.surnames.flatMap((key) => [...(bySurname.get(key) ?? [])]))) {
        const entry = entries.get(id)!;
        const agreement = canBe(entry, mention);
        if (agreement !== null) (agreement === 'same' ? same : bare).push(entry);
      }
      if (same.length > 0) return { agreement: 'same', entries: once(same) };
      return { agreement: bare.length > 0 ? 'bare' : null, entries: once(bare) };
    },
    holders(key, country, date) {
      const found = statesOf(country)
        .flatMap((state) => byOffice.get(officeKey(key, state)) ?? [])
        .filter(
          // An office whose days are open at an end was not surely held on this one.
          ({ office }) => office.from !== null && office.to !== null && covers(office, date),
        );
      return once(found.map(({ id }) => entries.get(id)!));
    },
    listed(list, id) {
      const found = byListedId.get(listedKey(list, id));
      return found === undefined ? null : (entries.get(found) ?? null);
    },
  };
}

const listedKey = (list: string, id: string): string => `${list}\n${id}`;
const officeKey = (key: string, country: string): string => `${key}\n${country}`;

function addTo(index: Map<string, Set<number>>, key: string, id: number): void {
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
