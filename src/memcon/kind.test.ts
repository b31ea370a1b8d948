import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Participant } from '../model/head.ts';
import type { MemconKind } from '../model/memcon.ts';
import { isTitle, kindOf } from './kind.ts';

const person: Participant = {
  name: 'Pat Alder',
  title: null,
  role: 'participant',
  side: null,
  typed: 'Pat Alder',
  at: { page: 1, line: 1, chars: [0, 9] },
};

const titles: readonly (readonly [title: string, kind: MemconKind])[] = [
  ['MEMORANDUM OF CONVERSATION', 'memcon'],
  ["MEMORANDUM OF CONVERSA'II ON", 'memcon'],
  ['MEMORANDUM OF TELEPHONE CONVERSATICN', 'telcon'],
  ['Memorandum of Conversaticn                     vo', 'memcon'],
  ['NOTE OF A CONVERSATION', 'memcon'],
  ['RECORD OF CONVERSATION BETWEEN PRESIDENT ALDER AND CHANCELLOR HOLT', 'memcon'],
  ['SUMMARY OF MEETING', 'memcon'],
  ['Summairy report on One-On-One Meeting Between Presidents Alder and Holt', 'memcon'],
  ['TELCON', 'telcon'],
  ['SUMMARY OF CONCLUSIONS', 'other'],
  ['SUMMARY OF MEETING OF THE DEPUTIES COMMITTEE', 'other'],
  ['SUMMARY RECORD OF THE 12TH MEETING OF THE COUNCIL', 'other'],
  ['MEMORANDUM FOR THE RECORD', 'other'],
  ['MEMORANDUM FOR THE PRESIDENT', 'other'],
  ['MINUTES OF A MEETING', 'other'],
];

for (const [title, kind] of titles)
  test(`"${title}" heads a paper of the kind ${kind}`, () => {
    assert.ok(isTitle(title));
    assert.equal(kindOf(title, null, [person, person]), kind);
  });

test('a form that prepares a call is none of the call', () => {
  assert.equal(kindOf('RECOMMENDED TELEPHONE CALL', null, [person]), 'other');
});
