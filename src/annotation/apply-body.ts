import type { Participant } from '../model/head.ts';
import type { PortionMark } from '../model/marks.ts';
import { resolveSpeaker } from '../memcon/speakers.ts';
import type { CorrectionOf, MarkValue } from './correction.ts';
import {
  findPart,
  replaceAt,
  type Change,
  type Draft,
  type DraftBlock,
  type DraftParagraph,
} from './draft.ts';
import { joinParagraphs } from './join.ts';
import { editor } from './provenance.ts';
import { splitParagraph } from './split.ts';

/**
 * Gives the paragraph, and those after it in its speech, another speaker. Before the first paragraph of a speech the label
 * itself is corrected; at a later one a new speech begins, whose label nobody typed.
 */
export function applySpeaker(
  draft: Draft,
  correction: CorrectionOf<'speaker'>,
  present: readonly (Participant | null)[],
): Change {
  const { was, value } = correction;
  const place = findPart(
    draft,
    correction,
    ({ within }) => (within.kind === 'narrative' ? null : within.speaker) === was,
  );
  if (!place) return null;
  const who = value === null ? null : whoOf(value, correction.who, present);
  if (who === undefined) return null;
  const { block, index, within } = place;
  const before = within.paragraphs.slice(0, index);
  const from = within.paragraphs.slice(index);
  const at = index === 0 ? within.at : place.paragraph.at;
  const typed = index === 0 && within.kind !== 'narrative' ? (within.typed ?? within.speaker) : null;
  const changed: DraftBlock =
    value === null
      ? { kind: 'narrative', paragraphs: from, at }
      : {
          kind: within.kind === 'reported' ? 'reported' : 'speech',
          speaker: value,
          ...(typed !== null && typed !== value && { typed }),
          who,
          paragraphs: from,
          at,
          from: editor,
        };
  const kept = index === 0 ? [] : [{ ...within, paragraphs: before }];
  return { draft: draft.toSpliced(block, 1, ...kept, changed), lost: [] };
}

/** Slot of the participant; undefined: the editor named one that is not there. */
function whoOf(
  label: string,
  settled: number | null | undefined,
  present: readonly (Participant | null)[],
): number | null | undefined {
  if (settled === null) return null;
  if (settled !== undefined) return present[settled] ? settled : undefined;
  const slots = [...present.keys()].filter((slot) => present[slot]);
  const index = resolveSpeaker(
    label,
    slots.map((slot) => present[slot]!),
  );
  return index === null ? null : slots[index]!;
}

export function applyMark(draft: Draft, correction: CorrectionOf<'mark'>): Change {
  const { was, value } = correction;
  const place = findPart(draft, correction, ({ paragraph }) => sameMark(paragraph.mark, was));
  if (!place) return null;
  const mark = value && remark(place.paragraph, value);
  return { draft: replaceAt(draft, place, 1, [{ ...place.paragraph, mark }]), lost: [] };
}

function sameMark(mark: PortionMark | null, was: MarkValue | null): boolean {
  if (!mark || !was) return !mark && !was;
  return mark.level === was.level && mark.struck === was.struck;
}

function remark({ mark, at }: DraftParagraph, { level, struck }: MarkValue): PortionMark {
  return {
    typed: mark?.typed ?? '',
    level,
    ...(mark?.caveats && { caveats: mark.caveats }),
    struck,
    confidence: 1,
    basis: 'editor',
    at: mark?.at ?? at,
  };
}

export function applyText(draft: Draft, correction: CorrectionOf<'text'>): Change {
  const { was, value } = correction;
  const place = findPart(draft, correction, ({ paragraph }) => paragraph.text === was);
  if (!place) return null;
  const { paragraph } = place;
  const incidents = paragraph.incidents.filter(({ text }) => value.includes(text));
  const lost = paragraph.incidents
    .filter((incident) => !incidents.includes(incident))
    .map(({ text }) => `Paragraph ${paragraph.n}: the corrected text no longer holds “${text}”.`);
  const changed = { ...paragraph, text: value, incidents, from: editor };
  return { draft: replaceAt(draft, place, 1, [changed]), lost };
}

export function applySplit(draft: Draft, correction: CorrectionOf<'split'>): Change {
  const { offset, was } = correction;
  const place = findPart(draft, correction, ({ paragraph }) => paragraph.text === was);
  const split = place && splitParagraph(place.paragraph, offset);
  return split && { draft: replaceAt(draft, place, 1, split.parts), lost: split.lost };
}

/** The next paragraph may be another speech's: it then is spoken by the first one's speaker. No heading is crossed. */
export function applyJoin(draft: Draft, correction: CorrectionOf<'join'>): Change {
  const place = findPart(draft, correction, ({ paragraph }) => paragraph.text === correction.was);
  if (!place) return null;
  const { within, index, block } = place;
  const follower = within.paragraphs[index + 1];
  if (follower) {
    const { paragraph, lost } = joinParagraphs(place.paragraph, follower);
    return { draft: replaceAt(draft, place, 2, [paragraph]), lost };
  }
  const next = draft[block + 1];
  if (!next || next.kind === 'heading' || !next.paragraphs[0]) return null;
  const { paragraph, lost } = joinParagraphs(place.paragraph, next.paragraphs[0]);
  const rest = next.paragraphs.slice(1);
  const joined = replaceAt(draft, place, 1, [paragraph]);
  return {
    draft: joined.toSpliced(block + 1, 1, ...(rest.length > 0 ? [{ ...next, paragraphs: rest }] : [])),
    lost,
  };
}
