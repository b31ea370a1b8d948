import { ColumnsCache } from './columns-cache.ts';
import { Connection } from './connection.ts';
import { StoreFault } from './fault.ts';
import { migrations } from './migrations/index.ts';
import { RunLocks } from './run-lock.ts';
import { Remembered } from './writer.ts';

/** "Memc": tells our files from other SQLite databases. */
export const applicationId = 0x4d_65_6d_63;

export type LibraryMode = 'create' | 'open' | 'read';

/** Connections that read at the same time; more wait for their turn. */
const mostReaders = 3;
/** Milliseconds of a turn of the program after which no more reading begins in it. */
const longestTurn = 2;

/** One library's file: a connection that writes, some that read, and what is remembered between calls. */
export class Library {
  readonly path: string;
  readonly columns = new ColumnsCache();
  readonly remembered = new Remembered();
  readonly runs: RunLocks;
  readonly #writer: Connection | null;
  readonly #immutable: boolean;
  readonly #free: Connection[] = [];
  readonly #waiting: ((db: Connection) => void)[] = [];
  #readers = 0;
  #reading = 0;
  #turnBegan = -Infinity;
  #turnIsAsked = false;
  #whenIdle: (() => void) | null = null;
  #writing: Promise<unknown> = Promise.resolve();
  #counting: Connection | null = null;
  #closed = false;

  constructor(path: string, writer: Connection | null, firstReader: Connection, immutable: boolean) {
    this.path = path;
    this.runs = new RunLocks(path);
    this.#writer = writer;
    this.#immutable = immutable;
    this.#free.push(firstReader);
    this.#readers = 1;
  }

  /** Folder of the kept files. */
  get files(): string {
    return `${this.path}.files`;
  }

  get isReadOnly(): boolean {
    return this.#writer === null;
  }

  /** Runs `work` on one snapshot of the library. */
  async read<T>(work: (db: Connection) => T | Promise<T>): Promise<T> {
    if (this.#closed) throw this.#isClosed();
    this.#reading++;
    try {
      const db = await this.#reader();
      try {
        db.exec('BEGIN');
        return await work(db);
      } finally {
        if (db.database.isTransaction) db.exec('COMMIT');
        this.#release(db);
      }
    } finally {
      this.#reading--;
      if (this.#reading === 0) this.#whenIdle?.();
    }
  }

  /** The same on a connection of its own, which knows nothing from before. */
  async readAfresh<T>(work: (db: Connection) => T | Promise<T>): Promise<T> {
    if (this.#closed) throw this.#isClosed();
    const db = openReader(this.path, this.#immutable);
    try {
      db.exec('BEGIN');
      return await work(db);
    } finally {
      db.close();
    }
  }

  /** Counts commits. Each connection counts for itself, so that one alone is asked, which writes nothing. */
  revision(): number {
    if (this.#closed) throw this.#isClosed();
    this.#counting ??= openReader(this.path, this.#immutable);
    return Number(this.#counting.value('PRAGMA data_version'));
  }

  /** Runs `work` in a transaction that writes, after those asked for before it. */
  async write<T>(work: (db: Connection) => T): Promise<T> {
    const writer = this.#writer;
    if (this.#closed) throw this.#isClosed();
    if (!writer) throw new StoreFault('read-only', `${this.path} was opened for reading only.`);
    const turn = this.#writing.then(() => writer.write(() => work(writer)));
    this.#writing = turn.catch(() => undefined);
    return await turn;
  }

  /** Closes what is open once all that was asked for is done. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
    if (this.#reading > 0) await new Promise<void>((resolve) => (this.#whenIdle = resolve));
    for (const db of this.#free) db.close();
    this.#counting?.close();
    this.#writer?.close();
    this.runs.releaseAll();
  }

  #release(db: Connection): void {
    this.#free.push(db);
    this.#handOver();
  }

  /**
   * Gives free connections to who has waited longest. Readings that take long begin one in a turn of the program: work
   * that rests between its steps, and who has only just come to the door, would else wait for all that have come in the
   * meantime, once for each of its steps.
   */
  #handOver(): void {
    if (this.#turnIsAsked || this.#waiting.length === 0 || this.#free.length === 0) return;
    if (performance.now() - this.#turnBegan < longestTurn) {
      this.#waiting.shift()!(this.#free.pop()!);
      return;
    }
    this.#turnIsAsked = true;
    setImmediate(() => {
      this.#turnIsAsked = false;
      this.#turnBegan = performance.now();
      this.#handOver();
    });
  }

  async #reader(): Promise<Connection> {
    if (this.#free.length === 0 && this.#readers < mostReaders) {
      this.#readers++;
      this.#free.push(openReader(this.path, this.#immutable));
    }
    return await new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#handOver();
    });
  }

  #isClosed(): StoreFault {
    return new StoreFault('closed', `${this.path} was closed.`);
  }
}

export function openReader(path: string, immutable: boolean): Connection {
  const db = new Connection(path, { readOnly: true, immutable });
  try {
    db.exec('PRAGMA cache_size = -32768; PRAGMA query_only = ON;');
    // The first read tells whether the file can be used at all.
    db.value('PRAGMA user_version');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export function openWriter(path: string): Connection {
  const db = new Connection(path, { readOnly: false });
  try {
    db.exec('PRAGMA foreign_keys = ON; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY;');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Durable after each commit but for the last moments before a power cut, and whole even then. */
export function useWriteAheadLog(db: Connection): void {
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 67108864;');
}

/** Why the file is no library that this program can use; null: it is one, of version `version`. */
export function whatIsWrong(db: Connection): StoreFault | null {
  const { path } = db;
  if (db.value('PRAGMA application_id') !== applicationId)
    return new StoreFault('not-a-library', `${path} is not a library of Memcon.`);
  const version = Number(db.value('PRAGMA user_version'));
  if (version > migrations.length)
    return new StoreFault(
      'newer',
      `${path} was made by a newer Memcon (version ${version} of the library, this one knows ${migrations.length}).`,
    );
  return null;
}

/** Brings the library to the newest version, in one transaction. */
export async function migrate(db: Connection): Promise<void> {
  if (Number(db.value('PRAGMA user_version')) === migrations.length) return;
  await db.write(() => {
    const version = Number(db.value('PRAGMA user_version'));
    for (const sql of migrations.slice(version)) db.exec(sql);
    db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${migrations.length};`);
  });
}
