import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parquetReadObjects } from 'hyparquet';
import { XmlDocument } from 'libxml2-wasm';
import { Marked } from 'marked';
import { exporters, type ExportFormatName } from '../src/export/exporters.ts';
import type { Page } from '../src/model/page.ts';
import type { MemconRecord } from '../src/model/record.ts';
import { openPdf } from '../src/page/image/pdf-document.ts';
import { readCitations } from './support/citation-js.ts';
import { archivedRecord, exportable, exportFiles } from './support/exports.ts';
import { read, readFixtures } from './support/fixtures.ts';
import { pngOf } from './support/scans.ts';
import { unzip } from './support/unzip.ts';

const names = Object.keys(exporters) as ExportFormatName[];
describe('every form takes every memorandum that the tests know', () => {
  for (const fixture of readFixtures())
    test(fixture.name, async () => {
      const { pages, source, result } = await read(fixture.source);
      const items = result.records.map((record) => ({
        record,
        pages: () => Promise.resolve(pages),
        source: () => Promise.resolve(source),
        picture: () => Promise.resolve(null),
      }));
      for (const name of names) {
        const makeExporter = await exporters[name].load();
        const perFile = exporters[name].shape === 'file a record' ? items.map((item) => [item]) : [items];
        for (const some of perFile) {
          const files = await exportFiles(makeExporter, some);
          assert.ok(
            [...files.values()].some((content) => content.length > 0),
            name,
          );
        }
      }
    });
});

/** What a paper, or who made its file, may put into a text to get out of it. */
const hostile = [
  '<script>alert(1)</script>',
  ']]><x>&bomb;',
  '"\'--><!--',
  '\u0000\u0007\u001b[31m\u009b2J',
  '\u202ereversed\u2066\u200f',
  '\ud800 \ufffe',
  '=HYPERLINK("http://example.org")',
  '\\input{x}} $\\end',
  '\r\nER  - \r\nTY  - BOOK\r\n',
  '![i](javascript:x) [^1] `',
].join(' ');

/** Everything that stands in the record as text, with the hostile text after it. */
function poison<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (poisoned.has(key) ? `${value} ${hostile}` : value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => poison(item, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poison(inner, name)])) as T;
}

const poisoned = new Set(
  'text typed name title side speaker message actual expected from repository collection series box folder caseNumber notes'.split(
    ' ',
  ),
);

const record: MemconRecord = poison({ ...archivedRecord, notes: ['A note'] });
const long = 'A long speech, '.repeat(70_000);
const longRecord: MemconRecord = {
  ...archivedRecord,
  id: 'long',
  // A scan, while the other record is a typed text.
  source: { ...archivedRecord.source, mediaType: 'image/png', pages: [1, 1] },
  body: [
    {
      kind: 'speech',
      speaker: 'THE CHANCELLOR',
      who: 0,
      at: { page: 1 },
      paragraphs: [
        { text: long, typed: long, mark: null, at: { page: 1 }, incidents: [], excisions: [] },
        ...poison(archivedRecord.body.flatMap((block) => (block.kind === 'heading' ? [] : block.paragraphs))),
      ],
    },
  ],
};

/** Pages whose words are the hostile text's. */
const pages: readonly Page[] = [1, 2].map((number): Page => {
  const found = [...hostile.matchAll(/\S+/g)];
  const words = found.map((match, i) => ({
    chars: [match.index, match.index + match[0].length] as const,
    region: { x: 10 + 5 * i, y: 20, w: 4, h: 9, dpi: 72 },
  }));
  const witness = { chosen: 'ocr', reason: 'It was read.', engine: 'invented' } as const;
  return {
    number,
    text: hostile,
    begins: { by: 'file', confidence: 1 },
    words,
    image: { width: 200, height: 100, dpi: 72 },
    witness,
  };
});

type Files = ReadonlyMap<string, Uint8Array>;

function textOf(files: Files, name = ''): string {
  const text = Buffer.from(files.get(name) ?? assert.fail(`no file ${name}`)).toString('utf8');
  assert.ok(text.isWellFormed());
  return text;
}

/** Nothing that a terminal obeys, nor what turns the direction of text. */
function assertTame(text: string): void {
  const wild =
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
  assert.doesNotMatch(text, wild);
}

function assertXml(text: string): void {
  using document = XmlDocument.fromString(text);
  assert.deepEqual(document.find('//*[local-name() = "script" or local-name() = "x"]'), []);
  assertTame(text);
}

function assertMarkdown(text: string): void {
  const html = new Marked({ gfm: true }).parse(text, { async: false });
  assert.doesNotMatch(html, /<(?:script|img|x)\b|href="(?!#)/);
  assertTame(text);
}

/** That what was hostile is text in each form, by the eyes of a program that reads it. */
const checks: Readonly<Record<ExportFormatName, (files: Files) => void | Promise<void>>> = {
  jsonl(files) {
    const text = textOf(files);
    assertTame(text);
    const [first] = text.trimEnd().split('\n');
    assert.deepEqual(JSON.parse(first!), record);
  },
  csv(files) {
    const [head, row] = textOf(files).split(/\r\n(?=invented-1-2,)/);
    assert.match(head!, /^record,kind,/);
    assert.ok(row!.includes('<script>alert(1)</script>'));
  },
  'csv-package'(files) {
    assert.equal(files.size, 5);
    assert.ok(textOf(files, 'paragraphs.csv').includes('<script>alert(1)</script>'));
  },
  'jsonl-package'(files) {
    const rows = textOf(files, 'paragraphs.jsonl').trimEnd().split('\n');
    assert.ok((JSON.parse(rows[0]!) as { text: string }).text.endsWith(hostile));
  },
  async 'parquet-package'(files) {
    const file = Uint8Array.from(files.get('paragraphs.parquet')!).buffer;
    const rows = (await parquetReadObjects({ file })) as { readonly text: string }[];
    assert.ok(rows[0]!.text.endsWith(hostile.toWellFormed()));
    assert.ok(rows.some((row) => row.text === long));
  },
  markdown: (files) => assertMarkdown(textOf(files)),
  citation: (files) => assertMarkdown(textOf(files)),
  docx(files) {
    const parts = [...unzip(files.get('')!)].filter(([name]) => /\.(?:xml|rels)$/.test(name));
    for (const [, text] of parts) assertXml(text);
  },
  async pdf(files) {
    const document = await openPdf(files.get('')!);
    if (typeof document === 'string') assert.fail(document);
    const page = document.page(0);
    const text = page
      .layer()
      .map((char) => char.text)
      .join('');
    page.close();
    document.close();
    assert.ok(text.replace(/\s/g, '').includes('<script>alert(1)</script>'));
    assertTame(text);
  },
  hocr: (files) => assertXml(textOf(files)),
  alto: (files) => assertXml(textOf(files)),
  iiif(files) {
    const text = textOf(files);
    JSON.parse(text);
    assertTame(text);
  },
  tei: (files) => assertXml(textOf(files)),
  frus: (files) => assertXml(textOf(files)),
  'source-note'(files) {
    const text = textOf(files);
    assertTame(text);
    assert.equal(text.split('\n\n').length, 3);
  },
  'csl-json'(files) {
    assertTame(textOf(files));
    assert.equal(readCitations(textOf(files)).length, 2);
  },
  bibtex(files) {
    assertTame(textOf(files));
    const [first, ...others] = readCitations(textOf(files));
    assert.equal(others.length, 1);
    assert.match(first!.title!, /<script>alert\(1\)<\/script> .*\\input\{x\}\} \$\\end/);
  },
  ris(files) {
    assertTame(textOf(files));
    assert.deepEqual(
      readCitations(textOf(files)).map(({ type }) => type),
      ['manuscript', 'manuscript'],
    );
  },
};

describe('hostile texts stay text', () => {
  const white = { data: new Uint8Array(200 * 100).fill(255), width: 200, height: 100, dpi: 72 };
  for (const name of names)
    test(name, async () => {
      const bytes = await pngOf(white);
      const items = [record, longRecord].map((one) => ({
        ...exportable(one, pages),
        source: () =>
          Promise.resolve({ name: 'x', path: 'x', sha256: '', bytes, mediaType: 'image/png' as const }),
      }));
      const makeExporter = await exporters[name].load();
      if (exporters[name].shape !== 'file a record') {
        await checks[name](await exportFiles(makeExporter, items));
        return;
      }
      for (const item of items) await checks[name](await exportFiles(makeExporter, [item]));
    });
});
