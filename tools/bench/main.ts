import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { findCorpus, root } from '../eval/shared.ts';
import { table } from '../eval/table.ts';
import type { ApiBench } from './api/measure.ts';
import type { ExportRun } from './exports.ts';
import type { LibraryBench } from './library/measure.ts';
import type { RoomPage } from './room.ts';
import { runMeasured } from './child.ts';
import { measureColdStart } from './cold-start.ts';
import type { Step } from './growth.ts';
import { measureLongRun, measureManyFiles, measureOnePacket } from './growth.ts';
import { findOwnTexts, findTexts } from './texts.ts';
import type { Pace } from './throughput.ts';
import { measureThroughput } from './throughput.ts';

const parts = ['throughput', 'start', 'memory', 'growth', 'long-run', 'scans'] as const;
type Part = (typeof parts)[number];

interface Options {
  readonly only?: readonly Part[];
  readonly rounds: number;
  readonly pairs: number;
  readonly files: number;
  readonly scans?: true;
  readonly pages: number;
  readonly library?: number;
  readonly api?: number | true;
  readonly seconds: number;
  readonly exports?: number;
  readonly room?: string;
  readonly json: string;
}

const options = new Command('npm run bench --')
  .description('Measures how fast and in how much memory Memcon reads. See docs/evaluation.md.')
  .addOption(new Option('--only <parts...>', 'only these parts').choices(parts))
  .option('--rounds <n>', 'times that the texts are read for the throughput', count, 3)
  .option('--pairs <n>', 'cold starts of each kind', count, 30)
  .option('--files <n>', 'files of the long run', count, 10_000)
  .option('--scans', 'the part scans too, which is left out otherwise: it takes minutes')
  .option('--pages <n>', 'pages of the scanned packet', count, 100)
  .option(
    '--library <n>',
    'instead, a library of so many invented records, and of a tenth and a hundredth',
    count,
  )
  .option(
    '--api [n]',
    'instead, the HTTP interface to a library of so many invented records, 1,000 by default',
    count,
  )
  .option('--seconds <n>', 'how long the HTTP interface is asked, each way', count, 60)
  .option(
    '--exports <n>',
    'instead, so many invented records in each of the larger forms, and a tenth of them',
    count,
  )
  .option('--room <file>', 'instead, the pages of the reading room over this library, in a Chromium')
  .option('--json <file>', 'where the figures go', 'out/bench.json')
  .parse()
  .opts<Options>();

const memcon = join(root, 'bin', 'memcon.js');
const corpus = findCorpus();
const texts = findTexts(root, corpus);
const own = findOwnTexts(root);
const [sample] = own;
/** What pages are typed of for the scans: some pages of text are enough. */
const scanned = own.filter((path) => path.includes('samples')).slice(-2);
if (sample === undefined) throw new Error('no samples or fixtures to read');
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
console.log(`Node ${machine.node}, ${machine.cores} × ${machine.cpu}; texts: ${texts.from}`);

/** Each part prints its table and returns its figures. */
const measure: Readonly<Record<Part, (sample: string) => Promise<unknown>>> = {
  async throughput() {
    const t = await measureThroughput(texts.paths, options.rounds);
    const row = (name: string, show: (pace: Pace) => string): string[] => [
      name,
      show(t.fromMemory),
      show(t.fromFiles),
    ];
    print(
      `Reading on one core: ${t.records} records in ${t.files} files, ${(t.bytes / 1e6).toFixed(1)} MB`,
      ['', 'from memory', 'from files'],
      [
        row('records a second', (pace) => pace.recordsPerSecond.toFixed(0)),
        row('MB a second', (pace) => pace.megabytesPerSecond.toFixed(2)),
        row('times splitting into lines', (pace) => pace.timesSplit.toFixed(1)),
        ['ms a file, median', t.p50.toFixed(2)],
        ['ms a file, 95 of 100 below', t.p95.toFixed(2)],
      ],
    );
    print(
      'Slowest files',
      ['file', 'ms', 'kB', 'ms a kB'],
      t.slowest.map(({ path, ms, bytes }) => [
        relative(root, path),
        ms.toFixed(1),
        (bytes / 1000).toFixed(1),
        ((1000 * ms) / bytes).toFixed(2),
      ]),
    );
    print(
      'By form of the texts, from memory, best of all rounds',
      ['', 'files', 'MB', 'records', 'records a second', 'of 10 kB each', 'times splitting'],
      t.forms.map((pace) => [
        pace.form,
        `${pace.files}`,
        (pace.bytes / 1e6).toFixed(2),
        `${pace.records}`,
        pace.recordsPerSecond.toFixed(0),
        pace.tenKilobytesPerSecond.toFixed(0),
        pace.timesSplit.toFixed(1),
      ]),
    );
    return t;
  },
  async start(text) {
    const s = await measureColdStart(memcon, text, options.pairs);
    print(
      `Cold start, medians of ${s.pairs}`,
      ['', 'ms', 'over node -e 0'],
      [
        ['node -e 0', s.node.toFixed(1), ''],
        [
          'memcon --version',
          s.version.toFixed(1),
          `${s.versionOver.toFixed(1)} (× ${s.timesNode.toFixed(2)})`,
        ],
        ['memcon read, one file', s.read.toFixed(1), s.readOver.toFixed(1)],
      ],
    );
    return s;
  },
  async memory(text) {
    const node = await runMeasured(['-e', '0']);
    const one = await runMeasured([memcon, 'read', text, '--format', 'json']);
    print(
      'Peak memory',
      ['', 'MiB'],
      [
        ['node -e 0', node.peakMiB.toFixed(0)],
        ['memcon read, one file', one.peakMiB.toFixed(0)],
      ],
    );
    return { nodeMiB: node.peakMiB, oneFileMiB: one.peakMiB };
  },
  async growth(text) {
    const files = await measureManyFiles(memcon, own);
    printSteps('More files in one run', files);
    const packet = await measureOnePacket(memcon, text);
    printSteps('More memoranda in one file', packet);
    return { files, packet };
  },
  async 'long-run'() {
    const run = await measureLongRun(memcon, own, options.files);
    print(
      'One long run',
      ['', 'value'],
      [
        ['files', `${run.files}`],
        ['files a second', ((1000 * run.files) / run.ms).toFixed(0)],
        ['peak MiB', run.peakMiB.toFixed(0)],
        ['MiB in each tenth', run.tenthsMiB.map((mib) => mib?.toFixed(0) ?? '-').join(' ')],
        ['late over early', run.growth?.toFixed(2) ?? 'too short a run to say'],
        ['MiB in use after a collection, by quarters', run.usedMiB.map((mib) => mib.toFixed(1)).join(' ')],
      ],
    );
    return run;
  },
  async scans() {
    const { measureScans } = await import('./scans.ts');
    const s = await measureScans(memcon, scanned, corpus, options);
    const costs = { generated: s.generated, ...(s.corpus && { corpus: s.corpus }) };
    print(
      `Scans read with ${s.engine}: processor seconds a page, best of ${options.rounds}`,
      ['', 'pages', 'whole reading', 'its own part', 'bare OCR', 'whole over bare'],
      Object.entries(costs).map(([name, { pages, whole, own, bare, ratio }]) => [
        name,
        `${pages}`,
        whole.toFixed(2),
        own.toFixed(2),
        bare.toFixed(2),
        ratio.toFixed(2),
      ]),
    );
    const { packet } = s;
    print(
      'One scanned packet',
      ['', 'value'],
      [
        ['pages, jobs', `${packet.pages}, ${packet.jobs}`],
        ['pages a second', packet.pagesPerSecond.toFixed(2)],
        ['peak MiB, Memcon alone', packet.peakMiB.toFixed(0)],
        ['peak MiB, with the engines it runs', packet.peakWithChildrenMiB.toFixed(0)],
      ],
    );
    return s;
  },
};

const results: Record<string, unknown> = { machine, texts: texts.from };
const usual =
  options.library === undefined &&
  options.api === undefined &&
  options.exports === undefined &&
  options.room === undefined
    ? parts.filter((part) => part !== 'scans')
    : [];
const chosen = options.only ?? usual;
if (options.library !== undefined) results.library = await measureLibraries(options.library);
if (options.api !== undefined)
  results.api = await measureServer(options.api === true ? 1000 : options.api, options.seconds);
if (options.exports !== undefined) results.exports = await measureForms(options.exports);
if (options.room !== undefined) results.room = await measurePages(options.room);
for (const part of new Set([...chosen, ...(options.scans ? ['scans' as const] : [])]))
  results[part] = await measure[part](sample);
mkdirSync(dirname(options.json), { recursive: true });
writeFileSync(options.json, `${JSON.stringify(results, null, 1)}\n`);
console.log(`\nAll figures: ${options.json}`);

async function measureForms(most: number): Promise<readonly ExportRun[]> {
  const { measureExports } = await import('./exports.ts');
  const runs = await measureExports(most, own);
  print(
    'Exports of invented records',
    ['', 'records', 's of the processor', 'ms a record', 'peak MiB'],
    runs.map(({ format, records, ms, peakMiB }) => [
      format,
      `${records}`,
      (ms / 1000).toFixed(1),
      (ms / records).toFixed(2),
      peakMiB.toFixed(0),
    ]),
  );
  return runs;
}

async function measureLibraries(most: number): Promise<readonly LibraryBench[]> {
  const { measureLibrary } = await import('./library/measure.ts');
  const benches: LibraryBench[] = [];
  for (const records of new Set([most / 100, most / 10, most].map((n) => Math.max(100, Math.round(n))))) {
    const bench = await measureLibrary(records);
    benches.push(bench);
    const { intake, results: queries, peakMiB } = bench;
    print(
      `A library of ${records} records: taken in`,
      ['', 'value'],
      [
        ['records a second', ((1000 * records) / intake.ms).toFixed(0)],
        [`of bare inserts, first ${intake.bareRecords}`, (intake.bareMs / intake.sameRecordsMs).toFixed(2)],
        ['library over its text', (intake.libraryBytes / intake.textBytes).toFixed(2)],
        ['peak MiB of intake, of search', `${intake.peakMiB.toFixed(0)}, ${peakMiB.toFixed(0)}`],
      ],
    );
    print(
      `A library of ${records} records: ms of the processor a search, with six facets and texts`,
      ['', 'hits', 'first', 'p50', 'p95', 'p99', 'by SQL', 'over SQL', 'index alone', 'over index'],
      Object.entries(queries).map(([name, q]) => [
        name,
        `${q.exact ? '' : 'about '}${q.hits}`,
        ...[q.cold, q.p50, q.p95, q.p99].map((ms) => ms.toFixed(2)),
        ...[q.sqlP50, q.overSql, q.indexP50, q.overIndex].map((value) => value.toFixed(2)),
      ]),
    );
  }
  print(
    'As the library grows: taking in',
    [
      'records',
      'ms a record',
      'in the last tenth',
      'peak MiB',
      'at half',
      'of bare inserts',
      'over its text',
    ],
    benches.map(({ intake }) => {
      const { records, ms, peakMiB, tenths, bareMs, sameRecordsMs, libraryBytes, textBytes } = intake;
      const [before, last] = tenths.slice(-2);
      return [
        `${records}`,
        (ms / records).toFixed(2),
        before && last ? ((last.ms - before.ms) / (last.records - before.records)).toFixed(2) : '',
        peakMiB.toFixed(0),
        tenths[Math.floor(tenths.length / 2)]!.rssMiB.toFixed(0),
        (bareMs / sameRecordsMs).toFixed(2),
        (libraryBytes / textBytes).toFixed(2),
      ];
    }),
  );
  return benches;
}

async function measurePages(library: string): Promise<readonly RoomPage[]> {
  const { measureRoom } = await import('./room.ts');
  const pages = await measureRoom(library, 10);
  print(
    'Pages of the reading room, first visits',
    ['', 'ms to content', 'worst of 10', 'kB over the wire'],
    pages.map(({ name, p50, worst, bytes }) => [
      name,
      p50.toFixed(0),
      worst.toFixed(0),
      (bytes / 1000).toFixed(0),
    ]),
  );
  return pages;
}

async function measureServer(records: number, seconds: number): Promise<ApiBench> {
  const { measureApi } = await import('./api/measure.ts');
  const bench = await measureApi(records, seconds);
  print(
    `HTTP interface to ${records} records, ${bench.pinned ? 'on one core' : 'on whatever core is free'}: ms a search`,
    [
      '',
      'connections',
      'a second',
      'p50',
      'p95',
      'p99',
      'errors',
      'processor',
      'MiB before',
      'at half',
      'at the end',
      'MiB a minute',
    ],
    bench.runs.map((run) => [
      run.name,
      `${run.connections}`,
      run.perSecond.toFixed(0),
      ...[run.p50, run.p95, run.p99].map((ms) => ms.toFixed(0)),
      `${run.errors}`,
      run.processorMs.toFixed(2),
      ...[0, Math.floor(run.rssMiB.length / 2), -1].map((n) => run.rssMiB.at(n)!.toFixed(0)),
      run.growth.toFixed(1),
    ]),
  );
  return bench;
}

function printSteps(title: string, steps: readonly Step[]): void {
  print(
    title,
    ['memoranda', 'ms', 'ms a further one', 'peak MiB'],
    steps.map(({ documents, ms, msPerDocument, peakMiB }) => [
      `${documents}`,
      ms.toFixed(0),
      msPerDocument === null ? '' : msPerDocument.toFixed(2),
      peakMiB.toFixed(0),
    ]),
  );
}

function print(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n${table(head, rows)}`);
}

function count(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('It has to be a whole number from 1.');
  return n;
}
