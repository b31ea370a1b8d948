import type { Hit, RecordHits, SearchRequest, SearchResult } from '../../query/search.ts';

/** One page of a search's results: what a printer prints. */
export interface SearchPage {
  readonly request: SearchRequest;
  readonly result: SearchResult;
  /** A citation in one line: of one paragraph, or of the whole record. */
  readonly cite: (record: RecordHits, hit: Hit | null) => string;
  /** Command line that prints the next page; null at the end. */
  readonly nextCommand: string | null;
}

export interface SearchPrintOptions {
  /** Columns to wrap to. */
  readonly width: number;
  /** Whether escape sequences for colour may be used. */
  readonly colour: boolean;
}

export type PrintSearch = (page: SearchPage, options: SearchPrintOptions) => string;
