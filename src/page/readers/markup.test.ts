import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { isFault, type SourceFault } from '../../model/source-fault.ts';
import type { MediaType } from '../../model/source-file.ts';
import type { Page } from '../../model/page.ts';
import { openSource } from '../../source/index.ts';
import { readPages, type PageReading } from '../index.ts';

const folder = join(import.meta.dirname, 'fixtures');
const fixture = (name: string): string => readFileSync(join(folder, name), 'utf8');

async function readFixture(name: string): Promise<PageReading> {
  const source = await openSource(join(folder, name));
  assert.ok(!isFault(source));
  const reading = await readPages(source);
  assert.ok(!isFault(reading));
  return reading;
}

async function read(text: string, mediaType: MediaType): Promise<PageReading | SourceFault> {
  return await readPages({ name: 'x', path: 'in/x', bytes: Buffer.from(text), sha256: '', mediaType });
}

async function pagesOf(text: string, mediaType: MediaType): Promise<readonly Page[]> {
  const reading = await read(text, mediaType);
  assert.ok(!isFault(reading), isFault(reading) ? reading.message : '');
  return reading.pages;
}

/** Every word with its text: the text of a page and its boxes can't drift apart. */
function wordsOf(page: Page): string[] {
  return page.words!.map(({ chars: [start, end] }) => page.text.slice(start, end));
}

const hocr = 'text/vnd.hocr+html';
const alto = 'application/alto+xml';

suite('hOCR', () => {
  test('as Tesseract writes it', async () => {
    const { pages, notes } = await readFixture('two-pages.hocr');
    assert.deepEqual(notes, []);
    assert.deepEqual(
      pages.map((page) => page.text),
      ['CONFIDENTIAL\n\nMinister Arrend: The ferry &\nharbour dues\n\nMs. Holst: Agreed.', 'Adjourned.'],
    );
    const [first, second] = pages;
    assert.deepEqual(wordsOf(first!), [
      'CONFIDENTIAL',
      'Minister',
      'Arrend:',
      'The',
      'ferry &',
      'harbour',
      'dues',
      'Ms.',
      'Holst:',
      'Agreed.',
    ]);
    assert.deepEqual(first!.words![6], {
      chars: [51, 55],
      region: { x: 580, y: 560, w: 180, h: 45, dpi: 300 },
      confidence: 0.42,
    });
    assert.deepEqual(first!.image, { width: 2550, height: 3300, dpi: 300 });
    assert.deepEqual(first!.begins, { by: 'file', confidence: 1 });
    assert.deepEqual(second!.begins, { by: 'page-image', confidence: 1 });
  });
  test('a page without a resolution is taken for US letter', async () => {
    const { pages } = await readFixture('two-pages.hocr');
    assert.deepEqual(pages[1]!.image, { width: 1700, height: 2200, dpi: 200 });
  });
  test('lines without words, words without lines, text without either', async () => {
    const [page] = await pagesOf(
      `<div class="ocr_page" title="bbox 0 0 850 1100"><span class=ocr_line>Ms. Holst:
       Yes.</span><p>A note <br/>by hand</p><span class="x ocrx_word" title="bbox 1 2 3 4">End</span></div>`,
      hocr,
    );
    assert.equal(page!.text, 'Ms. Holst: Yes.\nA note\nby hand\nEnd');
    assert.deepEqual(wordsOf(page!), ['End']);
  });
  test('words outside any page', async () => {
    const [page] = await pagesOf(`<meta name="ocr-system"><span class="ocrx_word">Ferry</span>`, hocr);
    assert.equal(page!.text, 'Ferry');
    assert.deepEqual(page!.words, []);
  });
  test('pages stand in the order of their numbers, unless files were strung together', async () => {
    const page = (n: string, word: string): string =>
      `<div class="ocr_page" title="ppageno ${n}"><span class="ocrx_word">${word}</span></div>`;
    const order = async (...pages: string[]): Promise<string[]> =>
      (await pagesOf(pages.join(''), hocr)).map(({ number, text }) => `${number} ${text}`);
    assert.deepEqual(await order(page('7', 'b'), page('3', 'a')), ['1 a', '2 b']);
    assert.deepEqual(await order(page('0', 'b'), page('0', 'a')), ['1 b', '2 a']);
  });
  test('cut anywhere: the beginning is read, or a fault is given', async () => {
    const whole = fixture('two-pages.hocr');
    const { pages: wholePages } = await readFixture('two-pages.hocr');
    for (let end = 0; end < whole.length; end += 37) {
      const result = await read(whole.slice(0, end), hocr);
      if (isFault(result)) {
        assert.equal(result.code, 'malformed');
        assert.equal(wordsBefore(whole, end), 0);
        continue;
      }
      const words = result.pages.flatMap(wordsOf);
      assert.equal(
        words.slice(0, -1).join(),
        wholePages
          .flatMap(wordsOf)
          .slice(0, Math.max(0, words.length - 1))
          .join(),
      );
      assert.ok(words.length >= wordsBefore(whole, end));
      if (whole.slice(0, end).includes('</html>')) assert.deepEqual(result.notes, []);
      else assert.match(result.notes.join(), /ends inside an element/);
    }
  });
  test('no page at all', async () => {
    const result = await read('<html><head><meta name="ocr-system" content="x"></head></html>', hocr);
    assert.ok(isFault(result));
    assert.equal(result.message, 'in/x: is hOCR without a page (no element of class ocr_page)');
  });
});

/** Words of the hOCR fixture that are closed before an offset; one of them is blank. */
function wordsBefore(whole: string, end: number): number {
  const closed = [
    ...whole.slice(0, end).matchAll(/'ocrx_word'[^>]*>(?:<strong>)?[^<\s][^<]*(?:<\/strong>)?<\/span>/g),
  ];
  return closed.length;
}

suite('ALTO', () => {
  test('version 4 in pixels: margins in their place, pages by number, words broken at the line end as typed', async () => {
    const { pages, notes } = await readFixture('margins-v4.xml');
    assert.deepEqual(notes, []);
    assert.deepEqual(
      pages.map((page) => page.text),
      ['SECRET\n\nMs. Holst: harbour-\nmaster R&D\n\n- 1 -', 'Adjourned.'],
    );
    assert.deepEqual(wordsOf(pages[0]!), ['SECRET', 'Ms.', 'Holst:', 'harbour-', 'master', 'R&D', '- 1 -']);
    assert.deepEqual(pages[0]!.words![3], {
      chars: [19, 27],
      region: { x: 720, y: 500, w: 215, h: 45, dpi: 300 },
      confidence: 0.7,
    });
    assert.equal(pages[0]!.words![5]!.confidence, undefined);
    assert.deepEqual(pages[0]!.image, { width: 2550, height: 3300, dpi: 300 });
  });
  test('version 2 in tenths of a millimetre', async () => {
    const { pages, notes } = await readFixture('millimetres-v2.xml');
    assert.deepEqual(notes, []);
    assert.equal(pages[0]!.text, 'Quar\u00ad\nantine');
    assert.deepEqual(pages[0]!.image, { width: 2159, height: 2794, dpi: 254 });
    assert.deepEqual(pages[0]!.words![0]!.region, { x: 254, y: 508, w: 127, h: 38.1, dpi: 254 });
  });
  test('1/1200 inch', async () => {
    const text = fixture('margins-v4.xml').replace('>pixel<', '>inch1200<');
    const [page] = await pagesOf(text, alto);
    assert.equal(page!.image!.dpi, 1200);
    assert.equal(page!.words![0]!.region.dpi, 1200);
  });
  test('cut anywhere: the beginning is read, or a fault with a line is given', async () => {
    const whole = fixture('margins-v4.xml');
    for (let end = 0; end < whole.trimEnd().length; end += 41) {
      const result = await read(whole.slice(0, end), alto);
      const strings = [...whole.slice(0, end).matchAll(/<String[^>]*\/>/g)].length;
      if (isFault(result)) {
        assert.equal(strings, 0);
        assert.match(
          result.message,
          /^in\/x: is ALTO (?:without a page|whose XML is broken \(line \d+: .+\))$/,
        );
      } else {
        assert.equal(result.pages.flatMap(wordsOf).length, strings);
        assert.match(result.notes.join(), /no well-formed XML \(line \d+: /);
      }
    }
  });
  test('a stray ampersand costs nothing', async () => {
    const [page] = await pagesOf(fixture('margins-v4.xml').replace('R&amp;D', 'R & D'), alto);
    assert.match(page!.text, /master R & D\n\n- 1 -$/);
  });
  test('an error in the middle does not lose the rest', async () => {
    const text = fixture('margins-v4.xml')
      .replace('CONTENT="Holst:"/>', 'CONTENT="&Holst;:"/>')
      .replace('</ComposedBlock>', '');
    const reading = await read(text, alto);
    assert.ok(!isFault(reading));
    assert.equal(reading.pages[0]!.text, 'SECRET\n\nMs. &Holst;: harbour-\nmaster R&D\n\n- 1 -');
    assert.match(reading.notes.join(), /\(line 38: undefined entity\)/);
  });
  test('entities of the document type are not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(50)}">
      <!ENTITY c "${'&b;'.repeat(50)}"><!ENTITY x SYSTEM "file:///etc/hostname">]>
      <alto><Layout><Page WIDTH="10" HEIGHT="10"><String CONTENT="&c;"/><String CONTENT="&x;"/></Page></Layout></alto>`;
    const [page] = await pagesOf(bomb, alto);
    assert.equal(page!.text, '&c; &x;');
  });
});

test('markup of any kind is read or gives a fault', async () => {
  const piece = fc.constantFrom(
    '<div class="ocr_page" title="bbox 0 0 9 9">', '<span class="ocr_line">', '<span class="ocrx_word" title="bbox 1 1 2 2">',
    '</span>', '</div>', '<p>', 'ferry ', '&amp;', '&#0;', '&', '<', '>', '"', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>',
    '<alto>', '</alto>', '<Page WIDTH="9" HEIGHT="9">', '</Page>', '<TextLine>', '<String CONTENT="a" HPOS="1"/>', '<HYP/>', '<x:',
  ); // prettier-ignore
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 30 }),
      fc.constantFrom<MediaType>(hocr, alto),
      async (pieces, type) => {
        const result = await read(pieces.join(''), type);
        if (isFault(result)) return;
        for (const page of result.pages)
          for (const word of wordsOf(page))
            assert.ok(word !== '' && word === word.trim(), JSON.stringify(word));
      },
    ),
  );
});
