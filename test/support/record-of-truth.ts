import type { Block, Paragraph } from '../../src/model/body.ts';
import type { Level, PortionMark } from '../../src/model/marks.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import type { Text } from '../../src/model/text.ts';
import type { Truth, TruthParagraph } from '../../tools/eval/truth.ts';

const at = { page: 1 };

/** The record of a reader that makes no mistake: everything that the truth says, all of it on page 1. */
export function recordOfTruth(truth: Truth): MemconRecord {
  const { classification, declassification, date, start, end, zone, place } = truth;
  return {
    id: 'oracle',
    source: {
      name: 'oracle.txt',
      sha256: '0'.repeat(64),
      mediaType: 'text/plain',
      pages: Array.isArray(truth.pages) ? (truth.pages as [number, number]) : [1, 1],
    },
    kind: truth.kind,
    letterhead: null,
    title: null,
    control: null,
    subject: truth.subject && {
      ...textOf(truth.subject.text),
      mark: markOf(truth.subject.mark ?? null, false),
    },
    participants: truth.participants.map(({ name, title = null, role, side = null }) => ({
      name,
      title,
      role,
      side,
      typed: name,
      at,
    })),
    date: date === null ? null : { typed: date, iso: date, at },
    time: (start ?? end ?? zone) === null ? null : { typed: `${start}-${end}`, start, end, zone, at },
    venue: place === null ? null : textOf(place),
    banner: { level: levelOf(truth.banner), caveats: [], lines: [] },
    authority: {
      classifiedBy: textOrNull(classification?.classifiedBy),
      derivedFrom: textOrNull(classification?.derivedFrom),
      reason: classification?.reason ? { ...textOf(classification.reason), codes: [] } : null,
      declassifyOn: textOrNull(classification?.declassifyOn),
      at,
    },
    declassification: declassification?.order
      ? [
          {
            stamp: null,
            typed: declassification.order,
            order: declassification.order,
            section: null,
            authority: null,
            case: declassification.case ?? null,
            document: null,
            date: declassification.date ?? null,
            inPart: false,
            at,
          },
        ]
      : [],
    stamps: [],
    body: (truth.turns ?? []).map(({ speaker, paragraphs }): Block => {
      const list = paragraphs.map(paragraphOf);
      return speaker === null
        ? { kind: 'narrative', paragraphs: list, at }
        : { kind: 'speech', speaker, who: null, paragraphs: list, at };
    }),
    closing: null,
    drafting: [],
    attachments: [],
    distribution: [],
    furniture: [],
    notes: [],
    findings: [],
  };
}

function textOf(text: string): Text {
  return { typed: text, text, at };
}

function textOrNull(text: string | null | undefined): Text | null {
  return text ? textOf(text) : null;
}

function paragraphOf({ text, mark, struck }: TruthParagraph): Paragraph {
  return {
    text,
    typed: text,
    mark: markOf(mark, struck),
    at,
    incidents: [],
    excisions: [],
  };
}

function markOf(mark: string | null, struck: boolean): PortionMark | null {
  return mark === null
    ? null
    : { typed: `(${mark})`, level: mark as Level, struck, confidence: 1, basis: 'literal', at };
}

const levels: Readonly<Record<string, Level>> = {
  UNCLASSIFIED: 'U',
  CONFIDENTIAL: 'C',
  SECRET: 'S',
  'TOP SECRET': 'TS',
};

function levelOf(banner: string | null): Level | null {
  return banner === null ? null : (levels[banner] ?? (banner as Level));
}
