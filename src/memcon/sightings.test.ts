import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedPage, type SeenMark } from '../../test/support/marked-page.ts';
import { assignRoles } from '../line/index.ts';
import type { Paragraph } from '../model/body.ts';
import { readBody } from './body.ts';
import { parseMemcons } from './index.ts';
import type { Paper } from './paragraphs.ts';
import { linesOfOverlays } from './release.ts';

const linesOf = (text: string, marks: readonly SeenMark[]): ReturnType<typeof assignRoles> =>
  assignRoles([markedPage(text, marks)]).flatMap((line) =>
    line.text === '' ? [] : [{ ...line, role: 'body' as const }],
  );

/** Paragraphs of the body as `speaker | level text`, a struck level with a stroke behind it. */
function read(text: string, marks: readonly SeenMark[]): string[] {
  return paragraphsOf(text, marks).map(([speaker, { text: words, mark }]) =>
    [speaker, mark && `${mark.level ?? '?'}${mark.struck ? '/' : ''}`, words].filter(Boolean).join(' | '),
  );
}

function paragraphsOf(
  text: string,
  marks: readonly SeenMark[],
  paper?: Paper,
): (readonly [string, Paragraph])[] {
  return readBody(linesOf(text, marks), [], 'Meeting with Mr. Brandt', paper).blocks.flatMap((block) =>
    block.kind === 'heading'
      ? []
      : block.paragraphs.map(
          (paragraph) => [block.kind === 'speech' ? block.speaker : '', paragraph] as const,
        ),
  );
}

const full = 'He said that the harbor would be closed for another month, and that';

test('a line that opens a speech and ends in a mark is no title, and a torn caveat no drafter', () => {
  const text = `The President: We agree. +8}\n${full}\nhe did not mind.\n(S/NFY\nThe ferry would go round. (U)`;
  const [memcon] = parseMemcons(
    linesOf(text, [
      [25 * 20, 0, 'S'],
      [0, 150, 'S'],
    ]),
  ).memcons;
  assert.deepEqual([memcon!.title, memcon!.drafting], [null, []]);
});

test('marks that the picture surely shows say more than a date from before there were any, if they are several', () => {
  const text = `${full}\nhe did not mind.\n~L\n${full} it would open.\n>\nNobody asked again.\n<8`;
  const marks: SeenMark[] = [
    [0, 100, 'C'],
    [0, 200, 'S'],
    [0, 300, 'C'],
  ];
  const early: Paper = { edition: false, marked: false };
  const levels = (some: readonly SeenMark[]): (string | null)[] =>
    paragraphsOf(text, some, early).map(([, { mark }]) => mark?.level ?? null);
  assert.deepEqual(levels(marks), ['C', 'S', 'C']);
  assert.ok(levels(marks.slice(1)).every((level) => level === null));
  const faint = marks.map(([x, y, level]) => [x, y, level, { confidence: 0.9 }] as const);
  assert.ok(levels(faint).every((level) => level === null));
});

test('what a stroke left behind a mark alone on its line is part of it', () => {
  const text = `${full}\nhe did not mind.\n> A\nThe ferry would go round. (U)`;
  assert.deepEqual(read(text, [[0, 100, 'C']]), [
    `C/ | ${full} he did not mind.`,
    'U | The ferry would go round.',
  ]);
});

test('a mark far behind which a stamp stands closes its line, and the stamp is none of the text', () => {
  const text = `${full}\nhe did not mind. {6           ATE: March 0>\nThe ferry would go round. (U)`;
  const marks: SeenMark[] = [[17 * 20, 50, 'C']];
  assert.deepEqual(read(text, marks), [`C/ | ${full} he did not mind.`, 'U | The ferry would go round.']);
  assert.deepEqual(
    linesOfOverlays(linesOf(text, marks)).map((line) => line.text),
    ['ATE: March 0>'],
  );
});

test('what stands near the mark, or is a sentence, is no stamp', () => {
  for (const rest of ['  and so on', '      and then the ferry went round'])
    assert.deepEqual(linesOfOverlays(linesOf(`We agreed on the ice. (C)${rest}`, [[22 * 20, 0, 'C']])), []);
});

test('a torn mark alone beside a stamp belongs to the text above', () => {
  const text = `${full}\nhe did not mind.\nEE               Oly,\nThe ferry would go round. (U)`;
  assert.deepEqual(read(text, [[0, 100, 'C']]), [
    `C/ | ${full} he did not mind.`,
    'U | The ferry would go round.',
  ]);
});

test('a mark that is read without a fault is struck only if the picture is sure of the stroke, and stands where it shows it', () => {
  const struck = { struck: true, struckConfidence: 0.6 };
  const text = 'We agreed on the ice. (C)\nThey did not. (C)\nThe ferry went round. (C)';
  const marks: SeenMark[] = [
    [22 * 20, 0, 'C', struck],
    [14 * 20, 50, 'C', { struck: true, struckConfidence: 0.9 }],
    [22 * 20, 100, 'C', struck],
  ];
  const found = paragraphsOf(text, marks).map(([, { mark }]) => mark!);
  assert.deepEqual(
    found.map((mark) => mark.struck),
    [false, true, false],
  );
  assert.deepEqual(
    found.map(({ at }) => at.region!.x),
    [440, 280, 440],
  );
});

const leading = [
  'THE MINISTER: (U) The harbor will open in the spring, as we said before.',
  'MR. BRANDT: (U) Has the council agreed to it, or will it wait for us?',
  'THE MINISTER: (U) It will meet on Monday and say what it thinks of it.',
  'MR. BRANDT: (U) That is good news for all of us who wait for the boats.',
];

test('a stroke that runs from a label through the mark into the text tears neither off', () => {
  const text = [...leading, "THE MINISTER=SA¥E'We shall see what the council says about the boats."].join(
    '\n',
  );
  const marks: SeenMark[] = [[13 * 20, 200, 'S', { confidence: 0.5 }]];
  const last = read(text, marks).at(-1)!;
  assert.match(last, /^THE MINISTER \| S\/ \| .*shall see what the council says/);
});

test('a mark before a portion is found behind a speck at the margin, which is none of the text', () => {
  const text = [...leading, 'Co (F8¢7 As you know, the boats are ready to sail before the summer.'].join(
    '\n',
  );
  const marks: SeenMark[] = [[3 * 20, 200, 'TS']];
  assert.match(read(text, marks).at(-1)!, /TS\/ \| As you know, the boats/);
});

test('a label that nothing tells stays in the text and does not hide the mark behind it', () => {
  const text = [...leading, 'THZ ZREZSICENT:   (3S) The boats are ready to sail before the summer.'].join(
    '\n',
  );
  const marks: SeenMark[] = [[18 * 20, 200, 'S', { struck: false }]];
  assert.match(
    read(text, marks).at(-1)!,
    /S \| THZ ZREZSICENT:\s+The boats are ready to sail before the summer\.$/,
  );
  // No sentence is a label.
  const asked = [...leading, 'He asked when, and said so:   (3S) The boats are ready to sail.'].join('\n');
  assert.doesNotMatch(read(asked, [[30 * 20, 200, 'S']]).at(-1)!, /S\/ \| The boats/);
});

test('a mark that reads as one closes its line beside dirt, however unsure the picture is', () => {
  const text = `${full}\nhe did not mind.\n(C)       B     Ce              CT         oo\nThe ferry went. (U)`;
  assert.deepEqual(read(text, [[0, 100, 'C', { confidence: 0.4, struck: false }]]), [
    `C | ${full} he did not mind.`,
    'U | The ferry went.',
  ]);
});
