import type { Block } from './body.ts';
import type { ConversationDate, ConversationTime, Participant, Subject } from './head.ts';
import type { LineRole } from './line.ts';
import type { Banner } from './marks.ts';
import type { At } from './position.ts';
import type { Authority, Declassification, Stamp } from './release.ts';
import type { Text } from './text.ts';

/** `other`: not a memorandum of conversation (a summary of conclusions, a cable, a letter); read as far as it goes. */
export type MemconKind = 'telcon' | 'memcon' | 'other';

/** One memorandum as parsed: the record without its identity and its findings. */
export interface Memcon {
  /** First and last page within the source file. */
  readonly pages: readonly [first: number, last: number];
  readonly kind: MemconKind;
  readonly letterhead: Text | null;
  readonly title: Text | null;
  readonly control: Text | null;
  readonly subject: Subject | null;
  readonly participants: readonly Participant[];
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  readonly venue: Text | null;
  readonly banner: Banner;
  readonly authority: Authority | null;
  readonly declassification: readonly Declassification[];
  readonly stamps: readonly Stamp[];
  readonly body: readonly Block[];
  /** The line that says the conversation ended ("-- End of Conversation --"). */
  readonly closing: Text | null;
  /** Drafter, clearances, approval. */
  readonly drafting: readonly Text[];
  /** Attachments and enclosures that the memorandum lists. */
  readonly attachments: readonly Text[];
  /** Who was to have a copy, as the head lists them ("COPIES TO"). */
  readonly distribution: readonly Text[];
  /** Every line that is not part of the memorandum's own text, in page order. */
  readonly furniture: readonly Furniture[];
  /** What the reader has to say about its own reading, one sentence each. */
  readonly notes: readonly string[];
}

export interface Furniture {
  readonly role: Exclude<LineRole, 'body' | 'blank'>;
  readonly typed: string;
  readonly at: At;
}

/** A page that belongs to no record. */
export interface OtherPage {
  readonly page: number;
  readonly kind: OtherPageKind;
}

export type OtherPageKind = 'withdrawal-sheet' | 'profile-sheet' | 'cover' | 'marker' | 'blank' | 'other';
