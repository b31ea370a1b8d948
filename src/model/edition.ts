/** What a documentary edition says of a document that it printed; of a paper read by ourselves there is none. */
export interface Edition {
  /** Id of the volume ("frus1969-76v18"). */
  readonly volume: string;
  /** Id within the volume ("d12"). */
  readonly id: string;
  /** Number as printed; null where the edition gives none. */
  readonly number: string | null;
  /** The editors' heading. */
  readonly head: string | null;
  /** The editors' note on where the paper is kept, how it was marked, who drafted it. */
  readonly sourceNote: string | null;
  readonly summary: string | null;
  readonly footnotes: readonly EditionNote[];
  /** Names of persons as the editors tag them in the document: each form once for each id. */
  readonly persons: readonly EditionPerson[];
  /** Headings among the participants that no participant's `side` tells; absent where there are none. */
  readonly participantHeadings?: readonly ParticipantHeading[];
}

export interface ParticipantHeading {
  readonly text: string;
  /** Index of the participant that it stands before. */
  readonly before: number;
  /**
   * `item`: a side that the editors keyed as an entry ("Lindvarn:"). `head`: it heads those below it and is no side ("For part
   * of the meeting:").
   */
  readonly as: 'item' | 'head';
}

export interface EditionNote {
  readonly n: string;
  readonly text: string;
  /** Absent where it hangs on anything else: the heading, the dateline, a subject. */
  readonly hangs?: NotePlace;
}

/**
 * Where a note hangs: on a participant, on a drafting line (a signature), or in the body behind so many UTF-16 units of a
 * paragraph's or heading's text.
 */
export type NotePlace =
  | { readonly participant: number }
  | { readonly drafting: number }
  | { readonly block: number; readonly paragraph: number; readonly offset: number };

export interface EditionPerson {
  /** Of the volume's list of persons; null where the editors tag a name and point to nobody. */
  readonly id: string | null;
  /** As the document has it. */
  readonly name: string;
  /** Indices of the participants in whose entries the name is tagged; absent where it is in none. */
  readonly participants?: readonly number[];
}
