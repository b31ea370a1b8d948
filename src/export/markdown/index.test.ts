import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Marked } from 'marked';
import { inventedReading, place } from '../../../test/support/invented-record.ts';
import { print } from '../../../test/support/print.ts';
import { makeMarkdownPrinter } from './index.ts';

const markdown = print(makeMarkdownPrinter, [inventedReading()]);

test('the head is a table, speakers are bold, struck marks are struck', () => {
  const html = new Marked({ gfm: true }).parse(markdown, { async: false });
  assert.match(html, /<h1>MEMORANDUM OF TELEPHONE CONVERSATION<\/h1>/);
  assert.match(html, /<td>Participants<\/td>\s*<td>Chancellor Vane<br>Premier Adler<br>R\. Quill/);
  assert.match(html, /<p><strong>THE CHANCELLOR:<\/strong> Good morning, Premier\. \(U\)<\/p>/);
  assert.match(
    html,
    /<p><strong>PREMIER ADLER:<\/strong> \(laughs\) It .* and the \[p\. 2\] negotiations .* <del>\(C\)<\/del><\/p>/,
  );
});

test('findings and doubts are footnotes beside what they concern', () => {
  assert.match(markdown, /^\| Subject \| .* ~~\(S\)~~\[\^1\] \|$/m);
  assert.match(markdown, /^\| Place \| The Study\[\^2\] \|$/m);
  assert.match(markdown, /^The dues are low\. ~~\(\?\)~~\[\^3\]\[\^4\]$/m);
  assert.match(markdown, /^\[\^4\]: \*\*warning XX-02\*\* The mark is none/m);
  assert.match(markdown, /^- \*\*info XX-03\*\* .*\(rule: whole record\)$/m);
});

test('footnotes of several records have different numbers', () => {
  const text = print(makeMarkdownPrinter, [inventedReading(), inventedReading({ id: 'other' })]);
  const defined = [...text.matchAll(/^\[\^(\d+)\]: /gm)].map((match) => Number(match[1]));
  assert.deepEqual(defined, [1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a mark that opens its portion is printed before it', () => {
  const text = print(makeMarkdownPrinter, [
    inventedReading({
      findings: [],
      body: [
        {
          kind: 'narrative',
          at: place(2, 'The dues are low. let'),
          paragraphs: [
            {
              text: 'The dues are low.',
              typed: '(C) The dues are low.',
              mark: {
                typed: '(C)',
                level: 'C',
                struck: false,
                confidence: 1,
                basis: 'literal',
                at: { page: 2, line: 5, chars: [0, 3] },
              },
              at: { page: 2, line: 5, chars: [0, 21] },
              incidents: [],
              excisions: [],
            },
          ],
        },
      ],
    }),
  ]);
  assert.match(text, /^\\\[p\. 2\\\] \(C\) The dues are low\.$/m);
});

test('furniture is printed on demand only', () => {
  assert.doesNotMatch(markdown, /Furniture/);
  assert.match(
    print(makeMarkdownPrinter, [inventedReading()], { furniture: true }),
    /## Furniture\n\n- page 1, line 5, banner: CONFIDENTIAL\n/,
  );
});
