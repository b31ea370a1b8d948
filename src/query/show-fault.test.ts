import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from './parse.ts';
import { showFault } from './show-fault.ts';

function shown(text: string): string {
  const result = parseQuery(text);
  return 'fault' in result ? showFault(text, result.fault) : '';
}

test('the caret stands under the fault', () => {
  assert.equal(
    shown('ferry kind:cable'),
    '“cable” is nothing that kind: takes (one of the kinds): telcon, memcon, other\n' +
      '  ferry kind:cable\n' +
      '             ^^^^^\n',
  );
});

test('wide letters and line ends keep the caret in its place', () => {
  assert.match(shown('港\n港 ('), /\n {2}港 港 \(\n {2} {6}\^\n$/);
});

test('of a long query the part around the fault is shown', () => {
  const lines = shown(`${'ferry '.repeat(50)}kind:cable ${'dues '.repeat(30)}`).split('\n');
  assert.match(lines[1]!, /^ {2}…[a-z ]*kind:cable [a-z ]*…$/);
  assert.equal(lines[2]!.indexOf('^'), lines[1]!.indexOf('cable'));
});

test('what a terminal would obey is not printed', () => {
  assert.ok(!shown('ferry \u001b[2J (').includes('\u001b'));
});
