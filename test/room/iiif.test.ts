import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Api } from '../../src/api/index.ts';
import { apiOf, makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const files = globSync(['samples/*.txt', 'samples/scans/*.pdf'], { cwd: root }).map((path) =>
  resolve(root, path),
);

interface Manifest {
  readonly '@context': readonly string[];
  readonly id: string;
  readonly service: readonly { readonly id: string; readonly type: string }[];
  readonly items: readonly { readonly id: string; readonly width: number; readonly height: number }[];
}

interface Annotation {
  readonly id: string;
  readonly motivation: string;
  readonly body?: { readonly value: string };
  readonly target:
    | string
    | {
        readonly source: string;
        readonly selector: readonly {
          readonly prefix: string;
          readonly exact: string;
          readonly suffix: string;
        }[];
      };
}

interface HitPage {
  readonly '@context': string;
  readonly id: string;
  readonly type: string;
  readonly ignored?: readonly string[];
  readonly items: readonly Annotation[];
  readonly annotations: readonly { readonly items: readonly Annotation[] }[];
}

describe('a record for IIIF viewers', () => {
  let library: TestLibrary;
  let api: Api;

  before(async () => {
    library = await makeLibrary(files);
    api = apiOf(library);
  });
  after(() => library.close());

  const get = async <T>(path: string): Promise<T> => (await (await api.request(path)).json()) as T;
  const idOf = async (isWanted: (name: string) => boolean): Promise<string> => {
    const ids = await library.store.recordIds({ limit: 100 });
    const found = (await library.store.summaries(ids)).find(({ source }) => isWanted(source.name));
    assert.ok(found);
    return found.id;
  };

  test('the manifest stands at its own address and names its search', async () => {
    const id = await idOf((name) => name.endsWith('.pdf'));
    const manifest = await get<Manifest>(`/api/records/${id}/manifest.json`);
    assert.equal(manifest.id, `http://localhost/api/records/${id}/manifest.json`);
    assert.equal(manifest['@context'].at(-1), 'http://iiif.io/api/presentation/3/context.json');
    assert.deepEqual(manifest.service, [
      { id: `http://localhost/api/records/${id}/search`, type: 'SearchService2' },
    ]);
  });

  test('hits lie on the canvases of the manifest, in the regions of their paragraphs', async () => {
    const id = await idOf((name) => name.endsWith('.pdf'));
    const { items: canvases } = await get<Manifest>(`/api/records/${id}/manifest.json`);
    const page = await get<HitPage>(`/api/records/${id}/search?q=the&motivation=painting`);
    assert.equal(page['@context'], 'http://iiif.io/api/search/2/context.json');
    assert.equal(page.id, `http://localhost/api/records/${id}/search?q=the&motivation=painting`);
    assert.equal(page.type, 'AnnotationPage');
    assert.deepEqual(page.ignored, ['motivation']);
    assert.ok(page.items.length > 3);
    for (const { target, body } of page.items) {
      assert.equal(body?.value.toLowerCase(), 'the');
      assert.ok(typeof target === 'string');
      const [canvas, region = ''] = target.split('#xywh=');
      const found = canvases.find((one) => one.id === canvas);
      assert.ok(found, target);
      const [x = 0, y = 0, w = 0, h = 0] = region.split(',').map(Number);
      assert.ok(w > 0 && h > 0 && x + w <= found.width && y + h <= found.height, target);
    }
  });

  test('each hit is quoted with the words around it, as the record has them', async () => {
    const id = await idOf((name) => name.endsWith('halloran-ostrander-telcon.txt'));
    const record = await library.store.record(id, { corrected: true });
    const text = JSON.stringify(record);
    const page = await get<HitPage>(`/api/records/${id}/search?q=ferries`);
    assert.ok(page.items.length > 0);
    const quotes = page.annotations[0]!.items;
    assert.equal(quotes.length, page.items.length);
    for (const [n, { motivation, target }] of quotes.entries()) {
      assert.equal(motivation, 'contextualizing');
      assert.ok(typeof target !== 'string');
      assert.equal(target.source, page.items[n]!.id);
      const { prefix, exact, suffix } = target.selector[0]!;
      assert.ok(text.includes(JSON.stringify(prefix + exact + suffix).slice(1, -1)));
      assert.match(exact, /^ferr(?:y|ies)$/i);
    }
  });

  test('what is met nowhere, or asks for nothing, has no hits; what can’t be read is a problem', async () => {
    const id = await idOf((name) => name.endsWith('.txt'));
    for (const search of ['?q=zeppelinfahrt', '', '?q='])
      assert.deepEqual((await get<HitPage>(`/api/records/${id}/search${search}`)).items, []);
    assert.equal((await api.request(`/api/records/${id}/search?q=%22open`)).status, 400);
    assert.equal((await api.request('/api/records/none-1-1/search?q=a')).status, 404);
    assert.equal((await api.request('/api/records/none-1-1/manifest.json')).status, 404);
  });
});
