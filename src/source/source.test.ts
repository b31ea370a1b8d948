import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, suite, test } from 'node:test';
import { isFault, type FaultCode, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import { openSource } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-source-'));
after(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function opened(path: string): Promise<SourceFile> {
  const source = await openSource(path);
  assert.ok(!isFault(source), isFault(source) ? source.message : '');
  return source;
}

function assertFault(result: SourceFile | SourceFault, path: string, code: FaultCode, message: RegExp): void {
  assert.ok(isFault(result), 'read as a source');
  assert.equal(result.path, path);
  assert.equal(result.code, code);
  assert.match(result.message, message);
  assert.ok(result.message.startsWith(`${path === '-' ? 'standard input' : path}: `), result.message);
  assert.ok(!result.message.includes('\n'), 'more than one line');
}

const text = 'MEMORANDUM OF CONVERSATION\n\nMinister Arrend: The ferry is late.\n';

test('a text is read whole, with its name and hash', async () => {
  const path = write('ferry.txt', text);
  const source = await opened(path);
  assert.equal(source.name, 'ferry.txt');
  assert.equal(source.path, path);
  assert.equal(Buffer.from(source.bytes).toString(), text);
  assert.equal(source.sha256, createHash('sha256').update(text).digest('hex'));
  assert.equal(source.mediaType, 'text/plain');
});

test('standard input gives the same source as a file', async () => {
  const source = await openSource({
    stdin: Readable.from([Buffer.from(text.slice(0, 9)), Buffer.from(text.slice(9))]),
  });
  assert.ok(!isFault(source));
  const file = await opened(write('same.txt', text));
  assert.deepEqual({ ...source, bytes: null }, { ...file, bytes: null, name: '-', path: '-' });
  assert.deepEqual(Buffer.from(source.bytes), Buffer.from(file.bytes));
});

suite('media types come from the content, not from the name', () => {
  const html =
    '<html><head><title>x</title></head><body><div class="other ocr_page" title="bbox 0 0 9 9"/></body></html>';
  const cases: readonly (readonly [name: string, content: string | Uint8Array, type: string])[] = [
    ['pdf', '%PDF-1.4\n%\u00e2\u00e3\n1 0 obj\n', 'application/pdf'],
    ['pdf after mail headers', 'Content-Type: application/pdf\r\n\r\n%PDF-1.7\n', 'application/pdf'],
    ['little-endian tiff', Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0), 'image/tiff'],
    ['big-endian tiff', Uint8Array.of(0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8), 'image/tiff'],
    ['png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0), 'image/png'],
    ['jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10), 'image/jpeg'],
    ['hocr', html, 'text/vnd.hocr+html'],
    ['hocr by its head', `<html><head><meta name='ocr-system' content='x'/></head>`, 'text/vnd.hocr+html'],
    ['hocr in utf-16', Buffer.from(`\ufeff${html}`, 'utf16le'), 'text/vnd.hocr+html'],
    ['alto', '<?xml version="1.0"?>\n<!-- <x> -->\n<alto xmlns="x"><Layout/></alto>', 'application/alto+xml'],
    [
      'alto with a prefix',
      '\ufeff<!DOCTYPE a [<!ENTITY b "c">]>\n<a:alto xmlns:a="x"/>',
      'application/alto+xml',
    ],
    ['another page of html', '<html><body><p>Minister Arrend</p></body></html>', 'text/plain'],
    ['a text about markup', 'The <alto> element and class="ocr_page".', 'text/plain'],
    ['a text about pdf', 'The file began with %PDF-1.4.', 'text/plain'],
  ];
  for (const [name, content, type] of cases)
    test(name, async () => assert.equal((await opened(write('misnamed.jpg.txt', content))).mediaType, type));
});

suite('what is wrong with a source is said in one sentence', () => {
  test('missing', async () => {
    const path = join(folder, 'nowhere.txt');
    assertFault(await openSource(path), path, 'missing', /no such file/);
    assertFault(await openSource('a\0b'), 'a\0b', 'missing', /no such file/);
    const below = join(write('file.txt', text), 'below.txt');
    assertFault(await openSource(below), below, 'missing', /not a folder/);
  });
  test('a folder', async () => {
    assertFault(await openSource(folder), folder, 'folder', /is a folder/);
  });
  test('a path that the system refuses', async () => {
    const path = join(folder, 'n'.repeat(5000));
    assertFault(await openSource(path), path, 'unreadable', /can't be read \(ENAMETOOLONG\)/);
  });
  test('empty, from a file and from standard input', async () => {
    const path = write('empty.txt', '');
    assertFault(await openSource(path), path, 'empty', /is empty/);
    assertFault(await openSource({ stdin: Readable.from([]) }), '-', 'empty', /is empty/);
  });
  test('nothing but white space', async () => {
    for (const blank of ['\n \t\f\r\n', '\ufeff', Buffer.from('\ufeff \n', 'utf16le')]) {
      const path = write('blank.txt', blank);
      assertFault(await openSource(path), path, 'empty', /white space/);
    }
  });
  test('bytes that are no text', async () => {
    const zero = write('zero.txt', `${text}\0${text}`);
    assertFault(await openSource(zero), zero, 'binary', /is no text \(byte 65 is zero\)/);
    const controls = write(
      'controls.txt',
      Uint8Array.from({ length: 4000 }, (_, i) => 1 + ((i * 7) % 31)),
    );
    assertFault(await openSource(controls), controls, 'binary', /control characters/);
    const noise = write(
      'noise.bin',
      Uint8Array.from({ length: 4000 }, (_, i) => (i * i * 31 + (i >> 3)) & 255),
    );
    assertFault(await openSource(noise), noise, 'binary', /is no text/);
  });
  test('a few control characters are noise of a text', async () => {
    assert.equal((await opened(write('bell.txt', `${text.repeat(9)}\x07\x1b[0m`))).mediaType, 'text/plain');
    assert.equal((await opened(write('overstruck.txt', 'C\bCO\bON\bNF\bF'))).mediaType, 'text/plain');
  });
  test('other formats by name', async () => {
    for (const [start, message] of [
      ['PK\x03\x04', /office document/],
      ['{\\rtf1\\ansi', /rich text/],
      ['\x1f\x8b\x08', /gzip/],
      ['GIF89a', /image of a kind/],
    ] as const) {
      const path = write('other', Buffer.from(`${start}${text}`, 'latin1'));
      assertFault(await openSource(path), path, 'unsupported', message);
    }
  });
  test('a text past the limit; a scan may be larger', async () => {
    const path = write('large.txt', text);
    truncateSync(path, 64 * 2 ** 20 + 1);
    assertFault(await openSource(path), path, 'too-large', /64 MiB/);
    const scan = write('large.pdf', '%PDF-1.4\n');
    truncateSync(scan, 64 * 2 ** 20 + 1);
    assert.equal((await opened(scan)).bytes.length, 64 * 2 ** 20 + 1);
    truncateSync(scan, 1024 * 2 ** 20 + 1);
    assertFault(await openSource(scan), scan, 'too-large', /1024 MiB/);
  });
  test('standard input stops at the limit', async () => {
    const mebibyte = Buffer.alloc(2 ** 20, 'a');
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield await Promise.resolve(((given += 1), mebibyte));
    }
    assertFault(await openSource({ stdin: endless() }), '-', 'too-large', /64 MiB/);
    assert.equal(given, 65);
  });
});
