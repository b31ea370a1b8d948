import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parquetReadObjects, parquetSchema, parquetMetadata } from 'hyparquet';
import {
  archivedRecord,
  editionRecord,
  exportFiles,
  exportText,
  exportable,
} from '../../../test/support/exports.ts';
import { inventedRecord } from '../../../test/support/invented-record.ts';
import { makeCsvExporter } from './csv.ts';
import { makeCsvPackage, makeJsonlPackage } from './package.ts';
import { makeParquetPackage } from './parquet.ts';
import type { TableName } from './table-names.ts';
import { allTables } from './tables.ts';

/** RFC 4180, read by its grammar. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy)) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? bare!);
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  assert.deepEqual(rows.pop(), [''], 'the last row has its line end');
  return rows;
}

function objectsOf(csv: string): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(csv);
  return rows.map((row) => Object.fromEntries(head.map((name, i) => [name, row[i] ?? ''])));
}

const csv = async (table: TableName, records = [archivedRecord]): Promise<Record<string, string>[]> =>
  objectsOf(await exportText(makeCsvExporter, records, { table }));

describe('CSV', () => {
  test('a record is a row', async () => {
    const [row] = await csv('records');
    assert.equal(row!.record, 'invented-1-2');
    assert.equal(row!.date, '1988-05-03');
    assert.equal(row!.subject_mark_struck, 'true');
    assert.equal(row!.banner_struck, 'false');
    assert.equal(row!.control, '');
    assert.equal(row!.paragraphs, '4');
    assert.equal(row!.box, '12');
  });

  test('paragraphs know their speakers, marks and places', async () => {
    const rows = await csv('paragraphs');
    assert.deepEqual(
      rows.map(({ paragraph, block_kind, speaker, participant, mark, mark_struck, page }) =>
        [paragraph, block_kind, speaker, participant, mark, mark_struck, page].join('|'),
      ),
      [
        '1|speech|THE CHANCELLOR|invented-1-2.1|U|false|1',
        '2|speech|PREMIER ADLER|invented-1-2.2|C|true|1',
        '3|speech|PREMIER ADLER|invented-1-2.2|?|true|2',
        '4|reported|The Chancellor|invented-1-2.1|||2',
      ],
    );
    assert.equal(rows[1]!.excision_codes, '1.4(d)');
    assert.match(rows[1]!.typed!, /nego-\ntiations/);
  });

  test('people and findings', async () => {
    assert.deepEqual(
      (await csv('people')).map(({ number, name, role }) => `${number} ${name} ${role}`),
      ['1 Chancellor Vane principal', '2 Premier Adler principal', '3 R. Quill interpreter'],
    );
    assert.deepEqual(
      (await csv('findings')).map(({ rule, page, basis }) => `${rule} ${page} ${basis}`),
      ['XX-01 1 ', 'XX-02 2 ', 'XX-03  rule: whole record'],
    );
  });

  test('any text comes back exactly, formulas too', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('=1+1', '@x', '+a', '-b', 'a"b', 'a\r\nb', ',', '\u0000', '‮x'),
        ),
        async (text) => {
          const venue = { ...inventedRecord.venue!, text };
          const [row] = await csv('records', [{ ...inventedRecord, venue }]);
          assert.equal(row!.venue, text);
        },
      ),
    );
  });
});

interface DataPackage {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly schema: {
      readonly fields: readonly { readonly name: string; readonly type: string }[];
      readonly primaryKey: readonly string[];
      readonly foreignKeys: readonly {
        readonly fields: readonly string[];
        readonly reference: { readonly resource: string; readonly fields: readonly string[] };
      }[];
    };
  }[];
}

const items = [exportable(archivedRecord), exportable({ ...editionRecord, id: 'invented-3-4' })];

describe('packages', () => {
  test('the description fits the files, and keys lead somewhere', async () => {
    const files = await exportFiles(makeCsvPackage, items);
    const text = (name: string): string => Buffer.from(files.get(name) ?? []).toString('utf8');
    const { resources } = JSON.parse(text('datapackage.json')) as DataPackage;
    assert.deepEqual([...files.keys()], ['datapackage.json', ...resources.map(({ path }) => path)]);
    const rows = new Map(resources.map(({ name, path }) => [name, objectsOf(text(path))]));
    const key = (row: Record<string, string>, names: readonly string[]): string =>
      JSON.stringify(names.map((name) => row[name]));
    for (const { name, path, schema } of resources) {
      assert.deepEqual(
        parseCsv(text(path))[0],
        schema.fields.map((field) => field.name),
      );
      const keys = rows.get(name)!.map((row) => key(row, schema.primaryKey));
      assert.equal(new Set(keys).size, keys.length, `keys of ${name}`);
      for (const { fields, reference } of schema.foreignKeys) {
        const known = new Set(rows.get(reference.resource)!.map((row) => key(row, reference.fields)));
        for (const row of rows.get(name)!)
          if (fields.some((field) => row[field] !== '')) assert.ok(known.has(key(row, fields)), name);
      }
    }
  });

  test('JSON Lines hold the same, with types', async () => {
    const files = await exportFiles(makeJsonlPackage, items);
    const lines = Buffer.from(files.get('records.jsonl')!).toString('utf8').trimEnd().split('\n');
    const [first] = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.length, 2);
    assert.equal(first!.subject_mark_struck, true);
    assert.equal(first!.paragraphs, 4);
    assert.equal(first!.control, null);
  });

  test('Parquet holds the same as JSON Lines, in groups of rows', async () => {
    const many = Array.from({ length: 2600 }, (_, i) => exportable({ ...archivedRecord, id: `r-${i}` }));
    const parquet = await exportFiles(makeParquetPackage, many);
    const jsonl = await exportFiles(makeJsonlPackage, many);
    for (const { name, columns } of allTables) {
      const file = Uint8Array.from(parquet.get(`${name}.parquet`)!).buffer;
      const metadata = parquetMetadata(file);
      if (name === 'paragraphs') assert.equal(metadata.row_groups.length, 3);
      assert.deepEqual(
        parquetSchema(metadata).children.map(({ element }) => element.name),
        columns.map((column) => column.name),
      );
      const rows = await parquetReadObjects({ file });
      const expected = Buffer.from(jsonl.get(`${name}.jsonl`)!)
        .toString('utf8')
        .trimEnd()
        .split('\n');
      assert.equal(rows.length, expected.length);
      for (const i of [0, 1, rows.length - 1])
        assert.deepEqual(
          Object.fromEntries(
            Object.entries(rows[i]!).map(([column, value]) => [
              column,
              value instanceof Date ? value.toISOString().slice(0, 10) : (value as unknown),
            ]),
          ),
          JSON.parse(expected[i]!),
        );
    }
  });

  test('Parquet of no records can be read', async () => {
    const files = await exportFiles(makeParquetPackage, []);
    assert.deepEqual(
      await parquetReadObjects({ file: Uint8Array.from(files.get('records.parquet')!).buffer }),
      [],
    );
  });
});
