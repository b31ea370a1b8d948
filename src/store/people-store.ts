import type { MemconRecord } from '../model/record.ts';
import {
  fromLabels,
  indexPeople,
  peopleIn,
  type AuthorityList,
  type AuthorityPerson,
  type KnownPerson,
  type Person,
  type PersonLabel,
} from '../people/index.ts';
import type { RecordPerson, StoredDecision } from '../query/library.ts';
import type { Connection } from './connection.ts';
import { indexAgain } from './corrections.ts';
import type { Label } from './entry.ts';
import { listDecisions, withdrawDecision } from './decisions.ts';
import { mergedPeople } from './facets.ts';
import { StoreFault } from './fault.ts';
import type { Library } from './library.ts';
import { idsOf } from './lists.ts';
import {
  decisionsOf,
  knownPeople,
  knownPerson,
  labelsOf,
  nextPersonId,
  nextVersion,
  putPerson,
  writeFormed,
  type KnownPeople,
} from './people-index.ts';
import { correctedOf, readingOf, writeRemembering } from './sources.ts';
import type { PeopleStore } from './store.ts';
import { wordsOf } from './words.ts';

/** Records read, compared and written in one transaction while all labels are resolved anew. */
const recordsAStep = 256;

export class SqlitePeople implements PeopleStore {
  readonly #library: Library;
  readonly #known: KnownPeople;

  constructor(library: Library, known: KnownPeople) {
    this.#library = library;
    this.#known = known;
  }

  async list(options: Parameters<PeopleStore['list']>[0]): Promise<readonly Person[]> {
    const { query, limit, after = null } = options;
    const words = query === undefined ? [] : wordsOf(query);
    return await this.#library.read((db) =>
      db
        .all(
          // Who was merged into somebody counts for them. Few people have such: all others are counted by the index alone.
          `WITH merged AS MATERIALIZED (SELECT CAST(key AS INTEGER) AS id, value AS person FROM json_each(?)),
           counted AS (
             SELECT id, CASE WHEN id IN (SELECT person FROM merged)
               THEN (SELECT count(DISTINCT slot) FROM took_part WHERE person IN
                      (SELECT person.id UNION ALL SELECT merged.id FROM merged WHERE merged.person = person.id))
               ELSE (SELECT count(DISTINCT slot) FROM took_part WHERE person = person.id) END AS n FROM person
             WHERE merged_into IS NULL
               AND (? IS NULL OR id IN (SELECT rowid FROM person_words WHERE person_words MATCH ?)))
           SELECT person.* FROM counted JOIN person USING (id)
           WHERE ? IS NULL OR (n, -id) < (SELECT n, -id FROM counted WHERE id = ?) ORDER BY n DESC, id LIMIT ?`,
          JSON.stringify(Object.fromEntries(mergedPeople(db))),
          words.length > 0 ? 1 : null,
          words.length > 0 ? words.map((word) => `"${word}" *`).join(' ') : '"0"',
          after,
          after,
          limit,
        )
        .map((row) => personOf(db, knownPerson(row))),
    );
  }

  async get(id: number): Promise<Person | null> {
    return await this.#library.read((db) => {
      const row = db.get('SELECT * FROM person WHERE id = ?', mergedPeople(db).get(id) ?? id);
      return row ? personOf(db, knownPerson(row)) : null;
    });
  }

  async labels(id: number): Promise<readonly PersonLabel[]> {
    return await this.#library.read((db) =>
      db
        .rows(
          `SELECT text, count(DISTINCT slot) AS records, basis FROM took_part JOIN value ON value.id = label
           WHERE person IN (SELECT value FROM json_each(?)) GROUP BY text, basis ORDER BY records DESC, text, basis`,
          JSON.stringify(idsOf(db, id)),
        )
        .map(([label, records, basis]) => ({
          label: String(label),
          records: Number(records),
          basis: String(basis ?? ''),
        })),
    );
  }

  async ofRecord(recordId: string): Promise<readonly RecordPerson[]> {
    return await this.#library.read((db) => {
      const merged = mergedPeople(db);
      return db
        .all(
          `SELECT text, listed, person, basis FROM took_part JOIN value ON value.id = label
           WHERE slot = (SELECT slot FROM record WHERE id = ?) ORDER BY listed < 0, listed, text`,
          recordId,
        )
        .map((row) => {
          const id = row.person === null ? null : (merged.get(Number(row.person)) ?? Number(row.person));
          return {
            label: String(row.text),
            participant: Number(row.listed) < 0 ? null : Number(row.listed),
            person: id === null ? null : { id, name: nameOf(db, id) },
            basis: String(row.basis ?? ''),
          };
        });
    });
  }

  async merge(from: number, into: number, by: string): Promise<void> {
    await this.#change((db) => {
      const merged = mergedPeople(db);
      const [gone, kept] = [merged.get(from) ?? from, merged.get(into) ?? into];
      knownOrFault(db, from);
      knownOrFault(db, into);
      if (gone === kept) return;
      db.run('UPDATE person SET merged_into = ? WHERE id = ?', kept, gone);
      decide(db, 'merge', gone, kept, null, by);
    });
  }

  async split(id: number, label: string, by: string): Promise<number> {
    return await this.#change((db) => {
      const person = mergedPeople(db).get(id) ?? id;
      knownOrFault(db, person);
      const into = nextPersonId(db);
      putPerson(db, {
        id: into,
        name: label,
        names: [],
        offices: [],
        birth: null,
        death: null,
        origin: fromLabels,
      });
      decide(db, 'split', person, into, label, by);
      nextVersion(db);
      const key = wordsOf(label).join(' ');
      const records = db
        .rows(
          `SELECT DISTINCT record.id, text FROM took_part JOIN value ON value.id = label JOIN record USING (slot)
           WHERE person IN (SELECT value FROM json_each(?))`,
          JSON.stringify(idsOf(db, person)),
        )
        .filter(([, text]) => wordsOf(String(text)).join(' ') === key)
        .map(([record]) => readingOf(db, String(record))!);
      indexAgain(db, this.#library, this.#known, records);
      return into;
    });
  }

  async decisions(id: number): Promise<readonly StoredDecision[]> {
    return await this.#library.read((db) => listDecisions(db, id));
  }

  async undo(decision: number, by: string): Promise<StoredDecision | null> {
    return await this.#change((db) => {
      const withdrawn = withdrawDecision(db, decision, by);
      if (!withdrawn) return null;
      nextVersion(db);
      const records = withdrawn.records.map((record) => readingOf(db, record)!);
      indexAgain(db, this.#library, this.#known, records);
      return withdrawn.decision;
    });
  }

  async import(list: AuthorityList): Promise<{ readonly added: number; readonly updated: number }> {
    return await this.#change((db) => {
      const people = new Map(knownPeople(db).map((person) => [person.id, person]));
      const index = indexPeople({ people: [...people.values()], decisions: decisionsOf(db), nextId: 0 });
      const listed = new Map<string, number>();
      for (const person of people.values())
        for (const one of person.listed ?? []) listed.set(`${one.list} ${one.id}`, person.id);
      let added = 0;
      let next = nextPersonId(db);
      for (const entry of list.people) {
        const id = listed.get(`${list.name} ${entry.id}`) ?? index.find(entry);
        if (id === null) added++;
        putPerson(db, joined(people.get(id ?? -1) ?? null, entry, list.name, id ?? next++));
      }
      return { added, updated: list.people.length - added };
    });
  }

  async resolve(): Promise<{ readonly resolved: number; readonly unresolved: number }> {
    const library = this.#library;
    const { index, ids } = await library.read((db) => {
      const decisions = decisionsOf(db);
      const made = new Set(decisions.flatMap((one) => (one.kind === 'split' ? [one.into] : [])));
      const isFormed = ({ id, origin }: KnownPerson): boolean => origin === fromLabels && !made.has(id);
      const all = knownPeople(db);
      const people = all.filter((person) => !isFormed(person));
      const former = all.filter(isFormed);
      const index = indexPeople({ people, former, decisions, nextId: nextPersonId(db) });
      const ids = db.rows('SELECT id FROM record WHERE present ORDER BY slot').map(([id]) => String(id));
      for (const id of ids) index.learn(peopleIn(correctedOf(db, readingOf(db, id)!).corrected));
      index.settle();
      return { index, ids };
    });
    await this.#change((db) => writeFormed(db, index));
    let resolved = 0;
    let unresolved = 0;
    for (let at = 0; at < ids.length; at += recordsAStep)
      await this.#change((db) => {
        const changed: MemconRecord[] = [];
        for (const id of ids.slice(at, at + recordsAStep)) {
          if (db.value('SELECT present FROM record WHERE id = ?', id) !== 1) continue;
          const record = readingOf(db, id)!;
          const labels = labelsOf(index, peopleIn(correctedOf(db, record).corrected));
          for (const { person } of labels)
            if (person === null) unresolved++;
            else resolved++;
          if (isChanged(db, id, labels)) changed.push(record);
        }
        const resolve = (_: Connection, record: MemconRecord): readonly Label[] =>
          labelsOf(index, peopleIn(record));
        // They are kept already.
        indexAgain(db, library, { resolve, keep: () => undefined }, changed);
      });
    return { resolved, unresolved };
  }

  /** Writes people; what was known of them before is looked up anew afterwards. */
  async #change<T>(work: (db: Connection) => T): Promise<T> {
    return await writeRemembering(this.#library, this.#known, (db) => {
      const result = work(db);
      nextVersion(db);
      return result;
    });
  }
}

function isChanged(db: Connection, id: string, labels: readonly Label[]): boolean {
  const rows = db.rows(
    `SELECT text, listed, person, basis FROM took_part JOIN value ON value.id = label
     WHERE slot = (SELECT slot FROM record WHERE id = ?)`,
    id,
  );
  const told = (parts: readonly (readonly unknown[])[]): string =>
    JSON.stringify(parts.map((part) => JSON.stringify(part)).toSorted());
  return (
    told(rows) !==
    told(labels.map(({ text, participant, person, basis }) => [text, participant ?? -1, person, basis]))
  );
}

function joined(known: KnownPerson | null, entry: AuthorityPerson, list: string, id: number): KnownPerson {
  const { name, names, offices, birth, death } = entry;
  const others = (known?.listed ?? []).filter((one) => one.list !== list);
  const listed = [...others, { list, id: entry.id }];
  if (!known || known.origin === list)
    return { ...known, id, name, names, offices, birth, death, origin: list, listed };
  // Known by labels or by another list: this one adds to that.
  const office = (one: (typeof offices)[number]): string => JSON.stringify([one.title, one.from, one.to]);
  const held = new Set(known.offices.map(office));
  return {
    ...known,
    name: known.origin === fromLabels ? name : known.name,
    origin: known.origin === fromLabels ? list : known.origin,
    names: [...new Set([...known.names, known.name, name, ...names])],
    offices: [...known.offices, ...offices.filter((one) => !held.has(office(one)))],
    birth: known.birth ?? birth,
    death: known.death ?? death,
    listed,
  };
}

function personOf(db: Connection, person: KnownPerson): Person {
  const { id, name, names, offices, birth, death, origin } = person;
  const ids = idsOf(db, id);
  const others = ids.slice(1).map((other) => nameOf(db, other));
  const [records, paragraphs] = db.rows(
    `SELECT count(DISTINCT slot), coalesce(sum(paragraphs), 0) FROM took_part
     WHERE person IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  )[0]!;
  return {
    id,
    name,
    names: [...new Set([...names, ...others])],
    offices,
    birth,
    death,
    origin,
    records: Number(records),
    paragraphs: Number(paragraphs),
  };
}

function nameOf(db: Connection, id: number): string {
  return String(db.value('SELECT name FROM person WHERE id = ?', id) ?? '');
}

function knownOrFault(db: Connection, id: number): void {
  if (db.value('SELECT id FROM person WHERE id = ?', id) === null)
    throw new StoreFault('unknown-person', `There is no person ${id}.`);
}

function decide(
  db: Connection,
  kind: 'merge' | 'split',
  person: number,
  into: number,
  label: string | null,
  by: string,
): void {
  db.run(
    'INSERT INTO decision (kind, person, into_person, label, by, made) VALUES (?, ?, ?, ?, ?, ?)',
    ...[kind, person, into, label, by, new Date().toISOString()],
  );
}
