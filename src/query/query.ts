/**
 * What a search asks for, independent of the engine that answers it: the tree that {@link parseQuery} makes of
 * `speaker:yeltsin "oil price" -iraq`. The unit searched is the paragraph.
 */
export type Query =
  | { readonly kind: 'all' }
  | Word
  | Phrase
  | Near
  | FieldTerm
  | DateRange
  | { readonly kind: 'and'; readonly of: readonly Query[] }
  | { readonly kind: 'or'; readonly of: readonly Query[] }
  | { readonly kind: 'not'; readonly of: Query };

/** One word of a paragraph's text; `prefix`: any word that begins so. Letters only: engines fold case and marks. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  readonly prefix: boolean;
}

export interface Phrase {
  readonly kind: 'phrase';
  readonly words: readonly string[];
}

/** All words within `distance` words of one another. */
export interface Near {
  readonly kind: 'near';
  readonly words: readonly string[];
  readonly distance: number;
}

/** Fields that take a text, an id or a name. `text:` makes words, not a field term. */
export const termFields = [
  'speaker',
  'to',
  'participant',
  'role',
  'kind',
  'venue',
  'mark',
  'banner',
  'order',
  'reason',
  'finding',
  'subject',
  'record',
] as const;

export type TermField = (typeof termFields)[number];

/** `speaker:yeltsin`, `mark:C`, `subject:"oil embargo"`: the words of the value, in any order, in that field. */
export interface FieldTerm {
  readonly kind: 'field';
  readonly field: TermField;
  readonly value: string;
  readonly prefix: boolean;
}

/** Inclusive ISO 8601 days; null is open. `date:1995..1997` is 1995-01-01 to 1997-12-31. */
export interface DateRange {
  readonly kind: 'date';
  readonly from: string | null;
  readonly to: string | null;
}

/** What is wrong with a query, and where: `[start, end)` in UTF-16 units of the query's text. */
export interface QueryFault {
  readonly message: string;
  readonly at: readonly [start: number, end: number];
}
