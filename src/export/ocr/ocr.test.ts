import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { exportable, exportFiles, exportOptions } from '../../../test/support/exports.ts';
import { inventedPages, inventedRecord } from '../../../test/support/invented-record.ts';
import type { Page } from '../../model/page.ts';
import type { MemconRecord } from '../../model/record.ts';
import { fault, isFault } from '../../model/source-fault.ts';
import type { MediaType } from '../../model/source-file.ts';
import { readPages } from '../../page/index.ts';
import type { MakeExporter } from '../exporter.ts';
import { makeAltoExporter } from './alto.ts';
import { makeHocrExporter } from './hocr.ts';
import { layOut } from './page-lines.ts';

const folder = resolve(import.meta.dirname, '../../page/readers/fixtures');

async function readPagesOf(bytes: Uint8Array, mediaType: MediaType): Promise<readonly Page[]> {
  const reading = await readPages({ name: 'x', path: 'in/x', bytes, sha256: '', mediaType });
  return isFault(reading) ? assert.fail(reading.message) : reading.pages;
}

function wordsOf({ text }: Pick<Page, 'text'>): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** A record that has all the pages. */
function recordOf(pages: readonly Page[]): MemconRecord {
  return { ...inventedRecord, source: { ...inventedRecord.source, pages: [1, pages.length] } };
}

async function write(make: MakeExporter, pages: readonly Page[]): Promise<Uint8Array> {
  return (await exportFiles(make, [exportable(recordOf(pages), pages)])).get('')!;
}

/** What both sides of a round trip must agree on, to the format's precision. */
function essence(pages: readonly Page[], { decimals, round }: Precision): unknown {
  return pages.map(({ number, text, words = [], image }) => ({
    number,
    text,
    image,
    words: words.map(({ chars, region: { x, y, w, h }, confidence }) => ({
      chars,
      corners: [x, y, x + w, y + h].map(round),
      confidence: confidence === undefined ? undefined : Number(confidence.toFixed(decimals)),
    })),
  }));
}

interface Precision {
  /** Of confidences. */
  readonly decimals: number;
  /** Of places. */
  readonly round: (pixels: number) => number;
}

const forms: readonly (readonly [
  name: string,
  make: MakeExporter,
  mediaType: MediaType,
  precision: Precision,
])[] = [
  ['hOCR', makeHocrExporter, 'text/vnd.hocr+html', { decimals: 2, round: Math.round }],
  [
    'ALTO',
    makeAltoExporter,
    'application/alto+xml',
    { decimals: 4, round: (pixels) => Number(pixels.toFixed(4)) },
  ],
];

for (const [name, make, mediaType, precision] of forms)
  describe(name, () => {
    for (const [fixture, from] of [
      ['two-pages.hocr', 'text/vnd.hocr+html'],
      ['margins-v4.xml', 'application/alto+xml'],
      ['millimetres-v2.xml', 'application/alto+xml'],
    ] as const)
      test(`${fixture} comes back from our own reader`, async () => {
        const pages = await readPagesOf(readFileSync(join(folder, fixture)), from);
        assert.ok(pages.some((page) => page.words!.length > 0));
        const again = await readPagesOf(await write(make, pages), mediaType);
        assert.deepEqual(essence(again, precision), essence(pages, precision));
      });

    test('any words come back, and no markup in them', async () => {
      const word = fc
        .string({ unit: 'grapheme', minLength: 1 })
        .map((text) => text.replace(/[\s\u0000-\u009f]/g, 'x'));
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.oneof(word, fc.constantFrom('<b>', '&amp;', '"', ']]>', "'"))),
          async (texts) => {
            fc.pre(texts.every((text) => text !== '' && text.trim() === text));
            let offset = 0;
            const words = texts.map((text, i) => {
              const start = offset;
              offset += text.length + 1;
              const region = { x: 10 + i, y: 20, w: 5, h: 9, dpi: 300 };
              return { chars: [start, start + text.length] as const, region };
            });
            const image = { width: 2550, height: 3300, dpi: 300 };
            const page: Page = {
              number: 1,
              text: texts.join(' '),
              begins: { by: 'file', confidence: 1 },
              words,
              image,
            };
            fc.pre(words.length > 0);
            const bytes = await write(make, [page]);
            XmlDocument.fromBuffer(bytes).dispose();
            const [again] = await readPagesOf(bytes, mediaType);
            assert.equal(again!.text, page.text);
            assert.deepEqual(
              again!.words!.map(({ chars }) => chars),
              words.map(({ chars }) => chars),
            );
          },
        ),
        { numRuns: 60 },
      );
    });

    test('the words of a typed text have no boxes', async () => {
      const bytes = await write(make, inventedPages);
      assert.doesNotMatch(Buffer.from(bytes).toString(), /HPOS|bbox/);
      const again = await readPagesOf(bytes, mediaType);
      assert.deepEqual(again.map(wordsOf), inventedPages.map(wordsOf));
    });

    for (const [source, type, pages] of [
      ['a text that is not there any more', 'text/plain', fault('x', 'missing', 'is gone')],
      ['an edition', 'application/tei+xml', []],
    ] as const)
      test(`the words of ${source} are the record's`, async () => {
        const record = { ...inventedRecord, source: { ...inventedRecord.source, mediaType: type } };
        const item = { ...exportable(record), pages: () => Promise.resolve(pages) };
        const bytes = (await exportFiles(make, [item])).get('')!;
        const again = await readPagesOf(bytes, mediaType);
        assert.deepEqual(
          again.map(({ number }) => number),
          [1, 2],
        );
        assert.match(
          again.map(({ text }) => wordsOf({ text }).join(' ')).join(' '),
          /ferry agreement and the negotiations on the harbor dues/,
        );
      });

    test('a scan that is not there any more is refused', async () => {
      const source = { ...inventedRecord.source, mediaType: 'application/pdf' };
      const missing = fault('scan.pdf', 'missing', 'is no longer where the library found it');
      const result = await make(exportOptions).record({
        ...exportable({ ...inventedRecord, source }),
        pages: () => Promise.resolve(missing),
      });
      assert.ok('refused' in result);
      assert.equal(
        result.refused,
        "can't have the words of its scan's pages: scan.pdf: is no longer where the library found it",
      );
    });
  });

test('text outside any word stays in its place on the line', () => {
  const { blocks } = layOut({
    number: 1,
    text: 'a  bc d\n\ne',
    begins: { by: 'file', confidence: 1 },
    words: [{ chars: [3, 5], region: { x: 0, y: 0, w: 1, h: 1, dpi: 300 } }],
  });
  assert.deepEqual(
    blocks.map(({ lines }) =>
      lines.map(({ words }) => words.map(({ text, region }) => text + (region ? '!' : ''))),
    ),
    [[['a', 'bc!', 'd']], [['e']]],
  );
});
