import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identity } from './image/matrix.ts';
import { composeText } from './page-text.ts';
import type { PlacedLine, PlacedWord } from './page-text.ts';

const column = 30;
const pitch = 50;

/** Lines as a typewriter sets them, ten letters to the inch at 300 dpi; two spaces and more are kept. */
function typed(rows: readonly string[]): PlacedLine[] {
  return rows
    .map((row, n) =>
      [...row.matchAll(/\S+/g)].map(({ 0: text, index }): PlacedWord => {
        const x0 = 100 + index * column;
        const y1 = 200 + n * pitch;
        return { text, box: { x0, y0: y1 - 30, x1: x0 + text.length * column - 6, y1 } };
      }),
    )
    .filter((line) => line.length > 0);
}

const textOf = (rows: readonly string[]): string => composeText(typed(rows), identity, 300).text;

test('a head, its columns, and paragraphs come out as typed', () => {
  const rows = [
    '              MEMORANDUM OF CONVERSATION',
    '',
    'SUBJECT:      Harbor dues',
    'PARTICIPANTS: The Minister',
    '              The Ambassador',
    '',
    'The Minister: Welcome. We have much to talk about, and',
    'little time for it.',
    '',
    '     The Ambassador thanked him and said that it would do.',
    'He had a list.',
  ];
  assert.equal(textOf(rows), rows.join('\n'));
});

test('a column that wide capitals come close to begins where the lines below it do', () => {
  const rows = typed([
    'SUBJECT:       Harbor dues',
    'PARTICIPANTS:  The Minister',
    '               The Ambassador',
  ]);
  const [subject, participants, below] = rows as [PlacedLine, PlacedLine, PlacedLine];
  // The label as a proportional face sets it, half a column from the value.
  const [label, ...value] = participants;
  const close = value[0]!.box.x0 - column / 2;
  const wide = { ...label!, text: 'PARTICIPANT:', box: { ...label!.box, x1: close } };
  const { text } = composeText([subject, [wide, ...value], below], identity, 300);
  const columns = text.split('\n').map((line) => line.search(/Harbor|The/));
  assert.deepEqual(columns, [15, 15, 15]);
});

test('speeches of one line do not hide that empty lines part them', () => {
  const rows = [
    'A: Good morning.',
    '',
    'B: Good morning.',
    '',
    'A: Shall we?',
    '',
    'B: Let us begin',
    'at once.',
  ];
  rows.push('', 'A: Then the harbor', 'comes first.');
  assert.equal(textOf(rows), rows.join('\n'));
});

test('a pen’s line below words parts no lines', () => {
  const rows = [
    'SUBJECT:      Talk with the Veldish',
    '              Chancellor Holt',
    '',
    'PARTICIPANTS: The Minister',
    '              The Ambassador',
    '              Nora Alder',
  ];
  const underlined = typed(rows).map((row, n) =>
    n === 1 ? row.map(({ text, box }) => ({ text, box: { ...box, y1: box.y1 + 24 } })) : row,
  );
  assert.equal(composeText(underlined, identity, 300).text, rows.join('\n'));
});

test('double spacing is no paragraph', () => {
  const rows = ['One line of the text', '', 'and another of it', '', 'and the third one.'];
  assert.equal(textOf(rows), rows.filter((row) => row !== '').join('\n'));
});

test('initials beside the text keep their distance on a page with few of them, and dirt in the margin has none', () => {
  const line = '         of what the harbor board had said to him';
  const rows = [
    line,
    line,
    'cs       Well, we have to see.',
    line,
    line,
    line,
    'Ye       Yes, and soon.',
    ...Array.from({ length: 24 }, () => line),
  ];
  const columns = (text: string): number[] => text.split('\n').map((row) => row.search(/of|Well|Yes/));
  assert.deepEqual(new Set(columns(textOf(rows))), new Set([9]));
  const dirty = rows.map((row) => row.replace(/^(?:cs|Ye)/, 'l '));
  assert.deepEqual(new Set(columns(textOf(dirty))), new Set([0, 2]));
});

test('a stroke in the margin does not push its line in', () => {
  const rows = typed(['The first line here', 'the second line here', 'the third line here']);
  const stroke: PlacedWord = { text: '|', box: { x0: 4, y0: 220, x1: 8, y1: 250 } };
  const { text } = composeText([rows[0]!, [stroke, ...rows[1]!], rows[2]!], identity, 300);
  assert.equal(text, 'The first line here\n| the second line here\nthe third line here');
});

test('a word’s span holds its text, and its region its box', () => {
  const row = fc.stringMatching(/^ {0,6}[A-Za-z.]{1,9}(?: {1,5}[A-Za-z.]{1,9}){0,5}$/);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const lines = typed(rows);
      const { text, words } = composeText(lines, identity, 300);
      const placed = lines.flat();
      assert.equal(words.length, placed.length);
      for (const [i, { chars, region }] of words.entries()) {
        assert.equal(text.slice(...chars), placed[i]!.text);
        const { x0, y0, x1, y1 } = placed[i]!.box;
        assert.deepEqual(region, { x: x0, y: y0, w: x1 - x0, h: y1 - y0, dpi: 300 });
      }
      assert.deepEqual(
        text.split(/\n+/).map((line) => line.replace(/ +/g, ' ').trim()),
        lines.length === 0 ? [''] : lines.map((line) => line.map((word) => word.text).join(' ')),
      );
    }),
  );
});
