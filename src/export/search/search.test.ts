import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Hit, RecordHits, SearchResult } from '../../query/search.ts';
import { facetLines } from './facets.ts';
import { searchFormats } from './formats.ts';
import type { SearchPage, SearchPrintOptions } from './page.ts';
import { printPretty } from './pretty.ts';
import { printCsv, printJsonl } from './rows.ts';

const hit: Hit = {
  paragraph: 2,
  page: 1,
  block: 'speech',
  speaker: 'THE CHANCELLOR',
  person: { id: 7, name: 'Otto Vane' },
  addressees: ['Premier Adler'],
  mark: { level: null, struck: false },
  snippet: { text: 'the ferry of the harbor', marks: [[4, 9]], cut: { start: true, end: true } },
  score: 1,
  approximate: true,
};

const group: RecordHits = {
  record: {
    id: 'invented-1',
    kind: 'telcon',
    title: null,
    subject: 'Ferries, and\u001b[2J more',
    date: null,
    start: null,
    venue: null,
    banner: null,
    participants: ['Chancellor Vane'],
    paragraphs: 4,
    pages: [1, 1],
    source: { name: 'call.txt', sha256: '0'.repeat(64) },
  },
  count: 3,
  hits: [hit],
};

function page(change: Partial<SearchResult> = {}, nextCommand: string | null = null): SearchPage {
  return {
    request: {
      query: { kind: 'word', text: 'ferry', prefix: false },
      sort: 'relevance',
      limit: 10,
      hitsPerRecord: 1,
      facets: [],
    },
    result: {
      groups: [group],
      total: { paragraphs: 21_300, records: 1, exact: false },
      of: { paragraphs: 1_000_000, what: 'paragraphs' },
      facets: {},
      next: null,
      approximate: [{ word: 'ferry', read: ['fcrry', 'ferrv'] }],
      ...change,
    },
    cite: (_, cited) => (cited ? `“Ferries,” p. ${cited.page}.` : '“Ferries.”'),
    nextCommand,
  };
}

const plain: SearchPrintOptions = { width: 80, colour: false };

describe('results at the terminal', () => {
  test('an estimate is said, other spellings too, and what is cut off or left out', () => {
    assert.equal(
      printPretty(page({}, "memcon search --cursor x -- 'ferry'"), plain),
      `About 21,300 of 1,000,000 paragraphs, in 1 record
“ferry” was also looked for as “fcrry”, “ferrv”

no date  Ferries, and␛[2J more
  telcon · Chancellor Vane · call.txt, page 1
  p. 1  THE CHANCELLOR [Otto Vane] (?) ≈: …the «ferry» of the harbor…
        and 2 paragraphs more
  cite  “Ferries.”

More records:
  memcon search --cursor x -- 'ferry'
`,
    );
  });

  test('with colour a hit is coloured and stands between no guillemets', () => {
    const printed = printPretty(page(), { ...plain, colour: true });
    assert.match(printed, /\u001b\[1m\u001b\[33mferry\u001b/);
    assert.doesNotMatch(printed, /«/);
    assert.doesNotMatch(printed, /\u001b\[2J/);
  });

  test('the command for the next page is never wrapped', () => {
    const command = `memcon search --cursor ${'x'.repeat(200)} -- ferry`;
    assert.ok(printPretty(page({}, command), plain).includes(`\n  ${command}\n`));
  });
});

test('bars are as long as counts are great, and fit the width', () => {
  const values = [
    { value: 'Chancellor Vane', count: 1000 },
    { value: 'Premier Adler', count: 500 },
    { value: 'R. Quill', count: 1 },
  ];
  assert.deepEqual(facetLines(values, 78), [
    `Chancellor Vane  1,000  ${'█'.repeat(24)}`,
    `Premier Adler      500  ${'█'.repeat(12)}`,
    'R. Quill             1  █',
  ]);
  assert.ok(facetLines(values, 40).every((line) => line.length <= 40));
  const many = Array.from({ length: 12 }, (_, n) => ({ value: String(n), count: 12 - n }));
  assert.equal(facetLines(many, 78).at(-1), 'and 2 more');
});

describe('hits as data', () => {
  test('a row has the place, the speaker, the mark and the citation of its paragraph', () => {
    const row = JSON.parse(printJsonl(page(), plain)) as Record<string, unknown>;
    assert.deepEqual(row, {
      record: 'invented-1',
      date: null,
      kind: 'telcon',
      subject: 'Ferries, and\u001b[2J more',
      source: 'call.txt',
      page: 1,
      paragraph: 2,
      block: 'speech',
      speaker: 'THE CHANCELLOR',
      person_id: 7,
      person: 'Otto Vane',
      addressees: 'Premier Adler',
      mark: 'unread',
      struck: false,
      snippet: 'the ferry of the harbor',
      matched: 'ferry',
      other_spelling: true,
      citation: '“Ferries,” p. 1.',
    });
  });

  test('CSV has a head, and quotes what has commas', () => {
    const [head, row, end] = printCsv(page(), plain).split('\r\n');
    assert.ok(head?.startsWith('record,date,kind,subject,'));
    assert.ok(row?.startsWith('invented-1,,telcon,"Ferries, and'));
    assert.equal(end, '');
  });

  test('no hits give a head and no rows, or nothing', () => {
    const none = page({ groups: [] });
    assert.equal(printCsv(none, plain).split('\r\n').length, 2);
    assert.equal(printJsonl(none, plain), '');
  });
});

test('every form prints', async () => {
  for (const { load } of Object.values(searchFormats)) assert.match((await load())(page(), plain), /ferry/);
});
