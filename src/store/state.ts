import type { Connection } from './connection.ts';

/** What the library says of itself as a whole, in one snapshot of it. */
export interface LibraryState {
  /** Counts changes of what is searched. */
  readonly generation: number;
  readonly slots: number;
  readonly paragraphs: number;
  /** Counts changes of who is who. */
  readonly people: number;
}

export function stateOf(db: Connection): LibraryState {
  const [generation, slots, paragraphs, people] = db
    .rows('SELECT generation, slots, paragraphs, people FROM library')[0]!
    .map(Number) as [number, number, number, number];
  return { generation, slots, paragraphs, people };
}
