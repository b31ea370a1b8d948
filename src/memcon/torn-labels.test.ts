import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from '../../test/support/lines.ts';
import { parseMemcons } from './index.ts';

const only = (text: string) => parseMemcons(linesOf(text)).memcons[0]!;

const torn = `NEMOFENDUN IT TONVERIATION

STBIEIT:        Telephone Conversation with Premier Ulmar of
                Veldmark

TARTICIZANTE:   The President
                Premier Ulmar
                Nora Alder (notetaker
                Pieter Brandt (State Dept interpreter)

LTE, TIME       April 11, 1989; 4:25 pm - 4:45 pm EST
ANT PLAZE       The White House

The President: I am happy to speak with you about the ferries to the islands.

Premier Ulmar: I am happy too, and so are those who wait for them.
`;

test('labels that are torn stand for those of the form where several are in its order and one column', () => {
  const { kind, subject, participants, date, time, venue } = only(torn);
  assert.equal(kind, 'telcon');
  assert.equal(subject?.text, 'Telephone Conversation with Premier Ulmar of Veldmark');
  assert.deepEqual(
    participants.map(({ name, role }) => [name, role]),
    [
      ['The President', 'principal'],
      ['Premier Ulmar', 'principal'],
      ['Nora Alder', 'notetaker'],
      ['Pieter Brandt', 'interpreter'],
    ],
  );
  assert.deepEqual([date?.iso, time?.start, venue?.text], ['1989-04-11', '16:25', 'The White House']);
});

test('two of them are no head', () => {
  const { kind, subject } = only(torn.replace(/^(?:LTE|ANT PL).*\n/gm, ''));
  assert.deepEqual([kind, subject], ['other', null]);
});

test('a form whose heading is lost is known by its subject', () => {
  const { kind } = only(torn.replace(/^NEM.*\n/, '').replace('STBIEIT', 'SUBJECT'));
  assert.equal(kind, 'telcon');
});

test('a torn role before a name in a list is the role', () => {
  const { participants } = only(`MEMORANDUM OF CONVERSATION

PARTICIPANTS:   The President
                Premier Ulmar
                Notetaxer: Nora Alder

DATE:           April 11, 1989
`);
  assert.deepEqual([participants.at(-1)?.name, participants.at(-1)?.role], ['Nora Alder', 'notetaker']);
});

const untitled = (text: string): string =>
  only(torn.replace(/^NEM.*\n/, text).replace('STBIEIT', 'SUBJECT')).kind;

test('papers that prepare a talk, or are sent, are no form without its heading', () => {
  assert.equal(untitled('RECOMMENDED TELEPHONE CALL\n'), 'other');
  assert.equal(untitled('SUMMARY OF C0NCLUSIONS\n'), 'other');
  assert.equal(untitled('FROM:           Nora Alder\n'), 'other');
});

test('short words that resemble a short label are none', () => {
  const { date, venue } = only(torn.replace('LTE, TIME ', 'CASE:     ').replace('ANT PLAZE', 'PHASE:   '));
  assert.deepEqual([date, venue], [null, null]);
});

test('a long list between torn labels is of the head, and the subject above it by its place', () => {
  const guests = Array.from(
    { length: 18 },
    (_, n) => `                   Nora ${'ABCDEFGHIJKLMNOPQR'[n]}lder, Minister`,
  );
  const { subject, participants, date, venue } = only(`SFMUFANDUM OF CONVERSATION

CHET           Meeting with Premier Ulmar
                   of Veldmark

SAFTITIPANTS:      The President
${guests.join('\n')}
DATE, TIME         February 24, 1989, 4:15 p.m. - 4:35 p.m.
AND PLACE:         Ambassador's Residence, Ulm

The President and Premier Ulmar met for twenty minutes on February 24.
`);
  assert.equal(subject?.text, 'Meeting with Premier Ulmar of Veldmark');
  assert.equal(participants.length, 19);
  assert.deepEqual([date?.iso, venue?.text], ['1989-02-24', "Ambassador's Residence, Ulm"]);
});
