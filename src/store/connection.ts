import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultOf, StoreFault } from './fault.ts';

export type Row = Readonly<Record<string, string | number | null | Uint8Array>>;

/** Milliseconds that SQLite itself waits for another program's lock, with this program standing still. */
const standingWait = 500;
/** Milliseconds that a writer waits in all; between tries this program goes on. */
const longestWait = 120_000;

/** One connection to the library's file, with its statements prepared once and errors told as {@link StoreFault}. */
export class Connection {
  readonly path: string;
  readonly #db: DatabaseSync;
  /** Those whose rows are objects, and those whose rows are arrays. */
  readonly #statements = [new Map<string, StatementSync>(), new Map<string, StatementSync>()] as const;

  constructor(path: string, options: { readonly readOnly: boolean; readonly immutable?: boolean }) {
    this.path = path;
    const { readOnly, immutable = false } = options;
    const location = immutable ? new URL(`file:${encodeURI(path)}?immutable=1`) : path;
    this.#db = this.#told(() => new DatabaseSync(location, { readOnly, timeout: standingWait }));
  }

  get database(): DatabaseSync {
    return this.#db;
  }

  exec(sql: string): void {
    this.#told(() => this.#db.exec(sql));
  }

  run(sql: string, ...values: readonly SQLInputValue[]): { readonly id: number; readonly changes: number } {
    return this.#told(() => {
      const { lastInsertRowid, changes } = this.#prepared(sql, false).run(...values);
      return { id: Number(lastInsertRowid), changes: Number(changes) };
    });
  }

  all(sql: string, ...values: readonly SQLInputValue[]): Row[] {
    return this.#told(() => this.#prepared(sql, false).all(...values) as Row[]);
  }

  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined {
    return this.#told(() => this.#prepared(sql, false).get(...values) as Row | undefined);
  }

  /** Rows as arrays: half the cost of objects. */
  rows(
    sql: string,
    ...values: readonly SQLInputValue[]
  ): (readonly (string | number | null | Uint8Array)[])[] {
    return this.#told(() => {
      // With `setReturnArrays`, rows are arrays, which the types of Node do not say.
      const rows: readonly unknown[] = this.#prepared(sql, true).all(...values);
      return rows as (readonly (string | number | null | Uint8Array)[])[];
    });
  }

  /** First column of the first row. */
  value(sql: string, ...values: readonly SQLInputValue[]): string | number | null | Uint8Array {
    return this.rows(sql, ...values)[0]?.[0] ?? null;
  }

  /** Runs `work` in one transaction for writing; whatever it throws leaves the library as it was. */
  async write<T>(work: () => T): Promise<T> {
    await this.#beginWriting();
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.#abandon();
      throw faultOf(error, this.path) ?? error;
    }
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
  }

  async #beginWriting(): Promise<void> {
    const start = Date.now();
    for (let pause = 5; ; pause = Math.min(2 * pause, 100)) {
      try {
        this.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!(error instanceof StoreFault) || error.code !== 'busy' || Date.now() - start > longestWait)
          throw error;
        await sleep(pause * (0.5 + Math.random()));
      }
    }
  }

  #abandon(): void {
    if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
  }

  #prepared(sql: string, arrays: boolean): StatementSync {
    const statements = this.#statements[arrays ? 1 : 0];
    const known = statements.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(arrays);
    statements.set(sql, statement);
    return statement;
  }

  #told<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw faultOf(error, this.path) ?? error;
    }
  }
}
