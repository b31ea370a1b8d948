import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { reasonOf } from '../write-fault.ts';

/** A file that could not be written: one sentence. */
export class WriteFault extends Error {}

/** Bytes that wait for one another before they go to the disk. */
const bufferSize = 1 << 18;

/**
 * A file that is there whole or not at all: it grows under another name in the same folder and gets its own at the
 * end. Methods reject with a {@link WriteFault}.
 */
export class AtomicFile {
  readonly path: string;
  readonly #draft: string;
  readonly #force: boolean;
  readonly #handle: FileHandle;
  // Texts wait as texts: small buffers lie in Node's shared pool, and each would keep all of its part of the pool alive.
  #waiting: (string | Uint8Array)[] = [];
  /** In bytes, where texts are ASCII. */
  #size = 0;

  private constructor(path: string, draft: string, force: boolean, handle: FileHandle) {
    this.path = path;
    this.#draft = draft;
    this.#force = force;
    this.#handle = handle;
  }

  /** @param force whether to write over a file that is there */
  static async open(path: string, force: boolean): Promise<AtomicFile> {
    if (!force && existsSync(path)) throw isThere(path);
    const draft = join(dirname(path), `.memcon-${randomUUID()}`);
    return guarded(path, async () => new AtomicFile(path, draft, force, await open(draft, 'wx')));
  }

  async write(content: string | Uint8Array): Promise<void> {
    if (content.length === 0) return;
    this.#waiting.push(content);
    this.#size += content.length;
    if (this.#size >= bufferSize) await this.#flush();
  }

  async commit(): Promise<void> {
    await this.#flush();
    await guarded(this.path, async () => {
      await this.#handle.close();
      if (!this.#force && existsSync(this.path)) throw isThere(this.path);
      await rename(this.#draft, this.path);
    });
  }

  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(this.#draft, { force: true });
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(
      this.#waiting.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)),
    );
    this.#waiting = [];
    this.#size = 0;
    await guarded(this.path, () => this.#handle.writeFile(bytes));
  }
}

function isThere(path: string): WriteFault {
  return new WriteFault(`${path}: is there already; --force writes over it`);
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof WriteFault) throw error;
    throw new WriteFault(`${path}: can't be written (${reasonOf(error)})`);
  }
}
