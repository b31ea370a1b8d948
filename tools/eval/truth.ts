import type { Paragraph } from '../../src/model/body.ts';
import type { ParticipantRole } from '../../src/model/head.ts';
import type { MemconKind } from '../../src/model/memcon.ts';
import type { MemconRecord } from '../../src/model/record.ts';

/**
 * What the paper says, in the shape of the truth files read by eye. Null: the paper does not carry it. Members
 * that a comparison has no use for are left out.
 */
export interface Truth {
  /** First and last page of a record in a packet; the number of pages of a file that is one record. */
  readonly pages?: readonly [first: number, last: number] | number;
  readonly kind: MemconKind;
  /** `mark`: level of its portion mark. */
  readonly subject: { readonly text: string; readonly mark?: string | null } | null;
  readonly participants: readonly TruthPerson[];
  /** ISO 8601. */
  readonly date: string | null;
  /** 24-hour `HH:MM`. */
  readonly start: string | null;
  readonly end: string | null;
  readonly zone: string | null;
  readonly place: string | null;
  /** The word ("TOP SECRET") or the letters ("TS"). */
  readonly banner: string | null;
  readonly classification?: {
    readonly classifiedBy?: string | null;
    readonly derivedFrom?: string | null;
    readonly reason?: string | null;
    readonly declassifyOn?: string | null;
  } | null;
  readonly declassification?: {
    readonly order?: string | null;
    readonly case?: string | null;
    /** ISO 8601. */
    readonly date?: string | null;
  } | null;
  /** Left out where the gold covers the header only. */
  readonly turns?: readonly TruthTurn[];
}

export interface TruthPerson {
  readonly name: string;
  /** Other forms in which the paper may be said to print the name ("Prime Minister John Major"). */
  readonly otherNames?: readonly string[];
  readonly title?: string | null;
  readonly role: ParticipantRole;
  readonly side?: string | null;
}

export interface TruthTurn {
  /** Null: nobody speaks. */
  readonly speaker: string | null;
  readonly paragraphs: readonly TruthParagraph[];
}

export interface TruthParagraph {
  readonly text: string;
  /** Level in the portion mark; null where none is typed. */
  readonly mark: string | null;
  readonly struck: boolean;
}

/** A truth file: one record, or a packet of several. */
export type TruthFile = Truth | { readonly records: readonly Truth[] };

export function truthsIn(file: TruthFile): readonly Truth[] {
  return 'records' in file ? file.records : [file];
}

/** An expected record as a truth, so that one scoring serves fixtures and gold. */
export function truthOf(record: MemconRecord): Truth {
  const { authority } = record;
  return {
    pages: record.source.pages,
    kind: record.kind,
    subject: record.subject && { text: record.subject.text, mark: record.subject.mark?.level ?? null },
    participants: record.participants,
    date: record.date?.iso ?? null,
    start: record.time?.start ?? null,
    end: record.time?.end ?? null,
    zone: record.time?.zone ?? null,
    place: record.venue?.text ?? null,
    banner: record.banner.level,
    classification: {
      classifiedBy: authority?.classifiedBy?.text ?? null,
      derivedFrom: authority?.derivedFrom?.text ?? null,
      reason: authority?.reason?.text ?? null,
      declassifyOn: authority?.declassifyOn?.typed ?? null,
    },
    declassification: record.declassification[0] ?? null,
    turns: record.body.flatMap((block): TruthTurn[] =>
      block.kind === 'heading'
        ? []
        : [
            {
              speaker: block.kind === 'narrative' ? null : block.speaker,
              paragraphs: block.paragraphs.map(truthOfParagraph),
            },
          ],
    ),
  };
}

function truthOfParagraph({ text, mark }: Paragraph): TruthParagraph {
  return { text, mark: mark?.level ?? null, struck: mark?.struck ?? false };
}
