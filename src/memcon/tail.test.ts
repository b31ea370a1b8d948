import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { splitTail } from './tail.ts';

const prose = 'The Minister said that the ferry would be back before the ice, and nobody thought otherwise.';

/** What of the lines below a text is who wrote and cleared it, and what is still text. */
function read(below: string, edition: boolean): { drafting: string[]; text: string[] } {
  const { drafting, text } = splitTail(bodyOf([prose, prose, prose, below].join('\n')), edition);
  return {
    drafting: drafting.map((line) => line.text),
    text: text.map((line) => line.text).filter((line) => line !== prose),
  };
}

for (const signature of ['Emil Strand', 'Jan Brandt Executive Secretary', 'A.B.C.'])
  test(`below an edition's text "${signature}" signs it`, () => {
    assert.deepEqual(read(signature, true), { drafting: [signature], text: [] });
  });

for (const line of ['JAB: Fine', 'The End of the Ice', 'They parted at noon.'])
  test(`below an edition's text "${line}" is text`, () => {
    assert.deepEqual(read(line, true), { drafting: [], text: [line] });
  });

for (const line of [
  'Prepared By:',
  'APPROVED BY: Emil Strand',
  'EUR:JBrandt:mlt 3/6/64',
  'Clearances: NEA - Mr. Holt',
])
  test(`"${line}" tells who wrote or cleared it`, () => {
    assert.deepEqual(read(line, false), { drafting: [line], text: [] });
  });

test('what a label alone announces is an attachment, whatever it looks like', () => {
  const { attachments } = splitTail(
    bodyOf([prose, prose, prose, 'Attachment:', 'Aide-memoire of the Minister of April 7.'].join('\n')),
  );
  assert.equal(attachments.length, 2);
});

test('a sentence that goes on with "approved" tells no clearance', () => {
  const line = 'approved the action and, in turn, had it from higher authority.';
  assert.deepEqual(read(line, false), { drafting: [], text: [line] });
});
