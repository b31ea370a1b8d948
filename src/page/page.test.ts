import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isFault, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import { openSource } from '../source/index.ts';
import { readPages, type PageReading } from './index.ts';
import { splitPages } from './readers/text.ts';

/** The pages of a text as standard input would give it. */
async function read(content: string | Uint8Array): Promise<PageReading | SourceFault> {
  const stream = (function* (): Generator<Uint8Array> {
    yield Buffer.from(content);
  })();
  const source = await openSource({ stdin: toAsync(stream) });
  return isFault(source) ? source : await readPages(source);
}

async function* toAsync(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

async function texts(content: string | Uint8Array): Promise<string[]> {
  const reading = await read(content);
  assert.ok(!isFault(reading), isFault(reading) ? reading.message : '');
  return reading.pages.map((page) => page.text);
}

suite('form feeds make pages', () => {
  test('the form feed ends its page', async () => {
    assert.deepEqual(await texts('one\n\ftwo\r\n\fthree'), ['one\n\f', 'two\r\n\f', 'three']);
  });
  test('nothing but white space after the last one is no page', async () => {
    assert.deepEqual(await texts('one\f'), ['one\f']);
    assert.deepEqual(await texts('one\f\n \n'), ['one\f\n \n']);
  });
  test('an empty page in between is one', async () => {
    assert.deepEqual(await texts('one\f\ftwo'), ['one\f', '\f', 'two']);
  });
  test('the pages say what begins them and count from 1', async () => {
    const reading = await read('one\ftwo');
    assert.ok(!isFault(reading));
    assert.deepEqual(
      reading.pages.map(({ number, begins }) => [number, begins.by, begins.confidence]),
      [
        [1, 'file', 1],
        [2, 'form-feed', 1],
      ],
    );
  });
});

test('the pages of any text joined give the text', () => {
  const unit = fc.constantFrom(
    'a',
    'B',
    ' ',
    '\n',
    '\r',
    '\f',
    '\t',
    '–',
    '😀',
    'SECRET',
    '\n- 2 -\n',
    '\nUNCLASSIFIED\n',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 400 })), (text) => {
      const pages = splitPages(text);
      assert.equal(pages.map((page) => page.text).join(''), text);
      assert.deepEqual(
        pages.map((page) => page.number),
        pages.map((_, i) => i + 1),
      );
      if (text.includes('\f')) for (const page of pages.slice(0, -1)) assert.ok(page.text.endsWith('\f'));
    }),
  );
});

test('the pages of any read text joined give its decoded text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), async (text) => {
      const source: SourceFile = {
        name: '-',
        path: '-',
        bytes: Buffer.from(`\ufeff${text}`),
        sha256: '',
        mediaType: 'text/plain',
      };
      const reading = await readPages(source);
      assert.ok(!isFault(reading));
      assert.equal(reading.pages.map((page) => page.text).join(''), text);
    }),
  );
});

test('a text cut in the middle of a character is read and says so', async () => {
  const reading = await read(Buffer.from('Ms. Holst: The café –').subarray(0, -1));
  assert.ok(!isFault(reading));
  assert.equal(reading.pages[0]!.text, 'Ms. Holst: The café ');
  assert.match(reading.notes.join(), /middle of a character/);
});

test('a huge line is a fault that names it', async () => {
  const result = await read(`MEMORANDUM\r\n${'x'.repeat(10 * 2 ** 20)}\n`);
  assert.ok(isFault(result));
  assert.equal(result.code, 'line-too-long');
  assert.match(result.message, /^standard input: line 2 is 10,485,760 characters long; /);
});

test('a line at the limit is read', async () => {
  assert.deepEqual((await texts(`${'x'.repeat(1_000_000)}\n`)).length, 1);
});

test('a kind of source without a reader is a fault', async () => {
  const source: SourceFile = {
    name: 'a.gif',
    path: 'in/a.gif',
    bytes: Uint8Array.of(1),
    sha256: '',
    // What a caller without types may hand over.
    mediaType: JSON.parse('"image/gif"') as SourceFile['mediaType'],
  };
  const result = await readPages(source);
  assert.ok(isFault(result));
  assert.equal(result.message, 'in/a.gif: no reader is there for image/gif');
});
