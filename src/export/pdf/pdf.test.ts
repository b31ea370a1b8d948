import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { PDFDocument, PDFName, PDFOperator, PDFOperatorNames, StandardFonts, degrees } from '@cantoo/pdf-lib';
import { exportable, exportFiles, exportOptions } from '../../../test/support/exports.ts';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import {
  picturePage,
  pngOf,
  scannedPdf,
  typeLines,
  typedPdf,
  type TypedPage,
} from '../../../test/support/scans.ts';
import type { Block } from '../../model/body.ts';
import type { Page, Word } from '../../model/page.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { MediaType, SourceFile } from '../../model/source-file.ts';
import { drawPage } from '../../intake/record-source.ts';
import { openPdf } from '../../page/image/pdf-document.ts';
import { operationsOf } from './content-stream.ts';
import { makePdfExporter } from './index.ts';

const texts = ['THE CHANCELLOR: Good morning.', 'We should talk about ferries.', '', 'Agreed. (U)'];
const typed: TypedPage = { width: 288, height: 216, lines: typeLines(texts) };
const dpi = 150;

/** The page as OCR would read it, from where its letters were typed. */
function readingOf(text = texts.join('\n'), change: Partial<Page> = {}): Page {
  const words: Word[] = [...text.matchAll(/\S+/g)].map((match) => {
    const line = text.slice(0, match.index).split('\n').length - 1;
    const column = match.index - (text.lastIndexOf('\n', match.index) + 1);
    // Courier of 10 points: 6 points to the letter.
    const [x, y, w, h] = [24 + 6 * column, 30 + 12 * line - 7, 6 * match[0].length, 8];
    const scale = dpi / 72;
    return {
      chars: [match.index, match.index + match[0].length],
      region: { x: x * scale, y: y * scale, w: w * scale, h: h * scale, dpi },
    };
  });
  return {
    number: 1,
    text,
    begins: { by: 'file', confidence: 1 },
    words,
    image: { width: (288 * dpi) / 72, height: (216 * dpi) / 72, dpi },
    witness: { chosen: 'ocr', reason: 'It was read.', engine: 'invented' },
    ...change,
  };
}

async function write(
  bytes: Uint8Array,
  reading = readingOf(),
  mediaType: MediaType = 'application/pdf',
  change: Partial<MemconRecord> = {},
): Promise<Uint8Array> {
  const source: SourceFile = { name: 'scan', path: 'scan', sha256: '', bytes, mediaType };
  const record = {
    ...inventedRecord,
    ...change,
    source: { ...inventedRecord.source, mediaType, pages: [1, 1] as const },
  };
  const item = {
    record,
    pages: () => Promise.resolve([reading]),
    source: () => Promise.resolve(source),
    picture: (page: number) => drawPage(source, page),
  };
  return (await exportFiles(makePdfExporter, [item])).get('')!;
}

/** What PDFium finds on the first page: its text with white space evened, and the picture. */
async function look(bytes: Uint8Array): Promise<{
  readonly text: string;
  readonly left: (word: string) => number;
  readonly picture: Uint8Array;
}> {
  const document = await openPdf(bytes);
  if (typeof document === 'string') assert.fail(document);
  const page = document.page(0);
  const chars = page.layer();
  const { data: picture } = await page.raster();
  const { dpi: drawn } = page.survey;
  page.close();
  document.close();
  const whole = chars.map(({ text }) => text).join('');
  return {
    text: whole.replace(/\s+/g, ' ').trim(),
    left: (word) => ((chars[whole.indexOf(word)]?.box?.x0 ?? NaN) * 72) / drawn,
    picture,
  };
}

const expected = texts.join(' ').replace(/\s+/g, ' ');
const scan = await picturePage(typed, dpi);
const plain = await scannedPdf([scan]);

/** A scan whose text layer is made by `draw`, over the picture. */
async function layered(draw: (document: PDFDocument) => Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.load(plain);
  await draw(document);
  return document.save();
}

describe('a searchable PDF', () => {
  test('has our reading where the words stand, and the same picture', async () => {
    const [before, after] = [await look(plain), await look(await write(plain))];
    assert.equal(before.text, '');
    assert.equal(after.text, expected);
    assert.ok(Math.abs(after.left('Good') - (24 + 16 * 6)) < 1.5, `Good stands at ${after.left('Good')}`);
    assert.deepEqual(after.picture, before.picture);
  });

  test('a text layer beneath the picture is replaced', async () => {
    const layer = typeLines(['TEH CHANCEL0R', 'Wc shou1d']);
    const bytes = await scannedPdf([scan], { layer });
    assert.match((await look(bytes)).text, /TEH/);
    assert.equal((await look(await write(bytes))).text, expected);
  });

  test('an invisible layer over it is replaced, what is seen stays', async () => {
    const bytes = await layered(async (document) => {
      const page = document.getPage(0);
      const font = await document.embedFont(StandardFonts.Courier);
      page.pushOperators(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['3']));
      page.drawText('TEH CHANCEL0R', { x: 20, y: 100, size: 10, font });
      page.pushOperators(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['0']));
      page.drawText('Copy 7', { x: 20, y: 10, size: 10, font });
    });
    const [before, after] = [await look(bytes), await look(await write(bytes))];
    assert.match(before.text, /TEH/);
    assert.equal([...after.text.matchAll(/Copy 7/g)].length, 1);
    assert.equal(after.text.replace('Copy 7', '').trim(), expected);
    assert.deepEqual(after.picture, before.picture);
  });

  test('a layer inside a form is replaced', async () => {
    const bytes = await layered(async (document) => {
      const inner = await PDFDocument.load(
        await typedPdf([{ width: 288, height: 216, lines: typeLines(['TEH CHANCEL0R']) }]),
      );
      const [form] = await document.embedPdf(inner);
      const page = document.getPage(0);
      page.pushOperators(PDFOperator.of(PDFOperatorNames.SetTextRenderingMode, ['3']));
      page.drawPage(form!);
    });
    assert.match((await look(bytes)).text, /TEH/);
    assert.equal((await look(await write(bytes))).text, expected);
  });

  for (const turn of [90, 180, 270] as const)
    test(`on a page turned by ${turn} degrees the words run with the picture`, async () => {
      const document = await PDFDocument.load(plain);
      document.getPage(0).setRotation(degrees(turn));
      const across = turn !== 180;
      const image = {
        width: ((across ? 216 : 288) * dpi) / 72,
        height: ((across ? 288 : 216) * dpi) / 72,
        dpi,
      };
      const after = await look(await write(await document.save(), readingOf('one two', { image })));
      assert.equal(after.text, 'one two');
      assert.ok(Math.abs(after.left('two') - (24 + 4 * 6)) < 1.5, `two stands at ${after.left('two')}`);
    });

  test('the text is what the record says, not what OCR read', async () => {
    const read = 'THE CHANCELLOR: Good m0rning.\nWe should talk about fer-\n\nries, agreed. -{U}-';
    const place = (words: string): At => ({
      page: 1,
      chars: [read.indexOf(words), read.indexOf(words) + words.length],
    });
    const typedText = read.slice(read.indexOf('Good'), read.indexOf('-{U'));
    const body: readonly Block[] = [
      {
        kind: 'speech',
        speaker: 'THE CHANCELLOR',
        who: null,
        at: place(typedText),
        paragraphs: [
          {
            text: 'Good morning. We should talk about ferries, agreed.',
            typed: typedText,
            at: place(typedText),
            mark: {
              typed: '-{U}-',
              level: 'U',
              struck: true,
              confidence: 0.9,
              basis: 'image',
              at: place('-{U}-'),
            },
            incidents: [],
            excisions: [],
          },
        ],
      },
    ];
    const bytes = await write(plain, readingOf(read), 'application/pdf', { body });
    const { text, picture } = await look(bytes);
    assert.equal(text, 'THE CHANCELLOR: Good morning. We should talk about ferries, agreed. (U)');
    assert.deepEqual(picture, (await look(plain)).picture);
  });

  test('a layer that we did not read by OCR is replaced too where it is all that the page has of text', async () => {
    const bytes = await scannedPdf([scan], { layer: typeLines(['TEH CHANCEL0R']) });
    const reading = readingOf('THE CHANCELLOR', { witness: { chosen: 'layer', reason: 'It is there.' } });
    assert.equal((await look(await write(bytes, reading))).text, 'THE CHANCELLOR');
  });

  test('any signs can be searched for', async () => {
    const text = 'Réunion „наш“ 北京 (C) <b> \\ )';
    assert.equal((await look(await write(plain, readingOf(text)))).text, text);
  });

  test('a page that is set in letters stays as it is', async () => {
    const bytes = await typedPdf([typed]);
    const reading = readingOf('nothing of this', { witness: { chosen: 'layer', reason: 'It is text.' } });
    assert.equal((await look(await write(bytes, reading))).text, (await look(bytes)).text);
  });

  test('an image becomes a page of its size', async () => {
    const after = await look(await write(await pngOf(scan), readingOf(), 'image/png'));
    assert.equal(after.text, expected);
  });

  test('so does a page of a TIFF', async () => {
    const tiff = await sharp(await pngOf(scan))
      .withMetadata({ density: dpi })
      .tiff()
      .toBuffer();
    const after = await look(await write(tiff, readingOf(), 'image/tiff'));
    assert.equal(after.text, expected);
  });

  test('a scan that is not there any more is refused', async () => {
    const source = { ...inventedRecord.source, mediaType: 'application/pdf' };
    const result = await makePdfExporter(exportOptions).record(exportable({ ...inventedRecord, source }));
    assert.ok('refused' in result);
    assert.match(result.refused, /^can't be a PDF of its scan: call\.txt: is an invented record’s source$/);
  });

  test('the picture is stored as it was', async () => {
    const streams = async (bytes: Uint8Array): Promise<readonly string[]> => {
      const document = await PDFDocument.load(bytes);
      return document.context
        .enumerateIndirectObjects()
        .flatMap(([, object]) =>
          'dict' in object && 'contents' in object && isImage(object.dict)
            ? [Buffer.from(object.contents as Uint8Array).toString('base64')]
            : [],
        );
    };
    assert.deepEqual(await streams(await write(plain)), await streams(plain));
  });
});

function isImage(dict: unknown): boolean {
  return (
    typeof dict === 'object' &&
    dict !== null &&
    'get' in dict &&
    (dict.get as (name: PDFName) => unknown).call(dict, PDFName.of('Subtype')) === PDFName.of('Image')
  );
}

describe('a typed copy', () => {
  const type = async (record: MemconRecord): Promise<Uint8Array> =>
    (await exportFiles(makePdfExporter, [exportable(record)])).get('')!;
  const textsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
    const document = await openPdf(bytes);
    if (typeof document === 'string') assert.fail(document);
    const found = Array.from({ length: document.pageCount }, (_, i) => {
      const page = document.page(i);
      const text = page.layer().map((char) => char.text);
      page.close();
      return text.join('').replace(/\s+/g, ' ').trim();
    });
    document.close();
    return found;
  };

  test('has what the record says, a sheet for each page of its source', async () => {
    const pages = await textsOf(await type(inventedRecord));
    assert.equal(pages.length, 2);
    assert.match(pages[0]!, /^CONFIDENTIAL CONFIDENTIAL 1 OFFICE OF THE CHANCELLOR MEMORANDUM OF TELEPHONE/);
    assert.match(
      pages[0]!,
      /SUBJECT: Call with Premier Adler of Norland \(S\) PARTICIPANTS: Chancellor Vane/,
    );
    assert.match(pages[0]!, /THE CHANCELLOR: Good morning, Premier\. \(U\) PREMIER ADLER: \(laughs\)/);
    assert.match(pages[0]!, /ferry agreement and the$/);
    assert.match(pages[1]!, /2 negotiations on the harbor dues\. \[3 lines withheld, 1\.4\(d\)\] \(C\)/);
  });

  const say = (text: string): MemconRecord => ({
    ...inventedRecord,
    body: [
      {
        kind: 'narrative',
        at: { page: 1 },
        paragraphs: [{ text, typed: text, mark: null, at: { page: 1 }, incidents: [], excisions: [] }],
      },
    ],
  });

  test('is set in letters of three alphabets; other signs are boxes over their text', async () => {
    const text = 'Čáslav, Łódź, Здравствуйте, Ἑλλάς, 北京, naïve — “yes”';
    const exporter = makePdfExporter(exportOptions);
    const parts = await exporter.record(exportable(say(text)));
    assert.ok(!('refused' in parts));
    const [shown] = await textsOf(parts[0]!.content as Uint8Array);
    assert.ok(shown!.normalize('NFC').includes(text), shown);
    assert.match(exporter.remarks!().join(), /^2 signs of scripts/);
    assert.deepEqual(makePdfExporter(exportOptions).remarks!(), []);
  });

  test('takes as many sheets as its lines need, and breaks what is longer than a line', async () => {
    const pages = await textsOf(await type(say(`${'x'.repeat(200)} ${'A long speech. '.repeat(300)}`)));
    assert.equal(pages.length, 2);
    assert.equal([...pages.join(' ').matchAll(/speech\./g)].length, 300);
    assert.match(pages[0]!, /x{65} x{65} x{65} x{5} A long/);
  });
});

test('content streams are taken apart at their operators', () => {
  const content =
    'q % a Tj comment\n1 0 0 1 5 5 cm /Im#20 Do BT (a\\) (Tj) b) Tj [(c) -3 <6a>] TJ ET BI /W 1 ID \u0001 Tj EI Q /Span <</ActualText (x>>)>> BDC';
  const operations = [...operationsOf(content)];
  assert.deepEqual(
    operations.map(({ operator, operands }) => [operator, operands.length]),
    [
      ['q', 0],
      ['cm', 6],
      ['Do', 1],
      ['BT', 0],
      ['Tj', 1],
      ['TJ', 1],
      ['ET', 0],
      ['BI', 0],
      ['Q', 0],
      ['BDC', 2],
    ],
  );
  const { start, end } = operations[4]!;
  assert.equal(content.slice(start, end), '(a\\) (Tj) b) Tj');
});

test('a content stream that breaks off ends there', () => {
  for (const broken of ['q (never closed', 'q [1 2', 'q <<', 'q <61', 'q BI /W 1 ID xx'])
    assert.equal([...operationsOf(broken)][0]!.operator, 'q');
});
