import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SourceFault } from '../model/source-fault.ts';
import type { IntakeFormat } from './open.ts';
import type { FileReading } from './read-file.ts';

export type Order = { readonly what: 'open'; readonly path: string } | { readonly what: 'read' };

export type Answer =
  | { readonly opened: Opened }
  | { readonly reading: FileReading }
  | { readonly fault: SourceFault }
  | { readonly mistake: string };

/** What is known of a file once its bytes are there. */
export interface Opened {
  readonly format: IntakeFormat;
  readonly mediaType: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

/** Milliseconds that a thread is kept without work: it takes some 85 MB. */
const longestIdle = 3000;

/** Threads that open and read files, so that one waits for a core where another has none. Each starts when it is first needed. */
export class ReaderPool {
  readonly #idle = new Map<Reader, NodeJS.Timeout>();
  readonly #all = new Set<Reader>();

  /** Lends a reader to `work`. One that broke in it is not lent again. */
  async use<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
    const reader = this.#wake() ?? new Reader();
    this.#all.add(reader);
    try {
      return await work(reader);
    } finally {
      if (reader.broken) this.#all.delete(reader);
      else this.#idle.set(reader, setTimeout(() => void this.#end(reader), longestIdle).unref());
    }
  }

  /** Ends the threads that have no work. */
  async rest(): Promise<void> {
    await Promise.all([...this.#idle.keys()].map((reader) => this.#end(reader)));
  }

  /** Ends all threads, also in the middle of a file. */
  async close(): Promise<void> {
    await Promise.all([...this.#all].map((reader) => this.#end(reader)));
  }

  #wake(): Reader | null {
    const reader = [...this.#idle.keys()].at(-1);
    if (!reader) return null;
    clearTimeout(this.#idle.get(reader));
    this.#idle.delete(reader);
    return reader;
  }

  async #end(reader: Reader): Promise<void> {
    clearTimeout(this.#idle.get(reader));
    this.#idle.delete(reader);
    this.#all.delete(reader);
    await reader.close();
  }
}

/** One thread and the file that it has open. */
export class Reader {
  // The published package has this code as JavaScript.
  readonly #worker = new Worker(new URL(`./reader-worker${extname(import.meta.url)}`, import.meta.url));
  broken = false;

  constructor() {
    this.#worker.once('exit', () => (this.broken = true));
    this.#worker.on('error', () => (this.broken = true));
    // An idle thread keeps nobody waiting.
    this.#worker.unref();
  }

  async open(path: string): Promise<Opened | SourceFault> {
    const answer = await this.#ask({ what: 'open', path });
    if ('opened' in answer) return answer.opened;
    return faultOf(answer);
  }

  /** Reads the file that is open, and lets it go. */
  async read(): Promise<FileReading | SourceFault> {
    const answer = await this.#ask({ what: 'read' });
    if ('reading' in answer) return answer.reading;
    return faultOf(answer);
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask(order: Order): Promise<Answer> {
    if (this.broken) throw new Error('the thread that was to read it has ended');
    const stopped = new AbortController();
    const { signal } = stopped;
    this.#worker.ref();
    this.#worker.postMessage(order);
    try {
      return await Promise.race([
        // Rejects with what the thread died of.
        once(this.#worker, 'message', { signal }).then(([answer]) => answer as Answer),
        once(this.#worker, 'exit', { signal }).then((): never => {
          throw new Error('the thread that read it has ended');
        }),
      ]);
    } finally {
      stopped.abort();
      this.#worker.unref();
    }
  }
}

function faultOf(answer: Answer): SourceFault {
  if ('fault' in answer) return answer.fault;
  throw new Error('mistake' in answer ? answer.mistake : 'a reader gave an answer to another question');
}
