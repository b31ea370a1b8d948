import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkOnImage, Page, Word } from '../model/page.ts';
import { rejoin, type Line } from '../model/line.ts';
import { assignRoles } from './index.ts';

const column = 20;
const edge = 300;

interface Typed {
  readonly text: string;
  /** Columns from the edge of the text; the margin is left of it. */
  readonly column: number;
  readonly confidence?: number;
}

/**
 * A page as an engine reads it, 300 dpi, leaning to the right by so many pixels a line. Words left of the edge take no room
 * in the text, as in a page's text made of its words.
 */
function readPage(
  rows: readonly (readonly Typed[])[],
  lean = 0,
  marks: readonly MarkOnImage[] = [],
): readonly Line[] {
  let text = '';
  const words: Word[] = [];
  for (const [i, row] of rows.entries()) {
    if (i > 0) text += '\n';
    let at = 0;
    for (const [k, part] of row.entries()) {
      text += ' '.repeat(Math.max(k > 0 ? 1 : 0, part.column - at));
      for (const [n, word] of part.text.split(' ').entries()) {
        if (n > 0) text += ' ';
        const behind = part.text.split(' ').slice(0, n).join(' ').length + (n > 0 ? 1 : 0);
        words.push({
          chars: [text.length, text.length + word.length],
          region: {
            x: edge + lean * i + (part.column + behind) * column,
            y: 400 + 50 * i,
            w: (word.length - 0.2) * column,
            h: 30,
            dpi: 300,
          },
          confidence: part.confidence ?? 0.95,
        });
        text += word;
      }
      at = Math.max(0, part.column + part.text.length);
    }
  }
  const image = { width: 2550, height: 3300, dpi: 300 };
  const page: Page = { number: 1, text, begins: { by: 'file', confidence: 1 }, words, marks, image };
  const lines = assignRoles([page]);
  assert.equal(rejoin(lines), text);
  return lines;
}

const running: readonly (readonly Typed[])[] = [
  'The harbor will open on Monday if',
  'the pilots agree to the hours that',
  'were discussed at the last meeting',
  'with the owners of the two ferries',
  'and of the yard behind the island.',
].map((text) => [{ text, column: 0 }]);

for (const lean of [0, 3, -3])
  test(`a punch hole left of the text is not read, however sure; the line leans ${String(lean)}`, () => {
    const lines = readPage(
      [
        ...running,
        [
          { text: 'Co', column: -12 },
          { text: 'DATE, TIME March 8, 1997', column: 0 },
        ],
        [{ text: 'AND PLACE Oval Office', column: 0 }],
      ],
      lean,
    );
    assert.equal(lines[5]!.text, 'DATE, TIME March 8, 1997');
    assert.equal(lines[5]!.indent, 0);
    assert.equal(lines[5]!.region!.x, edge + lean * 5);
  });

test('a line behind dirt is set in as far as its text', () => {
  const lines = readPage([
    ...running,
    [
      { text: 'oo', column: -12, confidence: 0.9 },
      { text: 'Colin Thackeray, Minister', column: 20 },
    ],
    [{ text: 'Dale Overby, Ambassador', column: 20 }],
  ]);
  assert.deepEqual(
    lines.slice(5).map(({ text, indent }) => [text, indent]),
    [
      ['Colin Thackeray, Minister', 20],
      ['Dale Overby, Ambassador', 20],
    ],
  );
});

test('labels and numbers that hang beside the text stay', () => {
  const lines = readPage([
    ...running,
    [
      { text: 'H:', column: -5 },
      { text: 'The harbor is open.', column: 0 },
    ],
    [
      { text: '2.', column: -5 },
      { text: 'The ferries sail again.', column: 0 },
    ],
  ]);
  assert.deepEqual(
    lines.slice(5).map(({ text }) => text.split(' ')[0]),
    ['H:', '2.'],
  );
});

test('handwriting far behind the text is not read, a sure column is', () => {
  const behind = (confidence: number): string =>
    readPage([
      ...running,
      [
        { text: 'Halloran-Ostrander One-on-One', column: 0 },
        { text: '20M - 0943 (1.0', column: 45, confidence },
      ],
    ])[5]!.text;
  assert.equal(behind(0.3), 'Halloran-Ostrander One-on-One');
  assert.match(behind(0.9), /One-on-One\s+20M - 0943 \(1\.0$/);
});

test('a case number by hand below a release stamp is not read, however well', () => {
  const read = (above: string): string =>
    readPage([
      [{ text: above, column: 44 }],
      [
        { text: 'Halloran-Ostrander One-on-One', column: 0 },
        { text: '2014 - 0943', column: 45, confidence: 0.65 },
      ],
      ...running,
    ])[1]!.text;
  assert.equal(read('PER E.O. 13526'), 'Halloran-Ostrander One-on-One');
  assert.match(read('The harbor'), /2014 - 0943$/);
});

test('what was taken off a line holds no mark that the picture hardly shows', () => {
  const marksOn = (confidence: number): readonly (readonly [number, number])[] => {
    const mark: MarkOnImage = {
      region: { x: edge + 45 * column, y: 400 + 50 * running.length, w: 40, h: 30, dpi: 300 },
      level: 'U',
      confidence,
      levels: [{ level: 'U', probability: confidence }],
      struck: false,
      struckConfidence: 0.9,
    };
    const row = [
      { text: 'We agreed on the ice.', column: 0 },
      { text: 'VV.', column: 45, confidence: 0.2 },
    ];
    return readPage([...running, row], 0, [mark])
      .at(-1)!
      .marks!.map(({ span }) => span);
  };
  assert.deepEqual(marksOn(0.3), []);
  assert.equal(marksOn(0.9).length, 1);
});

test('a release stamp’s own next line stays, however faint', () => {
  const [, second] = readPage([
    [{ text: 'DECLASSIFIED', column: 44 }],
    [
      { text: 'Halloran-Ostrander One-on-One', column: 0 },
      { text: 'PER E.O. 13526', column: 45, confidence: 0.4 },
    ],
    ...running,
  ]);
  assert.match(second!.text, /PER E\.O\. 13526$/);
});

test('lines whose letters were guessed are noise at the edge of a page that was read well', () => {
  const guess = [{ text: 'Shere was read here once', column: 12, confidence: 0.2 }];
  const roles = (rows: readonly (readonly Typed[])[]): string[] => readPage(rows).map(({ role }) => role);
  assert.equal(roles([guess, ...running])[0], 'noise');
  assert.equal(roles([...running, guess]).at(-1), 'noise');
  assert.equal(roles([...running.slice(0, 3), guess, ...running.slice(3)])[3], 'body');
  const faint = running.map(([line]) => [{ ...line!, confidence: 0.5 }]);
  assert.equal(roles([guess, ...faint])[0], 'body');
});
