import type { MemconRecord } from '../model/record.ts';
import {
  fromLabels,
  indexPeople,
  peopleIn,
  type Decision,
  type KnownPerson,
  type ListedId,
  type Office,
  type PeopleIndex,
  type RecordPeople,
  type Seen,
} from '../people/index.ts';
import type { Connection, Row } from './connection.ts';
import type { Label } from './entry.ts';
import { wordsOf } from './words.ts';

/**
 * Everybody that the library knows, ready to resolve labels by. It is made once and grows with what this program
 * takes in; after another program changed the people, or something was rolled back, it is made anew.
 */
export class KnownPeople {
  #index: PeopleIndex | null = null;
  #version = -1;

  forget(): void {
    this.#index = null;
  }

  /**
   * Resolves the labels of a record, within the transaction that writes it. People that it made known have to be kept by
   * {@link keep} before what refers to them is written.
   */
  resolve(db: Connection, record: MemconRecord): readonly Label[] {
    const index = this.#present(db);
    const people = peopleIn(record);
    index.learn(people);
    index.settle();
    return labelsOf(index, people);
  }

  /** Writes those that became known, or better known, since the last time. */
  keep(db: Connection): void {
    if (this.#index && writeFormed(db, this.#index)) this.#version = nextVersion(db);
  }

  #present(db: Connection): PeopleIndex {
    const version = peopleVersion(db);
    if (this.#index && this.#version === version) return this.#index;
    this.#version = version;
    this.#index = indexPeople({
      people: knownPeople(db),
      decisions: decisionsOf(db),
      nextId: nextPersonId(db),
    });
    return this.#index;
  }
}

export function labelsOf(index: PeopleIndex, people: RecordPeople): readonly Label[] {
  const speakers = new Set<string>();
  return index.resolve(people).flatMap(({ label, participant, of, person, basis }) => {
    if (of === 'participant') return { text: label, participant, person, basis };
    if (speakers.has(label)) return [];
    speakers.add(label);
    return { text: label, participant: null, person, basis };
  });
}

/** @returns whether there were any */
export function writeFormed(db: Connection, index: PeopleIndex): boolean {
  const formed = index.takeFormed();
  for (const person of formed) putPerson(db, { ...person, birth: null, death: null, origin: fromLabels });
  return formed.length > 0;
}

export function putPerson(db: Connection, person: KnownPerson): void {
  const { id, name, names, offices, birth, death, origin, listed = [], seen } = person;
  const before = db.get('SELECT name, names FROM person WHERE id = ?', id);
  db.run(
    `INSERT INTO person (id, name, names, offices, birth, death, origin, listed, seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, names = excluded.names, offices = excluded.offices,
       birth = excluded.birth, death = excluded.death, origin = excluded.origin, listed = excluded.listed,
       seen = excluded.seen`,
    ...[
      id,
      name,
      JSON.stringify(names),
      JSON.stringify(offices),
      birth,
      death,
      origin,
      JSON.stringify(listed),
    ],
    seen ? JSON.stringify(seen) : null,
  );
  if (before?.name === name && before.names === JSON.stringify(names)) return;
  if (before) db.run('DELETE FROM person_words WHERE rowid = ?', id);
  db.run(
    'INSERT INTO person_words (rowid, text) VALUES (?, ?)',
    id,
    [...new Set([name, ...names].flatMap(wordsOf))].join(' '),
  );
}

export function knownPeople(db: Connection): readonly KnownPerson[] {
  return db.all('SELECT * FROM person ORDER BY id').map(knownPerson);
}

export function knownPerson(row: Row): KnownPerson {
  return {
    id: Number(row.id),
    name: String(row.name),
    names: JSON.parse(String(row.names)) as string[],
    offices: JSON.parse(String(row.offices)) as Office[],
    birth: row.birth === null ? null : String(row.birth),
    death: row.death === null ? null : String(row.death),
    origin: String(row.origin),
    listed: JSON.parse(String(row.listed)) as ListedId[],
    ...(typeof row.seen === 'string' && { seen: JSON.parse(row.seen) as Seen }),
  };
}

export function decisionsOf(db: Connection): readonly Decision[] {
  return db.all('SELECT * FROM decision WHERE undone IS NULL ORDER BY id').map((row): Decision => {
    const [person, into] = [Number(row.person), Number(row.into_person)];
    return row.kind === 'merge'
      ? { kind: 'merge', from: person, into }
      : { kind: 'split', person, label: String(row.label), into };
  });
}

/** An id that nobody has had: not those either whom a decision had made that was taken back. */
export function nextPersonId(db: Connection): number {
  const sql = `SELECT max(coalesce((SELECT max(id) FROM person), 0), coalesce((SELECT max(into_person) FROM decision), 0)) + 1`;
  return Number(db.value(sql));
}

function peopleVersion(db: Connection): number {
  return Number(db.value('SELECT people FROM library'));
}

/** Tells other programs, and this one, that the people are others now. */
export function nextVersion(db: Connection): number {
  db.run('UPDATE library SET people = people + 1 WHERE id = 1');
  return peopleVersion(db);
}
