import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { queryHelp } from '../src/query/fields.ts';
import { parseQuery } from '../src/query/parse.ts';
import type { Query } from '../src/query/query.ts';
import { isStoreFault, openLibrary, type Store } from '../src/store/index.ts';
import { memcon, type Ran } from './support/command.ts';
import { makeInventedLibrary } from './support/invented-library.ts';

const folder = mkdtempSync(join(tmpdir(), 'memcon-search-'));
let library = '';

before(async () => {
  library = await makeInventedLibrary(folder);
});
after(() => rmSync(folder, { recursive: true }));

const search = (...args: string[]): Promise<Ran> => memcon(['search', '--library', library, ...args]);

interface Found {
  readonly query: string;
  readonly sort: string;
  readonly total: { readonly paragraphs: number; readonly records: number };
  readonly of: { readonly paragraphs: number };
  readonly facets: Readonly<Record<string, readonly { readonly value: string; readonly count: number }[]>>;
  readonly groups: readonly {
    readonly record: { readonly id: string };
    readonly hits: readonly { readonly snippet: { readonly text: string }; readonly citation: string }[];
  }[];
  readonly next: string | null;
}

async function found(...args: string[]): Promise<Found> {
  const { code, stdout, stderr } = await search('--format', 'json', ...args);
  assert.equal(stderr, '');
  assert.equal(code, 0);
  return JSON.parse(stdout) as Found;
}

const idsOf = ({ groups }: Found): readonly string[] => groups.map(({ record }) => record.id);

describe('memcon search', { concurrency: true }, () => {
  test('hits are marked, under their record, with page, mark, citation and denominator', async () => {
    const { code, stdout, stderr } = await search('speaker:adler', 'harbor');
    assert.equal(stderr, '');
    assert.equal(code, 0);
    assert.equal(
      stdout,
      `1 of 4 paragraphs by Adler, in 1 record

1988-02-03  Call with Premier Adler of Norland
  telcon · Chancellor Vane, Premier Adler, R. Quill · call-2.txt, pages 1–2
  p. 1  PREMIER ADLER ~~(C)~~: No ferry will leave the «harbor» before the dues
        are paid.
  cite  “Call with Premier Adler of Norland,” memorandum of telephone
        conversation, February 3, 1988, pp. 1–2.
`,
    );
  });

  test('words that begin with a hyphen are left out, whatever letter follows', async () => {
    assert.deepEqual(idsOf(await found('speaker:adler', '-ferries', '-harbor')), ['invented-3']);
    assert.equal((await found('speaker:adler', '-lighthouse')).total.records, 3);
    for (const word of ['-vietnam', '-hungary', '-france', '-laos'])
      assert.equal((await found('ferries', word)).query, `ferries ${word}`);
  });

  test('no hits are no failure', async () => {
    const { code, stdout } = await search('zeppelin');
    assert.equal(code, 0);
    assert.equal(stdout, 'None of 12 paragraphs\n');
  });

  test('a fault of the query is shown with a caret', async () => {
    const { code, stdout, stderr } = await search('ferry', 'kind:cable');
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^memcon: “cable” is nothing that kind: takes [^\n]+\n {2}ferry kind:cable\n {13}\^{5}\n$/,
    );
  });

  test('wrong options are wrong usage', async () => {
    assert.match((await search('ferry', '--colour')).stderr, /no option --colour/);
    for (const args of [
      ['--colour'],
      ['--limit', '0'],
      ['--limit', '101'],
      ['--facets', 'page'],
      ['--cursor', 'x'],
    ])
      assert.equal((await search('ferry', ...args)).code, 2, args.join(' '));
  });

  test('a library that is not there, or is none, can not be opened', async () => {
    const none = join(folder, 'none.library');
    const text = join(folder, 'text.library');
    writeFileSync(text, 'The hare was once a dancer.\n'.repeat(100));
    for (const path of [none, text, folder]) {
      const { code, stdout, stderr } = await memcon(['search', 'ferry', '--library', path]);
      assert.equal(code, 3);
      assert.equal(stdout, '');
      assert.match(stderr, /^memcon: [^\n]+\n$/);
      assert.ok(stderr.includes(path));
    }
  });

  test('the library may be named by the environment', async () => {
    const { code } = await memcon(['search', 'ferry'], '', { MEMCON_LIBRARY: library });
    assert.equal(code, 0);
  });

  test('order follows --sort; without words to rank by it is that of dates', async () => {
    assert.deepEqual(idsOf(await found('ferry', '--sort', 'date')), [
      'invented-1',
      'invented-2',
      'invented-4',
    ]);
    assert.deepEqual(idsOf(await found('ferry', '--sort', 'date-desc')), [
      'invented-4',
      'invented-2',
      'invented-1',
    ]);
    assert.equal((await found('ferry')).sort, 'relevance');
    const byField = await found('speaker:adler');
    assert.equal(byField.sort, 'date');
    assert.equal(idsOf(byField)[0], 'invented-1');
  });

  test('the command for the next page, run by a shell, gives the next page', async () => {
    const first = await search('ferry -"o\'clock"', '--limit', '2', '--sort', 'date', '--format', 'csv');
    const [, command] = /^memcon: more records: memcon (.*)\n$/.exec(first.stderr) ?? [];
    assert.ok(command);
    const script = `printf '%s\\0' ${command}`;
    const args = execFileSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    const second = await memcon(args);
    assert.equal(second.stderr, '');
    const ids = ({ stdout }: Ran): readonly string[] =>
      stdout
        .split('\r\n')
        .slice(1, -1)
        .map((row) => row.split(',')[0]!);
    assert.deepEqual([...ids(first), ...ids(second)], ['invented-1', 'invented-2', 'invented-4']);
  });

  test('facets are counted and drawn', async () => {
    const { facets } = await found('ferry', '--facets', 'year,mark');
    assert.deepEqual(facets, { year: [{ value: '1988', count: 3 }], mark: [{ value: 'C', count: 3 }] });
    const { stdout } = await search('*', '--facets', 'mark');
    assert.match(stdout, /\nBy portion mark\n(?: {2}\S+ +\d+ {2}█+\n)+/);
  });

  test('what editors corrected is cited as corrected', async () => {
    const place = join(folder, 'corrected');
    mkdirSync(place);
    const path = await makeInventedLibrary(place);
    const store = await openLibrary(path, { mode: 'open' });
    if (isStoreFault(store)) throw store;
    const was = (await store.record('invented-2'))?.subject?.text ?? null;
    const change = { kind: 'field', field: 'subject', was, value: 'Dues of the lower harbor' } as const;
    await store.addCorrection('invented-2', change, 'M. Ashgrove');
    await store.close();
    const { stdout } = await memcon(['search', '--library', path, 'harbor', '--format', 'csv']);
    assert.match(stdout, /“Dues of the lower harbor,” memorandum/);
  });

  test('JSON lines have a hit each, with a citation of its page', async () => {
    const { stdout } = await search('ferry', '--format', 'jsonl');
    const hits = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { citation: string; matched: string });
    assert.equal(hits.length, 3);
    for (const { citation, matched } of hits) {
      assert.match(citation, /1988, pp?\. 1/);
      assert.match(matched, /^ferr(?:y|ies)/i);
    }
  });
});

describe('what the language asks for is what the library answers', () => {
  let store: Store;
  before(async () => {
    const opened = await openLibrary(library, { mode: 'read' });
    if (isStoreFault(opened)) throw opened;
    store = opened;
  });
  after(() => store.close());

  async function count(text: string): Promise<number> {
    const parsed = parseQuery(text);
    if ('fault' in parsed) throw new Error(`${text}: ${parsed.fault.message}`);
    return countOf(parsed.query);
  }

  async function countOf(query: Query): Promise<number> {
    const { total } = await store.search({ query, sort: 'date', limit: 1, hitsPerRecord: 1, facets: [] });
    return total.paragraphs;
  }

  /** Query → paragraphs of the invented library. */
  const counts: Readonly<Record<string, number>> = {
    '*': 12,
    ferry: 3,
    '"leave the harbor"': 1,
    '"harbor leave"': 0,
    'ferry OR lighthouse': 4,
    '* -ferry': 9,
    'speaker:adler': 4,
    'speaker:ADL*': 4,
    'speaker:"Premier Adler"': 4,
    'speaker:(adler OR vane)': 12,
    'to:vane': 4,
    'participant:quill': 12,
    'role:principal': 12,
    'role:interpreter': 0,
    'date:1988-02': 3,
    'date:1988-02..1988-03': 6,
    'date:..1987': 0,
    'date:1988-04..': 3,
    'kind:telcon': 12,
    'kind:memcon': 0,
    'venue:study': 12,
    'mark:C': 4,
    'mark:none': 4,
    'mark:struck': 4,
    'banner:C': 12,
    'banner:none': 0,
    'finding:xx-01': 12,
    'finding:XX*': 12,
    'subject:norland': 12,
    'record:invented-2': 3,
    'record:invented*': 12,
    'light*': 1,
    'NEAR(leave harbor, 2)': 1,
    'NEAR(no harbor, 2)': 0,
    'leave NEAR/2 harbor': 1,
  };
  for (const [text, expected] of Object.entries(counts))
    test(text, async () => assert.equal(await count(text), expected));

  test('the examples of the help are answered', async () => {
    for (const { example } of queryHelp) assert.ok((await count(example)) >= 0);
  });

  const terms = Object.keys(counts).filter((text) => text !== '*');
  test('what matches and what does not are everything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...terms), fc.constantFrom(' ', ' OR ', ' -')), {
          minLength: 1,
          maxLength: 4,
        }),
        async (parts) => {
          const text = parts.map(([term], i) => `${i === 0 ? '' : parts[i]![1]}(${term})`).join('');
          if ('fault' in parseQuery(text)) return;
          const [all, matching, others] = [await count('*'), await count(text), await count(`* -(${text})`)];
          assert.equal(matching + others, all, text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
