import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { linesOf, pagesOf } from '../../test/support/lines.ts';
import { assignRoles } from '../line/index.ts';
import type { Memcon } from '../model/memcon.ts';
import type { At } from '../model/position.ts';
import { matchField } from './fields.ts';
import { parseMemcons } from './index.ts';

/** One of each kind of line that this paper has, sound and torn; the order is chance. */
const kinds = [
  '',
  '\f',
  'MEMORANDUM OF CONVERSATION',
  'Memorandum of Conversation',
  'MEMORANDUM OF TELEPHONE CONVERSATION',
  'THE WHITE HOUSE',
  'SECRET',
  '-SEGREF-                    2',
  'CONFIDENTIAL                                      4471',
  'SUBJECT:  The Canal Tariff (C)',
  'SUBJECT:',
  'PARTICIPANTS:   U.S.                     Talmora',
  '                Under Secretary Tarrant  Ambassador Amory',
  'PARTICIPANTS:',
  'The President',
  'Pat Alder, Secretary of State and',
  '   Assistant to the President',
  'Veldmark',
  'Notetakers: Miriam Ash, Colin Thack',
  'Interpreter: Sofie Vos',
  'DATE, TIME     March 12, 2012, 3:35 - 4:20 p.m. EDT',
  'AND PLACE:     Oval Office',
  'Sund Harbor, Veldmark',
  'COPIES TO:      EUR         E',
  'FROM:  SECSTATE WASHDC',
  '22 August 1973',
  'DECLASSIFIED',
  'PER E.O. 12958, AS AMENDED',
  '2003-1187-F',
  'kd 2/27/08',
  'Declassify on: OADR                DECLASSIFIED',
  'Classified by: Pat Alder',
  'Declassified by order of the President',
  'The President:  I want to begin by thanking you. (C)',
  'President Maarten: (laughing) So did I.',
  'M:    I have until the budget.',
  'H:    Good. ~~(S)~~',
  '(C/NF) Minister Terhorst:  If I may.',
  'Chancellor Rietveld said he had come to speak frankly about the',
  'short-range systems and that his coalition had a majority of four. +8}',
  'in two steps every-',
  'one would wait for the third.  (C)',
  '(C)',
  '(£)',
  '1.4(b)]',
  '[2 lines withheld,',
  '1.  Mr. Brandt asked whether it was so.',
  'THE NORTHERN HARBOR',
  'KVD MC–3',
  '-- End of Conversation --',
  'END TEXT.',
  'EUR/OR:SLorrimer:dhc',
  'Attachments: Tab A',
  '                                        Walter Dunphy',
  'HALLORAN LIBRARY PHOTOCOPY',
  'Cable                Page 2 of 2',
  'wa; "ef é~ ]| 4',
  '**The President**: I held it.',
  'P r e s i d e n t',
] as const;

const texts = fc
  .array(fc.tuple(fc.constantFrom(...kinds), fc.constantFrom('', '', '    ')), { maxLength: 60 })
  .map((lines) => lines.map(([line, indent]) => (line === '\f' ? line : `${indent}${line}\n`)).join(''));

/** Every place in a value, however deep. */
function placesIn(value: unknown): At[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'page' in value && typeof value.page === 'number' ? [value as At] : [];
  return [...own, ...Object.values(value).flatMap(placesIn)];
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.match(/[\p{L}\p{N}]+/gu) ?? [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

function parse(text: string): { memcons: readonly Memcon[]; others: ReadonlySet<number> } {
  const { memcons, otherPages } = parseMemcons(linesOf(text));
  return { memcons, others: new Set(otherPages.map(({ page }) => page)) };
}

/** A heading of the list that stands over nobody but note-takers, who are of no side. */
const overNotetakersAlone = [
  'PARTICIPANTS:   U.S.                     Talmora\nTHE WHITE HOUSE\nNotetakers: Miriam Ash, Colin Thack\n',
  'PARTICIPANTS:\nThe President\nVeldmark\nNotetakers: Miriam Ash, Colin Thack\n',
];

test('whatever the lines, each has a place in a record or holds nothing but words of one', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { memcons, others } = parse(text);
      const spans = new Map<number, (readonly [number, number])[]>();
      for (const { page, chars } of placesIn(memcons))
        if (chars) spans.set(page, [...(spans.get(page) ?? []), chars]);
      const words = new Set(wordsIn(memcons));
      const lost = assignRoles(pagesOf(text)).filter((line) => {
        if (line.typed.trim() === '' || others.has(line.page)) return false;
        const [start, end] = line.chars;
        if (spans.get(line.page)?.some(([from, to]) => from < end && to > start)) return false;
        const value = line.text.slice(matchField(line.text)?.start ?? 0);
        return !wordsIn(value).every((word) => words.has(word));
      });
      assert.deepEqual(
        lost.map(({ page, n, typed }) => `${page}:${n} ${typed}`),
        [],
      );
    }),
    { numRuns: 400, examples: overNotetakersAlone.map((text) => [text]) },
  );
});

test('whatever the lines, every place lies within its page', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const pages = pagesOf(text);
      for (const { page, line, chars } of placesIn(parse(text).memcons)) {
        assert.ok(page >= 1 && page <= pages.length, `page ${page}`);
        if (!chars) continue;
        assert.ok(
          chars[0] >= 0 && chars[0] <= chars[1] && chars[1] <= pages[page - 1]!.text.length,
          `${page}:${line} [${chars.join(', ')}]`,
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever the lines, speakers point at participants and paragraphs have text or a mark', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const { body, participants } of parse(text).memcons)
        for (const block of body) {
          if (block.kind === 'heading') continue;
          if (block.kind !== 'narrative' && block.who !== null)
            assert.ok(participants[block.who], block.speaker);
          for (const { text: words, mark } of block.paragraphs)
            assert.ok(words !== '' || mark !== null || block.kind === 'speech', block.kind);
        }
    }),
    { numRuns: 400 },
  );
});

test('a mark’s place shows what is typed there', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const pages = pagesOf(text);
      for (const { body, subject } of parse(text).memcons) {
        const marks = [
          subject?.mark,
          ...body.flatMap((block) =>
            block.kind === 'heading' ? [] : block.paragraphs.map(({ mark }) => mark),
          ),
        ];
        for (const mark of marks)
          if (mark?.at.chars) assert.equal(pages[mark.at.page - 1]!.text.slice(...mark.at.chars), mark.typed);
      }
    }),
    { numRuns: 400 },
  );
});

test('the copies, the drafter and what is attached have fields of their own', () => {
  const [memcon] = parseMemcons(
    linesOf(
      'MEMORANDUM OF CONVERSATION\n\nSUBJECT:  The Harbor\n\nPARTICIPANTS:  Pat Alder, EUR\n\nCOPIES TO:  EUR, S/S\n            INR\n\n' +
        'Mr. Alder said that the harbor would be closed for another month.\n\n' +
        '                                        Walter Dunphy\n                                        WE/4\n\nAttachments: Tab A - Chart\n             Tab B - Tide tables of the northern harbor\n',
    ),
  ).memcons;
  const texts = (list: Memcon['drafting']): string[] => list.map(({ text }) => text);
  assert.deepEqual(texts(memcon!.distribution), ['EUR, S/S', 'INR']);
  assert.deepEqual(texts(memcon!.drafting), ['Walter Dunphy', 'WE/4']);
  assert.deepEqual(texts(memcon!.attachments), [
    'Attachments: Tab A - Chart',
    'Tab B - Tide tables of the northern harbor',
  ]);
});

test('who prepared the paper is no participant, and a place stands below its hour', () => {
  const [memcon] = parseMemcons(
    linesOf(
      'MEMORANDUM OF CONVERSATION\n\nSUBJECT: The Harbor\n\nDATE, TIME\nAND PLACE:\n\nMay 29, 1997, 11:20 a.m. - 12:00 noon\nCabinet Room, 10 Ferry Street\n\nPARTICIPANTS:\nMinister Holt\nMr. Lind\n\nPrepared by:  Frank Delane, ISA\n\n' +
        'Minister Holt: The harbor would be closed for another month.\n',
    ),
  ).memcons;
  assert.deepEqual(
    memcon!.participants.map(({ name }) => name),
    ['Minister Holt', 'Mr. Lind'],
  );
  assert.deepEqual(
    memcon!.drafting.map(({ text }) => text),
    ['Prepared by: Frank Delane, ISA'],
  );
  assert.deepEqual([memcon!.venue?.text, memcon!.time?.end], ['Cabinet Room, 10 Ferry Street', '12:00']);
});

test('without a blank line between them, prose below a short subject is text', () => {
  const [memcon] = parseMemcons(
    linesOf(
      'TELCON\n28 November 1963\n1515 hours\nPARTICIPANTS: Mr. Scott\nMr. Mann\nSUBJECT: The Ferry\nThere was some talk of the harbor and of the ferry, which was late.\nNobody knew why it was so.\n',
    ),
  ).memcons;
  assert.deepEqual(
    [memcon!.subject?.text, memcon!.date?.iso, memcon!.time?.start],
    ['The Ferry', '1963-11-28', '15:15'],
  );
  assert.equal(memcon!.body.length, 1);
});

test('notes by hand are a memorandum of conversation where the archive’s form says so, a memorandum for the record is none', () => {
  const kinds = (paper: string): string[] =>
    parseMemcons(linesOf(`Identification Form\nRECORD SERIES : ALDER MEMCONS\n\f${paper}`)).memcons.map(
      ({ kind }) => kind,
    );
  assert.deepEqual(kinds('Holt: the harbor is closed for a month\n'), ['memcon']);
  assert.deepEqual(kinds('MEMORANDUM FOR THE RECORD\n\n1. The harbor is closed for a month.\n'), ['other']);
});

test('what follows the closing line is kept as furniture', () => {
  const [memcon] = parseMemcons(
    linesOf(
      'MEMORANDUM OF CONVERSATION\n\nPARTICIPANTS: Pat Alder, EUR\n\nMr. Alder said that the harbor would be closed for another month.\n' +
        '-- End of Conversation --\nP1 National security classified information\n',
    ),
  ).memcons;
  assert.equal(memcon!.closing?.text, '-- End of Conversation --');
  assert.ok(memcon!.furniture.some(({ typed }) => typed.startsWith('P1 National')));
});

test('portion marks before the labels of a head', () => {
  const text =
    'MEMORANDUM OF CONVERSATION\n\n(C) SUBJECT: The Ferry\n(U) DATE: September 24, 2013\n(U) PLACE: Sund Harbor\n\nThe Minister said that he had heard of it and would let us know.\n';
  const [memcon] = parseMemcons(linesOf(text)).memcons;
  assert.deepEqual(
    [memcon?.subject?.text, memcon?.subject?.mark?.level, memcon?.date?.iso, memcon?.venue?.text],
    ['The Ferry', 'C', '2013-09-24', 'Sund Harbor'],
  );
});

const heads: readonly (readonly [
  of: string,
  text: string,
  date: string | null,
  start: string | null,
  venue: string | null,
])[] = [
  [
    'a second field on the line',
    'MEMORANDUM OF CONVERSATION\n\nPLACE: Foreign Office          DATE: February 28, 1966\n',
    '1966-02-28',
    null,
    'Foreign Office',
  ],
  [
    "a stamp's ruins far behind the place",
    'MEMORANDUM OF CONVERSATION\n\nDATE: February 28, 1966\nPLACE: Foreign Office             "4        NS\n',
    '1966-02-28',
    null,
    'Foreign Office',
  ],
  [
    'a pen’s letters far behind the place',
    'MEMORANDUM OF CONVERSATION\n\nDATE: February 28, 1966\nPLACE: Foreign Office           SAY\n',
    '1966-02-28',
    null,
    'Foreign Office',
  ],
  [
    'a pen’s words far right of the place, on the line below',
    `MEMORANDUM OF CONVERSATION\n\nDATE: February 28, 1966\nPLACE: Foreign Office\n${' '.repeat(50)}210) Oe\n`,
    '1966-02-28',
    null,
    'Foreign Office',
  ],
  [
    'a time below the day above the title',
    '                  March 14, 1963\n                  10:42 a.m.\n\nTELEPHONE CALL TO MR. PENFIELD\n',
    '1963-03-14',
    '10:42',
    null,
  ],
  [
    'a day beside the banner',
    'SECRET/SENSITIVE             September 3, 1974\n\nMEMORANDUM FOR THE FILE\n',
    '1974-09-03',
    null,
    null,
  ],
  [
    'a house below the title',
    'MEMORANDUM OF CONVERSATION\n      The White House\n   Thursday, October 19, 1978, 10:00 a.m.\n',
    '1978-10-19',
    '10:00',
    'The White House',
  ],
];
for (const [of, text, date, start, venue] of heads)
  test(`the head: ${of}`, () => {
    const [memcon] = parseMemcons(
      linesOf(`${text}\nThe Minister said that he had heard of it and would let us know before noon.\n`),
    ).memcons;
    assert.deepEqual(
      [memcon?.date?.iso ?? null, memcon?.time?.start ?? null, memcon?.venue?.text ?? null, memcon?.control],
      [date, start, venue, null],
    );
  });

for (const [day, marks] of [
  ['March 5, 1964', 0],
  ['March 5, 1994', 1],
] as const)
  test(`torn ink behind a paragraph of ${day} ${marks === 0 ? 'is no mark' : 'may be a mark'}`, () => {
    const text = `MEMORANDUM OF CONVERSATION\n\nDATE: ${day}\n\nThe harbor would be closed for another month, and nobody minded. f8)\nThe Minister said that he had heard of it and would let us know. +8}\n`;
    const [memcon] = parseMemcons(linesOf(text)).memcons;
    const found = memcon!.body.flatMap((block) =>
      block.kind === 'heading' ? [] : block.paragraphs.filter(({ mark }) => mark !== null),
    );
    assert.equal(Math.min(1, found.length), marks);
  });

test('a remark in brackets, or an office’s sign, makes no text of a line in an edition’s list', () => {
  const { memcons } = parseMemcons(
    linesOf(`Memorandum of Conversation
Washington, June 2, 1961.
SUBJECT
The Ferries of the Strait
PARTICIPANTS
The Representatives of the Countries around the Strait (see attached list)
NEA—Assistant Secretary Pat Alder
EUR–Mr. Kees V. Vos
Mr. Alder thanked the representatives for being willing to come together, and said that the ferries would be discussed once more before the winter set in and the harbors were closed by ice.
`),
  );
  const { participants, body } = memcons[0]!;
  assert.deepEqual(
    participants.map(({ name }) => name),
    [
      'The Representatives of the Countries around the Strait',
      'Assistant Secretary Pat Alder',
      'Mr. Kees V. Vos',
    ],
  );
  assert.equal(body.length, 1);
});

test('lines with a place on a picture are never whole paragraphs, however long they are', () => {
  const text = `Memorandum of Conversation

PARTICIPANTS:   President Alder
                    Oskar Brandt, Director for European Affairs, NSC Staff
                    Dagmar Holt, Deputy Assistant to the President for National Security
                    Affairs
                    Prime Minister Rietveld

DATE:           March 12, 2012

President Alder: I have waited for a long time to speak with you about the ferries to the outer islands, and so

have all of those who live there.
`;
  const onPaper = linesOf(text).map((line, i) => ({
    ...line,
    region: { x: 200, y: 200 + 40 * i, w: 16 * line.text.length, h: 30, dpi: 200 },
  }));
  assert.deepEqual(
    parseMemcons(onPaper).memcons[0]?.participants.map(({ name }) => name),
    ['President Alder', 'Oskar Brandt', 'Dagmar Holt', 'Prime Minister Rietveld'],
  );
});
