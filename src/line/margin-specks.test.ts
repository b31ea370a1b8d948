import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MarkOnImage, Page, Word } from '../model/page.ts';
import { rejoin } from '../model/line.ts';
import { assignRoles } from './index.ts';

/** One line of words, each with the confidence that the engine gave it; columns are 20 pixels wide at 300 dpi. */
function readWords(
  line: readonly (readonly [text: string, column: number, confidence: number])[],
  mark?: number,
) {
  let text = '';
  const words = line.map(([word, column, confidence]): Word => {
    text = text.padEnd(column) + word;
    const region = { x: column * 20, y: 100, w: word.length * 20, h: 30, dpi: 300 };
    return { chars: [column, column + word.length], region, confidence };
  });
  const marks: MarkOnImage[] =
    mark === undefined
      ? []
      : [
          {
            region: { x: mark * 20, y: 100, w: 60, h: 30, dpi: 300 },
            level: 'C',
            confidence: 0.99,
            levels: [{ level: 'C', probability: 0.99 }],
            struck: true,
            struckConfidence: 0.9,
          },
        ];
  const image = { width: 2550, height: 3300, dpi: 300 };
  const page: Page = { number: 1, text, begins: { by: 'file', confidence: 1 }, words, marks, image };
  const lines = assignRoles([page]);
  assert.equal(rejoin(lines), text);
  return lines[0]!.text;
}

test('dirt read as a letter or two without being sure, far from the text, is not read', () => {
  assert.equal(
    readWords([
      ['oo', 0, 0.1],
      ['The', 10, 0.95],
      ['harbor.', 14, 0.95],
      ['=.', 30, 0.3],
      ['Sr', 38, 0.05],
    ]),
    'The harbor.',
  );
});

test('what is near the text, sure, or a mark that the picture shows stays', () => {
  const text = [
    ['The', 0, 0.95],
    ['harbor.', 4, 0.95],
  ] as const;
  assert.equal(readWords([...text, ['oo', 13, 0.1]]), 'The harbor.  oo');
  assert.equal(readWords([...text, ['(b)', 30, 0.1]]), `${'The harbor.'.padEnd(30)}(b)`);
  assert.equal(readWords([...text, ['17', 30, 0.95]]), `${'The harbor.'.padEnd(30)}17`);
  assert.equal(readWords([...text, ['+6', 30, 0.1]], 30), `${'The harbor.'.padEnd(30)}+6`);
  // Part of a struck banner looks like a mark.
  assert.equal(readWords([...text, ['Lhmpntia', 30, 0]], 30), 'The harbor.');
});

test('an initial before the text may be a label', () => {
  const line = [
    ['Y', 0, 0.3],
    ['The', 10, 0.95],
    ['harbor.', 14, 0.95],
  ] as const;
  assert.equal(readWords(line), `${'Y'.padEnd(10)}The harbor.`);
});

test('a line of nothing else stays as it is', () => {
  assert.equal(
    readWords([
      ['oo', 0, 0.1],
      ['Sr', 20, 0.1],
    ]),
    `${'oo'.padEnd(20)}Sr`,
  );
});
