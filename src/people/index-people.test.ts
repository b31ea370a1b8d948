import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { inventedRecord } from '../../test/support/invented-record.ts';
import {
  indexPeople,
  peopleIn,
  type Decision,
  type KnownPerson,
  type PeopleIndex,
  type RecordPeople,
} from './index.ts';

/** A listed person: "Danish Prime Minister 1960 1963". */
function listed(
  id: number,
  name: string,
  office?: readonly [title: string, country: string, from: string, to: string],
): KnownPerson {
  const offices = office ? [{ title: office[0], country: office[1], from: office[2], to: office[3] }] : [];
  return {
    id,
    name,
    names: [],
    offices,
    birth: null,
    death: null,
    origin: 'norland',
    listed: [{ list: 'norland', id: `p${id}` }],
  };
}

interface Parts {
  readonly date?: string | null;
  /** "U.S.: Anna Halm, Secretary of State". */
  readonly people?: readonly string[];
  readonly labels?: readonly (string | readonly [label: string, who: number])[];
  readonly edition?: RecordPeople['edition'];
}

function record({ date = '1961-05-02', people = [], labels = [], edition = null }: Parts): RecordPeople {
  return {
    id: 'r',
    date,
    participants: people.map((text) => {
      const [, side = null, name, title = null] = /^(?:([^:]+): )?([^,]+)(?:, (.+))?$/.exec(text) ?? [];
      return { name: name!, title, side };
    }),
    labels: labels.map((label) =>
      typeof label === 'string' ? { label, who: null } : { label: label[0], who: label[1] },
    ),
    edition,
  };
}

/** "label: person (basis)" for each label. */
function resolve(index: PeopleIndex, parts: Parts): string[] {
  return index
    .resolve(record(parts))
    .map(({ label, person, basis }) => `${label}: ${person ?? '-'}${basis ? ` (${basis})` : ''}`);
}

function indexOf(people: readonly KnownPerson[], decisions: readonly Decision[] = []): PeopleIndex {
  return indexPeople({ people, decisions, nextId: 100 });
}

/** An index that has learnt the records. */
function learning(records: readonly Parts[], people: readonly KnownPerson[] = []): PeopleIndex {
  const index = indexOf(people);
  for (const parts of records) index.learn(record(parts));
  index.settle();
  return index;
}

const vane = listed(1, 'Vane, Clara', ['Secretary of State', 'United States', '1961-01-21', '1965-01-20']);
const roth = listed(2, 'Roth, Emil', ['Danish Foreign Minister', 'Denmark', '1958', '1962']);
const halmA = listed(3, 'Halm, Anna', [
  'President of the United States',
  'United States',
  '1961-01-20',
  '1965-01-20',
]);
const halmB = listed(4, 'Halm, Bruno');

describe('people of a list', () => {
  const index = indexOf([vane, roth, halmA, halmB]);

  test('by name, also without given names', () => {
    assert.deepEqual(resolve(index, { people: ['U.S.: Clara Vane', 'Denmark: Mr. Roth'] }), [
      'Clara Vane: 1 (name)',
      'Mr. Roth: 2 (name)',
    ]);
  });

  test('two of one surname are told apart by the given name and the office, else not at all', () => {
    assert.deepEqual(resolve(index, { labels: ['Anna Halm', 'Bruno Halm', 'President Halm', 'Mr. Halm'] }), [
      'Anna Halm: 3 (name)',
      'Bruno Halm: 4 (name)',
      'President Halm: 3 (name)',
      'Mr. Halm: -',
    ]);
  });

  test('another given name, another state, another time is another person', () => {
    assert.deepEqual(resolve(index, { people: ['Otto Vane', 'Norway: Clara Vane'] }), [
      'Otto Vane: -',
      'Clara Vane: -',
    ]);
    assert.deepEqual(resolve(index, { date: '1998-05-02', people: ['Clara Vane'] }), ['Clara Vane: -']);
  });

  test('an office alone, by the day and the side', () => {
    const people = ['Denmark: Ole Berg'];
    assert.deepEqual(
      resolve(index, { people, labels: ['The Secretary', 'The President', 'The Foreign Minister'] }).slice(1),
      [
        'The Secretary: 1 (office on the date)',
        'The President: 3 (office on the date)',
        'The Foreign Minister: 2 (office on the date)',
      ],
    );
    assert.deepEqual(resolve(index, { date: '1960-05-02', labels: ['The Secretary'] }), ['The Secretary: -']);
    assert.deepEqual(resolve(index, { date: null, labels: ['The Secretary'] }), ['The Secretary: -']);
    assert.deepEqual(resolve(index, { labels: ['The Foreign Minister', 'The Ambassador'] }), [
      'The Foreign Minister: -',
      'The Ambassador: -',
    ]);
  });

  test('where a guest is a president, "The President" may be he', () => {
    const [, label] = resolve(index, {
      people: ['President Ole Berg, President of Finland'],
      labels: ['The President'],
    });
    assert.equal(label, 'The President: -');
  });

  test('a speaker is the participant that the label settled on', () => {
    const found = resolve(index, {
      people: ['U.S.: Anna Halm', 'U.S.: Clara Vane'],
      labels: [['Mr. Halm', 0], 'Secretary Vane', 'CV'],
    });
    assert.deepEqual(found.slice(2), [
      'Mr. Halm: 3 (participant list)',
      'Secretary Vane: 1 (participant list)',
      'CV: 1 (participant list)',
    ]);
  });

  test('a label of an unknown participant is nobody else of the surname', () => {
    const [, label] = resolve(index, { people: ['Otto Roth'], labels: [['Mr. Roth', 0]] });
    assert.equal(label, 'Mr. Roth: -');
  });

  test('an edition’s ids settle what names leave open', () => {
    const edition = {
      volume: 'norland',
      persons: [
        { id: 'p4', name: 'Halm' },
        { id: 'p1', name: 'the Secretary' },
      ],
    };
    assert.deepEqual(resolve(index, { edition, labels: ['Mr. Halm', 'The Secretary'] }), [
      'Mr. Halm: 4 (edition id)',
      'The Secretary: 1 (edition id)',
    ]);
    assert.deepEqual(resolve(index, { edition: { ...edition, volume: 'other' }, labels: ['Mr. Halm'] }), [
      'Mr. Halm: -',
    ]);
  });

  test('a wife is not her husband', () => {
    assert.deepEqual(resolve(index, { labels: ['Mr. Roth', 'Mrs. Roth'] }), [
      'Mr. Roth: 2 (name)',
      'Mrs. Roth: -',
    ]);
  });

  test('evidence says what settled it, or what did not', () => {
    const [name, open] = index.resolve(record({ labels: ['Clara Vane', 'Mr. Halm'] }));
    assert.match(name!.evidence, /Vane, Clara/);
    assert.match(open!.evidence, /2 people: Halm, Anna; Halm, Bruno/);
  });

  test('finds a person of another list by full name alone', () => {
    const find = (name: string): number | null =>
      index.find({ id: 'x', name, names: [], offices: [], birth: null, death: null });
    assert.deepEqual([find('Vane, Clara M.'), find('Vane, C.'), find('Vane, Otto')], [1, null, null]);
  });
});

describe('people formed from labels', () => {
  const berg: Parts = { people: ['U.S.: Ole P. Berg', 'Denmark: Nora Lind, Prime Minister of Denmark'] };

  test('one full name is one person, whatever its form', () => {
    const index = learning([berg, { people: ['U.S.: Ole Berg'] }, { people: ['O. P. Berg'] }]);
    assert.deepEqual(
      index.takeFormed().map(({ id, name, names, seen }) => [id, name, names, seen.countries]),
      [
        [100, 'Ole P. Berg', ['Ole Berg', 'O. P. Berg'], ['United States']],
        [101, 'Nora Lind', [], ['Denmark']],
      ],
    );
    assert.deepEqual(index.takeFormed(), []);
  });

  test('people of one name in two states or times are two', () => {
    const index = learning([
      berg,
      { people: ['Norway: Ole P. Berg'] },
      { date: '2015-01-01', people: ['U.S.: Ole P. Berg'] },
    ]);
    const ids = [
      resolve(index, { people: ['U.S.: Ole P. Berg'] }),
      resolve(index, { people: ['Norway: Ole P. Berg'] }),
      resolve(index, { date: '2015-01-01', people: ['U.S.: Ole P. Berg'] }),
    ];
    assert.equal(new Set(ids.flat()).size, 3);
    assert.ok(ids.flat().every((line) => line.endsWith('(name)')));
  });

  test('a name that may be two people’s stays open', () => {
    const index = learning([
      { people: ['U.S.: Ole A. Berg', 'U.S.: Ole B. Berg'] },
      { people: ['U.S.: Ole Berg'] },
    ]);
    assert.deepEqual(resolve(index, { people: ['U.S.: Ole Berg'] }), ['Ole Berg: -']);
  });

  test('a surname alone needs its side and day', () => {
    const index = learning([berg]);
    assert.deepEqual(resolve(index, { people: ['U.S.: Mr. Berg', 'Norway: Mr. Berg', 'Mr. Berg'] }), [
      'Mr. Berg: 100 (name)',
      'Mr. Berg: -',
      'Mr. Berg: -',
    ]);
    assert.deepEqual(resolve(index, { date: '1985-01-01', people: ['U.S.: Mr. Berg'] }), ['Mr. Berg: -']);
  });

  test('a leader’s office goes with the surname, and not with a relative’s', () => {
    const index = learning([
      berg,
      { people: ['Denmark: Prime Minister Lind', 'Denmark: Foreign Minister Lind'] },
    ]);
    const [first, second] = resolve(index, {
      people: ['Denmark: Prime Minister Lind', 'Denmark: Foreign Minister Lind'],
    });
    assert.equal(first, 'Prime Minister Lind: 101 (name)');
    assert.equal(second, 'Foreign Minister Lind: 102 (name)');
  });

  test('a listed person is not formed again', () => {
    const index = learning([{ people: ['U.S.: Clara Vane'] }], [vane]);
    assert.deepEqual(index.takeFormed(), []);
  });

  test('the order of the records does not matter', () => {
    const parts: Parts[] = [
      berg,
      { people: ['U.S.: Ole Berg', 'U.S.: Anna Lind'] },
      { people: ['Denmark: Prime Minister Lind'] },
      { date: '1963-01-01', people: ['O. P. Berg', 'U.S.: Otto Berg'] },
      { people: ['U.S.: A. B. Lind'] },
    ];
    const outcome = (order: readonly Parts[]): string[] => {
      const index = learning(order);
      return parts.flatMap((one) => resolve(index, one));
    };
    const expected = outcome(parts);
    assert.ok(
      expected.every((line) => /\d/.test(line)),
      expected.join('\n'),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (order) => {
        assert.deepEqual(outcome(order), expected);
      }),
    );
  });

  test('formed anew, people have their ids again', () => {
    const first = learning([berg]);
    const former = first.takeFormed().map((one) => ({ ...one, birth: null, death: null, origin: 'labels' }));
    const again = indexPeople({ people: [], former, decisions: [], nextId: 500 });
    for (const parts of [{ people: ['U.S.: Anna Aas'] }, berg]) again.learn(record(parts));
    again.settle();
    assert.deepEqual(
      again
        .takeFormed()
        .map(({ id, name }) => `${id} ${name}`)
        .toSorted(),
      ['100 Ole P. Berg', '101 Nora Lind', '500 Anna Aas'],
    );
  });

  test('one new record finds the people of those before', () => {
    const formed = learning([berg]).takeFormed();
    const index = indexPeople({
      people: formed.map((one) => ({ ...one, birth: null, death: null, origin: 'labels' })),
      decisions: [],
      nextId: 200,
    });
    const parts = { date: '1962-01-01', people: ['U.S.: Ole Berg', 'U.S.: Anna Aas'] };
    index.learn(record(parts));
    index.settle();
    assert.deepEqual(resolve(index, parts), ['Ole Berg: 100 (name)', 'Anna Aas: 200 (name)']);
    assert.deepEqual(
      index
        .takeFormed()
        .toSorted((a, b) => a.id - b.id)
        .map(({ id, names, seen }) => [id, names, seen.to]),
      [
        [100, ['Ole Berg'], '1962-01-01'],
        [200, [], '1962-01-01'],
      ],
    );
  });
});

describe('editors’ decisions', () => {
  const people = [vane, roth, halmA, halmB];

  test('a merge holds for all labels, and makes two of a name one', () => {
    const index = indexOf(people, [{ kind: 'merge', from: 4, into: 3 }]);
    assert.deepEqual(resolve(index, { labels: ['Bruno Halm', 'Mr. Halm'] }), [
      'Bruno Halm: 3 (editor)',
      'Mr. Halm: 3 (name)',
    ]);
  });

  test('a split holds for its label, and other labels stay', () => {
    const made: KnownPerson = { ...listed(9, 'Secretary Vane'), origin: 'labels' };
    const index = indexOf(
      [...people, made],
      [{ kind: 'split', person: 1, label: 'Secretary Vane', into: 9 }],
    );
    assert.deepEqual(resolve(index, { labels: ['SECRETARY VANE', 'Clara Vane'] }), [
      'SECRETARY VANE: 9 (editor)',
      'Clara Vane: 1 (name)',
    ]);
  });

  test('they go on from one another in their order, and no circle holds them up', () => {
    const index = indexOf(people, [
      { kind: 'merge', from: 1, into: 2 },
      { kind: 'split', person: 2, label: 'Clara Vane', into: 9 },
      { kind: 'merge', from: 9, into: 4 },
      { kind: 'merge', from: 4, into: 9 },
    ]);
    assert.deepEqual(resolve(index, { labels: ['Clara Vane', 'Secretary Vane'] }), [
      'Clara Vane: 9 (editor)',
      'Secretary Vane: 2 (editor)',
    ]);
  });
});

test('peopleIn takes each label once with its participant', () => {
  const { date, participants, labels } = peopleIn({
    ...inventedRecord,
    body: [...inventedRecord.body, ...inventedRecord.body],
  });
  assert.equal(date, '1988-05-03');
  assert.equal(participants.length, 3);
  assert.deepEqual(labels, [
    { label: 'THE CHANCELLOR', who: 0 },
    { label: 'PREMIER ADLER', who: 1 },
    { label: 'The Chancellor', who: 0 },
  ]);
});
