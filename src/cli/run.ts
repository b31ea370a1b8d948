import { setImmediate as nextTurn } from 'node:timers/promises';
import { debuglog } from 'node:util';
import type { Printer } from '../export/printer.ts';
import { isFault, nameOf, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { ScanOptions } from '../page/index.ts';
import { abortable } from '../page/ocr/abortable.ts';
import { readSource, type Reading } from '../pipeline.ts';
import { openSource } from '../source/index.ts';
import { formatOf } from '../intake/open.ts';
import { readFile } from '../intake/read-file.ts';
import { schema } from '../model/record.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { listInputs } from './inputs.ts';
import { listenForInterrupt } from './interrupt.ts';
import { write } from './output.ts';
import { startProgress, type Progress } from './progress.ts';
import { SharedOcr, type ScanChoices } from './scans.ts';

const debug = debuglog('memcon');

/** What a command does with its files. */
export interface Job {
  readonly scans: ScanChoices;
  /** Called once it is known how many inputs there are. Without it nothing is printed here. */
  readonly makePrinter?: (several: boolean) => Printer;
  /** Whether what is made of the readings goes to standard output; so it does by default. */
  readonly sharesOutput?: boolean;
  /** Takes editions in TEI and records too, as a library does; they have no pages. */
  readonly takesRecords?: boolean;
  /** Gives what looks at the source's pictures while they are there. */
  readonly inspector?: (source: SourceFile) => NonNullable<ScanOptions['inspect']>;
  /** Sees each reading after it is printed. Returns one sentence for each thing that could not be done. */
  readonly onReading?: (reading: Reading, signal: AbortSignal) => Outcome | Promise<Outcome>;
}

/** `faults` make the run incomplete, `remarks` do not. */
export interface Outcome {
  readonly faults?: readonly string[];
  readonly remarks?: readonly string[];
}

/** What one run keeps while it lasts. */
interface Run {
  readonly job: Job;
  readonly printer: Printer | null;
  readonly progress: Progress;
  readonly ocr: SharedOcr;
  readonly signal: AbortSignal;
}

/**
 * Reads the inputs one after the other and prints each as soon as it is read; nothing is kept. An input that can't
 * be read is reported and left out. Ctrl-C ends the run after what is printed already, which is made whole.
 */
export async function readAndPrint(args: readonly string[], job: Job): Promise<ExitCode> {
  const { paths, faults, leftOut } = listInputs(args);
  const interrupt = listenForInterrupt();
  const { signal } = interrupt;
  const { stderr, stdout } = process;
  const progress = await startProgress({
    total: paths.length,
    stream: stderr,
    shared: (job.sharesOutput ?? true) && stdout.isTTY,
  });
  const printer = job.makePrinter?.(paths.length + faults.length > 1) ?? null;
  const run = { job, printer, progress, ocr: new SharedOcr(job.scans), signal };
  faults.forEach(({ message }) => progress.say(message));
  leftOut.forEach((message) => progress.say(message));
  let complete = faults.length === 0;
  let done = 0;
  try {
    for (const path of paths) {
      if (!(await readOne(path, run))) complete = false;
      // Reading a text never waits for anything; without this the bar would not get to draw itself, nor Ctrl-C be heard.
      await nextTurn();
      if (signal.aborted) break;
      done++;
    }
  } finally {
    progress.stop();
    await run.ocr.close();
    interrupt.stop();
  }
  await write(printer?.end() ?? '');
  if (!signal.aborted) return complete ? exitCode.done : exitCode.incomplete;
  progress.say(`interrupted; ${done} of ${paths.length} inputs are done`);
  return interrupt.code;
}

/** Reads and prints one input; false after saying what went wrong. */
async function readOne(path: string, run: Run): Promise<boolean> {
  const { job, printer, progress, signal } = run;
  try {
    progress.begin(nameOf(path));
    const reading = await read(path, run);
    progress.step();
    if (isFault(reading)) {
      progress.say(reading.message);
      return false;
    }
    if (reading.result.records.length === 0) progress.say(`${nameOf(path)}: no memorandum in it`);
    await write(printer?.print({ ...reading, path, mediaType: reading.source.mediaType }) ?? '');
    const { faults = [], remarks = [] } = (await job.onReading?.(reading, signal)) ?? {};
    const all = [...reading.faults, ...faults];
    [...all, ...remarks].forEach((sentence) => progress.say(sentence));
    return all.length === 0;
  } catch (error) {
    if (signal.aborted) return false;
    progress.step();
    // A mistake of ours must not cost the other files. NODE_DEBUG=memcon shows where it was made.
    debug('%o', error);
    const reason = error instanceof Error ? error.message : String(error);
    progress.say(`${nameOf(path)}: not read, by a mistake in Memcon: ${reason}`);
    return false;
  }
}

/** A reading, and what of the file could not be read. */
type RunReading = Reading & { readonly faults: readonly string[] };

async function read(path: string, run: Run): Promise<RunReading | SourceFault> {
  const input = path === '-' ? { stdin: process.stdin } : path;
  // Standard input may keep us waiting for ever.
  const source = await abortable(openSource(input), run.signal);
  if (isFault(source)) return source;
  const format = run.job.takesRecords ? formatOf(source) : 'text';
  const reading =
    format === 'tei' || format === 'records'
      ? await readFile({ format, source, mediaType: source.mediaType })
      : await readPaper(source, run);
  if (isFault(reading) || 'result' in reading) return isFault(reading) ? reading : { ...reading, faults: [] };
  const { faults, ...result } = reading;
  return { source, pages: [], lines: [], result: { schema, ...result }, faults };
}

async function readPaper(
  source: SourceFile,
  { job, ocr, progress, signal }: Run,
): ReturnType<typeof readSource> {
  return readSource(source, {
    ...(await ocr.optionsFor(source)),
    ...(job.inspector ? { inspect: job.inspector(source) } : {}),
    signal,
    onPage: (done, total) => progress.page(done, total),
  });
}
