import type { BlockKind } from '../model/body.ts';
import type { Level } from '../model/marks.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { PersonRef } from '../people/person.ts';
import type { Query } from './query.ts';

/** Counts that a search gives on request, by the value's own text (a year as "1997"). */
export const facetFields = ['speaker', 'year', 'kind', 'mark', 'venue', 'finding'] as const;
export type FacetField = (typeof facetFields)[number];

export const searchSorts = ['relevance', 'date', 'date-desc'] as const;
export type SearchSort = (typeof searchSorts)[number];

export interface SearchRequest {
  readonly query: Query;
  readonly sort: SearchSort;
  /** Records a page, 1..100: hits are grouped by record. */
  readonly limit: number;
  /** Hits shown of each record, 1..20. */
  readonly hitsPerRecord: number;
  readonly facets: readonly FacetField[];
  /** Where the page before ended, as that page gave it. */
  readonly cursor?: string;
}

export interface SearchResult {
  readonly groups: readonly RecordHits[];
  /** Paragraphs and records that match; `exact: false` where the query's bounded cost made it an estimate. */
  readonly total: { readonly paragraphs: number; readonly records: number; readonly exact: boolean };
  /** What the paragraphs that match are a part of: those that the query's fields alone select ("312 paragraphs by Yeltsin"). */
  readonly of: { readonly paragraphs: number; readonly what: string };
  readonly facets: Readonly<Partial<Record<FacetField, readonly FacetValue[]>>>;
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
  /** Words of the query that were also met in other spellings, with those ("izetbegovic" → "izetbegovlc"). */
  readonly approximate: readonly { readonly word: string; readonly read: readonly string[] }[];
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** A record with its paragraphs that match, best first, or in the record's order where sorted by date. */
export interface RecordHits {
  readonly record: RecordSummary;
  /** All paragraphs of the record that match, shown or not. */
  readonly count: number;
  readonly hits: readonly Hit[];
}

export interface Hit {
  /** Counts from 1 within the record. */
  readonly paragraph: number;
  readonly page: number;
  readonly block: BlockKind;
  /** Label as typed. */
  readonly speaker: string | null;
  readonly person: PersonRef | null;
  readonly addressees: readonly string[];
  readonly mark: { readonly level: Level | null; readonly struck: boolean } | null;
  readonly snippet: Snippet;
  /** Higher is better; comparable within one result only. */
  readonly score: number;
  /** Met in another spelling only. */
  readonly approximate: boolean;
}

/** Text of a paragraph around the hits; `marks` are the hits' spans in `text`. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
  readonly cut: { readonly start: boolean; readonly end: boolean };
}

export interface RecordSummary {
  readonly id: string;
  readonly kind: MemconKind;
  readonly subject: string | null;
  /** What the paper calls itself. */
  readonly title: string | null;
  /** ISO 8601. */
  readonly date: string | null;
  readonly start: string | null;
  readonly venue: string | null;
  readonly banner: Level | null;
  readonly participants: readonly string[];
  readonly paragraphs: number;
  readonly pages: readonly [first: number, last: number];
  readonly source: { readonly name: string; readonly sha256: string };
}
