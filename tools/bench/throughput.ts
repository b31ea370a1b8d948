import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { isFault } from '../../src/model/source-fault.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import type { Reading } from '../../src/pipeline.ts';
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
  /** By the form of the texts, from memory, each file's best of all rounds. */
  readonly forms: readonly FormPace[];
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

export const textForms = ['plain', 'printed edition', 'letter-spaced'] as const;
export type TextForm = (typeof textForms)[number];

export interface FormPace {
  readonly form: TextForm;
  readonly files: number;
  readonly bytes: number;
  readonly records: number;
  readonly recordsPerSecond: number;
  /** As many as there would be if each record had 10,000 bytes: texts of different lengths can be compared. */
  readonly tenKilobytesPerSecond: number;
  readonly timesSplit: number;
}

const slowestShown = 5;
/** Bytes of a record in normalised figures. */
const normalRecord = 10_000;

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
  const best = new Map<string, FileTimes>();
  let records = 0;
  for (let round = -1; round < rounds; round++) {
    const counted = round >= 0;
    const fromMemory = { splitMs: 0, pipelineMs: 0 };
    for (const source of sources) {
      const splitMs = timeSplitting([() => source.bytes]);
      const start = performance.now();
      const reading = await readSource(source);
      const pipelineMs = performance.now() - start;
      fromMemory.splitMs += splitMs;
      fromMemory.pipelineMs += pipelineMs;
      if (!counted || isFault(reading)) continue;
      const before = best.get(source.path);
      best.set(source.path, {
        form: formOf(reading),
        records: reading.result.records.length,
        pipelineMs: Math.min(before?.pipelineMs ?? Infinity, pipelineMs),
        splitMs: Math.min(before?.splitMs ?? Infinity, splitMs),
      });
    }
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
  const times = [...best.values()].map(({ pipelineMs }) => pipelineMs);
  return {
    files: sources.length,
    bytes,
    records,
    fromMemory: paceOf(memory, records, bytes),
    fromFiles: paceOf(files, records, bytes),
    forms: paceByForm(best, sizes),
    p50: median(times),
    p95: percentile(times, 0.95),
    slowest: [...best]
      .toSorted(([, a], [, b]) => b.pipelineMs - a.pipelineMs)
      .slice(0, slowestShown)
      .map(([path, { pipelineMs }]) => ({ path, ms: pipelineMs, bytes: sizes.get(path)! })),
  };
}

/** The best of all rounds. */
interface FileTimes {
  readonly form: TextForm;
  readonly records: number;
  readonly pipelineMs: number;
  readonly splitMs: number;
}

/** Printed editions are told by their file's place or name; a layer of spaced letters by what was found in it. */
function formOf({ source, pages }: Reading): TextForm {
  if (pages.some(({ looseSpaces }) => looseSpaces !== undefined)) return 'letter-spaced';
  return /frus-tei|-printed/.test(source.path) ? 'printed edition' : 'plain';
}

function paceByForm(
  best: ReadonlyMap<string, FileTimes>,
  sizes: ReadonlyMap<string, number>,
): readonly FormPace[] {
  return textForms.flatMap((form): FormPace[] => {
    const files = [...best].filter(([, times]) => times.form === form);
    if (files.length === 0) return [];
    const total = (of: (times: FileTimes) => number): number =>
      files.reduce((sum, [, times]) => sum + of(times), 0);
    const pipelineMs = total((times) => times.pipelineMs);
    const records = total((times) => times.records);
    const bytes = files.reduce((sum, [path]) => sum + sizes.get(path)!, 0);
    return [
      {
        form,
        files: files.length,
        bytes,
        records,
        recordsPerSecond: (1000 * records) / pipelineMs,
        tenKilobytesPerSecond: (1000 * bytes) / normalRecord / pipelineMs,
        timesSplit: pipelineMs / total((times) => times.splitMs),
      },
    ];
  });
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
