import { mkdir, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { splitFormats, type SplitFormat } from '../export/formats.ts';
import type { MemconRecord } from '../model/record.ts';
import { nameOf } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { Reading } from '../pipeline.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
import { say } from './output.ts';
import { readAndPrint, type Outcome } from './run.ts';
import type { ScanChoices } from './scans.ts';
import { reasonOf } from './write-fault.ts';

export interface SplitOptions extends ScanChoices {
  readonly format: SplitFormat;
  /** Folder for one PDF a record. */
  readonly out?: string;
  /** Whether to write over files that are there. */
  readonly force?: boolean;
}

/** `memcon split`: lists what packets hold, and takes their records apart. */
export async function split(
  files: readonly string[],
  { format, out, force = false, ...scans }: SplitOptions,
): Promise<ExitCode> {
  const makePrinter = await splitFormats[format].load();
  if (out !== undefined)
    try {
      await mkdir(out, { recursive: true });
    } catch (error) {
      say(`${out}: can't be made a folder for PDFs (${reasonOf(error)})`);
      return exitCode.incomplete;
    }
  return readAndPrint(files, {
    scans,
    makePrinter: (several) =>
      makePrinter(printOptions(several, false), (_, record) =>
        out !== undefined && record.source.mediaType === 'application/pdf' ? fileName(record) : null,
      ),
    onReading: (reading, signal) => (out === undefined ? {} : takeApart(reading, out, { force, signal })),
  });
}

/** "packet-4-9.pdf" */
function fileName({ source: { name, pages } }: MemconRecord): string {
  const base = name === '-' ? 'stdin' : name.slice(0, name.length - extname(name).length);
  return `${base}-${pages.join('-')}.pdf`;
}

async function takeApart(
  { source, result }: Reading,
  folder: string,
  { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<Outcome> {
  const name = nameOf(source.path);
  if (source.mediaType !== 'application/pdf')
    return { faults: [`${name}: is no PDF, so its pages can't be written to PDFs`] };
  let copyPages: CopyPages;
  try {
    copyPages = await openPages(source);
  } catch (error) {
    return { faults: [`${name}: its pages can't be taken apart (${reasonOf(error)})`] };
  }
  const faults: string[] = [];
  for (const record of result.records) {
    signal.throwIfAborted();
    const path = join(folder, fileName(record));
    try {
      await writeFile(path, await copyPages(record.source.pages), { flag: force ? 'w' : 'wx' });
    } catch (error) {
      const there = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      faults.push(
        there
          ? `${path}: is there already; --force writes over it`
          : `${path}: can't be written (${reasonOf(error)})`,
      );
    }
  }
  return { faults };
}

/** A PDF of the source's pages from the first to the last, counted from 1. */
type CopyPages = (pages: readonly [first: number, last: number]) => Promise<Uint8Array>;

async function openPages({ bytes }: SourceFile): Promise<CopyPages> {
  const { PDFDocument } = await import('@cantoo/pdf-lib');
  // A file that is encrypted and opens without a password has an empty one.
  const whole = await PDFDocument.load(bytes, { updateMetadata: false, password: '' });
  return async ([first, last]) => {
    const part = await PDFDocument.create({ updateMetadata: false });
    const indices = Array.from({ length: last - first + 1 }, (_, i) => first - 1 + i);
    for (const page of await part.copyPages(whole, indices)) part.addPage(page);
    return part.save();
  };
}
