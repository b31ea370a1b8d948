import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findOverlay, seeFurniture } from './furniture.ts';
import { isJunk, isProseLine } from './prose.ts';

test('what a line is by its words', () => {
  for (const [text, role] of [
    ['THE WHITE HOUSE', 'letterhead'],
    ['WASHlNGTON, D.C. 20504', 'letterhead'],
    ['- 4 -', 'page-label'],
    ['Page 2 of 5', 'page-label'],
    ['5670', 'control'],
    ['NSC LOG 4431', 'control'],
    ['Classified by: Orrin P. Hale', 'authority'],
    ['Declassify oh; OADR', 'authority'],
    ['DECL: 10/25/00', 'authority'],
    ['PER E.O. 13526', 'declassification'],
    ['PER E.QO. 13526', 'declassification'],
    ['PEREO, 13526', 'declassification'],
    ['PERE. 13526', 'declassification'],
    ["sity of'| ENFON LIBRARY PHOTOCOPY PERE. 13526", 'declassification'],
    ['RELEASED IN PART', 'declassification'],
    ['INTERAGENCY SECURITY CLASSIFICATION APPEALS PANEL,', 'declassification'],
    ['MERIDIAN LIBRARY PHOTOCOPY', 'stamp'],
    ['COPIES TO: S/S', 'distribution'],
    ['CONFIDENTIAL', 'banner'],
  ] as const)
    assert.equal(seeFurniture(text)?.role ?? null, role, text);
});

test('lines of the text are not furniture', () => {
  for (const text of [
    'The Secretary of State',
    'We have declassified documents on this matter, and more will follow.',
    'President Halloran: Hello?',
    'SUBJECT: Talk with the Prime Minister',
    'The White House asked us to wait until the photocopy of the treaty arrived.',
  ])
    assert.equal(seeFurniture(text), null, text);
});

test('a stamp’s words behind a line of the text', () => {
  assert.equal(findOverlay('agree to a ceasefire. (S) DECLASSIFIED'), 25);
  assert.equal(findOverlay('and wished him well PER E.O. 12958,'), 19);
  assert.equal(findOverlay('They spoke about NATO'), -1);
  assert.equal(findOverlay('DECLASSIFIED'), -1);
});

test('prose and torn ink', () => {
  for (const text of [
    'The Prime Minister said that he would think about it over the weekend.',
    'President Halloran: Hello?',
    '-- End of Conversation --',
    '=   End of Conversation   =e',
  ])
    assert.ok(isProseLine(text), text);
  for (const text of ['Ce NS Nl 8', 'erp fa ao pees Ga', 'tu co a ae nS no', '| .;'])
    assert.ok(isJunk(text), text);
  for (const text of ['can help.', '(C)', '1.', '10:50-11:45 a.m.', 'Use of the airfield', '(U) |'])
    assert.ok(!isJunk(text), text);
});
