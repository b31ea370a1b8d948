import type { ConversationTime, ParticipantRole } from '../model/head.ts';
import type { Level } from '../model/marks.ts';
import type { MemconKind } from '../model/memcon.ts';

/**
 * One change of an editor over a reading. `was` is the reading that the editor saw: where a newer reading says
 * something else there, the correction no longer fits and is shown, not applied. What is typed never changes.
 *
 * `paragraph` counts from 1 over the paragraphs of the reading (`paragraphsOf`), before any correction: it stays what it
 * is when others are split or joined. `part` says which of the parts that earlier splits made of it, from 1; without it,
 * the first part that says `was` is meant.
 */
export type Correction =
  | {
      readonly kind: 'field';
      readonly field: TextField;
      readonly was: string | null;
      readonly value: string | null;
    }
  | { readonly kind: 'record-kind'; readonly was: MemconKind; readonly value: MemconKind }
  | { readonly kind: 'date'; readonly was: string | null; readonly value: string | null }
  | {
      readonly kind: 'time';
      readonly was: TimeValue | null;
      readonly value: TimeValue | null;
    }
  | {
      readonly kind: 'participant';
      /** Index in the reading's list, those that earlier corrections added counted on; null adds one at the end. */
      readonly index: number | null;
      readonly was: ParticipantValue | null;
      /** Null takes it out. */
      readonly value: ParticipantValue | null;
    }
  | {
      readonly kind: 'speaker';
      /** The label holds from this paragraph to the end of the speech. */
      readonly paragraph: number;
      readonly part?: number;
      readonly was: string | null;
      readonly value: string | null;
      /** Index as in a participant's correction, where the editor settled it; left out: the label's own reading. */
      readonly who?: number | null;
    }
  | {
      readonly kind: 'mark';
      readonly paragraph: number;
      readonly part?: number;
      readonly was: MarkValue | null;
      readonly value: MarkValue | null;
    }
  | {
      readonly kind: 'text';
      readonly paragraph: number;
      readonly part?: number;
      readonly was: string;
      readonly value: string;
    }
  | {
      readonly kind: 'split';
      readonly paragraph: number;
      readonly part?: number;
      /** Offset in the paragraph's text, in UTF-16 units, where the second part begins. */
      readonly offset: number;
      readonly was: string;
    }
  /** Joins the paragraph with the next one. */
  | { readonly kind: 'join'; readonly paragraph: number; readonly part?: number; readonly was: string };

export type CorrectionOf<Kind extends Correction['kind']> = Extract<Correction, { readonly kind: Kind }>;

export type TextField = 'title' | 'subject' | 'venue' | 'letterhead' | 'control';

export type TimeValue = Pick<ConversationTime, 'start' | 'end' | 'zone'>;

export interface ParticipantValue {
  readonly name: string;
  readonly title: string | null;
  readonly role: ParticipantRole;
  readonly side: string | null;
}

export interface MarkValue {
  readonly level: Level | null;
  readonly struck: boolean;
}
