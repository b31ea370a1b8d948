import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { isFault } from '../../src/model/source-fault.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import { readFile, readSource } from '../../src/pipeline.ts';
import { openSource } from '../../src/source/index.ts';
import { median, percentile } from './statistics.ts';

/** Medians over rounds, each of which takes all files. */
export interface Throughput {
  readonly files: number;
  readonly bytes: number;
  readonly records: number;
  readonly fromMemory: Pace;
  readonly fromFiles: Pace;
  /** Milliseconds of one file, read from memory. */
  readonly p50: number;
  readonly p95: number;
  readonly slowest: readonly { readonly path: string; readonly ms: number; readonly bytes: number }[];
}

export interface Pace {
  readonly pipelineMs: number;
  /** Decoding the same bytes and splitting them into lines, with or without reading the files likewise. */
  readonly splitMs: number;
  readonly recordsPerSecond: number;
  readonly megabytesPerSecond: number;
  /** Median of each round's ratio of the two times. */
  readonly timesSplit: number;
}

const slowestShown = 5;

/**
 * Reads all files `rounds` times on one core, from bytes in memory and from the file system, by turns with merely
 * splitting the same bytes into lines. One round before is not counted.
 */
export async function measureThroughput(paths: readonly string[], rounds: number): Promise<Throughput> {
  const sources: SourceFile[] = [];
  for (const path of paths) {
    const source = await openSource(path);
    if (!isFault(source)) sources.push(source);
  }
  const memory: Round[] = [];
  const files: Round[] = [];
  const best = new Map<string, number>();
  let records = 0;
  for (let round = -1; round < rounds; round++) {
    const counted = round >= 0;
    const fromMemory = {
      splitMs: timeSplitting(
        sources.map(
          ({ bytes }) =>
            () =>
              bytes,
        ),
      ),
      pipelineMs: await timeAll(sources, async (source) => {
        const start = performance.now();
        await readSource(source);
        if (counted)
          best.set(source.path, Math.min(best.get(source.path) ?? Infinity, performance.now() - start));
      }),
    };
    records = 0;
    const fromFiles = {
      splitMs: timeSplitting(
        sources.map(
          ({ path }) =>
            () =>
              readFileSync(path),
        ),
      ),
      pipelineMs: await timeAll(sources, async ({ path }) => {
        const reading = await readFile(path);
        if (!isFault(reading)) records += reading.result.records.length;
      }),
    };
    if (!counted) continue;
    memory.push(fromMemory);
    files.push(fromFiles);
  }
  const bytes = sources.reduce((sum, source) => sum + source.bytes.length, 0);
  const sizes = new Map(sources.map((source) => [source.path, source.bytes.length]));
  return {
    files: sources.length,
    bytes,
    records,
    fromMemory: paceOf(memory, records, bytes),
    fromFiles: paceOf(files, records, bytes),
    p50: median([...best.values()]),
    p95: percentile([...best.values()], 0.95),
    slowest: [...best]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, slowestShown)
      .map(([path, ms]) => ({ path, ms, bytes: sizes.get(path)! })),
  };
}

interface Round {
  readonly splitMs: number;
  readonly pipelineMs: number;
}

function paceOf(rounds: readonly Round[], records: number, bytes: number): Pace {
  const pipelineMs = median(rounds.map((round) => round.pipelineMs));
  return {
    pipelineMs,
    splitMs: median(rounds.map((round) => round.splitMs)),
    recordsPerSecond: (1000 * records) / pipelineMs,
    megabytesPerSecond: bytes / 1000 / pipelineMs,
    timesSplit: median(rounds.map((round) => round.pipelineMs / round.splitMs)),
  };
}

async function timeAll<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const start = performance.now();
  for (const item of items) await work(item);
  return performance.now() - start;
}

/** The least that any reader does. The lines are counted, so that splitting can't be optimized away. */
function timeSplitting(loads: readonly (() => Uint8Array)[]): number {
  const start = performance.now();
  let lines = 0;
  for (const load of loads) lines += new TextDecoder().decode(load()).split(/\r\n|[\n\r\f]/).length;
  if (lines === 0) throw new Error('no lines to split');
  return performance.now() - start;
}
