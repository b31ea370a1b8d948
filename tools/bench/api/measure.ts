import autocannon from 'autocannon';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../eval/shared.ts';
import { facetFields } from '../../../src/query/search.ts';
import { makeGenerator } from '../library/generate.ts';
import { percentile, slopeOf } from '../statistics.ts';
import { findOwnTexts } from '../texts.ts';
import { distinctQuestions } from './questions.ts';

export interface ApiRun {
  readonly name: string;
  readonly connections: number;
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds from question to answer. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Answers other than 2xx, broken connections, and questions without an answer in ten seconds. */
  readonly errors: number;
  /** Milliseconds of the server's processor a request. */
  readonly processorMs: number;
  /** Resident memory of the server before, at each tenth of the run, the last one at its end. */
  readonly rssMiB: readonly number[];
  /** MiB a minute that resident memory grows by over the second half of the run: the straight line that fits it best. */
  readonly growth: number;
}

export interface ApiBench {
  readonly records: number;
  /** Whether the server had one core for itself alone to run on. */
  readonly pinned: boolean;
  readonly runs: readonly ApiRun[];
}

interface Usage {
  readonly processorMs: number;
  readonly rssMiB: number;
}

/** Different questions of the run that asks the same ones again. */
const repeated = 20;
/** Seconds before a run, which do not count. */
const warming = 3;

/** Serves a library of invented records and asks it over HTTP what its reading room asks. */
export async function measureApi(records: number, seconds: number): Promise<ApiBench> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-bench-api-'));
  const program = [
    join(import.meta.dirname, 'server-program.ts'),
    join(folder, 'bench.library'),
    folder,
    `${records}`,
  ];
  const pinned = canPin();
  const [command, ...args] = [...(pinned ? ['taskset', '-c', '0'] : []), process.execPath, ...program];
  const child = spawn(command!, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const server = await Server.of(child);
    const questions = distinctQuestions(await makeGenerator(findOwnTexts(root)));
    const same = Array.from({ length: repeated }, () => questions.next().value);
    let n = 0;
    const again = (): string => same[n++ % repeated]!;
    const fresh = (): string => questions.next().value;
    const runs: ApiRun[] = [];
    for (const [name, connections, next, length] of [
      ['repeated questions', 50, again, seconds],
      ['distinct questions', 50, fresh, seconds],
      ['distinct questions, one at a time', 1, fresh, Math.ceil(seconds / 4)],
    ] as const) {
      await ask(server.address, connections, next, warming);
      runs.push({ name, connections, ...(await measure(server, connections, next, length)) });
    }
    return { records, pinned, runs };
  } finally {
    child.stdin.end();
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One core for the server, if there is another for those who ask. */
function canPin(): boolean {
  return availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;
}

async function measure(
  server: Server,
  connections: number,
  next: () => string,
  seconds: number,
): Promise<Omit<ApiRun, 'name' | 'connections'>> {
  const before = await server.usage();
  const rssMiB = [before.rssMiB];
  const watch = setInterval(() => {
    void server.usage().then((usage) => rssMiB.push(usage.rssMiB));
  }, seconds * 100);
  const { times, errors } = await ask(server.address, connections, next, seconds);
  clearInterval(watch);
  const after = await server.usage();
  rssMiB.push(after.rssMiB);
  return {
    requests: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    errors,
    processorMs: (after.processorMs - before.processorMs) / times.length,
    rssMiB,
    growth: (slopeOf(rssMiB.slice(Math.floor(rssMiB.length / 2))) * 600) / seconds,
  };
}

/** As many questions as are answered in that time, each connection asking when it has its answer. */
async function ask(
  address: string,
  connections: number,
  next: () => string,
  seconds: number,
): Promise<{ readonly times: readonly number[]; readonly errors: number }> {
  const times: number[] = [];
  const pathOf = (question: string): string =>
    `/api/search?${new URLSearchParams({ q: question, facets: facetFields.join(',') }).toString()}`;
  const { errors, timeouts, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: address,
        connections,
        duration: seconds,
        headers: { 'accept-encoding': 'gzip' },
        requests: [{ setupRequest: (request) => ({ ...request, path: pathOf(next()) }) }],
      },
      (error: Error | null, result) => (error ? reject(error) : resolve(result)),
    );
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms));
  });
  return { times, errors: errors + timeouts + non2xx };
}

/** The served library, and what it tells of itself. */
class Server {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(child: ChildProcess, lines: AsyncIterator<string>, address: string) {
    this.#child = child;
    this.#lines = lines;
    this.address = address;
  }

  static async of(child: ChildProcess): Promise<Server> {
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
    const first = await lines.next();
    if (first.done === true) throw new Error('the server ended before it was open');
    return new Server(child, lines, first.value);
  }

  async usage(): Promise<Usage> {
    const told = this.#last.then(async (): Promise<Usage> => {
      this.#child.stdin!.write('\n');
      const line = await this.#lines.next();
      if (line.done === true) throw new Error('the server has ended');
      return JSON.parse(line.value) as Usage;
    });
    this.#last = told;
    return await told;
  }
}
