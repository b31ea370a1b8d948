import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wantsColour, widthOf } from './terminal.ts';

test('a terminal gets colour, a pipe and a dumb terminal do not', () => {
  assert.equal(wantsColour({ isTTY: true }, {}), true);
  assert.equal(wantsColour({}, {}), false);
  assert.equal(wantsColour({ isTTY: true }, { TERM: 'dumb' }), false);
});

test('NO_COLOR wins over FORCE_COLOR, which wins over the stream', () => {
  assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '1', FORCE_COLOR: '1' }), false);
  assert.equal(wantsColour({ isTTY: true }, { NO_COLOR: '' }), true);
  assert.equal(wantsColour({}, { FORCE_COLOR: '1' }), true);
  assert.equal(wantsColour({ isTTY: true }, { FORCE_COLOR: '0' }), false);
});

test('the width is the terminal’s, else what COLUMNS says, else 80', () => {
  assert.equal(widthOf({ columns: 120 }, { COLUMNS: '60' }), 120);
  assert.equal(widthOf({}, { COLUMNS: '60' }), 60);
  assert.equal(widthOf({}, { COLUMNS: 'wide' }), 80);
  assert.equal(widthOf({}, {}), 80);
  assert.equal(widthOf({ columns: 0 }, {}), 80);
});
