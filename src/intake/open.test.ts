import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { isFault } from '../model/source-fault.ts';
import { openFile } from './open.ts';
import { isStale, readerName } from './reader-name.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-open-'));
after(() => rmSync(folder, { recursive: true }));

async function kindOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  const file = await openFile(path);
  return isFault(file) ? file.message.replace(path, 'FILE') : `${file.format} ${file.mediaType}`;
}

describe('openFile', () => {
  test('TEI is told by its root', async () => {
    const tei = 'tei application/tei+xml';
    const declaration = '<?xml version="1.0"?>\n<!-- a volume -->\n';
    assert.equal(await kindOf('a.xml', `${declaration}<TEI xmlns="http://www.tei-c.org/ns/1.0"/>`), tei);
    assert.equal(await kindOf('a.txt', '<teiCorpus><TEI/></teiCorpus>'), tei);
    assert.equal(
      await kindOf('b.xml', `${declaration}<div xmlns="x" xml:id="d1" type='document'></div>`),
      tei,
    );
    assert.equal(await kindOf('c.xml', Buffer.from('\ufeff<tei:TEI></tei:TEI>', 'utf16le')), tei);
  });

  test('other XML goes the way of sources', async () => {
    assert.equal(await kindOf('d.xml', '<alto><Layout/></alto>'), 'text application/alto+xml');
    assert.equal(await kindOf('e.xml', '<div class="document">text</div>'), 'text text/plain');
    assert.equal(await kindOf('f.xml', '<TEIX/>'), 'text text/plain');
  });

  test('records are told by their name, or by how they begin', async () => {
    assert.equal(await kindOf('a.jsonl', '{}'), 'records application/jsonl');
    assert.equal(await kindOf('a.JSON', '[]'), 'records application/json');
    assert.equal(await kindOf('g.txt', '{"id": "x"}'), 'records application/jsonl');
    assert.equal(await kindOf('h.txt', '{sic} a note'), 'text text/plain');
  });

  test('scans are scans, and faults stay faults', async () => {
    assert.equal(await kindOf('a.pdf', '%PDF-1.4\n'), 'scan application/pdf');
    assert.equal(await kindOf('empty.jsonl', ''), 'FILE: is empty');
  });
});

describe('readers', () => {
  test('a newer reader reads again, an older one does not', () => {
    const known = { reader: 'memcon 1.10.0' };
    assert.equal(isStale(known, 'memcon 1.10.0'), false);
    assert.equal(isStale(known, 'memcon 1.11.0'), true);
    assert.equal(isStale(known, 'memcon 1.9.2'), false);
    assert.equal(isStale(known, 'memcon 2'), true);
  });

  test('a scan is read again where OCR is used otherwise', () => {
    const never = readerName('1.0.0', 'image/png', 'never');
    assert.equal(never, 'memcon 1.0.0 (OCR: never)');
    assert.equal(isStale({ reader: never }, readerName('1.0.0', 'image/png', 'auto')), true);
    assert.equal(readerName('1.0.0', 'text/plain', 'never'), readerName('1.0.0', 'text/plain', 'auto'));
  });
});
