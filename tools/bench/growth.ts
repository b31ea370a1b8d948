import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Run } from './child.ts';
import { printOfNode, runMeasured } from './child.ts';
import { median } from './statistics.ts';

export interface Step {
  /** Memoranda read. */
  readonly documents: number;
  readonly ms: number;
  /** Beyond what the smallest step took, for each document beyond the smallest step's; null for the smallest. */
  readonly msPerDocument: number | null;
  readonly peakMiB: number;
}

export interface LongRun {
  readonly files: number;
  readonly ms: number;
  readonly peakMiB: number;
  /** Median resident memory in each tenth of the run; null where the tenth was too short to measure. */
  readonly tenthsMiB: readonly (number | null)[];
  /** Median of the last three tenths over that of the three before the middle; null as above. */
  readonly growth: number | null;
  /** In use after a garbage collection, at the end of each quarter of as many readings in one process. */
  readonly usedMiB: readonly number[];
}

const scales = [1, 10, 100];
/** Short runs are taken several times, the median counts. */
const repeats = 3;

/** Runs of `memcon read FOLDER` over 1, 10 and 100 times as many files, each in a process of its own. */
export async function measureManyFiles(memcon: string, texts: readonly string[]): Promise<Step[]> {
  return await inFolder(async (folder) => {
    const steps: Omit<Step, 'msPerDocument'>[] = [];
    for (const scale of scales) {
      const files = join(folder, `${scale}`);
      linkFiles(files, texts, scale * texts.length);
      steps.push({ documents: scale * texts.length, ...(await readRepeatedly(memcon, files, scale)) });
    }
    return perDocument(steps);
  });
}

/** Runs over one file that holds 1, 10 and 100 times as many memoranda, a form feed between them. */
export async function measureOnePacket(memcon: string, text: string): Promise<Step[]> {
  return await inFolder(async (folder) => {
    const memorandum = readFileSync(text, 'utf8');
    const steps: Omit<Step, 'msPerDocument'>[] = [];
    for (const scale of scales) {
      const packet = join(folder, `${scale}.txt`);
      writeFileSync(packet, Array.from({ length: scale }, () => memorandum).join('\f'));
      steps.push({ documents: scale, ...(await readRepeatedly(memcon, packet, scale)) });
    }
    return perDocument(steps);
  });
}

/**
 * One run over very many files, with its memory over time. Resident memory also tells of the collector's leisure;
 * what is in use after a collection tells whether anything is kept.
 */
export async function measureLongRun(
  memcon: string,
  texts: readonly string[],
  files: number,
): Promise<LongRun> {
  return await inFolder(async (folder) => {
    const many = join(folder, 'files');
    linkFiles(many, texts, files);
    const { ms, peakMiB, samples } = await read(memcon, many);
    const tenth = ms / 10;
    const tenthsMiB = Array.from({ length: 10 }, (_, n) => {
      const within = samples.filter((sample) => sample.ms >= n * tenth && sample.ms < (n + 1) * tenth);
      return within.length === 0 ? null : median(within.map(({ rssMiB }) => rssMiB));
    });
    const early = tenthsMiB.slice(2, 5).filter((mib) => mib !== null);
    const late = tenthsMiB.slice(7).filter((mib) => mib !== null);
    const growth = early.length === 0 || late.length === 0 ? null : median(late) / median(early);
    const program = join(import.meta.dirname, 'heap-program.ts');
    const used = await printOfNode(['--expose-gc', program, `${files}`, ...texts]);
    return { files, ms, peakMiB, tenthsMiB, growth, usedMiB: JSON.parse(used) as number[] };
  });
}

async function read(memcon: string, path: string): Promise<Run> {
  return await runMeasured([memcon, 'read', path, '--format', 'jsonl']);
}

async function readRepeatedly(
  memcon: string,
  path: string,
  scale: number,
): Promise<{ ms: number; peakMiB: number }> {
  const runs: Run[] = [];
  const times = scale === scales.at(-1) ? 1 : repeats;
  for (let n = 0; n < times; n++) runs.push(await read(memcon, path));
  return { ms: median(runs.map(({ ms }) => ms)), peakMiB: median(runs.map(({ peakMiB }) => peakMiB)) };
}

function perDocument(steps: readonly Omit<Step, 'msPerDocument'>[]): Step[] {
  const [first] = steps;
  return steps.map((step) => ({
    ...step,
    msPerDocument: first && step !== first ? (step.ms - first.ms) / (step.documents - first.documents) : null,
  }));
}

function linkFiles(folder: string, texts: readonly string[], count: number): void {
  mkdirSync(folder);
  for (let n = 0; n < count; n++) {
    const text = texts[n % texts.length]!;
    symlinkSync(text, join(folder, `${String(n).padStart(6, '0')}-${basename(text)}`));
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
