import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignRoles } from '../line/index.ts';
import type { Line } from '../model/line.ts';
import { findMarginCode, isLowerHalf } from './margin-codes.ts';
import { parseMemcons } from './index.ts';

const linesOf = (text: string): Line[] =>
  assignRoles([{ number: 1, text, begins: { by: 'file', confidence: 1 } }]).filter(
    (line) => line.text !== '',
  );

test('a code in the margin, whole or in two halves', () => {
  const [first, second, third] = linesOf(
    'for your support.          (b)\n(1)\nKing Orsolo: We agree.     (b)(1)',
  );
  assert.equal(findMarginCode(first!, second)?.code, '(b)(1)');
  assert.equal(findMarginCode(first!, second)?.before, 17);
  assert.ok(isLowerHalf(second!, first));
  assert.equal(findMarginCode(third!, undefined)?.code, '(b)(1)');
});

test('a half torn is known by the other one under it', () => {
  const under = ' '.repeat(30);
  const [first, second, other] = linesOf(`for your support.             (1)\n${under}(1)\n(2)`);
  assert.equal(findMarginCode(first!, second)?.code, '(b)(1)');
  assert.ok(isLowerHalf(second!, first));
  assert.equal(findMarginCode(first!, other), null);
  assert.ok(!isLowerHalf(other!, first));
});

test('a clause of a list is no code', () => {
  const [first, second] = linesOf('It depends on (b)\nWe shall see.');
  assert.equal(findMarginCode(first!, second), null);
  assert.ok(!isLowerHalf(second!, first));
});

test('the code becomes an excision of its paragraph and leaves the text', () => {
  const text =
    'MEMORANDUM OF CONVERSATION\nSUBJECT: Talk with King Orsolo\nPARTICIPANTS: The President\nKing Orsolo\n\nPresident: I am very grateful for your support\nin this matter.                          (b)\n(1)\n\nKing Orsolo: We have done our duty and will do more.\n\nPresident: Thank you for that.\n';
  const [memcon] = parseMemcons(
    assignRoles([{ number: 1, text, begins: { by: 'file', confidence: 1 } }]),
  ).memcons;
  const [block] = memcon!.body;
  assert.ok(block?.kind === 'speech');
  assert.equal(block.paragraphs[0]!.text, 'I am very grateful for your support in this matter.');
  assert.deepEqual(
    block.paragraphs[0]!.excisions.map(({ code }) => code),
    ['(b)(1)'],
  );
});
