import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

export interface Run {
  /** From start to end. */
  readonly ms: number;
  /** Peak resident memory. */
  readonly peakMiB: number;
  /** Resident memory over time, from the start on. Empty where the system has no /proc. */
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly ms: number;
  readonly rssMiB: number;
  /** With its children and theirs. */
  readonly familyMiB: number;
}

/** Milliseconds between samples of memory. */
const interval = 50;

const preload = pathToFileURL(`${import.meta.dirname}/usage.ts`).href;

/**
 * Runs this Node with the arguments in a process of its own, its output thrown away.
 *
 * @returns milliseconds from start to end
 * @throws if it ends with another code than 0
 */
export async function runNode(args: readonly string[]): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return performance.now() - start;
}

/** The same, returning what it prints. */
export async function printOfNode(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const printed = text(child.stdout);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return await printed;
}

/** The same, with peak memory and memory over time. Measuring itself takes a few mebibytes. */
export async function runMeasured(args: readonly string[]): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', preload, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  const samples: Sample[] = [];
  const watch = setInterval(() => {
    const rssMiB = residentMiB(child.pid);
    if (rssMiB !== null)
      samples.push({ ms: performance.now() - start, rssMiB, familyMiB: familyMiB(child.pid!) });
  }, interval);
  try {
    const report = text(child.stdio[3] as Readable);
    const [code] = (await once(child, 'exit')) as [number | null];
    const ms = performance.now() - start;
    if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${code}`);
    return { ms, peakMiB: Number(await report) / 1024, samples };
  } finally {
    clearInterval(watch);
  }
}

/** Memory that programs share counts for each of them. */
function familyMiB(pid: number): number {
  let children: number[] = [];
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    children = list === '' ? [] : list.split(' ').map(Number);
  } catch {
    // It has just ended.
  }
  return (residentMiB(pid) ?? 0) + children.reduce((sum, child) => sum + familyMiB(child), 0);
}

function residentMiB(pid: number | undefined): number | null {
  try {
    const kibibytes = /^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) / 1024;
  } catch {
    // No /proc, or the process has just ended.
    return null;
  }
}
