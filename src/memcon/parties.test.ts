import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { readParties } from './parties.ts';

function parties(title: string, below = ''): readonly string[] | null {
  return readParties(bodyOf(title), bodyOf(below))?.people.map(({ name }) => name) ?? null;
}

test('the lines between a bare title and the day name the parties', () => {
  assert.deepEqual(parties('TELCON', 'The President\nSecretary Keller\nMay 9, 1972'), [
    'The President',
    'Secretary Keller',
  ]);
  assert.deepEqual(parties('TELCON', 'Ambassador Dorovin/Dr. Keller\nMay 9, 1972\n6:20 p.m.'), [
    'Ambassador Dorovin',
    'Dr. Keller',
  ]);
});

test('the title names both parties, at their places', () => {
  const [line] = bodyOf('TELEPHONE CONVERSATION BETWEEN THE PRESIDENT AND UNDERSECRETARY VAIL');
  const people = readParties([line!], [])!.people;
  assert.deepEqual(
    people.map(({ name }) => name),
    ['THE PRESIDENT', 'UNDERSECRETARY VAIL'],
  );
  for (const { name, at } of people) assert.equal(line!.text.slice(...at.chars!), name);
});

test('what names anything else names no parties', () => {
  assert.equal(parties('TELCON', 'Call on the wheat loan\nMay 9, 1972'), null);
  assert.equal(parties('TELCON', 'The President\nSecretary Keller'), null);
  assert.equal(parties('TELEPHONE CALL TO PRESIDENT DANEK'), null);
  assert.equal(parties('MEMORANDUM OF CONVERSATION', 'The President\nMay 9, 1972'), null);
});
