import type { MemconRecord } from '../../src/model/record.ts';
import type { Pair } from './align.ts';
import { pairFreely } from './align.ts';
import type { FieldCount, Overlap, Rate } from './counts.ts';
import { alike, bare, soften, squeeze } from './likeness.ts';
import type { TruthPerson } from './truth.ts';

/** A participant of either side of a comparison. */
export interface Person {
  /** Forms of the name, the printed one first. */
  readonly names: readonly string[];
  readonly role: string | null;
  readonly title: string | null;
}

export interface PeopleScore {
  readonly expected: readonly Person[];
  readonly got: readonly Person[];
  /** By near likeness of the names. */
  readonly pairs: readonly Pair[];
  readonly names: Overlap;
  readonly roles: Rate;
  /** All there, nobody else, all roles right. */
  readonly whole: boolean;
  readonly count: FieldCount;
}

/** Bare names this alike are the same person's. */
const nameNearness = 0.85;

/** Holds the participants read against those expected; the list's order does not matter. */
export function scorePeople(expected: readonly Person[], got: readonly Person[]): PeopleScore {
  const pairBy = (form: (name: string) => string, same: (a: string, b: string) => boolean): Pair[] => {
    const wanted = expected.map(({ names }) => names.map(form));
    const found = got.map(({ names }) => names.map(form));
    return pairFreely(expected.length, got.length, (i, j) =>
      wanted[i]!.some((a) => found[j]!.some((b) => same(a, b))),
    );
  };
  const equal = (a: string, b: string): boolean => a === b;
  const pairs = pairBy(bare, (a, b) => alike(a, b, nameNearness));
  const roles = pairs.filter(([i, j]) => sameRole(expected[i]!, got[j]!)).length;
  const whole =
    pairs.length === expected.length && got.length === expected.length && roles === expected.length;
  return {
    expected,
    got,
    pairs,
    names: { hits: pairs.length, found: got.length, expected: expected.length },
    roles: { right: roles, of: expected.length },
    whole,
    count: {
      right: Number(whole),
      of: 1,
      expected: expected.length,
      found: got.length,
      strict: pairBy(squeeze, equal).length,
      soft: pairBy(soften, equal).length,
      near: pairs.length,
    },
  };
}

/** Who leads a side is a matter of judgment that the paper does not settle; who interprets or takes notes is typed. */
export function sameRole(a: Person, b: Person): boolean {
  const talks = (role: string | null): boolean => role === 'principal' || role === 'participant';
  return a.role === null || a.role === b.role || (talks(a.role) && talks(b.role));
}

export function peopleOfTruth(people: readonly TruthPerson[]): Person[] {
  return people.map(({ name, otherNames = [], role, title = null }) => ({
    names: [name, ...otherNames],
    role,
    title,
  }));
}

export function peopleOfRecord(record: MemconRecord | null): Person[] {
  return (record?.participants ?? []).map(({ name, role, title }) => ({ names: [name], role, title }));
}
