import type { At } from './position.ts';
import type { PortionMark } from './marks.ts';
import type { Text } from './text.ts';

export interface Subject extends Text {
  /** Rates the subject line only. */
  readonly mark: PortionMark | null;
}

export type ParticipantRole = 'principal' | 'participant' | 'interpreter' | 'notetaker';

export interface Participant {
  /** As printed, with the title that is part of the name line ("President Clinton"). */
  readonly name: string;
  /** What follows the name: "Secretary of State". */
  readonly title: string | null;
  readonly role: ParticipantRole;
  /** The heading that the name stands under ("U.S."), or null where none is printed. */
  readonly side: string | null;
  /** As typed, line ends kept. */
  readonly typed: string;
  readonly at: At;
  readonly confidence?: number;
  /** What made the reading where the reader did not: "editor". */
  readonly from?: string;
}

export interface ConversationDate {
  readonly typed: string;
  /** ISO 8601 date; null where a date is typed that can't be read. */
  readonly iso: string | null;
  /** Last day, where the conversation ran over several. */
  readonly isoEnd?: string;
  readonly at: At;
  readonly confidence?: number;
  /** What made the reading where the reader did not: "editor". */
  readonly from?: string;
}

export interface ConversationTime {
  readonly typed: string;
  /** 24-hour `HH:MM`. */
  readonly start: string | null;
  readonly end: string | null;
  /** As typed ("EST"); null where none is typed. */
  readonly zone: string | null;
  readonly at: At;
  readonly confidence?: number;
  /** What made the reading where the reader did not: "editor". */
  readonly from?: string;
}
