import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readParticipants } from '../../src/memcon/participants.ts';
import { fieldLine } from '../../src/memcon/values.ts';
import { bodyOf } from './lines.ts';
import { say } from './say-participant.ts';

/** A list of participants and the people on it, each as {@link say} says them. */
interface ListOfParticipants {
  readonly of: string;
  readonly text: string;
  readonly people: readonly string[];
  /** Each line of a printed edition is an entry. */
  readonly edition?: true;
}

/** A test for each list. */
export function testLists(lists: readonly ListOfParticipants[]): void {
  for (const { of, text, people, edition } of lists)
    void test(`participants: ${of}`, () => {
      const lines = bodyOf(text).map((line) => fieldLine(line, 0));
      assert.deepEqual(readParticipants(lines, edition !== true).people.map(say), people);
    });
}
