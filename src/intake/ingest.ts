import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { debuglog, isDeepStrictEqual } from 'node:util';
import type { ArchivalReference } from '../model/archive.ts';
import type { MemconRecord } from '../model/record.ts';
import { fault, isFault, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import type { OcrUse, ScanOptions } from '../page/index.ts';
import type { FileOutcome } from '../query/library.ts';
import { isStoreFault } from '../store/fault.ts';
import type { KnownSource, SourceReading, Store } from '../store/store.ts';
import type { ArchiveOf } from './archive-list.ts';
import { openFile } from './open.ts';
import { readFile, type FileReading } from './read-file.ts';
import { isStale, readerName } from './reader-name.ts';
import { ReaderPool, type Opened, type Reader } from './reader-pool.ts';

const debug = debuglog('memcon');

/** Milliseconds between one file and the next, at most. */
const breath = 10;

export interface IngestOptions {
  /** As it stands in the list of runs. */
  readonly command: string;
  /** Of this program; files that an older one has read are read again. */
  readonly version: string;
  /** Files at work at once. */
  readonly jobs: number;
  readonly ocr: OcrUse;
  /** What a scan is read with. */
  readonly scanOptions: (source: SourceFile) => Promise<ScanOptions>;
  /** Whether copies of the files are kept beside the library; else they stay where they are. */
  readonly copy: boolean;
  readonly archiveOf: ArchiveOf;
  /** Aborted: what is in work is given up, what was taken in stays. */
  readonly signal: AbortSignal;
  readonly onPage?: (path: string, done: number, total: number) => void;
  readonly onOutcome?: (outcome: FileOutcome) => void;
}

export interface IntakeSummary {
  readonly run: number;
  readonly counts: Readonly<Record<FileOutcome['outcome'], number>>;
  readonly records: number;
  /** Parts of files that could not be read, in files that were. */
  readonly faults: number;
  /** Files were left undone. */
  readonly interrupted: boolean;
}

/** Takes files into the library, several at once; one after the other is written. Each ends as one of `outcomeKinds`. */
export async function ingest(
  store: Store,
  paths: Iterable<string> | AsyncIterable<string>,
  options: IngestOptions,
): Promise<IntakeSummary> {
  const run = await store.startRun({ command: options.command, reader: `memcon ${options.version}` });
  return new Intake(store, run, options).takeAll(paths);
}

/** A file on its way into the library. */
interface Candidate {
  /** Absolute. */
  readonly path: string;
  /** When work on it began, by `performance.now()`. */
  readonly begun: number;
  /** Milliseconds since 1970; looked up before the file is opened, so that a change during the reading is seen later. */
  readonly modified: number;
}

/** How a file ended. */
interface Ending {
  readonly outcome: FileOutcome['outcome'];
  readonly records?: number;
  readonly reason?: string | null;
  readonly faults?: readonly string[];
}

/** Work that is left of a file once its slot is free for the next one. */
type Later = (() => Promise<void>) | null;

class Intake {
  readonly #store: Store;
  readonly #run: number;
  readonly #options: IngestOptions;
  readonly #readers = new ReaderPool();
  /** Files being opened, and texts being read; as many as `jobs`. */
  readonly #slots = new Set<Promise<Later>>();
  /** Files that have begun and not ended, by path; scans that wait are among them. */
  readonly #begun = new Map<string, Promise<void>>();
  /** End of the queue of scans, which are read one at a time. */
  #scans: Promise<void> = Promise.resolve();
  /** Ends of the queues of files with the same bytes, by SHA-256, while there are any. */
  readonly #sameBytes = new Map<string, Promise<unknown>>();
  readonly #counts = { read: 0, unchanged: 0, 'not-a-memorandum': 0, failed: 0 };
  #records = 0;
  #faults = 0;
  #undone = false;
  /** What the library, not a file, failed with: nothing goes on after it. */
  #broken: { readonly error: unknown } | null = null;

  constructor(store: Store, run: number, options: IngestOptions) {
    this.#store = store;
    this.#run = run;
    this.#options = options;
  }

  async takeAll(paths: Iterable<string> | AsyncIterable<string>): Promise<IntakeSummary> {
    const { signal } = this.#options;
    const giveUp = (): void => void this.#readers.close();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      for await (const path of paths) {
        await this.#start(resolve(path));
        if (this.#undone) break;
      }
      await Promise.all(this.#begun.values());
    } finally {
      signal.removeEventListener('abort', giveUp);
      await this.#readers.close();
    }
    if (this.#broken) {
      // The library may well be able to note this much.
      await this.#store.endRun(this.#run, 'interrupted').catch(() => undefined);
      throw this.#broken.error;
    }
    await this.#store.endRun(this.#run, this.#undone ? 'interrupted' : 'done');
    return {
      run: this.#run,
      counts: this.#counts,
      records: this.#records,
      faults: this.#faults,
      interrupted: this.#undone,
    };
  }

  /** Begins a file as soon as a slot is free. One that changes again while it is read waits for itself. */
  async #start(path: string): Promise<void> {
    await this.#begun.get(path);
    while (this.#slots.size >= this.#options.jobs) await Promise.race(this.#slots);
    const slot = this.#guard(() => this.#take(path)).finally(() => this.#slots.delete(slot));
    this.#slots.add(slot);
    const whole = slot
      .then(async (later) => {
        if (later)
          await (this.#scans = this.#scans.then(async () => {
            await this.#quiet();
            await this.#guard(later);
          }));
      })
      .finally(() => this.#begun.delete(path));
    this.#begun.set(path, whole);
  }

  /** Waits until no text is being read, and ends the threads for that: the memory for both is not taken at the same time. */
  async #quiet(): Promise<void> {
    while (this.#slots.size > 0) {
      await Promise.race(this.#slots);
      // The next file's turn comes at once, where there is one.
      await sleep(breath);
    }
    await this.#readers.rest();
  }

  /** What becomes of a failure that is not the file's own: the run ends with it, or was to end anyway. */
  async #guard<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      this.#options.signal.throwIfAborted();
      return this.#undone ? null : await work();
    } catch (error) {
      this.#undone = true;
      if (!this.#options.signal.aborted) this.#broken ??= { error };
      return null;
    }
  }

  async #take(path: string): Promise<Later> {
    const begun = performance.now();
    const found = await stat(path).catch(() => null);
    const candidate = { path, begun, modified: modifiedOf(found) };
    if (found && !found.isFile() && !found.isDirectory()) {
      await this.#end(candidate, { outcome: 'failed', reason: 'is no file but a pipe or a device' });
      return null;
    }
    const known = await this.#store.sourceAt(path);
    if (
      known &&
      found?.size === known.size &&
      candidate.modified === known.modified &&
      (await this.#isDone(known))
    ) {
      await this.#end(candidate, { outcome: 'unchanged' });
      return null;
    }
    return this.#readers.use((reader) => this.#takeWith(reader, candidate));
  }

  async #takeWith(reader: Reader, candidate: Candidate): Promise<Later> {
    const opened = await this.#attempt(candidate, () => reader.open(candidate.path));
    if (isFault(opened)) {
      await this.#fail(candidate, opened);
      return null;
    }
    return this.#inTurn(opened.sha256, async () => {
      if (await this.#takeKnown(candidate, opened)) return null;
      if (opened.format === 'scan') return () => this.#takeScan(candidate.path);
      const reading = await this.#attempt(candidate, () => reader.read());
      await this.#finish(candidate, opened, reading);
      return null;
    });
  }

  /** Scans are read one after the other: the pages of each are shared out among the cores. */
  async #takeScan(path: string): Promise<void> {
    const begun = performance.now();
    const found = await stat(path).catch(() => null);
    const candidate = { path, begun, modified: modifiedOf(found) };
    const file = await this.#attempt(candidate, () => openFile(path));
    if (isFault(file)) {
      await this.#fail(candidate, file);
      return;
    }
    const { format, mediaType, source } = file;
    const { name, sha256, bytes } = source;
    const opened = { format, mediaType, name, sha256, size: bytes.length };
    const { signal, onPage, scanOptions } = this.#options;
    await this.#inTurn(sha256, async () => {
      if (await this.#takeKnown(candidate, opened)) return;
      const reading = await this.#attempt(candidate, async () =>
        readFile(file, {
          ...(await scanOptions(source)),
          signal,
          onPage: (done, total) => onPage?.(path, done, total),
        }),
      );
      await this.#finish(candidate, opened, reading);
    });
  }

  /** The result of work on one file. A mistake of ours in it must not cost the other files. */
  async #attempt<T>({ path }: Candidate, work: () => Promise<T | SourceFault>): Promise<T | SourceFault> {
    try {
      return await work();
    } catch (error) {
      this.#options.signal.throwIfAborted();
      // NODE_DEBUG=memcon shows where it was made.
      debug('%o', error);
      const reason = error instanceof Error ? error.message : String(error);
      return fault(path, 'unreadable', `not read, by a mistake in Memcon: ${reason}`);
    }
  }

  /** Whether nothing is to be done for a source of the library whose file has not changed. */
  async #isDone(known: KnownSource): Promise<boolean> {
    const { copy, archiveOf } = this.#options;
    if (this.#isStale(known) || (copy && known.kept !== 'copy')) return false;
    const archive = archiveOf(known.path);
    const [id] = known.recordIds;
    if (!archive || id === undefined) return true;
    const record = await this.#store.record(id);
    return isDeepStrictEqual(record?.archive, archive);
  }

  #isStale(known: KnownSource): boolean {
    const { version, ocr } = this.#options;
    return isStale(known, readerName(version, known.mediaType, ocr));
  }

  /** Files the bytes under the path where this reader has read them before, under this path or another. */
  async #takeKnown(candidate: Candidate, opened: Opened): Promise<boolean> {
    const known = await this.#store.sourceOf(opened.sha256);
    if (!known || this.#isStale(known)) return false;
    const records: MemconRecord[] = [];
    for (const id of known.recordIds) {
      const record = await this.#store.record(id, { corrected: false });
      if (record) records.push(record);
    }
    const { reader, otherPages, path, kept } = known;
    const ending = await this.#put(candidate, opened, { reader, otherPages, records }, kept);
    const reason = path === candidate.path ? null : `has the same bytes as ${path}`;
    await this.#end(candidate, ending ?? { outcome: 'unchanged', reason });
    return true;
  }

  async #finish(candidate: Candidate, opened: Opened, reading: FileReading | SourceFault): Promise<void> {
    if (isFault(reading)) {
      await this.#fail(candidate, reading);
      return;
    }
    const { otherPages, faults } = reading;
    const records =
      opened.format === 'records' ? await this.#withoutOwnPapers(reading.records) : reading.records;
    const { version, ocr } = this.#options;
    const reader = readerName(version, opened.mediaType, ocr);
    const ending = await this.#put(candidate, opened, { reader, records, otherPages }, 'reference');
    const left = reading.records.length - records.length;
    await this.#end(candidate, ending ?? { ...endingOf(reading.records, left), faults });
  }

  /** Records of a file of records, but for those that the library has read from their own papers. */
  async #withoutOwnPapers(records: readonly MemconRecord[]): Promise<readonly MemconRecord[]> {
    const known = new Map<string, ReadonlySet<string>>();
    const kept: MemconRecord[] = [];
    for (const record of records) {
      const { sha256 } = record.source;
      const ids = known.get(sha256) ?? new Set((await this.#store.sourceOf(sha256))?.recordIds);
      known.set(sha256, ids);
      if (!ids.has(record.id)) kept.push(record);
    }
    return kept;
  }

  /** Puts a source and its records into the library; what hinders it is returned. */
  async #put(
    { path, modified }: Candidate,
    { name, sha256, size, mediaType }: Opened,
    reading: SourceReading,
    kept: KnownSource['kept'],
  ): Promise<Ending | null> {
    const { copy, archiveOf } = this.#options;
    const listed = archiveOf(path);
    // What was known of the paper holds for a new version of its file too.
    const before = listed ? null : await this.#archiveBefore(path);
    const records = reading.records.map((record) => {
      const archive = listed ?? record.archive ?? before;
      return archive ? { ...record, archive } : record;
    });
    try {
      await this.#store.putSource(
        { name, path, sha256, mediaType, size, modified, kept: copy ? 'copy' : kept },
        { ...reading, records },
      );
    } catch (error) {
      if (!isStoreFault(error) || error.code !== 'source') throw error;
      return { outcome: 'failed', reason: error.message };
    }
    return null;
  }

  async #archiveBefore(path: string): Promise<ArchivalReference | null> {
    const [id] = (await this.#store.sourceAt(path))?.recordIds ?? [];
    return id === undefined ? null : ((await this.#store.record(id))?.archive ?? null);
  }

  /** One after the other where the bytes are the same, so that one of them is read and the others are known. */
  async #inTurn<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#sameBytes.get(sha256) ?? Promise.resolve()).then(work);
    const end = turn.catch(() => undefined);
    this.#sameBytes.set(sha256, end);
    try {
      return await turn;
    } finally {
      if (this.#sameBytes.get(sha256) === end) this.#sameBytes.delete(sha256);
    }
  }

  async #fail(candidate: Candidate, { message }: SourceFault): Promise<void> {
    const prefix = `${candidate.path}: `;
    const reason = message.startsWith(prefix) ? message.slice(prefix.length) : message;
    await this.#end(candidate, { outcome: 'failed', reason });
  }

  async #end({ path, begun }: Candidate, ending: Ending): Promise<void> {
    const { outcome, records = 0, faults = [] } = ending;
    const told = [...(ending.reason ? [ending.reason] : []), ...(faults.length > 0 ? [summary(faults)] : [])];
    const reason = told.length > 0 ? told.join('; ') : null;
    const ended = { path, outcome, records, reason, took: Math.round(performance.now() - begun) };
    await this.#store.noteOutcome(this.#run, ended);
    this.#counts[outcome]++;
    this.#records += records;
    this.#faults += faults.length;
    this.#options.onOutcome?.(ended);
  }
}

/** How a file ended that gave these records; `left` of them are there already, from their own papers. */
function endingOf(all: readonly MemconRecord[], left: number): Ending {
  const records = all.length - left;
  if (left > 0) return { outcome: 'read', records, reason: `${left} are there from their own papers` };
  if (all.some(({ kind }) => kind !== 'other')) return { outcome: 'read', records };
  const reason = records === 0 ? 'no memorandum in it' : 'what is in it is no memorandum of conversation';
  return { outcome: 'not-a-memorandum', records, reason };
}

function modifiedOf(found: Stats | null): number {
  return Math.floor(found?.mtimeMs ?? 0);
}

/** As many faults as a list of runs has room for. */
const mostFaults = 20;

function summary(faults: readonly string[]): string {
  const more = faults.length > mostFaults ? `; and ${faults.length - mostFaults} more` : '';
  return `${faults.length} not read: ${faults.slice(0, mostFaults).join('; ')}${more}`;
}
