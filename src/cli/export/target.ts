import { mkdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { ExportFormat, Part, Parts } from '../../export/exporter.ts';
import { fileNameOf } from '../../export/file-name.ts';
import type { MemconRecord } from '../../model/record.ts';
import { write } from '../output.ts';
import { reasonOf } from '../write-fault.ts';
import { AtomicFile, WriteFault } from './atomic-file.ts';

/** Where the parts of an export go. Methods reject with a {@link WriteFault}. */
export interface Target {
  /** @param record whose parts these are; null: those of the whole export */
  take(parts: Parts, record: MemconRecord | null): Promise<void>;
  commit(): Promise<void>;
  /** Leaves nothing behind that is not whole. */
  discard(): Promise<void>;
}

export interface Place {
  /** Null: standard output. */
  readonly out: string | null;
  readonly force: boolean;
}

export async function openTarget(
  { shape, extension }: Pick<ExportFormat, 'shape' | 'extension'>,
  { out, force }: Place,
): Promise<Target> {
  if (out === null) return standardOutput;
  if (shape === 'one file') return oneFile(await AtomicFile.open(out, force));
  if (shape === 'file a record' && extname(out) === extension) return new OneRecord(out, force);
  try {
    await mkdir(out, { recursive: true });
  } catch (error) {
    throw new WriteFault(`${out}: can't be made a folder (${reasonOf(error)})`);
  }
  return shape === 'folder' ? new Folder(out, force) : new FileARecord(out, extension, force);
}

/** Exports that are one file are all texts. */
const standardOutput: Target = {
  async take(parts) {
    for (const { content } of parts)
      await write(typeof content === 'string' ? content : Buffer.from(content).toString());
  },
  commit: () => Promise.resolve(),
  discard: () => Promise.resolve(),
};

function oneFile(file: AtomicFile): Target {
  return {
    async take(parts) {
      for (const { content } of parts) await file.write(content);
    },
    commit: () => file.commit(),
    discard: () => file.discard(),
  };
}

/** The only record's file, named by the user. */
class OneRecord implements Target {
  readonly #path: string;
  readonly #force: boolean;
  #file: AtomicFile | null = null;

  constructor(path: string, force: boolean) {
    this.#path = path;
    this.#force = force;
  }

  async take(parts: Parts, record: MemconRecord | null): Promise<void> {
    if (!record) return;
    if (this.#file)
      throw new WriteFault(`${this.#path}: is one file, but there are several records; name a folder`);
    this.#file = await AtomicFile.open(this.#path, this.#force);
    for (const { content } of parts) await this.#file.write(content);
  }

  async commit(): Promise<void> {
    await this.#file?.commit();
  }

  async discard(): Promise<void> {
    await this.#file?.discard();
  }
}

/** Each record's file is whole as soon as the record is done. */
class FileARecord implements Target {
  readonly #folder: string;
  readonly #extension: string;
  readonly #force: boolean;

  constructor(folder: string, extension: string, force: boolean) {
    this.#folder = folder;
    this.#extension = extension;
    this.#force = force;
  }

  async take(parts: Parts, record: MemconRecord | null): Promise<void> {
    if (!record) return;
    const file = await AtomicFile.open(join(this.#folder, fileNameOf(record, this.#extension)), this.#force);
    try {
      for (const { content } of parts) await file.write(content);
      await file.commit();
    } catch (error) {
      await file.discard();
      throw error;
    }
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  discard(): Promise<void> {
    return Promise.resolve();
  }
}

/** Files that grow side by side. */
class Folder implements Target {
  readonly #folder: string;
  readonly #force: boolean;
  readonly #files = new Map<string, AtomicFile>();

  constructor(folder: string, force: boolean) {
    this.#folder = folder;
    this.#force = force;
  }

  async take(parts: Parts): Promise<void> {
    for (const part of parts) await (await this.#file(part)).write(part.content);
  }

  async #file({ file: name }: Part): Promise<AtomicFile> {
    if (name === null) throw new Error('A part of an export to a folder names no file');
    let file = this.#files.get(name);
    if (!file) {
      file = await AtomicFile.open(join(this.#folder, name), this.#force);
      this.#files.set(name, file);
    }
    return file;
  }

  async commit(): Promise<void> {
    for (const file of this.#files.values()) await file.commit();
  }

  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard();
  }
}
