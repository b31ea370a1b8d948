import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TeiFault } from './parse.ts';
import { findElements } from './parse.ts';

function find(text: string): { found: string[]; fault: TeiFault | null } {
  const found: string[] = [];
  const search = findElements(text, (name) => name === 'div');
  for (;;) {
    const next = search.next();
    if (next.done) return { found, fault: next.value };
    found.push(text.slice(next.value.start, next.value.end));
  }
}

void test('subtrees are found at their place in the text, behind a BOM, carriage returns and signs of two units', () => {
  const text = '\ufeff<?xml version="1.0"?>\r\n<a>🙂\r\n<div n="1">x<div/></div>\r\n<div\r\n n="2"/></a>';
  assert.deepEqual(find(text), { found: ['<div n="1">x<div/></div>', '<div\r\n n="2"/>'], fault: null });
});

const refused: readonly (readonly [says: string, text: string, message: RegExp])[] = [
  [
    'an external entity',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    /declares entities/,
  ],
  ['an entity bomb', '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>', /declares entities/],
  ['a document type elsewhere', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', /outside the file/],
  ['an entity of HTML', '<a>&nbsp;</a>', /undefined entity/],
  ['a tag left open', '<a><div></a>', /unexpected close tag/],
  ['a text that is not XML', 'MEMORANDUM', /Not well-formed/],
  ['nothing', '', /root element/],
  ['a control character', '<a>\u0001</a>', /disallowed character/],
  ['nesting without end', '<a>'.repeat(5000), /nested deeper/],
];

for (const [says, text, message] of refused)
  void test(`${says} is a fault`, () => {
    assert.match(find(text).fault?.message ?? 'no fault', message);
  });

void test('a fault names line and column, and what came before it is kept', () => {
  const { found, fault } = find('<a>\n<div/>\n  <b></a>');
  assert.deepEqual(found, ['<div/>']);
  assert.deepEqual({ line: fault?.line, column: fault?.column }, { line: 3, column: 10 });
});

void test('a document type that names the root alone is none of our business', () => {
  assert.equal(find('<!DOCTYPE TEI><TEI><div/></TEI>').fault, null);
});
