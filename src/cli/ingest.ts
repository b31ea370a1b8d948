import { statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { readArchiveList } from '../intake/archive-list.ts';
import { ingest as takeIn, type IntakeSummary } from '../intake/ingest.ts';
import { watchFolders } from '../intake/watch.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { fileRate, startIngestProgress, type IngestProgress } from './ingest-progress.ts';
import { isAside, listInputs, sourceNames, type Inputs } from './inputs.ts';
import { listenForInterrupt } from './interrupt.ts';
import { say, write } from './output.ts';
import { SharedOcr, type ScanChoices } from './scans.ts';
import { version } from './version.ts';
import { withLibrary } from './with-library.ts';

export interface IngestOptions extends ScanChoices {
  readonly library: string;
  /** Keeps a copy of each file beside the library; else it stays where it is. */
  readonly copy?: boolean;
  readonly inPlace?: boolean;
  /** Goes on with what comes into the folders. */
  readonly watch?: boolean;
  /** List of where papers are kept. */
  readonly archive?: string;
}

/** Records too, but no `.json`: folders of papers hold many that are something else. */
const moreEndings = ['.jsonl', '.ndjson', '.tei'];

/** `memcon ingest`: reads files into a library. */
export async function ingest(args: readonly string[], options: IngestOptions): Promise<ExitCode> {
  const archiveOf = options.archive === undefined ? () => null : await readArchiveList(options.archive);
  if (typeof archiveOf === 'string') {
    say(archiveOf);
    return exitCode.usage;
  }
  const folders = args.filter(isFolder);
  if (options.watch && folders.length === 0) {
    say('--watch needs a folder to watch');
    return exitCode.usage;
  }
  // The copies beside a library are no papers that came.
  const skip = `${resolve(options.library)}.files`;
  return withLibrary(options.library, 'create', async (store) => {
    const interrupt = listenForInterrupt();
    const ocr = new SharedOcr(options);
    const { signal } = interrupt;
    try {
      // Watched before they are listed, so that nothing comes in between.
      const coming = options.watch
        ? await watchFolders(folders, { takes: takesFrom(folders, skip), signal })
        : null;
      const inputs = listInputs(args, { moreEndings, skip });
      const progress = await startIngestProgress(inputs.paths.length, process.stderr);
      const faults = sayFaults(inputs, progress, coming !== null);
      const begun = performance.now();
      const summary = await takeIn(store, allPaths(inputs.paths, coming, progress), {
        command: commandLine(args, options),
        version: version(),
        jobs: options.jobs,
        ocr: options.ocr,
        scanOptions: (source) => ocr.optionsFor(source),
        copy: options.copy ?? false,
        archiveOf,
        signal,
        onPage: (path, done, total) => progress.page(path, done, total),
        onOutcome: (outcome) => progress.end(outcome),
      }).finally(() => progress.stop());
      await write(`${describe(summary, performance.now() - begun)}\n`);
      if (summary.interrupted) return interrupt.code;
      return faults + summary.faults + summary.counts.failed > 0 ? exitCode.incomplete : exitCode.done;
    } finally {
      await ocr.close();
      interrupt.stop();
    }
  });
}

function sayFaults({ faults, leftOut }: Inputs, progress: IngestProgress, isWatching: boolean): number {
  // A folder that is watched may well be empty yet.
  const told = faults.filter(({ code }) => !(isWatching && code === 'empty'));
  for (const { message } of told) progress.say(message);
  for (const message of leftOut) progress.say(message);
  return told.length;
}

/** The files that are there, then those that come. */
async function* allPaths(
  paths: readonly string[],
  coming: AsyncIterable<string> | null,
  progress: IngestProgress,
): AsyncIterable<string> {
  yield* paths;
  if (!coming) return;
  progress.stop();
  progress.say('watching for new files; Ctrl-C ends it');
  yield* coming;
}

/** Whether a file that came is one that a listing of the folders would have. */
function takesFrom(folders: readonly string[], skip: string): (path: string) => boolean {
  const takes = sourceNames({ moreEndings });
  return (path) => {
    const whole = resolve(path);
    const folder = folders.find((folder) => whole.startsWith(resolve(folder) + sep));
    if (folder === undefined || whole.startsWith(skip + sep) || !takes(whole)) return false;
    return !relative(resolve(folder), whole).split(sep).some(isAside);
  };
}

/** Paths that the list of runs names. */
const mostNamed = 3;

function commandLine(args: readonly string[], { copy, watch, archive }: IngestOptions): string {
  const flags = [
    ...(copy ? ['--copy'] : []),
    ...(watch ? ['--watch'] : []),
    ...(archive === undefined ? [] : ['--archive', archive]),
  ];
  // A shell may have made ten thousand names of a star.
  const named = args.length > mostNamed ? [...args.slice(0, mostNamed), `(${args.length} paths)`] : args;
  return ['ingest', ...named, ...flags].join(' ');
}

/** "run 3: 12 read (14 records), 2 unchanged, 1 no memorandum, 0 failed; 4 s, 3.5 files/s" */
function describe({ run, counts, records, interrupted }: IntakeSummary, ms: number): string {
  const files = counts.read + counts.unchanged + counts['not-a-memorandum'] + counts.failed;
  return [
    `run ${run}${interrupted ? ', interrupted' : ''}: ${counts.read} read, ${counts.unchanged} unchanged, `,
    `${counts['not-a-memorandum']} no memorandum, ${counts.failed} failed (${records} records); `,
    `${(ms / 1000).toFixed(1)} s, ${fileRate(files, ms)}`,
  ].join('');
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
