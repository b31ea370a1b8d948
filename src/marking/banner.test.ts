import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBanner } from './banner.ts';

test('banner lines under strokes and copy noise', () => {
  for (const [text, level, number] of [
    ['CONFIDENTIAL', 'C', null],
    ['GOHFIDDNTIAL', 'C', null],
    ['-CONETDENTIAL', 'C', null],
    ['. CONLLDENETEL 2', 'C', '2'],
    ['GONEIDENT IAG FANABEN', 'C', null],
    ['SEGREf^', 'S', null],
    ['SEERET 0990', 'S', '0990'],
    ['TOP SECRET', 'TS', null],
    ['UNCLASSIFIED', 'U', null],
    ['LIMITED OFFICIAL USE', 'LOU', null],
    ['secret', 'S', null],
    ['CONFIDENTIAL                                                              2207', 'C', '2207'],
  ] as const) {
    const banner = readBanner(text);
    assert.equal(banner?.level, level, text);
    assert.equal(banner.number?.text ?? null, number, text);
  }
});

test('caveats behind a slash, and glued on where the slash is gone', () => {
  assert.deepEqual(readBanner('SECRET/NODTS-')?.caveats, ['NODIS']);
  assert.deepEqual(readBanner('SECRET//NOFORN')?.caveats, ['NOFORN']);
  assert.deepEqual(readBanner('SEERETANODIS')?.caveats, ['NODIS']);
  assert.deepEqual(readBanner('SECRET SECURITY INFORMATION')?.caveats, ['SECURITY INFORMATION']);
  assert.deepEqual(readBanner('SECRET ron')?.caveats, [], 'torn ink behind a level that is whole');
});

test('other lines in capitals, and sentences, are no banners', () => {
  for (const text of [
    'CONFERENCE',
    'PARTICIPANTS:',
    'MEMORANDUM OF CONVERSATION',
    'WASHINGTON',
    'DECLASSIFIED',
    'PER        ED IN PART',
    'PER EX 79526',
    'SECRETARY OF STATE',
    'LONDON MEETING ON GRAIN',
    'The President: It is secret.',
    'We kept it a secret from the others.',
  ])
    assert.equal(readBanner(text), null, text);
});

test('slack lets a line in a banner’s place be read that would not stand elsewhere', () => {
  assert.equal(readBanner('CONS EEN Eat'), null);
  assert.equal(readBanner('CONS EEN Eat', 0.2)?.level, 'C');
});
