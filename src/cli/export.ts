import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { exporters, type ExportFormatName } from '../export/exporters.ts';
import type { ExportFormat, ExportOptions } from '../export/exporter.ts';
import { drawPage } from '../intake/record-source.ts';
import { readTypeface } from '../intake/typeface.ts';
import { parseQuery, showFault } from '../query/index.ts';
import { guessEncoding } from '../source/encoding.ts';
import { allRecordIds } from '../store/all-record-ids.ts';
import type { Store } from '../store/store.ts';
import { exitCode, isInterruption, type ExitCode } from './exit-code.ts';
import { WriteFault } from './export/atomic-file.ts';
import { LibrarySources } from './export/from-library.ts';
import { ExportSession } from './export/session.ts';
import { listenForInterrupt } from './interrupt.ts';
import { say } from './output.ts';
import { startProgress } from './progress.ts';
import { readAndPrint } from './run.ts';
import { SharedOcr, type ScanChoices } from './scans.ts';
import { version } from './version.ts';
import { reasonOf } from './write-fault.ts';

export interface ExportCommandOptions
  extends
    ScanChoices,
    Omit<ExportOptions, 'version' | 'passage' | 'isServed' | 'imageUrl' | 'into' | 'typeface'> {
  readonly format: ExportFormatName;
  readonly out?: string;
  readonly force?: boolean;
  readonly library: string;
  readonly passage?: number;
  readonly imageUrl?: string;
  /** Path of the volume that the records are to be put into. */
  readonly into?: string;
}

/** What the user named: files to read, or records of a library. */
type Named =
  { readonly files: readonly string[] } | { readonly library: string; readonly args: readonly string[] };

/**
 * `memcon export`: writes records in another form.
 *
 * @param given names of the options that the user gave
 */
export async function exportRecords(
  args: readonly string[],
  options: ExportCommandOptions,
  given: ReadonlySet<string>,
): Promise<ExitCode> {
  const format: ExportFormat = exporters[options.format];
  const misfit = misfitOf(format, options, given);
  if (misfit !== null) {
    say(misfit);
    return exitCode.usage;
  }
  let session: ExportSession;
  try {
    const into = options.into === undefined ? null : await readVolume(options.into);
    session = await ExportSession.open(
      format,
      {
        ...options,
        version: version(),
        passage: options.passage ?? null,
        isServed: false,
        imageUrl: options.imageUrl ?? null,
        into,
        typeface: readTypeface,
      },
      { out: options.out ?? null, force: options.force ?? false },
    );
  } catch (error) {
    if (!(error instanceof WriteFault)) throw error;
    say(error.message);
    return exitCode.incomplete;
  }
  const named = whatIsNamed(args, options.library, given.has('library'));
  const code =
    'files' in named
      ? await exportFiles(named.files, session, options)
      : await exportFromLibrary(named, session, options);
  // A run that failed before its first record leaves no empty file either.
  const isVoid = code !== exitCode.done && session.records === 0;
  if (isVoid || isInterruption(code)) {
    await session.discard();
    return code;
  }
  const fault = await session.end();
  (fault === null ? session.remarks : [fault]).forEach(say);
  return fault === null ? code : exitCode.incomplete;
}

/**
 * All but the new documents stays as it is, byte for byte, so the volume's bytes have to be the text's: UTF-8. Rejects with a
 * {@link WriteFault} where nothing can be put into it.
 */
async function readVolume(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new WriteFault(`${path}: can't be read as a volume (${reasonOf(error)})`);
  });
  const { encoding } = guessEncoding(bytes);
  if (encoding !== 'utf-8') throw notUtf8(path, `in ${encoding.slice(0, 6).toUpperCase()}`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw notUtf8(path, 'not in UTF-8');
  }
}

function notUtf8(path: string, found: string): WriteFault {
  return new WriteFault(
    `${path}: is ${found}, and --into takes volumes in UTF-8 alone; convert it, and the encoding that its XML declaration names`,
  );
}

/** Why the options do not go together; null where they do. */
function misfitOf(
  { shape, options: known }: ExportFormat,
  { format, out }: ExportCommandOptions,
  given: ReadonlySet<string>,
): string | null {
  const ofFormats = Object.values(exporters).flatMap(({ options }): readonly string[] => options);
  const stranger = [...given].find(
    (name) => ofFormats.includes(name) && !(known as readonly string[]).includes(name),
  );
  if (stranger !== undefined)
    return `--${stranger.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} says nothing to the format ${format}`;
  if (shape === 'one file' || out !== undefined) return null;
  return `the format ${format} is a ${shape === 'folder' ? 'folder of files' : 'file for each record'}; name a place with --out`;
}

/** Arguments are files where one of them is; else, or where a library is named, they are of the library. */
function whatIsNamed(args: readonly string[], library: string, isLibraryNamed: boolean): Named {
  const areFiles = !isLibraryNamed && args.some((arg) => arg === '-' || existsSync(arg));
  return areFiles ? { files: args } : { library, args };
}

async function exportFiles(
  files: readonly string[],
  session: ExportSession,
  { ocr, jobs, out }: ExportCommandOptions,
): Promise<ExitCode> {
  return readAndPrint(files, {
    scans: { ocr, jobs },
    sharesOutput: out === undefined,
    takesRecords: true,
    async onReading({ result, pages, source }) {
      const faults: string[] = [];
      for (const record of result.records) {
        const fault = await session.add({
          record,
          pages: () => Promise.resolve(pages),
          source: () => Promise.resolve(source),
          picture: (page) => drawPage(source, page),
        });
        if (fault !== null) faults.push(fault);
      }
      return { faults };
    },
  });
}

async function exportFromLibrary(
  { library, args }: Extract<Named, { library: string }>,
  session: ExportSession,
  options: ExportCommandOptions,
): Promise<ExitCode> {
  if (args.length > 0 && !existsSync(library)) {
    say(`${args.join(' ')}: no such file, and ${library}: no such library`);
    return exitCode.usage;
  }
  const { withLibrary } = await import('./with-library.ts');
  return withLibrary(library, 'read', async (store) => {
    const ids = await idsOf(store, args);
    if (typeof ids === 'string') {
      say(ids);
      return exitCode.usage;
    }
    return exportIds(store, ids, session, options);
  });
}

/** The records named: all, those with these ids, or those that the query finds. The sentence about a query that can't be read. */
async function idsOf(
  store: Store,
  args: readonly string[],
): Promise<AsyncIterable<string> | readonly string[] | string> {
  if (args.length === 0) return allRecordIds(store);
  const summaries = await store.summaries(args);
  if (summaries.length > 0) {
    const known = new Set(summaries.map(({ id }) => id));
    const unknown = args.filter((id) => !known.has(id));
    if (unknown.length > 0) return `no record of the library has the id ${unknown.join(', nor ')}`;
    return args;
  }
  const text = args.join(' ');
  const parsed = parseQuery(text);
  return 'fault' in parsed ? showFault(text, parsed.fault) : store.matchingRecordIds(parsed.query);
}

async function exportIds(
  store: Store,
  ids: AsyncIterable<string> | readonly string[],
  session: ExportSession,
  { ocr: use, jobs, out }: ExportCommandOptions,
): Promise<ExitCode> {
  const interrupt = listenForInterrupt();
  const ocr = new SharedOcr({ ocr: use, jobs });
  const { records: total } = await store.counts();
  const progress = await startProgress({
    total,
    stream: process.stderr,
    shared: out === undefined && process.stdout.isTTY,
  });
  const sources = new LibrarySources(store, ocr, interrupt.signal);
  let complete = true;
  try {
    for await (const id of ids) {
      if (interrupt.signal.aborted || session.isBroken) break;
      const record = await store.record(id, { corrected: true });
      if (!record) continue;
      const fault = await session.add(sources.exportable(record));
      progress.step();
      if (fault === null) continue;
      progress.say(fault);
      complete = false;
    }
  } finally {
    progress.stop();
    await ocr.close();
    interrupt.stop();
  }
  if (interrupt.signal.aborted) {
    say(`interrupted after ${session.records} records`);
    return interrupt.code;
  }
  if (session.records === 0 && complete) say('no record matches');
  return complete ? exitCode.done : exitCode.incomplete;
}
