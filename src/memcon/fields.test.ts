import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchField } from './fields.ts';

const labels: readonly (readonly [text: string, name: string, value: string])[] = [
  ['SUBJECT: The Canal Tariff', 'subject', 'The Canal Tariff'],
  ['SUBJECT     :  Meeting with Mr. Brand', 'subject', 'Meeting with Mr. Brand'],
  ['SUBJ:  TARIFFS', 'subject', 'TARIFFS'],
  ['PARTICIPANTS', 'participants', ''],
  ['Participants:', 'participants', ''],
  ['participants', 'participants', ''],
  ['PARTICIPANTS  The President', 'participants', 'The President'],
  ['PARTICIPAMTS: The President', 'participants', 'The President'],
  ['GERMAN PARTICIPANTS', 'participants', ''],
  ['OTHER ATTENDEES', 'participants', ''],
  ['GENERAL SUBJECT: Tariffs', 'subject', 'Tariffs'],
  ['Others present were:', 'participants', ''],
  ['Present at the breakfast were', 'participants', ''],
  ['DATE, TIME      October 24, 1990', 'when', 'October 24, 1990'],
  ['TIME & PLACE: 2245 hours', 'when', '2245 hours'],
  ['TIME/DATE:      10:50 a.m., November 15, 1977', 'when', '10:50 a.m., November 15, 1977'],
  ['AND PLACE:     The Residence', 'place', 'The Residence'],
  ['COPIES TO:     EUR, S/S', 'copies', 'EUR, S/S'],
  ['Notetaker:  Pat Alder', 'notetaker', 'Pat Alder'],
  ['IME:     10:55 - 11:40 a.m. EST', 'when', '10:55 - 11:40 a.m. EST'],
  ['DAIE:    June 9, 1985', 'when', 'June 9, 1985'],
  ['BATE :   Sunday, June 9, 1985', 'when', 'Sunday, June 9, 1985'],
];
for (const [text, name, value] of labels)
  test(`label of "${text}"`, () => {
    const match = matchField(text);
    assert.equal(match?.name, name);
    assert.equal(text.slice(match.start), value);
  });

for (const text of [
  'The subject: a tariff',
  'presented the paper',
  'President: How did you leave it?',
  'Participation was low',
  'There were many participants:',
  'TIMES: 9:00',
  'IME: soon',
  '',
])
  test(`no label in "${text}"`, () => {
    assert.equal(matchField(text), null);
  });
