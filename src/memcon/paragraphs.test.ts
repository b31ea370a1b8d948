import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf } from '../../test/support/lines.ts';
import { readBody } from './body.ts';
import type { Paper } from './paragraphs.ts';

/** The body as one string a paragraph: speaker, mark, text. */
function read(text: string, paper?: Paper): string[] {
  return readBody(bodyOf(text), [], 'Meeting with Mr. Oskar Brandt', paper).blocks.flatMap((block) => {
    if (block.kind === 'heading') return [`# ${block.text}`];
    const speaker =
      block.kind === 'narrative' ? '' : `${block.speaker}${block.kind === 'reported' ? '*' : ''} | `;
    return block.paragraphs.map(
      ({ text: words, mark }) =>
        `${speaker}${mark ? `(${mark.level ?? '?'}${mark.struck ? '-' : ''}) ` : ''}${words}`,
    );
  });
}

const full = 'He said that the harbor would be closed for another month, and that';

const cases: readonly { readonly of: string; readonly text: string; readonly expected: readonly string[] }[] =
  [
    {
      of: 'a mark closes a paragraph',
      text: `${full}\nhe did not mind. (C)\nThe ferry would go round. (U)\nNobody had asked. (C)`,
      expected: [`(C) ${full} he did not mind.`, '(U) The ferry would go round.', '(C) Nobody had asked.'],
    },
    {
      of: 'a short last line with its mark loses nothing',
      text: `${full} he would take\nit.  (U)\n${full} he would leave\nthem.  (C)`,
      expected: [`(U) ${full} he would take it.`, `(C) ${full} he would leave them.`],
    },
    {
      of: 'a mark on a line of its own belongs to the text above',
      text: `${full} he knew. (C)\nGive me ten days.\n(C)\nNo. (U)`,
      expected: [`(C) ${full} he knew.`, '(C) Give me ten days.', '(U) No.'],
    },
    {
      of: 'leading marks stand behind the label',
      text: 'The President:  (U) Welcome.\nPrime Minister Alder:  (C) It is nearer to half.\n(C/NF) On the cable I am more cheerful.\nThe President:  (U) Good.',
      expected: [
        'The President | (U) Welcome.',
        'Prime Minister Alder | (C) It is nearer to half.',
        'Prime Minister Alder | (C) On the cable I am more cheerful.',
        'The President | (U) Good.',
      ],
    },
    {
      of: 'leading marks stand before the label',
      text: '(U) The President:  Welcome.\n(C) Prime Minister Alder:  It is nearer to half.\n(C/NF) On the cable I am more cheerful.\n(U) The President:  Good.',
      expected: [
        'The President | (U) Welcome.',
        'Prime Minister Alder | (C) It is nearer to half.',
        'Prime Minister Alder | (C) On the cable I am more cheerful.',
        'The President | (U) Good.',
      ],
    },
    {
      of: 'marks stand behind the numbers',
      text: `1. (S/NF) ${full}\nhe did not mind.\n2. (C) Nobody had asked. It was late.\n`,
      expected: [`(S) 1. ${full} he did not mind.`, '(C) 2. Nobody had asked. It was late.'],
    },
    {
      of: 'struck marks of the source',
      text: 'The President: One. ~~(C)~~\nPresident Alder: Two. ~~(S)~~\nThe President: Three. (U)',
      expected: ['The President | (C-) One.', 'President Alder | (S-) Two.', 'The President | (U) Three.'],
    },
    {
      of: 'among sound marks an acronym and a clause’s letter are no marks',
      text: `${full} it was so. (C)\n${full} would not send crews. JCS\nwill prepare an estimate. (S)\nNobody minded. (U)\nIt was late. (C)`,
      expected: [
        `(C) ${full} it was so.`,
        `(S) ${full} would not send crews. JCS will prepare an estimate.`,
        '(U) Nobody minded.',
        '(C) It was late.',
      ],
    },
    {
      of: 'one letter in sound brackets among unstruck marks is a misread mark',
      text: 'The President: One. (S)\nPresident Alder: Two. (S)\nThe President: Three. (5)\nPresident Alder: Four. (U)',
      expected: [
        'The President | (S) One.',
        'President Alder | (S) Two.',
        'The President | (S) Three.',
        'President Alder | (U) Four.',
      ],
    },
    {
      of: 'a paragraph crosses a page inside its sentence',
      text: `${full} and after some\f further thought he agreed to wait.`,
      expected: [`${full} and after some further thought he agreed to wait.`],
    },
    {
      of: 'a code at the end of an excision is no mark',
      text: 'President:  Is it open?\nStrand:  It is still open. [1 paragraph (6 lines) withheld,\n1.4(b)]\nPresident:  Fine. Strand, go.\nStrand:  I will.',
      expected: [
        'President | Is it open?',
        'Strand | It is still open. [1 paragraph (6 lines) withheld, 1.4(b)]',
        'President | Fine. Strand, go.',
        'Strand | I will.',
      ],
    },
    {
      of: 'reports of numbered paragraphs; abbreviations end no sentence',
      text: `1.  Mr. Vos asked whether ${full}\nhe knew of it.\n\n2.  Brandt said that ${full}\nhe did not.\n\n3.  There followed a discussion of the\nharbor.`,
      expected: [
        `Mr. Vos* | 1. Mr. Vos asked whether ${full} he knew of it.`,
        `Brandt* | 2. Brandt said that ${full} he did not.`,
        '3. There followed a discussion of the harbor.',
      ],
    },
    {
      of: 'the next number begins the next paragraph behind a full stop that was read as a comma',
      text: `1, The lights were put out when ${full}\nhe left them,\n\n2. Nobody had asked when ${full}\nhe came with ${full}\n\n9. Kade Street, his old address.`,
      expected: [
        `1, The lights were put out when ${full} he left them,`,
        `2. Nobody had asked when ${full} he came with ${full} 9. Kade Street, his old address.`,
      ],
    },
    {
      of: 'a telegram in capitals has no headings by capitals, and its reporters are found',
      text: 'THE SECRETARY SAID HE WAS CALLING ABOUT THE REPORTS THAT\nTHE LIGHTSHIP HAD BEEN\nTAKEN UNDER TOW.  HE ASKED WHETHER THE CREW WAS SAFE.\n\nFM DE GRAAF REPLIED THAT THE CREW OF FOUR WAS IN GOOD\nHEALTH AND HAD BEEN GIVEN BREAKFAST.',
      expected: [
        'THE SECRETARY* | THE SECRETARY SAID HE WAS CALLING ABOUT THE REPORTS THAT THE LIGHTSHIP HAD BEEN TAKEN UNDER TOW. HE ASKED WHETHER THE CREW WAS SAFE.',
        'FM DE GRAAF* | FM DE GRAAF REPLIED THAT THE CREW OF FOUR WAS IN GOOD HEALTH AND HAD BEEN GIVEN BREAKFAST.',
      ],
    },
    {
      of: 'a heading and a document’s symbol',
      text: `KVD MC–3\nTHE NORTHERN HARBOR\n${full} ${full} he had no more to say.\n\n${full} ${full} nobody else had.`,
      expected: [
        '# KVD MC–3',
        '# THE NORTHERN HARBOR',
        `${full} ${full} he had no more to say.`,
        `${full} ${full} nobody else had.`,
      ],
    },
  ];
for (const { of, text, expected } of cases)
  test(`paragraphs: ${of}`, () => {
    assert.deepEqual(read(text), expected);
  });

const long = `${full} he had told the others so more than once before the ice came,`;

const edition: readonly (readonly [of: string, text: string, expected: readonly string[]])[] = [
  [
    'a number on a line of its own belongs to the next',
    `${long} it was agreed:\na.\n${long} they would draft it.\n(2)\n${long} they would sign it.`,
    [`${long} it was agreed:`, `a. ${long} they would draft it.`, `(2) ${long} they would sign it.`],
  ],
  [
    'items in small letters begin paragraphs',
    `${long} these were:\n(1) by quotas on all that came into the harbor from the north\n(2) by a tariff, and\nc) that it would pass.`,
    [
      `${long} these were:`,
      '(1) by quotas on all that came into the harbor from the north',
      '(2) by a tariff, and',
      'c) that it would pass.',
    ],
  ],
  [
    "an editor's bracket stands alone",
    `${long} he knew,\n[Omitted here is discussion of the ferry.]\n${long} he did not say.`,
    [`${long} he knew,`, '[Omitted here is discussion of the ferry.]', `${long} he did not say.`],
  ],
];
for (const [of, text, expected] of edition)
  test(`paragraphs of an edition: ${of}`, () => {
    assert.deepEqual(read(text, { edition: true, marked: true }), expected);
  });

test('before there were portion marks torn ink is none, and a sound one still is', () => {
  const text = `${full} he knew of it. +8}\n${full} he did not say. (C)`;
  assert.deepEqual(read(text, { edition: false, marked: false }), [
    `(C) ${full} he knew of it. +8} ${full} he did not say.`,
  ]);
  // Two sound ones say more than the paper's date.
  const marked = `${text}\n${full} nobody asked. (C)`;
  assert.deepEqual(read(marked, { edition: false, marked: false }), [
    `(S-) ${full} he knew of it.`,
    `(C) ${full} he did not say.`,
    `(C) ${full} nobody asked.`,
  ]);
});

test('a line that a mark was left out of is one line as typed', () => {
  const { blocks } = readBody(bodyOf(`1. (C) ${full}\nhe knew.\n2. (C) So did we.`), [], '');
  assert.deepEqual(
    blocks.flatMap((block) => (block.kind === 'heading' ? [] : block.paragraphs.map(({ typed }) => typed))),
    [`1. ${full}\nhe knew.`, '2. So did we.'],
  );
});

for (const [sentence, speaker] of [
  ['Foreign Minister al-Mansuri asked when it would go.', 'Foreign Minister al-Mansuri'],
  ['President Örkényi said no.', 'President Örkényi'],
  ['This said enough to the General. This was plain.', null],
] as const)
  test(`"${sentence}" reports ${speaker ?? 'nobody'}`, () => {
    const [block] = readBody(bodyOf(sentence), [], '').blocks;
    assert.equal(block?.kind === 'reported' ? block.speaker : null, speaker);
  });

test('a mark is typed as the source shows it', () => {
  const { blocks } = readBody(bodyOf('The President: One. ~~(C)~~\nPresident Alder: Two. (S)'), [], '');
  assert.deepEqual(
    blocks.flatMap((block) =>
      block.kind === 'heading' ? [] : block.paragraphs.map(({ mark }) => mark?.typed),
    ),
    ['~~(C)~~', '(S)'],
  );
});

test('a stage direction and an excision have their places', () => {
  const text = 'The President: (laughs) Well. [2 lines withheld, 1.4(c)] So.\nPresident Alder: Yes.';
  const [first] = readBody(bodyOf(text), [], '').blocks;
  assert.ok(first?.kind === 'speech');
  const [{ incidents, excisions }] = first.paragraphs as [(typeof first.paragraphs)[number]];
  for (const { text: words, at } of incidents) assert.equal(text.slice(...at.chars!), words);
  for (const { typed, at } of excisions) assert.equal(text.slice(...at.chars!), typed);
  assert.deepEqual([incidents.length, excisions.length], [1, 1]);
});
