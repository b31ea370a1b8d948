// Run as a program of its own by measure.ts: searches a library of invented records and prints what that took.
import { root } from '../../eval/shared.ts';
import { facetFields, type SearchRequest } from '../../../src/query/search.ts';
import type { Query } from '../../../src/query/query.ts';
import { openReader } from '../../../src/store/library.ts';
import { compileQuery, noToken, runnable } from '../../../src/store/compile.ts';
import { mergersIn } from '../../../src/store/facets.ts';
import { isStoreFault, openLibrary, type Store } from '../../../src/store/index.ts';
import { percentile } from '../statistics.ts';
import { findOwnTexts } from '../texts.ts';
import type { QueryTimes } from './measure.ts';
import { makeGenerator } from './generate.ts';
import { PlainSql, type PlainQuestion } from './plain-sql.ts';

/** Different queries of each kind, and how often each is asked. */
const variants = 12;
const rounds = 5;
/** Milliseconds of the processor after which a yardstick that has been asked each query once is asked no more. */
const longEnough = 20_000;

const [path, count, tables] = [process.argv[2]!, Number(process.argv[3]), process.argv[4]!];
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

/** A request of each query, and which paragraph plain SQL's page begins with. */
interface Asked {
  readonly queries: readonly Query[];
  readonly more: Partial<SearchRequest>;
  readonly offset: number;
}

const store = await open();
const asked: Record<string, Asked> = {};
for (const [kind, queries] of Object.entries(kinds)) asked[kind] = { queries, more: {}, offset: 0 };
asked['word, about 8,000 hits, by date'] = {
  queries: thousands.map(word),
  more: { sort: 'date' },
  offset: 0,
};
asked['commonest word, by date'] = { queries: [word(vocabulary[0]!)], more: { sort: 'date' }, offset: 0 };
asked['page 20 of about 8,000 hits'] = await deepPage(thousands[0]!);
const searched: Record<string, Awaited<ReturnType<typeof measure>>> = {};
for (const [kind, { queries, more }] of Object.entries(asked)) searched[kind] = await measure(queries, more);
// Before the yardsticks take memory of their own.
const peakMiB = process.resourceUsage().maxRSS / 1024;
const index = openReader(path, false);
const plain = new PlainSql(index, tables);
const results: Record<string, QueryTimes> = {};
for (const [kind, { queries, more, offset }] of Object.entries(asked))
  results[kind] = summary(searched[kind]!, await measurePlain(queries, more, offset), measureIndex(queries));
plain.close();
index.close();
await store.close();
console.log(JSON.stringify({ results, peakMiB }));

async function measure(
  queries: readonly Query[],
  more: Partial<SearchRequest>,
): Promise<Pick<QueryTimes, 'hits' | 'exact' | 'cold'> & { readonly times: readonly number[] }> {
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
  return { hits: first.total.paragraphs, exact: first.total.exact, cold, times };
}

async function deepPage(text: string): Promise<Asked> {
  let cursor: string | null = null;
  for (let page = 1; page < 20; page++) {
    const result = await store.search(request(word(text), cursor === null ? {} : { cursor }));
    cursor = result.next;
  }
  return { queries: [word(text)], more: cursor === null ? {} : { cursor }, offset: 19 * 20 };
}

/** The same answers by SQL written for them. */
async function measurePlain(
  queries: readonly Query[],
  { sort }: Partial<SearchRequest>,
  offset: number,
): Promise<readonly number[]> {
  const questions = queries.map((query): PlainQuestion => {
    const { match, shown } = compileQuery(index, query, mergersIn(index));
    const expression = match === false ? noToken : runnable(match);
    return { match: expression, shown, sort: sort === 'date' ? 'date' : 'relevance', offset };
  });
  for (const question of questions) plain.prepare(question);
  for (const [n, question] of questions.entries()) await checkSame(queries[n]!, question);
  return timesOf(questions, rounds, (question) => plain.answer(question));
}

/** A yardstick that finds or counts something else is none. Other spellings and estimates are the library's alone. */
async function checkSame(query: Query, question: PlainQuestion): Promise<void> {
  const { total, facets, approximate } = await store.search(request(query));
  if (!total.exact || approximate.length > 0) return;
  const answer = plain.answer(question);
  const inOrder = (counts: readonly (readonly [string, number])[]): string =>
    JSON.stringify(counts.toSorted(([a, m], [b, k]) => k - m || (a < b ? -1 : 1)));
  for (const field of facetFields) {
    const found = facets[field]!.map(({ value, count: n }) => [value, n] as const);
    // Which of those with as few as the last one are given is anyone's choice.
    const least = found.length < 50 ? 0 : Math.min(...found.map(([, n]) => n));
    const above = (counts: readonly (readonly [string, number])[]): string =>
      inOrder(counts.filter(([, n]) => n > least));
    if (above(found) !== above(answer.facets[field]!))
      throw new Error(
        `${field} of ${question.match}: ${above(found)}, by SQL ${above(answer.facets[field]!)}`,
      );
  }
  if (answer.count !== total.paragraphs)
    throw new Error(`${question.match}: ${total.paragraphs} hits, by SQL ${answer.count}`);
}

/** The index by itself: the best twenty by its own rank, and how many there are. No counts by field, no texts. */
function measureIndex(queries: readonly Query[]): readonly number[] {
  const expressions = queries.map((query) => {
    const { match } = compileQuery(index, query, mergersIn(index));
    return match === false ? noToken : runnable(match);
  });
  return timesOf(expressions, Math.min(rounds, 2), (expression) => {
    index.rows('SELECT rowid, rank FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20', expression);
    index.value('SELECT count(*) FROM found WHERE found MATCH ?', expression);
  });
}

/** What a yardstick takes for each of its questions, asked once before, and again as often as there are rounds or time. */
function timesOf<T>(questions: readonly T[], most: number, ask: (question: T) => void): readonly number[] {
  const times: number[] = [];
  for (let round = -1, spent = 0; round < most && (round < 1 || spent < longEnough); round++)
    for (const question of questions) {
      const from = processorMs();
      ask(question);
      const took = processorMs() - from;
      spent += took;
      if (round >= 0) times.push(took);
    }
  return times;
}

function summary(
  { hits, exact, cold, times }: Awaited<ReturnType<typeof measure>>,
  sql: readonly number[],
  bare: readonly number[],
): QueryTimes {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [
    number,
    number,
    number,
  ];
  const [sqlP50, indexP50] = [percentile(sql, 0.5), percentile(bare, 0.5)];
  return {
    hits,
    exact,
    cold,
    p50,
    p95,
    p99,
    sqlP50,
    overSql: p50 / sqlP50,
    indexP50,
    overIndex: p50 / indexP50,
  };
}
