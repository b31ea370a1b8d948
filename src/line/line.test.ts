import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf } from '../../test/support/lines.ts';
import { markedPage } from '../../test/support/marked-page.ts';
import { offsetInPage, rejoin } from '../model/line.ts';
import type { Page } from '../model/page.ts';
import { parseMemcons } from '../memcon/index.ts';
import { assignRoles } from './index.ts';

const pagesOf = (...texts: string[]): Page[] =>
  texts.map((text, i) => ({ number: i + 1, text, begins: { by: 'form-feed', confidence: 1 } }));
const rolesOf = (...texts: string[]): string[] =>
  assignRoles(pagesOf(...texts))
    .filter(({ role }) => role !== 'blank')
    .map(({ role, text }) => `${role}: ${text}`);

const talk = 'President Halloran: We would like to hear what you think about the ice.';

test('a stamp beside the heading leaves it the heading', () => {
  assert.deepEqual(
    rolesOf(
      `DECLASSIFIED\nPER E.O. 12958,\nAS AMENDED          MEMORANDUM OF CONVERSATION\nSUBJECT: Ice\n${talk}\n`,
    ),
    [
      'declassification: DECLASSIFIED',
      'declassification: PER E.O. 12958,',
      'body: MEMORANDUM OF CONVERSATION',
      'body: SUBJECT: Ice',
      `body: ${talk}`,
    ],
  );
});

test('furniture around the text of a first page and a second', () => {
  assert.deepEqual(
    rolesOf(
      `-CONFTDENTIAL 5670\nTHE WHITE HOUSE\nWASHINGTON\nDECLASSIFIED\nPER E.O. 13526\nKB 7/14/2019\nMEMORANDUM OF CONVERSATION\nSUBJECT: Ice\n${talk}\nhe said. (C)\nCONFIDENTIAL\nClassified by: Orrin P. Hale\nMERIDIAN LIBRARY PHOTOCOPY\n`,
      `CONFIDENTIAL\n- 2 -\n${talk}\n-- End of Conversation --\nCe ik pene\nCONFIDENTIAL`,
    ),
    [
      'banner: -CONFTDENTIAL 5670',
      'letterhead: THE WHITE HOUSE',
      'letterhead: WASHINGTON',
      'declassification: DECLASSIFIED',
      'declassification: PER E.O. 13526',
      'declassification: KB 7/14/2019',
      'body: MEMORANDUM OF CONVERSATION',
      'body: SUBJECT: Ice',
      `body: ${talk}`,
      'body: he said. (C)',
      'banner: CONFIDENTIAL',
      'authority: Classified by: Orrin P. Hale',
      'stamp: MERIDIAN LIBRARY PHOTOCOPY',
      'banner: CONFIDENTIAL',
      'page-label: - 2 -',
      `body: ${talk}`,
      'body: -- End of Conversation --',
      'noise: Ce ik pene',
      'banner: CONFIDENTIAL',
    ],
  );
});

test('a stamp in the middle of a page is furniture, a number there is text', () => {
  assert.deepEqual(rolesOf(`${talk}\nPER E.O. 13526\n2.\n${talk}\n${talk}`), [
    `body: ${talk}`,
    'declassification: PER E.O. 13526',
    'body: 2.',
    `body: ${talk}`,
    `body: ${talk}`,
  ]);
});

test('markup becomes spans, specks at the margins go', () => {
  const [line] = assignRoles(pagesOf('  | **Mr. Vale:** We agreed. ~~(C)~~ |'));
  assert.equal(line!.text, 'Mr. Vale: We agreed. (C)');
  assert.deepEqual(line!.struck, [[21, 24]]);
  assert.deepEqual(line!.emphasis, [[0, 9]]);
  assert.equal(line!.indent, 2);
  const [, start] = [line!.text.indexOf('We'), offsetInPage(line!, line!.text.indexOf('We'))];
  assert.equal(line!.typed.slice(start, start + 2), 'We');
});

test('a sign of markup that nothing closes is dirt', () => {
  const [line] = assignRoles(pagesOf('~~ The President: We agreed.'));
  assert.equal(line!.text, 'The President: We agreed.');
  assert.deepEqual(line!.struck, []);
});

test('spaces that separate no words close, and every place keeps its offset', () => {
  const page: Page = { ...pagesOf('P r e s i d e n t Vale')[0]!, looseSpaces: [1, 3, 5, 7, 9, 11, 13, 15] };
  const [line] = assignRoles([page]);
  assert.equal(line!.text, 'President Vale');
  assert.equal(offsetInPage(line!, 10), 18);
});

test('lines rejoined give every page back, whatever its text', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'CONFIDENTIAL',
      '\n',
      '\r\n',
      '\f',
      '~~',
      '**',
      '# ',
      ' | ',
      '(C)',
      'The President: ',
      '\u2028',
      '\t',
      '2',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece, { maxLength: 20 }), { minLength: 1, maxLength: 4 }), (pieces) => {
      const pages = pagesOf(...pieces.map((page) => page.join('')));
      const lines = assignRoles(pages);
      for (const page of pages) {
        const own = lines.filter((line) => line.page === page.number);
        assert.equal(rejoin(own), page.text);
        for (const line of own) {
          assert.equal(page.text.slice(...line.chars), line.typed);
          for (let i = 0; i < line.text.length; i++) {
            const at = offsetInPage(line, i);
            assert.ok(at >= line.chars[0] && at < line.chars[1]);
            assert.equal(page.text[at], line.text[i]);
          }
        }
      }
    }),
    { numRuns: 600 },
  );
});

test('a side on which an engine read nothing has an empty line, one that nobody read has none', () => {
  const page = { number: 2, text: '', begins: { by: 'page-image', confidence: 1 } } as const;
  const witness = { chosen: 'ocr', reason: 'There is no text layer.' } as const;
  const lines = assignRoles([{ ...page, witness: { ...witness, engine: 'tesseract' } }]);
  assert.deepEqual(
    lines.map((line) => [line.page, line.role, line.typed]),
    [[2, 'blank', '']],
  );
  assert.equal(rejoin(lines), '');
  assert.deepEqual(parseMemcons(lines).otherPages, [{ page: 2, kind: 'blank' }]);
  assert.deepEqual(assignRoles([{ ...page, witness }]), []);
});

test('a form’s heading is one also where a pen wrote before it', () => {
  const lines = linesOf(
    'THE WHITE HOUSE\n\n“dp 00               MEMORANDUM OF CONVERSATION\n\nSUBJECT: The Harbor\n',
  );
  assert.equal(lines[2]?.text, 'MEMORANDUM OF CONVERSATION');
});

test('words that begin a line stay the text’s where a pen wrote beside them', () => {
  const lines = linesOf(
    'DECLASSIFIED\nPER E.O. 13526\nAlder-Holt One-on-One          2014 - 0943 M (1.0\nOctober 23, 1995\n',
  );
  assert.equal(lines[2]?.role, 'body');
});

test('the last line of a text is the text’s where the picture surely shows its mark, however the engine tore it', () => {
  const text = `The President: We should ask the council about the ferries before the winter, for the people of the islands wait in
autumn. (SADR)

                                   DECLASSIFIED
                                   PER E.O. 12958,`;
  const roleWith = (confidence: number): string | undefined => {
    const page = markedPage(text, [[8 * 20, 50, 'C', { confidence }]]);
    const words = page.words!.map((word) => ({ ...word, confidence: word.region.y === 50 ? 0.3 : 0.9 }));
    return assignRoles([{ ...page, words }])[1]?.role;
  };
  assert.equal(roleWith(0.99), 'body');
  assert.equal(roleWith(0.6), 'noise');
});
