import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isFault } from '../model/source-fault.ts';
import { closeLetterSpacing, findLooseSpaces } from './letter-spacing.ts';
import { readPages } from './index.ts';
import { splitPages } from './readers/text.ts';

function leaveOut(text: string, offsets: readonly number[]): string {
  const ends = [...offsets, text.length];
  return ends.map((end, i) => text.slice(i === 0 ? 0 : ends[i - 1]! + 1, end)).join('');
}

function close(text: string): string {
  return leaveOut(text, findLooseSpaces(text));
}

const conversation = `Minister Arrend: Welcome to the island. We have waited a long time for this visit, and I am glad that
you could come. The ferry question is still open. I told my colleagues that nothing will be settled
until the two harbours agree on a timetable.

Ms. Holst: Thank you, Minister. I think that our proposal is realistic. If the first sailing takes
place in April, the islanders will see that both sides are serious. In a few weeks we should be able
to publish the tariff. It is not the only issue, but it is the most difficult.

Minister Arrend: The Northern District will insist on a subsidy of 200 million. That is a lot to ask.
They say their fishing fleet, their canneries and the winter traffic all depend on it.

Ms. Holst: Then let me be frank. If they don't sign by Friday, September 25, 1998, we will withdraw the
offer. I've said so to Mr. Okonjo-Reyes, who is the District's negotiator, and to Secretary Lindqvaard.

Minister Arrend: Lindqvaard is a reasonable man. Okonjo-Reyes (also serving as interpreter) is not. But
what choice do they have? I believe Lindqvaard will persuade the others at 10:30 p.m. tonight.
`;

/** As text layers do it: words with narrow letters are set apart, the others stay whole. */
function setApart(text: string): string {
  return text.replace(/\S+/g, (word) => (/[fijlrtI1'()]/.test(word) ? word.replace(/.(?=.)/g, '$& ') : word));
}

test('a text whose words are set apart is closed again', () => {
  const spaced = setApart(conversation);
  const closed = close(spaced);
  const words = conversation.split(/\s+/);
  const found = new Set(closed.split(/\s+/));
  const missed = words.filter((word) => !found.has(word));
  assert.ok(spaced.length > conversation.length * 1.4);
  assert.ok(missed.length <= words.length * 0.02, `missed ${missed.join(' ')} in\n${closed}`);
});

suite('in a letter-spaced text', () => {
  const cases: readonly (readonly [typed: string, read: string])[] = [
    ['t h a t the', 'that the'],
    ['w e l c o m e d t h e', 'welcomed the'],
    ['C l a s s i f i e d by: Tobias Arrend', 'Classified by: Tobias Arrend'],
    ['$2 0 0 m i l l i o n', '$200 million'],
    ['t h e U . S . f e r r y', 'the U.S. ferry'],
    ['l e t me say', 'let me say'],
    ['p e r s o n a l l y', 'personally'],
    ['two m eetings a r e n ot enough', 'two meetings are not enough'],
    ['persona l l y s t ay', 'personally stay'],
    ['P r e s i d e n t ' + "' s o f f i c e", "President's office"],
    ['I f i t i s , I a m i n .', 'If it is, I am in.'],
    ['a l l y o u c a n d o', 'all you can do'],
    ['W A S H I N G T O N , D C. 2 0 5 0 4', 'WASHINGTON, DC. 20504'],
    ['A p r i l 2 5 , 1 9 9 8', 'April 25, 1998'],
    ['World War I I b e g a n', 'World War II began'],
    ['s a i d ( N o t e t a k e r )', 'said (Notetaker)'],
    ['a " r e a l i s t i c " o f f e r', 'a "realistic" offer'],
    ['the key p o i n t -- w i l l they sign --', 'the key point -- will they sign --'],
    ['n o t b e f o r e 4:30 - 6:00 p.m.', 'not before 4:30 - 6:00 p.m.'],
    ['J. F. K. a n d Samuel R. Holst', 'J. F. K. and Samuel R. Holst'],
    ['-   t h e f i r s t i t e m', '-   the first item'],
    ['i t i s f i n e . ( C )', 'it is fine. (C)'],
    ['w i t h M i n i s t e r V é r i t i e r', 'with Minister Véritier'],
    ["i t w o n ' t do", "it won't do"],
    ['As I t o l d you', 'As I told you'],
    ['We can do a lot on our own', 'We can do a lot on our own'],
    ['I am at a loss', 'I am at a loss'],
  ];
  const context = setApart(conversation);
  for (const [typed, read] of cases)
    test(typed, () => {
      const lines = close(`${context}\n${typed}\n`).trimEnd().split('\n');
      assert.equal(lines.at(-1), read);
    });
  test('wider gaps and line ends separate words', () => {
    const closed = close(`${context}\nn o  w h e r e\ni n\nt o\tf i l l`);
    assert.match(closed, /\nno {2}where\nin\nto\tfill$/);
  });
});

suite('any other text is left alone', () => {
  for (const [name, text] of [
    ['a conversation', conversation],
    ['initials and one stammer', 'J. F. K. and L. B. J. said: I a m h e r e, and so is he.'],
    ['a spaced heading', `W A S H I N G T O N\nS E C R E T\nM E M O R A N D U M\n${conversation}`],
    ['a table', 'item a b c\n1 x y z\n2 p q r s'],
    ['nothing', ''],
  ] as const)
    test(name, () => assert.deepEqual(findLooseSpaces(text), []));
});

test('offsets are of white space, sorted, each once', () => {
  const unit = fc.constantFrom(
    'a',
    'b',
    't h e ',
    ' o f ',
    ' ',
    '  ',
    '\n',
    '\t',
    '\f',
    '.',
    ', ',
    '–',
    '😀',
    '1',
    'word ',
    'I',
  );
  const anyText = fc.string({ unit, maxLength: 200 });
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const text = `${before} t h e f e r r y l e f t \n w i t h a l l t h e c r e w \n${after}`;
      const loose = findLooseSpaces(text);
      assert.ok(loose.length > 10);
      for (const [i, offset] of loose.entries()) {
        assert.match(text[offset]!, /\s/);
        assert.ok(i === 0 || loose[i - 1]! < offset);
      }
    }),
  );
});

test('pages share their words and get their own offsets', () => {
  const whole = `${setApart(conversation)}\f${setApart('Mr. Okonjo-Reyes will write.')}\f${conversation}`;
  const pages = closeLetterSpacing(splitPages(whole));
  const closed = pages.map(({ text, looseSpaces = [] }) => leaveOut(text, looseSpaces));
  assert.equal(closed[1], 'Mr. Okonjo-Reyes will write.\f');
  assert.equal(closed[2], conversation);
  assert.equal(pages[2]!.looseSpaces, undefined);
});

test('the text reader fills them in', async () => {
  const bytes = Buffer.from(setApart(conversation));
  const reading = await readPages({ name: 'x', path: 'x', bytes, sha256: '', mediaType: 'text/plain' });
  assert.ok(!isFault(reading));
  assert.ok(reading.pages[0]!.looseSpaces!.length > 100);
  assert.equal(reading.pages.map((page) => page.text).join(''), setApart(conversation));
});
