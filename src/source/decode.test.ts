import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { decodeText } from './decode.ts';
import { findBinary } from './encoding.ts';

const text = 'Minister Arrend: “We can’t wait – the café’s ferry is late.”\r\nMs. Holst: Agreed.\rEnd\n\f';

suite('the same text in every encoding', () => {
  for (const [encoding, options] of [
    ['utf-8', {}],
    ['utf-8', { addBOM: true }],
    ['utf-16le', { addBOM: false }],
    ['utf-16le', { addBOM: true }],
    ['utf-16be', { addBOM: false }],
    ['utf-16be', { addBOM: true }],
    ['utf-32le', { addBOM: true }],
    ['utf-32be', { addBOM: true }],
    ['windows-1252', {}],
  ] as const)
    test(`${encoding} ${JSON.stringify(options)}`, async () => {
      const bytes = iconv.encode(text, encoding, options);
      assert.equal(findBinary(bytes), null);
      assert.deepEqual(await decodeText(bytes), { text, encoding, notes: [] });
    });
});

test('UTF-16 without a mark in another script', async () => {
  const cyrillic = 'Министр: Паром опаздывает. Что делать?\nСекретарь: Ждать и пить чай, как всегда.\n';
  for (const encoding of ['utf-16le', 'utf-16be'] as const)
    assert.equal((await decodeText(iconv.encode(cyrillic, encoding, { addBOM: false }))).text, cyrillic);
});

suite('a file that ends in the middle of a character', () => {
  test('UTF-8', async () => {
    const bytes = new TextEncoder().encode('café and ferry – ');
    const cut = await decodeText(bytes.subarray(0, -2));
    assert.equal(cut.text, 'café and ferry ');
    assert.deepEqual(cut.notes, [
      'The file ends in the middle of a character; its last 2 bytes were left out.',
    ]);
  });
  test('UTF-16', async () => {
    const cut = await decodeText(
      iconv.encode('The ferry is late.', 'utf-16le', { addBOM: true }).subarray(0, -1),
    );
    assert.equal(cut.text, 'The ferry is late');
    assert.deepEqual(cut.notes, ['The file ends in the middle of a character; its last byte was left out.']);
  });
  test('every cut of a text gives its beginning', async () => {
    const bytes = new TextEncoder().encode(text);
    for (let end = 1; end <= bytes.length; end++) {
      const { text: read } = await decodeText(bytes.subarray(0, end));
      assert.ok(text.startsWith(read), `cut at ${end}: ${JSON.stringify(read)}`);
    }
  });
});

test('a stray byte does not make a UTF-8 text into Windows-1252', async () => {
  const bytes = Buffer.concat([Buffer.from(text.repeat(3)), Buffer.of(0x93), Buffer.from('end')]);
  const read = await decodeText(bytes);
  assert.equal(read.text, `${text.repeat(3)}\ufffdend`);
  assert.deepEqual(read.notes, ['1 character could not be decoded and stands as U+FFFD.']);
});

test('a byte without a meaning in Windows-1252 is said', async () => {
  const read = await decodeText(Buffer.of(0x63, 0x61, 0x66, 0xe9, 0x20, 0x81, 0x20));
  assert.equal(read.encoding, 'windows-1252');
  assert.equal(read.text, 'café \ufffd ');
  assert.equal(read.notes.length, 1);
});

test('any text survives UTF-8 and marked UTF-16', async () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((s) => !s.startsWith('\ufeff'));
  await fc.assert(
    fc.asyncProperty(anyText, async (s) => {
      assert.equal((await decodeText(Buffer.from(`\ufeff${s}`))).text, s);
      for (const encoding of ['utf-16le', 'utf-16be'] as const)
        assert.equal((await decodeText(iconv.encode(s, encoding, { addBOM: true }))).text, s);
    }),
  );
});

test('any bytes decode to something', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const { text: read } = await decodeText(bytes);
      assert.ok(read.length <= bytes.length);
    }),
  );
});
