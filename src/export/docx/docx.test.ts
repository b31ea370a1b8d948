import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { XmlDocument, XmlElement } from 'libxml2-wasm';
import { editionRecord, exportFiles, exportable } from '../../../test/support/exports.ts';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import { unzip } from '../../../test/support/unzip.ts';
import type { MemconRecord } from '../../model/record.ts';
import { makeDocxExporter } from './index.ts';

const names = { w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' };

async function open(record: MemconRecord): Promise<(path: string) => string> {
  const files = unzip((await exportFiles(makeDocxExporter, [exportable(record)])).get('')!);
  return (path) => files.get(path) ?? assert.fail(`${path} is not in ${[...files.keys()].join(', ')}`);
}

/** What the XPath selects, each element as its whole text. */
function select(xml: string, xpath: string): string[] {
  using document = XmlDocument.fromString(xml);
  return document.find(xpath, names).map((node) => (node instanceof XmlElement ? node.content : ''));
}

describe('a reading copy', () => {
  test('has the head, then each speech as a paragraph', async () => {
    const file = await open(inventedRecord);
    const body = select(file('word/document.xml'), '/w:document/w:body/w:p');
    assert.deepEqual(body.slice(0, 7), [
      'OFFICE OF THE CHANCELLOR',
      'MEMORANDUM OF TELEPHONE CONVERSATION',
      '',
      'THE CHANCELLOR: Good morning, Premier. (U)',
      'PREMIER ADLER: (laughs) It is evening here. We should talk about the ferry agreement and the ' +
        '[p. 2] negotiations on the harbor dues. [3 lines withheld, 1.4(d)] (C)',
      'The dues are low. (?),',
      'The Chancellor said that he agreed.',
    ]);
    const rows = select(file('word/document.xml'), '/w:document/w:body/w:tbl[1]/w:tr');
    assert.equal(rows[1], 'PARTICIPANTS:Chancellor VanePremier AdlerR. Quill (interpreter)');
  });

  test('struck marks are struck, speakers bold', async () => {
    const document = (await open(inventedRecord))('word/document.xml');
    assert.deepEqual(select(document, '//w:r[w:rPr/w:strike[not(@w:val="false")]]'), ['(S)', '(C)', '(?)']);
    assert.deepEqual(select(document, '//w:p/w:r[w:rPr/w:b][following-sibling::w:r]'), [
      'THE CHANCELLOR:',
      'PREMIER ADLER:',
      'The Chancellor',
    ]);
  });

  test('findings and doubts are footnotes, each called once', async () => {
    const file = await open(inventedRecord);
    const notes = select(file('word/footnotes.xml'), '//w:footnote[number(@w:id) > 0]');
    assert.match(notes.join('\n'), /^ error XX-01: The subject is rated above the banner/m);
    assert.match(notes.join('\n'), /^ mark “let” can't be read; perhaps \(C\) 30%/m);
    assert.match(notes.join('\n'), /^ 60% sure, or “The Sturdy” 30%/m);
    assert.equal(select(file('word/document.xml'), '//w:footnoteReference').length, notes.length);
    assert.match(select(file('word/document.xml'), '//w:p').join('\n'), /^info XX-03: No authority block/m);
  });

  test('the banner stands above and below each page', async () => {
    const file = await open(inventedRecord);
    assert.deepEqual(select(file('word/header1.xml'), '//w:p'), ['CONFIDENTIAL']);
    assert.equal(select(file('word/footer1.xml'), '//w:p').at(-1), 'CONFIDENTIAL');
  });

  test('what an edition says of the paper stands below its text', async () => {
    const footnotes = [{ n: '2', text: 'Until April 1974.' }];
    const edition = { ...editionRecord.edition!, sourceNote: 'Source: Halloran Library, Box 12.', footnotes };
    const text = select((await open({ ...editionRecord, edition }))('word/document.xml'), '//w:p').join('|');
    assert.match(text, /Editors’ notes:\|2\. Until April 1974\./i);
    assert.match(text, /Source note:\|Halloran Library, Box 12\./i);
  });

  test('a record of which nothing is known is still a document', async () => {
    const bare = await open({
      ...inventedRecord,
      letterhead: null,
      title: null,
      subject: null,
      participants: [],
      date: null,
      time: null,
      venue: null,
      banner: { level: null, caveats: [], lines: [] },
      body: [],
      closing: null,
      findings: [],
    });
    assert.match(
      select(bare('word/document.xml'), '//w:p').join('|'),
      /^Memorandum of telephone conversation\|/,
    );
  });
});
