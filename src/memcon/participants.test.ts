import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { say } from '../../test/support/say-participant.ts';
import { looksLikeEntry, readParticipants, readRoleField } from './participants.ts';
import { fieldLine } from './values.ts';

test('a line that names nobody is given back', () => {
  const { people, unread } = readParticipants(
    bodyOf('President Alder\n- - -').map((line) => fieldLine(line, 0)),
    true,
  );
  assert.deepEqual(people.map(say), ['President Alder']);
  assert.deepEqual(
    unread.map(({ text }) => text),
    ['- - -'],
  );
});

test('who speaks for a side is its principal', () => {
  const { people } = readParticipants(
    bodyOf('U.S.\nPat Alder, Secretary of State\nThe President\nVeldmark\nKees Vos, Counselor').map((line) =>
      fieldLine(line, 0),
    ),
    true,
  );
  assert.deepEqual(
    people.map(({ role }) => role),
    ['participant', 'principal', 'principal'],
  );
});

test('a name of a field of its own stands where it is typed', () => {
  const lines = bodyOf('  Pat Alder, NSC Staff\n  Kees Vos').map((line) => fieldLine(line, 0));
  const people = readRoleField('NOTETAKERS', lines, false);
  assert.deepEqual(people.map(say), ['Pat Alder, NSC Staff (notetaker)', 'Kees Vos (notetaker)']);
  assert.deepEqual(people[1]!.at.chars, [25, 33]);
});

test('of a list that runs on and on, each person is typed as their own part of it', () => {
  const syllables = ['ba', 'de', 'go', 'ku', 'li', 'mo'];
  const names = Array.from({ length: 200 }, (_, i) => {
    const word = [i % 6, Math.floor(i / 6) % 6, Math.floor(i / 36)].map((k) => syllables[k]!).join('');
    return `Mr. ${word[0]!.toUpperCase()}${word.slice(1)}`;
  });
  const list = names
    .map((name, i) => `${name}${i % 40 === 39 ? ',\n  ' : i % 2 === 0 ? ', ' : ' and '}`)
    .join('');
  for (const text of [`${names.join(', ')} and Mr. Holt`, `${list}Mr. Holt`]) {
    const lines = bodyOf(text).map((line) => fieldLine(line, 0));
    for (const people of [
      readParticipants(lines, true).people,
      readRoleField('INTERPRETERS', lines, false),
    ]) {
      assert.deepEqual(
        people.map(({ name }) => name),
        [...names, 'Mr. Holt'],
      );
      for (const { name, typed, at } of people) {
        assert.equal(typed, name);
        assert.equal(text.slice(...at.chars!), name);
      }
    }
  }
});

for (const [text, expected] of [
  ['Pat Alder, Secretary of State', true],
  ['The Under Secretary', true],
  ['NE—Donald Egger', true],
  ['NE–Mr. Donald Egger', true],
  ['US–Veldish Relations', false],
  ['the Veldish Ambassador, Mr. Kees Vos', true],
  ['Wool, the Ferry and the Strait', false],
  ['General Discussion of the Harbor by the Secretary', false],
  ["President Alder's New Program", false],
  ['MEMORANDUM OF CONVERSATION', false],
  ['November 3-4, 1974', false],
  ['Tariffs', false],
] as const)
  test(`"${text}" ${expected ? 'can' : "can't"} be an entry of a list`, () => {
    assert.equal(looksLikeEntry(text), expected);
  });

test('an article before what is left of an office is the office', () => {
  for (const [typed, name] of [
    ['The Irecident', 'The President'],
    ['The Secretarv', 'The Secretary'],
    ['The Congresswomam', 'The Congresswoman'],
    ['The Praetorians', 'The Praetorians'],
  ] as const) {
    const [person] = readParticipants([fieldLine(bodyOf(typed)[0]!, 0)], true).people;
    assert.deepEqual([person?.name, person?.typed], [name, typed]);
  }
});
