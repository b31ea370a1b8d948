import { countryOfOffice, mentionOf, mentionOfLabel } from './mention.ts';
import { indexCandidates, type Candidates } from './candidates.ts';
import { indexDecisions, type Decision } from './decisions.ts';
import {
  canForm,
  inOrder,
  joinSeen,
  placeVariant,
  seenOf,
  variantKey,
  type FormedPerson,
  type Variant,
} from './form-people.ts';
import { labelKey } from './fold.ts';
import { fromLabels, type KnownPerson, type Mention } from './known-person.ts';
import type { AuthorityPerson } from './person.ts';
import type { RecordPeople } from './record-people.ts';
import { resolveRecord, type LabelResolution } from './resolve-record.ts';

export interface IndexOptions {
  /** People of authority lists, people that a split made, and, for one new record, those formed from labels. */
  readonly people: readonly KnownPerson[];
  /** People formed from labels in an earlier pass over all records: formed anew, they have their ids again. */
  readonly former?: readonly KnownPerson[];
  /** Editors' merges and splits, oldest first. */
  readonly decisions: readonly Decision[];
  /** First free id for people formed from labels. */
  readonly nextId: number;
}

/** Known people, to resolve labels by. It grows by what it learns; nothing else changes it. */
export interface PeopleIndex {
  /** Takes the record's names in. */
  learn(record: RecordPeople): void;
  /** Forms people from the names learnt since the last call. */
  settle(): void;
  resolve(record: RecordPeople): readonly LabelResolution[];
  /** People formed or extended since the last call. */
  takeFormed(): readonly FormedPerson[];
  /** The one known person that a list's person certainly is: same full name, nothing against it. Null: none, or several. */
  find(person: AuthorityPerson): number | null;
}

export function indexPeople({ people, former = [], decisions, nextId }: IndexOptions): PeopleIndex {
  const decided = indexDecisions(decisions);
  const apart = new Set(decisions.flatMap((one) => (one.kind === 'split' ? [one.into] : [])));
  const candidates = indexCandidates(decided, apart);
  for (const person of people) candidates.put(person);
  const ids = idSource(former, nextId);
  let learnt = new Map<string, Variant>();
  let formed = new Map<number, FormedPerson>();

  const learn = (mention: Mention, of: 'participant' | 'speaker'): void => {
    if (!canForm(mention, of)) return;
    const key = variantKey(mention);
    const known = learnt.get(key);
    const seen = seenOf(mention);
    learnt.set(key, known ? { mention: known.mention, seen: joinSeen(known.seen, seen) } : { mention, seen });
  };

  return {
    learn(record) {
      for (const participant of record.participants)
        learn(mentionOf(participant, record.date), 'participant');
      for (const { label, who } of record.labels)
        if (who === null) learn(mentionOfLabel(label, record), 'speaker');
    },
    settle() {
      for (const variant of inOrder(learnt)) {
        const placed = placeVariant(variant, candidates);
        if (!placed) continue;
        const person = { ...placed, id: placed.id ?? ids(placed) };
        candidates.put({ ...person, birth: null, death: null, origin: fromLabels });
        formed.set(person.id, person);
      }
      learnt = new Map();
    },
    resolve: (record) => resolveRecord(record, candidates, decided, countryOfOffice),
    takeFormed() {
      const taken = [...formed.values()];
      formed = new Map();
      return taken;
    },
    find: (person) => findListed(person, candidates),
  };
}

/** Ids of formed people: that of the former person of the same name, state and time, else a free one. */
function idSource(
  former: readonly KnownPerson[],
  nextId: number,
): (person: Omit<FormedPerson, 'id'>) => number {
  const byName = new Map<string, KnownPerson[]>();
  for (const person of former)
    byName.set(labelKey(person.name), [...(byName.get(labelKey(person.name)) ?? []), person]);
  let free = nextId;
  return ({ name, seen }) => {
    const same = byName.get(labelKey(name)) ?? [];
    const fits = same.findIndex(
      (one) =>
        !one.seen ||
        (one.seen.countries.length === 0 && seen.countries.length === 0) ||
        one.seen.countries.some((country) => seen.countries.includes(country)),
    );
    const [found] = fits < 0 ? [] : same.splice(fits, 1);
    return found ? found.id : free++;
  };
}

function findListed(listed: AuthorityPerson, candidates: Candidates): number | null {
  const known = { ...listed, id: -1, origin: 'list' };
  const days = listed.offices.flatMap(({ from, to }) => [from, to]).filter((day) => day !== null);
  const countries = new Set(listed.offices.flatMap(({ country }) => (country === null ? [] : [country])));
  const mention = {
    ...mentionOf({ name: listed.name, title: null, side: null }, days.toSorted()[0] ?? null),
    country: countries.size === 1 ? [...countries][0]! : null,
  };
  const { agreement, entries } = candidates.named(mention);
  const [found] = entries;
  if (agreement !== 'same' || entries.length !== 1 || !found) return null;
  const { birth, death } = found.person;
  const differs = (a: string | null, b: string | null): boolean =>
    a !== null && b !== null && a.slice(0, 4) !== b.slice(0, 4);
  return differs(birth, known.birth) || differs(death, known.death) ? null : found.person.id;
}
