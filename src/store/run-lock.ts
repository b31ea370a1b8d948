import { existsSync, realpathSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/**
 * Tells runs that go on from those whose program is gone. A program holds a lock of the operating system on a file of its
 * run's own, `<library>.run-7`, which ends with the program, however that ends: no time has to pass, and no process id
 * may mean another program by now. The file is an empty SQLite database, since Node has no locks of its own.
 */
export class RunLocks {
  readonly #library: string;
  readonly #held = new Map<number, DatabaseSync>();

  /** @param library its file, which is there: programs that know it by different links mean the same lock */
  constructor(library: string) {
    this.#library = realpathSync(library);
  }

  /** Has to be called before others can see that the run is there. */
  take(run: number): void {
    // Of a start that was rolled back, as where the disk was full: the next run has the same number.
    this.#held.get(run)?.close();
    const db = new DatabaseSync(this.#pathOf(run), { timeout: 0 });
    try {
      // Nothing is ever written, so that no journal need be there for it.
      db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch (error) {
      db.close();
      throw error;
    }
    this.#held.set(run, db);
  }

  /** Has to be called after the run's end was written. */
  release(run: number): void {
    this.#held.get(run)?.close();
    this.#held.delete(run);
    this.forget(run);
  }

  releaseAll(): void {
    for (const run of [...this.#held.keys()]) this.release(run);
  }

  /** Takes away what a run left that is known to be over. */
  forget(run: number): void {
    rmSync(this.#pathOf(run), { force: true });
  }

  /** Whether the run's program is still there, be it this one. */
  isHeld(run: number): boolean {
    const path = this.#pathOf(run);
    if (!existsSync(path)) return false;
    let db: DatabaseSync | null = null;
    try {
      db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return false;
    } catch (error) {
      if (!(error instanceof Error) || !('errcode' in error)) throw error;
      // Whoever may not look can't say either that it is over; but a file that is gone by now was taken away at the end.
      return existsSync(path);
    } finally {
      db?.close();
    }
  }

  #pathOf(run: number): string {
    return `${this.#library}.run-${run}`;
  }
}
