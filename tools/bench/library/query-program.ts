// Run as a program of its own by measure.ts: searches a library of invented records and prints what that took.
import { root } from '../../eval/shared.ts';
import { facetFields, type SearchRequest } from '../../../src/query/search.ts';
import type { Query } from '../../../src/query/query.ts';
import { openReader } from '../../../src/store/library.ts';
import { compileQuery, runnable } from '../../../src/store/compile.ts';
import { isStoreFault, openLibrary, type Store } from '../../../src/store/index.ts';
import { percentile } from '../statistics.ts';
import { findOwnTexts } from '../texts.ts';
import type { QueryTimes } from './measure.ts';
import { makeGenerator } from './generate.ts';

/** Different queries of each kind, and how often each is asked. */
const variants = 12;
const rounds = 5;

const [path, count] = [process.argv[2]!, Number(process.argv[3])];
const generator = await makeGenerator(findOwnTexts(root));
const { vocabulary } = generator;
const word = (text: string): Query => ({ kind: 'word', text, prefix: false });
const all = (...of: readonly Query[]): Query => ({ kind: 'and', of });
const speaker = (n: number): Query => ({
  kind: 'field',
  field: 'speaker',
  value: generator.speaker(n),
  prefix: false,
});

/** Processor time: what else the machine does is not to count. All work of a search is on this thread. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Words of the vocabulary that about so many paragraphs have. */
function wordsMetIn(paragraphs: number): readonly string[] {
  const share = paragraphs / (count * 30);
  const total = vocabulary.reduce((sum, _, rank) => sum + 1 / (rank + 2.7), 0);
  // A word has that share of all words, and a paragraph 57 of them.
  const rank = Math.round(57 / (share * total) - 2.7);
  if (rank < vocabulary.length - variants)
    return vocabulary.slice(Math.max(0, rank), Math.max(0, rank) + variants);
  const rarer = Math.round(1 / (share * 12.2));
  return Array.from({ length: variants }, (_, n) => generator.rareWord(Math.max(20, rarer) + n));
}

const hundreds = wordsMetIn(300);
const thousands = wordsMetIn(8000);
const kinds: Readonly<Record<string, readonly Query[]>> = {
  'rare word, about 300 hits': hundreds.map(word),
  'word, about 8,000 hits': thousands.map(word),
  'commonest word': [word(vocabulary[0]!)],
  'two common words': vocabulary
    .slice(20, 20 + variants)
    .map((text, n) => all(word(text), word(vocabulary[60 + n]!))),
  phrase: vocabulary
    .slice(5, 5 + variants)
    .map((text, n): Query => ({ kind: 'phrase', words: [text, vocabulary[40 + n]!] })),
  'speaker and word': vocabulary.slice(30, 30 + variants).map((text, n) => all(speaker(n), word(text))),
  'three fields and word': vocabulary
    .slice(10, 10 + variants)
    .map((text, n) =>
      all(
        word(text),
        { kind: 'date', from: `${1960 + n}-03-01`, to: `${1970 + n}-12-31` },
        { kind: 'field', field: 'mark', value: 'S', prefix: false },
        { kind: 'field', field: 'kind', value: 'telcon', prefix: false },
      ),
    ),
  'no hits': Array.from({ length: variants }, (_, n) => word(`${generator.rareWord(n)}zzzz`)),
  'all paragraphs': [{ kind: 'all' }],
};

const open = async (): Promise<Store> => {
  const store = await openLibrary(path, { mode: 'read' });
  if (isStoreFault(store)) throw store;
  return store;
};
const request = (query: Query, more: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  sort: 'relevance',
  limit: 20,
  hitsPerRecord: 3,
  facets: facetFields,
  ...more,
});

const results: Record<string, QueryTimes> = {};
const store = await open();
for (const [kind, queries] of Object.entries(kinds)) results[kind] = await measure(queries, {});
results['word, about 8,000 hits, by date'] = await measure(thousands.map(word), { sort: 'date' });
results['commonest word, by date'] = await measure([word(vocabulary[0]!)], { sort: 'date' });
results['page 20 of about 8,000 hits'] = await measureDeepPage(thousands[0]!);
await store.close();
console.log(JSON.stringify({ results, peakMiB: process.resourceUsage().maxRSS / 1024 }));

async function measure(queries: readonly Query[], more: Partial<SearchRequest>): Promise<QueryTimes> {
  const fresh = await open();
  const start = processorMs();
  const first = await fresh.search(request(queries[0]!, more));
  const cold = processorMs() - start;
  await fresh.close();
  const times: number[] = [];
  for (let round = -1; round < rounds; round++)
    for (const query of queries) {
      const from = processorMs();
      await store.search(request(query, more));
      if (round >= 0) times.push(processorMs() - from);
    }
  return summary(first.total, cold, times, measureBare(queries));
}

async function measureDeepPage(text: string): Promise<QueryTimes> {
  let cursor: string | null = null;
  for (let page = 1; page < 20; page++) {
    const result = await store.search(request(word(text), cursor === null ? {} : { cursor }));
    cursor = result.next;
  }
  return await measure([word(text)], cursor === null ? {} : { cursor });
}

/** The same by FTS5 alone: the best twenty by its own rank, and how many there are. No counts by field, no texts. */
function measureBare(queries: readonly Query[]): readonly number[] {
  const db = openReader(path, false);
  const times: number[] = [];
  for (let round = -1; round < Math.min(rounds, 2); round++)
    for (const query of queries) {
      const { match } = compileQuery(db, query);
      const expression = match === false ? '"zzzzz"' : runnable(match);
      const from = processorMs();
      db.rows('SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20', expression);
      db.value('SELECT count(*) FROM found WHERE found MATCH ?', expression);
      if (round >= 0) times.push(processorMs() - from);
    }
  db.close();
  return times;
}

function summary(
  total: { readonly paragraphs: number; readonly exact: boolean },
  cold: number,
  times: readonly number[],
  bare: readonly number[],
): QueryTimes {
  const bareP95 = percentile(bare, 0.95);
  return {
    hits: total.paragraphs,
    exact: total.exact,
    cold,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    bareP50: percentile(bare, 0.5),
    bareP95,
    overBare: percentile(times, 0.5) / percentile(bare, 0.5),
  };
}
