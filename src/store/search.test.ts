import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { inventSource, type Invented, type Said } from '../../test/support/library-records.ts';
import { ask, field, word } from '../../test/support/store-conformance.ts';
import type { Query } from '../query/query.ts';
import { facetFields } from '../query/search.ts';
import { isStoreFault, openLibrary, type Store } from './index.ts';

/** Words that the stemmer leaves as they are and that no two of are alike. */
const words = ['ice', 'ferry', 'bank', 'grain', 'öl', 'kelp', 'visum', 'U2'];
const speakers = ['Vane', 'Adler', 'Holt'];
const days = ['1997-03-08', '1997-03-31', '1997-04-01', '1998-12-31', '2001-01-01'];
const venues = ['Oval Office', 'Sund', null];
const levels = ['U', 'C', null] as const;

const said = fc.record<Said>({
  speaker: fc.constantFrom(...speakers, null),
  text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((text) => text.join(' ')),
  mark: fc.option(fc.record({ level: fc.constantFrom(...levels), struck: fc.boolean() })),
});
const invented = fc.record({
  said: fc.array(said, { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('telcon', 'memcon', 'other'),
  date: fc.constantFrom(...days, null),
  venue: fc.constantFrom(...venues),
  findings: fc.subarray(['BP-01', 'DC-07']),
}) as fc.Arbitrary<Invented & { readonly said: readonly Said[] }>;

const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc.constantFrom(...words).map((text) => word(text)),
  fc.constantFrom('f', 'ba', 'gra', 'kel').map((text) => word(text, true)),
  fc
    .array(fc.constantFrom(...words), { minLength: 2, maxLength: 3 })
    .map((phrase): Query => ({ kind: 'phrase', words: phrase })),
  fc
    .tuple(fc.constantFrom(...words), fc.constantFrom(...words), fc.integer({ min: 1, max: 4 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b, distance]): Query => ({ kind: 'near', words: [a, b], distance })),
  fc.constantFrom(...speakers).map((name) => field('speaker', name)),
  fc.constantFrom('telcon', 'memcon', 'other').map((kind) => field('kind', kind)),
  fc.constantFrom('U', 'C', 'none', 'unread', 'struck').map((mark) => field('mark', mark)),
  fc.constantFrom('office oval', 'sund').map((venue) => field('venue', venue)),
  fc.constantFrom('BP-01', 'DC-07').map((rule) => field('finding', rule)),
  fc
    .tuple(fc.constantFrom(...days, null), fc.constantFrom(...days, null))
    .map(([from, to]): Query => ({ kind: 'date', from, to })),
);
const query = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map((of): Query => ({ kind: 'and', of })),
    fc.array(tie('query'), { minLength: 1, maxLength: 3 }).map((of): Query => ({ kind: 'or', of })),
    tie('query').map((of): Query => ({ kind: 'not', of })),
    fc.constant<Query>({ kind: 'all' }),
  ),
})).query;

const fold = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** The meaning of a query, said as plainly as can be. */
function matches(asked: Query, record: Invented, { speaker, text, mark = null }: Said): boolean {
  const tokens = fold(text).split(' ');
  const again = (part: Query): boolean => matches(part, record, { speaker, text, mark });
  switch (asked.kind) {
    case 'all':
      return true;
    case 'and':
      return asked.of.every(again);
    case 'or':
      return asked.of.some(again);
    case 'not':
      return !again(asked.of);
    case 'word':
      return tokens.some((token) =>
        asked.prefix ? token.startsWith(fold(asked.text)) : token === fold(asked.text),
      );
    case 'phrase':
      return ` ${tokens.join(' ')} `.includes(` ${asked.words.map(fold).join(' ')} `);
    case 'near':
      return tokens.some((one, i) =>
        tokens.some(
          (other, j) =>
            one === fold(asked.words[0]!) &&
            other === fold(asked.words[1]!) &&
            Math.abs(i - j) <= asked.distance,
        ),
      );
    case 'date': {
      const { date = null } = record;
      return date !== null && (asked.from ?? '') <= date && date <= (asked.to ?? '9');
    }
    case 'field':
      return hasValue(asked.field, asked.value, record, { speaker, text, mark });
  }
}

function hasValue(name: string, value: string, record: Invented, { speaker, mark = null }: Said): boolean {
  switch (name) {
    case 'speaker':
      return speaker === value;
    case 'kind':
      return record.kind === value;
    case 'venue':
      return value.split(' ').every((part) =>
        fold(record.venue ?? '')
          .split(' ')
          .includes(part),
      );
    case 'finding':
      return record.findings?.includes(value) ?? false;
    default:
      if (!mark) return value === 'none';
      return value === 'struck' ? mark.struck : (mark.level ?? 'unread') === value;
  }
}

async function inLibrary(
  records: readonly Invented[],
  work: (store: Store, ids: readonly string[]) => Promise<void>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-search-'));
  const store = await openLibrary(join(folder, 'test.library'), { mode: 'create' });
  if (isStoreFault(store)) throw store;
  try {
    const sources = records.map((record, n) => inventSource(`${n}`, [record]));
    await Promise.all(sources.map(async ({ entry, reading }) => await store.putSource(entry, reading)));
    await work(
      store,
      sources.map(({ reading }) => reading.records[0]!.id),
    );
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

describe('search of a random library', () => {
  test('finds what a reading of every paragraph finds, however it is paged and sorted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(invented, { minLength: 1, maxLength: 8 }),
        fc.array(query, { minLength: 8, maxLength: 8 }),
        async (records, queries) =>
          await inLibrary(records, async (store, ids) => {
            for (const [n, asked] of queries.entries()) {
              const expected = records.flatMap((record, at) =>
                record.said.flatMap((one, index) =>
                  matches(asked, record, one) ? [`${ids[at]!}.${index + 1}`] : [],
                ),
              );
              const found: string[] = [];
              let cursor: string | null = null;
              do {
                const result = await store.search(
                  ask(asked, {
                    sort: (['relevance', 'date', 'date-desc'] as const)[n % 3]!,
                    limit: 2,
                    hitsPerRecord: 20,
                    facets: facetFields,
                    ...(cursor !== null && { cursor }),
                  }),
                );
                assert.equal(result.total.paragraphs, expected.length);
                const kinds = (result.facets.kind ?? []).reduce((sum, { count }) => sum + count, 0);
                assert.equal(kinds, expected.length);
                for (const { record, hits } of result.groups)
                  for (const hit of hits) {
                    if (!hit.approximate) found.push(`${record.id}.${hit.paragraph}`);
                  }
                cursor = result.next;
              } while (cursor !== null);
              assert.deepEqual(found.toSorted(), expected.toSorted(), JSON.stringify(asked));
            }
          }),
      ),
      { numRuns: 25 },
    );
  });
});

test('a long query is answered, one too deep is refused', async () => {
  const said = [{ speaker: 'Vane', text: words.join(' ') }];
  await inLibrary([{ said }], async (store) => {
    const of = Array.from({ length: 100 }, (_, n) => (n % 2 ? word('fer', true) : word('ice')));
    const hundred = await store.search(ask({ kind: 'and', of }));
    assert.equal(hundred.total.paragraphs, 1);
    const without = of.map((_, n): Query => ({ kind: 'not', of: word(`absent${n}`) }));
    assert.equal(
      (await store.search(ask({ kind: 'and', of: [word('ice'), ...without] }))).total.paragraphs,
      1,
    );
    let deep: Query = word('ice');
    for (let n = 0; n < 400; n++) deep = { kind: n % 2 ? 'and' : 'or', of: [word('ferry'), deep] };
    await assert.rejects(store.search(ask(deep)), (error) => isStoreFault(error) && error.code === 'query');
  });
});

/** Enough paragraphs that a common word is sampled, in records of which one takes two slots. */
describe('search of many paragraphs', () => {
  let store: Store;
  let folder: string;
  const records = 1200;
  const long = 5000;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'memcon-many-'));
    const opened = await openLibrary(join(folder, 'test.library'), { mode: 'create' });
    if (isStoreFault(opened)) throw opened;
    store = opened;
    const textOf = (n: number): string => (n % 4 === 0 ? 'common rare' : 'common');
    const sources = Array.from({ length: records }, (_, n) =>
      inventSource(`${n}`, [
        {
          kind: n % 3 === 0 ? 'telcon' : 'memcon',
          date: n % 10 === 9 ? null : `19${70 + (n % 20)}-0${1 + (n % 9)}-11`,
          said: Array.from({ length: 24 }, (_, p) => ({ speaker: p % 2 ? 'Vane' : null, text: textOf(p) })),
        },
      ]),
    );
    sources.push(
      inventSource('long', [
        {
          date: '2005-05-05',
          said: Array.from({ length: long }, (_, p) => ({
            speaker: null,
            text: p === long - 1 ? 'last' : 'filler',
          })),
        },
      ]),
    );
    await Promise.all(sources.map(async ({ entry, reading }) => await store.putSource(entry, reading)));
  });
  after(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('counts of a sample come close, and say that they are none', async () => {
    const { total, facets, groups } = await store.search(ask(word('common'), { facets: facetFields }));
    assert.equal(total.exact, false);
    const close = (count: number | undefined, real: number): void =>
      assert.ok(Math.abs((count ?? 0) - real) < 0.1 * real, `${count} is not close to ${real}`);
    close(total.paragraphs, 24 * records);
    close(total.records, records);
    close(facets.kind?.find(({ value }) => value === 'telcon')?.count, 8 * records);
    close(
      facets.year?.reduce((sum, { count }) => sum + count, 0),
      21.6 * records,
    );
    assert.equal(groups.length, 10);
  });

  test('all pages of a sampled search are all records, once each', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const more = { limit: 100, hitsPerRecord: 1, ...(cursor !== null && { cursor }) };
      const result = await store.search(ask(word('common'), more));
      seen.push(...result.groups.map(({ record }) => record.id));
      cursor = result.next;
    } while (cursor !== null);
    assert.equal(seen.length, records);
    assert.equal(new Set(seen).size, records);
  });

  for (const sort of ['date', 'date-desc'] as const)
    test(`sorted by ${sort}, all pages are in order, undated ones last`, async () => {
      const dates: (string | null)[] = [];
      let cursor: string | null = null;
      do {
        const more = { sort, limit: 100, hitsPerRecord: 1, ...(cursor !== null && { cursor }) };
        const result = await store.search(ask(word('common'), more));
        dates.push(...result.groups.map(({ record }) => record.date));
        cursor = result.next;
      } while (cursor !== null);
      const dated = dates.filter((date) => date !== null).toSorted();
      if (sort === 'date-desc') dated.reverse();
      assert.deepEqual(dates, [...dated, ...new Array<null>(dates.length - dated.length).fill(null)]);
      assert.equal(dates.length, records);
    });

  test('fewer hits are all counted', async () => {
    const asked: Query = { kind: 'and', of: [word('rare'), field('kind', 'telcon')] };
    const { total, of } = await store.search(ask(asked));
    assert.deepEqual(total, { paragraphs: (6 * records) / 3, records: records / 3, exact: true });
    assert.equal(of.paragraphs, 8 * records);
  });

  test('a record of more paragraphs than a slot holds is one record', async () => {
    const { groups, total } = await store.search(ask(word('last')));
    assert.equal(groups[0]?.hits[0]?.paragraph, long);
    assert.deepEqual(total, { paragraphs: 1, records: 1, exact: true });
    const all = await store.search(ask(word('filler')));
    assert.deepEqual(all.total, { paragraphs: long - 1, records: 1, exact: true });
    assert.equal(all.groups[0]?.count, long - 1);
    assert.deepEqual(await store.check(), []);
  });
});
