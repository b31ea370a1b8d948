import { backup } from 'node:sqlite';
import { resolve as resolvePath } from 'node:path';
import type { Correction } from '../annotation/index.ts';
import type { MemconRecord } from '../model/record.ts';
import type { Contact, FileOutcome, LibraryCounts, Run, StoredCorrection } from '../query/library.ts';
import type { RecordSummary, SearchRequest, SearchResult } from '../query/search.ts';
import { checkLibrary } from './check.ts';
import { addCorrection, listCorrections, undoCorrection } from './corrections.ts';
import { faultOf } from './fault.ts';
import { keepFile, keptPath, sizeOf } from './files.ts';
import type { Connection } from './connection.ts';
import type { Library } from './library.ts';
import {
  countAll,
  listChronology,
  listContacts,
  listLeastSure,
  listMonths,
  listRecordIds,
  listSummaries,
} from './lists.ts';
import { matchingIds } from './matching.ts';
import { KnownPeople } from './people-index.ts';
import { SqlitePeople } from './people-store.ts';
import { endRun, listOutcomes, listRuns, noteOutcome, startRun } from './runs.ts';
import { search, type SearchContext } from './search.ts';
import { SearchMemories } from './search-memory.ts';
import { Snippets } from './snippets.ts';
import { correctedOf, Intake, knownSource, pathOfSource, readingOf } from './sources.ts';
import { stateOf } from './state.ts';
import type {
  ChronologyOptions,
  ContactOptions,
  KnownSource,
  LeastSure,
  PeopleStore,
  PutResult,
  SourceEntry,
  SourceReading,
  Store,
} from './store.ts';

/** A library in one SQLite file; see README.md for how it is built. */
export class SqliteStore implements Store {
  readonly people: PeopleStore;
  readonly #library: Library;
  readonly #known = new KnownPeople();
  readonly #memories = new SearchMemories();
  readonly #snippets = new Snippets();
  readonly #intake: Intake;

  constructor(library: Library) {
    this.#library = library;
    this.#intake = new Intake(library, this.#known);
    this.people = new SqlitePeople(library, this.#known);
  }

  async putSource(source: SourceEntry, reading: SourceReading): Promise<PutResult> {
    return await this.#intake.put(source, reading);
  }

  async sourceAt(path: string): Promise<KnownSource | null> {
    return await this.#library.read((db) => knownSource(db, 'path = ?', path));
  }

  async sourceOf(sha256: string): Promise<KnownSource | null> {
    return await this.#library.read((db) => knownSource(db, 'sha256 = ?', sha256));
  }

  async pathOf(sha256: string): Promise<string | null> {
    return await pathOfSource(this.#library, sha256);
  }

  async revision(): Promise<number> {
    return await Promise.resolve(this.#library.revision());
  }

  async record(id: string, options: { readonly corrected?: boolean } = {}): Promise<MemconRecord | null> {
    return await this.#library.read((db) => {
      const record = readingOf(db, id);
      return record && options.corrected ? correctedOf(db, record).corrected : record;
    });
  }

  async recordIds(options: { readonly after?: string; readonly limit: number }): Promise<readonly string[]> {
    return await this.#library.read((db) => listRecordIds(db, options.limit, options.after ?? null));
  }

  async summaries(ids: readonly string[]): Promise<readonly RecordSummary[]> {
    return await this.#library.read((db) => listSummaries(db, ids));
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    return await this.#library.read((db) =>
      search({ ...this.#searching(db), snippets: this.#snippets }, request),
    );
  }

  async *matchingRecordIds(query: SearchRequest['query']): AsyncIterable<string> {
    yield* await this.#library.read((db) => matchingIds(this.#searching(db), query));
  }

  #searching(db: Connection): Omit<SearchContext, 'snippets'> {
    const state = stateOf(db);
    const { slots, paragraphs } = state;
    const columns = this.#library.columns.view(db, state);
    return { db, slots, paragraphs, columns, memory: this.#memories.of(state) };
  }

  async counts(): Promise<LibraryCounts> {
    return await this.#library.read(countAll);
  }

  async corrections(recordId: string): Promise<readonly StoredCorrection[]> {
    return await this.#library.read((db) => listCorrections(db, recordId));
  }

  async addCorrection(recordId: string, correction: Correction, by: string): Promise<StoredCorrection> {
    return await addCorrection(this.#library, this.#known, recordId, correction, by);
  }

  async undoCorrection(id: number, by: string): Promise<StoredCorrection | null> {
    return await undoCorrection(this.#library, this.#known, id, by);
  }

  async leastSure(options: {
    readonly limit: number;
    readonly after?: LeastSure;
  }): Promise<readonly LeastSure[]> {
    return await this.#library.read((db) => listLeastSure(db, options.limit, options.after ?? null));
  }

  async chronology(options: ChronologyOptions): Promise<readonly RecordSummary[]> {
    return await this.#library.read((db) => listChronology(db, options));
  }

  async months(options: {
    readonly person?: number;
  }): Promise<readonly { readonly month: string; readonly records: number }[]> {
    return await this.#library.read((db) => listMonths(db, options.person));
  }

  async contacts(options: ContactOptions): Promise<readonly Contact[]> {
    return await this.#library.read((db) => listContacts(db, options));
  }

  async startRun(run: { readonly command: string; readonly reader: string }): Promise<number> {
    return await this.#library.write((db) => startRun(db, this.#library.runs, run.command, run.reader));
  }

  async noteOutcome(run: number, outcome: FileOutcome): Promise<void> {
    await this.#library.write((db) => noteOutcome(db, run, outcome));
  }

  async endRun(run: number, state: 'done' | 'interrupted'): Promise<void> {
    await this.#library.write((db) => endRun(db, run, state));
    this.#library.runs.release(run);
  }

  async runs(limit: number): Promise<readonly Run[]> {
    const runs = await this.#library.read((db) => listRuns(db, limit));
    const isOver = ({ id, state }: Run): boolean => state === 'running' && !this.#library.runs.isHeld(id);
    if (!runs.some(isOver)) return runs;
    // One that ended by itself in between is not running any more; its lock goes after that was written.
    const again = await this.#library.read((db) => listRuns(db, limit));
    return again.map((run) => (isOver(run) ? { ...run, state: 'stopped' } : run));
  }

  async outcomes(run: number): Promise<readonly FileOutcome[]> {
    return await this.#library.read((db) => listOutcomes(db, run));
  }

  async check(): Promise<readonly string[]> {
    return await checkLibrary(this.#library);
  }

  /** Kept files are copied first, so that the copy never speaks of one that it has not. */
  async backup(path: string): Promise<void> {
    const target = resolvePath(path);
    try {
      await this.#library.read(async (db) => {
        for (const [sha256, size] of db.rows(
          `SELECT sha256, size FROM source WHERE id IN (SELECT source FROM place WHERE kept = 'copy')`,
        )) {
          const from = keptPath(this.#library.files, String(sha256));
          if ((await sizeOf(from)) !== null)
            await keepFile(`${target}.files`, from, String(sha256), Number(size));
        }
        await backup(db.database, target);
      });
    } catch (error) {
      throw faultOf(error, target) ?? error;
    }
  }

  async close(): Promise<void> {
    await this.#library.close();
    this.#snippets.close();
  }
}
