import type { Correction } from '../annotation/correction.ts';
import type { MemconRecord } from '../model/record.ts';
import type { OtherPage } from '../model/memcon.ts';
import type { AuthorityList, Person, PersonLabel } from '../people/person.ts';
import type {
  Contact,
  FileOutcome,
  LibraryCounts,
  RecordPerson,
  Run,
  StoredCorrection,
  StoredDecision,
} from '../query/library.ts';
import type { RecordSummary, SearchRequest, SearchResult } from '../query/search.ts';

/**
 * A library of records. SQLite implements it ({@link openLibrary}); another engine that passes the same
 * conformance suite can take its place. Methods that may be slow or remote are asynchronous.
 */
export interface Store {
  /** Takes one source in, whole or not at all: its records replace those of its older reading. */
  putSource(source: SourceEntry, reading: SourceReading): Promise<PutResult>;
  /** What the library knows of the file at this path; null: nothing. */
  sourceAt(path: string): Promise<KnownSource | null>;
  sourceOf(sha256: string): Promise<KnownSource | null>;

  /** Path of the file that holds the source's bytes; null where they are gone or were never kept. */
  pathOf(sha256: string): Promise<string | null>;

  record(id: string, options?: { readonly corrected?: boolean }): Promise<MemconRecord | null>;
  /** Ids of all records, by date, then id; `after` is the last id of the page before. */
  recordIds(options: { readonly after?: string; readonly limit: number }): Promise<readonly string[]>;
  summaries(ids: readonly string[]): Promise<readonly RecordSummary[]>;
  search(request: SearchRequest): Promise<SearchResult>;
  /** Ids of all records with a paragraph that matches, in order of date; for exports. */
  matchingRecordIds(query: SearchRequest['query']): AsyncIterable<string>;
  counts(): Promise<LibraryCounts>;

  /** Corrections of one record, oldest first, undone ones left out. */
  corrections(recordId: string): Promise<readonly StoredCorrection[]>;
  addCorrection(recordId: string, correction: Correction, by: string): Promise<StoredCorrection>;
  undoCorrection(id: number, by: string): Promise<StoredCorrection | null>;

  /** A number that is another one whenever anything in the library has changed. */
  revision(): Promise<number>;

  /** Records by the least confidence of what was read in them and no editor has settled, lowest first; see `doubtsOf`. */
  leastSure(options: { readonly limit: number; readonly after?: LeastSure }): Promise<readonly LeastSure[]>;
  /** Conversations in order of date, undated ones left out; `person` took part. */
  chronology(options: ChronologyOptions): Promise<readonly RecordSummary[]>;
  /** Conversations a month ("1997-11"), undated ones left out; months without any are not listed. */
  months(options: {
    readonly person?: number;
  }): Promise<readonly { readonly month: string; readonly records: number }[]>;
  /** Pairs of people who took part in the same conversation, most frequent first. */
  contacts(options: ContactOptions): Promise<readonly Contact[]>;

  startRun(run: { readonly command: string; readonly reader: string }): Promise<number>;
  noteOutcome(run: number, outcome: FileOutcome): Promise<void>;
  endRun(run: number, state: 'done' | 'interrupted'): Promise<void>;
  runs(limit: number): Promise<readonly Run[]>;
  outcomes(run: number): Promise<readonly FileOutcome[]>;

  people: PeopleStore;

  /** Everything that is wrong with the library, one sentence each; empty: it is whole. */
  check(): Promise<readonly string[]>;
  /** Copies the library while others use it. */
  backup(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface SourceEntry {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly size: number;
  /** Milliseconds since 1970, as the file system has it. */
  readonly modified: number;
  /** Kept as a copy in the folder beside the library, or left in place. */
  readonly kept: 'copy' | 'reference';
}

export interface SourceReading {
  /** Name and version of what read it. */
  readonly reader: string;
  readonly records: readonly MemconRecord[];
  readonly otherPages: readonly OtherPage[];
}

export interface KnownSource extends SourceEntry {
  readonly reader: string;
  readonly recordIds: readonly string[];
  readonly otherPages: readonly OtherPage[];
  /** SHA-256 of the version of the same path before this one. */
  readonly previous: string | null;
}

export interface PutResult {
  readonly records: number;
  readonly replaced: boolean;
}

export interface LeastSure {
  readonly recordId: string;
  /** 0..1. */
  readonly confidence: number;
}

/** Days are ISO 8601, inclusive. */
export interface ChronologyOptions {
  readonly from?: string;
  readonly to?: string;
  readonly person?: number;
  readonly limit: number;
  /** Id of the last record of the page before. */
  readonly after?: string;
}

export interface ContactOptions {
  readonly from?: string;
  readonly to?: string;
  /** Only pairs that this person is one of. */
  readonly person?: number;
  readonly limit: number;
}

export interface PeopleStore {
  /** Those of most conversations first; `after` is the id of the last person of the page before. */
  list(options: {
    readonly query?: string;
    readonly limit: number;
    readonly after?: number;
  }): Promise<readonly Person[]>;
  get(id: number): Promise<Person | null>;
  /** Labels that settled on the person, with how often and why ("office on the date", "name", "editor"). */
  labels(id: number): Promise<readonly PersonLabel[]>;
  /** What each label of a record settled on: participants by index, then speakers' labels. */
  ofRecord(recordId: string): Promise<readonly RecordPerson[]>;
  merge(from: number, into: number, by: string): Promise<void>;
  /** Takes a label off a person: it becomes a person of its own, and later readings keep to that. */
  split(id: number, label: string, by: string): Promise<number>;
  /** Decisions that made the person who they are, oldest first; those that were taken back are left out. */
  decisions(id: number): Promise<readonly StoredDecision[]>;
  /** Takes a decision back; null: there is none of that id, or it was taken back before. */
  undo(decision: number, by: string): Promise<StoredDecision | null>;
  import(list: AuthorityList): Promise<{ readonly added: number; readonly updated: number }>;
  /** Resolves all labels of the library anew, editors' decisions first. */
  resolve(): Promise<{ readonly resolved: number; readonly unresolved: number }>;
}
