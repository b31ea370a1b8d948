import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { toJson } from './json-text.ts';
import { visible } from './visible.ts';

test('escape sequences are shown, not sent', () => {
  assert.equal(visible('a\u001b[31mb'), 'a␛[31mb');
  assert.equal(visible('a\u0007\u0000\u007f'), 'a␇␀␡');
});

test('C1 controls and direction marks are replaced', () => {
  assert.equal(visible('\u009b31m'), '�31m');
  assert.equal(visible('a\u202eb\u2066c'), 'a�b�c');
});

test('white space is one space, other text stays', () => {
  assert.equal(visible('one\r\n\ttwo\fthree'), 'one two three');
  assert.equal(visible('Çelik — “naïve” 😀'), 'Çelik — “naïve” 😀');
});

test('no text leaves a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.doesNotMatch(visible(text), /\p{Cc}/u);
    }),
  );
});

test('JSON text has no raw control character and parses to the same value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = toJson({ text });
      assert.doesNotMatch(json, /\p{Cc}/u);
      assert.deepEqual(JSON.parse(json), { text });
    }),
  );
});
