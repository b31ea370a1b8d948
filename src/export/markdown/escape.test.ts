import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Marked } from 'marked';
import { visible } from '../visible.ts';
import { escapeText } from './escape.ts';

const marked = new Marked({ gfm: true });

/** The text that a reader of the rendered Markdown sees. */
function rendered(markdown: string): string {
  const html = marked.parse(markdown, { async: false });
  assert.match(html, /^<p>[^<]*<\/p>\n$/, 'a plain paragraph');
  return html
    .replace(/^<p>|<\/p>\n$/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
}

for (const text of [
  '* not a list',
  '1. neither',
  '2) nor this',
  '- nor that',
  '# no heading',
  '--- no rule',
  '> no quotation',
  'a*b*c _d_ `e` ~~f~~ [g](h) <i> &amp; | \\*',
  'see http://example.org, www.example.org or a@example.org',
  '://example.org a@-.org',
  ': no definition',
  'U.S./NATO: 3+4=7 (C)',
])
  test(`renders as it is: ${text}`, () => {
    assert.equal(rendered(escapeText(text)), text);
  });

test('any text renders as it is', () => {
  const signs = fc.stringMatching(/^[a-z0-9 *_`~#+\-.:()[\]<>|&\\=!@/"']+$/);
  fc.assert(
    fc.property(signs, (text) => {
      const line = visible(text).trim().replace(/ +/g, ' ');
      fc.pre(line !== '');
      assert.equal(rendered(escapeText(line)), line);
    }),
    { numRuns: 1000 },
  );
});
