import assert from 'node:assert/strict';
import { globSync, mkdtempSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Api } from '../../src/api/index.ts';
import { exporters, type ExportFormatName } from '../../src/export/exporters.ts';
import { apiOf, makeLibrary, type TestLibrary } from '../support/room.ts';
import { unzip } from '../support/unzip.ts';

const root = resolve(import.meta.dirname, '../..');
// Words with their places come from the scan's picture only by OCR, which the hOCR needs none of.
const files = [
  ...globSync('samples/*.txt', { cwd: root }),
  'samples/scans/1996-11-14-halloran-lindvarn-telcon.pdf',
  'src/page/readers/fixtures/two-pages.hocr',
].map((path) => resolve(root, path));
const names = Object.keys(exporters) as ExportFormatName[];

interface FormatList {
  readonly formats: readonly {
    readonly name: ExportFormatName;
    readonly shape: string;
    readonly most: number | null;
    readonly options: readonly string[];
  }[];
  readonly tables: readonly string[];
  readonly styles: readonly { readonly name: string }[];
}

describe('exports over HTTP', () => {
  let library: TestLibrary;
  let api: Api;
  let ids: readonly string[];

  before(async () => {
    library = await makeLibrary(files);
    api = apiOf(library);
    ids = await library.store.recordIds({ limit: 100 });
  });
  after(() => library.close());

  const ask = async (path: string): Promise<Response> => await api.request(path);
  const nameOf = (response: Response): string =>
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';

  test('the list has every form, with what may be chosen', async () => {
    const { formats, tables, styles } = (await (await ask('/api/export')).json()) as FormatList;
    assert.deepEqual(
      formats.map(({ name }) => name),
      names,
    );
    assert.deepEqual(formats.find(({ name }) => name === 'csv')?.options, ['table']);
    assert.deepEqual(formats.find(({ name }) => name === 'citation')?.options, ['style', 'paragraph']);
    assert.ok(tables.includes('people'));
    assert.ok(styles.some(({ name }) => name === 'apa'));
  });

  for (const name of names)
    test(`${name}: all records, and one`, async () => {
      const { shape, extension, mediaType } = exporters[name];
      const all = await ask(`/api/export/${name}`);
      assert.equal(all.status, 200);
      const bytes = new Uint8Array(await all.arrayBuffer());
      if (shape === 'one file') {
        assert.equal(nameOf(all), `records-${name}${extension}`);
        assert.ok(all.headers.get('content-type')?.startsWith(mediaType));
        assert.ok(bytes.length > 0);
      } else {
        assert.equal(nameOf(all), `records-${name}.zip`);
        assert.equal(all.headers.get('content-type'), 'application/zip');
        const within = [...unzip(bytes).keys()];
        if (shape === 'folder') assert.ok(within.some((file) => file.endsWith(extension)));
        else {
          // Each record has its file or a line that says why not.
          const refused = unzip(bytes).get('not-exported.txt')?.trim().split('\n') ?? [];
          const made = within.filter((file) => file.endsWith(extension));
          assert.equal(made.length + refused.length, ids.length);
          assert.ok(made.length > 0);
        }
      }
      const one = await ask(`/api/records/${ids[0]!}/export/${name}`);
      if (one.status === 404) {
        assert.match(((await one.json()) as { detail: string }).detail, /^The record /);
        return;
      }
      assert.equal(one.status, 200);
      assert.equal(nameOf(one), `${ids[0]!}${shape === 'folder' ? '.zip' : extension}`);
    });

  test('a query or a list of ids says which records, in which order', async () => {
    const idsIn = async (path: string): Promise<readonly string[]> =>
      (await (await ask(path)).text())
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { id: string }).id);
    assert.deepEqual(await idsIn('/api/export/jsonl'), ids);
    const found = await idsIn('/api/export/jsonl?q=ferries');
    assert.ok(found.length > 0 && found.length < ids.length);
    const some = [ids[2]!, ids[0]!];
    assert.deepEqual(await idsIn(`/api/export/jsonl?ids=${some.join(',')}`), some);
    for (const [path, status] of [
      [`/api/export/jsonl?ids=${ids[0]!},none-1-1`, 404],
      [`/api/export/jsonl?q=ferries&ids=${ids[0]!}`, 400],
      ['/api/export/jsonl?q=zeppelinfahrt', 404],
      ['/api/export/jsonl?q=date:', 400],
      ['/api/export/csv?table=drawers', 400],
      ['/api/export/parchment', 400],
      [`/api/export/jsonl?ids=${Array.from({ length: 201 }, (_, n) => n).join(',')}`, 400],
    ] as const)
      assert.equal((await ask(path)).status, status, path);
  });

  test('what an editor corrected goes out corrected', async () => {
    const record = await library.store.record(ids[0]!);
    const was = record?.subject?.text ?? null;
    const value = 'Dues of the lower harbor';
    const change = { kind: 'field', field: 'subject', was, value } as const;
    const { id } = await library.store.addCorrection(ids[0]!, change, 'M. Ashgrove');
    try {
      assert.match(await (await ask(`/api/export/csv?ids=${ids[0]!}`)).text(), /Dues of the lower harbor/);
    } finally {
      await library.store.undoCorrection(id, 'M. Ashgrove');
    }
  });

  test('a download that is broken off leaves no file behind', async () => {
    const place = mkdtempSync(join(library.folder, 'temporary-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = place;
    try {
      const response = await ask('/api/export/csv-package');
      const reader = response.body!.getReader();
      await reader.read();
      assert.equal(readdirSync(place).length, 1);
      await reader.cancel();
      assert.deepEqual(readdirSync(place), []);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
