import assert from 'node:assert/strict';
import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { paragraphsOf } from '../../src/annotation/index.ts';
import type { Api } from '../../src/api/index.ts';
import sharp from 'sharp';
import { makeRoom } from '../../src/api/server.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { RecordSummary } from '../../src/query/search.ts';
import { isStoreFault, openLibrary } from '../../src/store/index.ts';
import { requestsOf, type ApiDescription, type KnownValues } from '../support/fuzz.ts';
import { apiOf, makeLibrary, type TestLibrary } from '../support/room.ts';

const root = resolve(import.meta.dirname, '../..');
const texts = globSync('samples/*.txt', { cwd: root }).map((path) => resolve(root, path));
const scans = globSync('samples/scans/*.pdf', { cwd: root }).map((path) => resolve(root, path));
/** Requests of each route; `MEMCON_FUZZ=5000` sends as many. */
const fuzzed = Number(process.env.MEMCON_FUZZ ?? 60);
/** Routes that take something back, which is there once. */
const takesBack = /\{(?:correction|decision)\}/;

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly { readonly where: string; readonly at?: readonly number[] }[];
}

describe('the HTTP interface', () => {
  let library: TestLibrary;
  let api: Api;
  let description: ApiDescription;

  before(async () => {
    library = await makeLibrary([...texts, ...scans]);
    api = apiOf(library);
    description = (await (await api.request('/api/openapi.json')).json()) as ApiDescription;
  });
  after(() => library.close());

  const get = async <T>(path: string): Promise<T> => (await (await api.request(path)).json()) as T;

  test('its description names every route, and every route is described', () => {
    const described = Object.entries(description.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`))
      .toSorted();
    const routes = api.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '/api/openapi.json')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`);
    assert.deepEqual([...new Set(routes)].toSorted(), described);
  });

  test('the page of routes has every route', () => {
    const page = readFileSync(resolve(root, 'docs/api.md'), 'utf8');
    for (const [path, methods] of Object.entries(description.paths))
      for (const method of Object.keys(methods))
        assert.ok(page.includes(`\`${method.toUpperCase()} ${path}\``), `${method} ${path}`);
  });

  test('what is wrong has one shape, and a query shows where', async () => {
    for (const [path, status] of [
      ['/api/search?q=%22open', 400],
      ['/api/search?limit=1000', 400],
      ['/api/search?facets=colour', 400],
      ['/api/records/none-1-1', 404],
      ['/api/records/none-1-1/view', 404],
      ['/api/people/999999', 404],
      ['/api/runs/999999', 404],
      ['/api/nothing', 404],
      [`/iiif/3/${'0'.repeat(64)}.1/info.json`, 404],
      ['/iiif/3/1/info.json', 400],
    ] as const) {
      const response = await api.request(path);
      assert.equal(response.status, status, path);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const problem = (await response.json()) as Problem;
      assert.equal(problem.status, status);
      assert.notEqual(problem.detail, '');
    }
    const problem = await get<Problem>('/api/search?q=mark:purple');
    assert.deepEqual(problem.errors?.[0]?.at, [5, 11]);
  });

  test('an answer that has not changed is not sent again', async () => {
    const first = await api.request('/api/counts');
    const etag = first.headers.get('etag');
    assert.ok(etag);
    const second = await api.request('/api/counts', { headers: { 'if-none-match': etag } });
    assert.equal(second.status, 304);
  });

  test('the answer to the same question is new once the library has changed', async () => {
    const ask = async (): Promise<{ total: { paragraphs: number } }> => get('/api/search?q=mark:FOUO');
    assert.equal((await ask()).total.paragraphs, 0);
    assert.equal((await ask()).total.paragraphs, 0);
    const [id = ''] = await library.store.recordIds({ limit: 1 });
    const { record } = await get<{ record: MemconRecord }>(`/api/records/${id}/view`);
    const { mark } = paragraphsOf(record)[0]!.paragraph;
    const was = mark && { level: mark.level, struck: mark.struck };
    const change = { kind: 'mark', paragraph: 1, was, value: { level: 'FOUO', struck: false } } as const;
    const { id: made } = await library.store.addCorrection(id, change, 'M. Ashgrove');
    assert.equal((await ask()).total.paragraphs, 1);
    await library.store.undoCorrection(made, 'M. Ashgrove');
    assert.equal((await ask()).total.paragraphs, 0);
  });

  test('the answer is new once another program has changed the library', async () => {
    const speakers = async (): Promise<readonly string[]> =>
      (
        await get<{ facets: { speaker: readonly { value: string }[] } }>('/api/search?q=*&facets=speaker')
      ).facets.speaker.map(({ value }) => value);
    const before = await speakers();
    const [one, two] = (await library.store.people.list({ limit: 100 })).filter(({ name }) =>
      before.includes(name),
    );
    assert.ok(one && two);
    const other = await openLibrary(join(library.folder, 'test.library'), { mode: 'open' });
    if (isStoreFault(other)) throw other;
    try {
      await other.people.merge(two.id, one.id, 'M. Ashgrove');
      assert.deepEqual((await speakers()).toSorted(), before.filter((name) => name !== two.name).toSorted());
      const [decision] = await other.people.decisions(one.id);
      await other.people.undo(decision!.id, 'M. Ashgrove');
      assert.deepEqual(await speakers(), before);
    } finally {
      await other.close();
    }
  });

  test('records go out one a line, those that match', async () => {
    const all = await (await api.request('/api/export.jsonl')).text();
    const { records } = await get<{ records: number }>('/api/counts');
    assert.equal(all.trim().split('\n').length, records);
    const some = await (await api.request('/api/export.jsonl?q=ferries')).text();
    const lines = some
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string });
    assert.ok(lines.length > 0 && lines.length < records);
  });

  test('a page picture is an IIIF image, and a part of it can be had', async () => {
    const { records } = await get<{ records: { id: string; source: { sha256: string; name: string } }[] }>(
      '/api/records?limit=100',
    );
    const scan = records.find(({ source }) => source.name.endsWith('.pdf'));
    assert.ok(scan);
    const base = `/iiif/3/${scan.source.sha256}.1`;
    const info = await get<{ type: string; width: number; height: number; protocol: string }>(
      `${base}/info.json`,
    );
    assert.equal(info.protocol, 'http://iiif.io/api/image');
    const part = await api.request(`${base}/0,0,400,200/200,/0/default.jpg`);
    assert.equal(part.status, 200);
    assert.equal(part.headers.get('content-type'), 'image/jpeg');
    const vast = await api.request(`${base}/full/^99999,/0/default.jpg`);
    if (vast.status === 200) {
      const { width } = await sharp(await vast.arrayBuffer()).metadata();
      assert.ok(width <= 4800, `${width} pixels were asked for and given`);
    } else assert.equal(vast.status, 400);
  });

  test('a correction that does not fit is refused and leaves nothing', async () => {
    const { records } = await get<{ records: { id: string }[] }>('/api/records');
    const id = records[0]?.id ?? '';
    const send = (correction: object): Promise<Response> =>
      Promise.resolve(
        api.request(`/api/records/${id}/corrections`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ correction, by: 'M. Ashgrove' }),
        }),
      );
    assert.equal((await send({ kind: 'date', was: '1800-01-01', value: '1801-01-01' })).status, 409);
    assert.equal((await send({ kind: 'colour', was: null, value: 'red' })).status, 400);
    assert.deepEqual(await get(`/api/records/${id}/corrections`), { corrections: [] });
  });

  /** What there is to be asked for, and changes that fit a record. */
  const knownValues = async (): Promise<Readonly<Record<'api' | 'iiif', KnownValues>>> => {
    const { records } = await get<{ records: RecordSummary[] }>('/api/records');
    const { next } = await get<{ next: string }>('/api/search?q=ferries&limit=1');
    const { people } = await get<{ people: { id: number }[] }>('/api/people?limit=5');
    const [first] = records;
    const { record } = await get<{ record: MemconRecord }>(`/api/records/${first!.id}/view`);
    const { paragraph } = paragraphsOf(record)[0]!;
    const mark = paragraph.mark && { level: paragraph.mark.level, struck: paragraph.mark.struck };
    const subject = record.subject?.text ?? null;
    const person = people.map(({ id }) => id);
    return {
      api: {
        id: records.map(({ id }) => id),
        q: ['ferries', 'speaker:president', 'ferr*', 'kind:telcon -ferries', '"the ferries" OR NEAR(a b, 5)'],
        cursor: [next],
        after: [first!.id],
        person,
        from: ['1950-01-01', '1997', ...person],
        to: ['2005-12-31', '1998-02'],
        ids: [records.map(({ id }) => id).join(','), first!.id],
        label: record.participants.map(({ name }) => name),
        correction: [
          { kind: 'mark', paragraph: 1, was: mark, value: { level: 'S', struck: true } },
          { kind: 'text', paragraph: 1, was: paragraph.text, value: 'Other words' },
          { kind: 'split', paragraph: 1, was: paragraph.text, offset: 5 },
          { kind: 'join', paragraph: 2, was: paragraph.text },
          { kind: 'field', field: 'subject', was: subject, value: 'Boats' },
          { kind: 'date', was: record.date?.iso ?? null, value: '1990-02-03' },
        ],
      },
      iiif: {
        id: records.map(({ source }) => `${source.sha256}.1`),
        region: ['full', 'square', '0,0,100,200', 'pct:10,10,20,20'],
        size: ['max', '200,', ',100', '50,50', '!90,90', 'pct:10'],
        file: ['default.jpg', 'default.png', 'gray.jpg'],
      },
    };
  };

  test('whatever is sent, no answer is a fault of the server', async () => {
    const known = await knownValues();
    for (const [path, methods] of Object.entries(description.paths))
      for (const method of Object.keys(methods)) {
        const requests = requestsOf(
          description,
          path,
          method,
          path.startsWith('/iiif') ? known.iiif : known.api,
        );
        let answered = 0;
        await fc.assert(
          fc.asyncProperty(requests, async (request) => {
            const response = await api.request(request.path, request.init);
            const text = await response.text();
            assert.ok(response.status < 500, `${response.status} ${text.slice(0, 200)}`);
            if (response.ok) answered++;
            else assert.equal((JSON.parse(text) as Problem).status, response.status, 'the shape of errors');
          }),
          // Each upload is taken into the library, which takes longer than an answer.
          { numRuns: path === '/api/files' && fuzzed <= 60 ? 15 : fuzzed },
        );
        // What is refused at the door says nothing about the route.
        if (!takesBack.test(path)) assert.ok(answered > 0, `${method} ${path} never took a request`);
      }
  });

  test('the room answers this machine’s own pages only, and says what they may load', async () => {
    const room = makeRoom({ api, web: resolve(root, 'dist/web'), host: '127.0.0.1', password: null });
    const front = await room.request('http://127.0.0.1:7070/');
    assert.equal(front.status, 200);
    assert.match(
      front.headers.get('content-security-policy') ?? '',
      /default-src 'none'; script-src 'self';/,
    );
    assert.equal(
      (await room.request('http://evil.example/', { headers: { host: 'evil.example' } })).status,
      403,
    );
    const foreign = {
      method: 'POST',
      headers: { origin: 'http://evil.example', 'sec-fetch-site': 'cross-site' },
    };
    assert.equal((await room.request('http://127.0.0.1:7070/api/files', foreign)).status, 403);
    for (const path of ['/../package.json', '/..%2f..%2fpackage.json', '/assets/../../../package.json']) {
      const response = await room.request(`http://127.0.0.1:7070${path}`);
      assert.ok(!(await response.text()).includes('"memcon"'), path);
    }
  });

  test('pages of other sites are let at nothing, pictures and manifests included', async () => {
    const room = makeRoom({ api, web: resolve(root, 'dist/web'), host: '127.0.0.1', password: null });
    const { records } = await get<{
      records: { id: string; source: { sha256: string; name: string } }[];
    }>('/api/records?limit=100');
    const { id, source } = records.find((record) => record.source.name.endsWith('.pdf'))!;
    for (const path of [
      `/api/records/${id}/manifest.json`,
      `/iiif/3/${source.sha256}.1/info.json`,
      '/api/search?q=ferries',
    ]) {
      const { status, headers } = await room.request(`http://127.0.0.1:7070${path}`, {
        headers: { origin: 'https://viewer.example' },
      });
      assert.equal(status, 200, path);
      assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin', path);
      assert.equal(headers.get('access-control-allow-origin'), null, path);
    }
  });

  test('elsewhere a password is asked for', async () => {
    const room = makeRoom({ api, web: resolve(root, 'dist/web'), host: '0.0.0.0', password: 'a long one' });
    const ask = (given?: string): Promise<Response> =>
      Promise.resolve(
        room.request('http://library.example/api/counts', {
          headers: given === undefined ? {} : { authorization: `Basic ${btoa(`reader:${given}`)}` },
        }),
      );
    assert.equal((await ask()).status, 401);
    assert.equal((await ask('wrong')).status, 401);
    assert.equal((await ask('a long one')).status, 200);
  });
});
