import { incidentForm } from '../../memcon/data/speech-verbs.ts';
import { findExcisions } from '../../memcon/excisions.ts';
import { findReporter } from '../../memcon/reporters.ts';
import { isHonorific, wordsOf } from '../../memcon/names.ts';
import { findLabels, resolveSpeaker } from '../../memcon/speakers.ts';
import type { Block, HeadingLayout, Paragraph, ParagraphLayout } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { Participant } from '../../model/head.ts';
import type { At } from '../../model/position.ts';
import type { Flow } from './flow.ts';
import { readTypedMark } from './marks.ts';
import { idOf } from './participants.ts';

/** A paragraph of the document before its speaker is known. */
export interface Portion {
  readonly flow: Flow;
  /** The edition prints it as a heading. */
  readonly heading: boolean;
  /** Offsets count in the flow's text. */
  readonly layout?: ParagraphLayout | HeadingLayout;
}

interface Label {
  readonly text: string;
  /** Offset in the flow at which the speech begins. */
  readonly start: number;
  readonly id: string | null;
}

/** Ids of the volume's list of persons, one for each participant; null where a name is not tagged. */
export type ParticipantIds = readonly (string | null)[];

/** What became of a portion: its paragraph, whose text begins behind `start` units of the portion's. */
export interface PortionPlace {
  readonly block: number;
  readonly paragraph: number;
  readonly start: number;
}

/** Paragraphs in order → speeches, reported speech, narrative and headings; and a place for each of the paragraphs. */
export function readBlocks(
  portions: readonly Portion[],
  participants: readonly Participant[],
  ids: ParticipantIds,
  subject: string,
): { readonly blocks: Block[]; readonly places: PortionPlace[] } {
  const bodies = portions.map(({ flow }) => readTypedMark(flow));
  const labels = labelsOf(portions, bodies, participants);
  const spoken = labels.filter((label) => label !== null).length;
  const dialogue = spoken >= 3 || spoken > portions.length * 0.25;
  const surnames = surnamesIn([subject, ...portions.map(({ flow }) => flow.text)]);
  const named = {
    resolve: (label: string) => resolveSpeaker(label, participants),
    surname: (word: string) => surnames.has(word),
  };
  const blocks: Block[] = [];
  const places: PortionPlace[] = [];
  const open = (block: Block): void => void blocks.push(block);
  for (const [i, { flow, heading, layout }] of portions.entries()) {
    const label = labels[i] ?? null;
    const { mark, start } = bodies[i]!;
    places.push({ block: blocks.length, paragraph: 0, start: label?.start ?? start });
    if (heading && label === null && mark === null) {
      open({
        kind: 'heading',
        text: flow.text,
        at: flow.at,
        ...(layout && isOfHeading(layout) && { layout }),
      });
      continue;
    }
    const paragraph = {
      ...toParagraph(flow, label?.start ?? start, mark),
      ...layoutOf(flow, label?.start ?? start, layout),
    };
    const last = blocks.at(-1);
    if (label !== null) {
      const tagged = label.id === null ? -1 : ids.indexOf(label.id);
      const who = tagged >= 0 ? tagged : named.resolve(label.text);
      open({ kind: 'speech', speaker: label.text, who, paragraphs: [paragraph], at: flow.at });
      continue;
    }
    const reported = dialogue ? null : findReporter(paragraph.text, named);
    if (reported !== null)
      open({
        kind: 'reported',
        speaker: reported,
        who: named.resolve(reported),
        paragraphs: [paragraph],
        at: flow.at,
      });
    else if (last !== undefined && ((dialogue && last.kind === 'speech') || last.kind === 'narrative')) {
      places[i] = { block: blocks.length - 1, paragraph: last.paragraphs.length, start };
      blocks[blocks.length - 1] = { ...last, paragraphs: [...last.paragraphs, paragraph] };
    } else open({ kind: 'narrative', paragraphs: [paragraph], at: flow.at });
  }
  return { blocks, places };
}

/** Labels: names that the edition tags before a colon, and what the text as a whole uses as labels. */
function labelsOf(
  portions: readonly Portion[],
  bodies: readonly { readonly start: number }[],
  participants: readonly Participant[],
): (Label | null)[] {
  const texts = portions.map(({ flow }, i) => flow.text.slice(bodies[i]!.start));
  const known = findLabels(texts, participants);
  return portions.map(({ flow }, i): Label | null => {
    const { start } = bodies[i]!;
    const tagged = taggedLabel(flow, start);
    if (tagged) return tagged;
    const text = texts[i]!;
    // What a speech quotes, “Mr. Calder: I think …”, is that speech's.
    const found = /^[“"‘]/.test(text) ? null : known.at(text);
    if (!found || !labelEnd.test(text.slice(found.typed.length))) return null;
    const isPerson = isPersonal(found.typed, participants);
    if (!isPerson && (text.slice(found.start).trim() === '' || isRunIn(flow, start, found.typed.length)))
      return null;
    return { text: found.typed, start: start + found.start, id: null };
  });
}

/** A colon behind the label, or behind an aside: "(to General Marsh):". */
const labelEnd = /^\s*(?:\([^()]{2,60}\)\s*)?:/;

function isPersonal(label: string, participants: readonly Participant[]): boolean {
  return (
    resolveSpeaker(label, participants) !== null ||
    isHonorific(wordsOf(label.replace(/^the\s/i, ''))[0] ?? '')
  );
}

/** A heading at the opening of its paragraph, set off with its colon: `<hi>The Arab States:</hi> There was …`. */
function isRunIn({ text, stretches }: Flow, start: number, length: number): boolean {
  const colon = text.indexOf(':', start + length);
  return stretches.some(
    ({ element, start: from, end }) => element.name === 'hi' && from <= start && end > colon,
  );
}

/** Words that may stand before a tagged name in a label; a verb among them makes it a sentence. */
const beforeName = /^(?:(?:\p{Lu}[\p{L}.'’-]*|of|the|and|for|de|la|von|van)\s+)*$/u;
/** "Calder [hereafter C]:", "Calder (through the interpreter):" */
const behindName = /^\s*(?:\[[^\]]{1,30}\]\s*)?(?:\([^()]{2,60}\)\s*)?$/;

/** `Mr. <persName>Calder</persName>: It is …`: a short opening that ends with a tagged name and a colon. */
function taggedLabel(flow: Flow, start: number): Label | null {
  const colon = flow.text.indexOf(':', start);
  if (colon < 0 || colon - start > 60) return null;
  const name = flow.stretches.find(
    ({ element, start: from, end }) =>
      element.name === 'persName' &&
      from >= start &&
      end <= colon &&
      beforeName.test(flow.text.slice(start, from)) &&
      behindName.test(flow.text.slice(end, colon)),
  );
  if (!name) return null;
  // An aside before the colon is part of what is said and done.
  const aside = flow.text.slice(name.end, colon).indexOf('(');
  return {
    text: flow.text.slice(start, name.end),
    start: aside >= 0 ? name.end + aside : skipSpace(flow.text, colon + 1),
    id: idOf(name.element),
  };
}

function skipSpace(text: string, start: number): number {
  let i = start;
  while (text[i] === ' ') i += 1;
  return i;
}

function toParagraph(flow: Flow, start: number, mark: PortionMark | null): Paragraph {
  const text = flow.text.slice(start);
  const placeOf = (offset: number): At => {
    const page = flow.breaks.findLast((turn) => turn.offset <= offset + start)?.page ?? flow.at.page;
    return page === flow.at.page ? flow.at : { page };
  };
  return {
    text,
    typed: flow.text,
    mark,
    at: flow.at,
    ...(flow.continues.length > 0 && { continues: flow.continues }),
    incidents: [...text.matchAll(incidentForm)].map((found) => ({
      text: found[0],
      at: placeOf(found.index),
    })),
    excisions: findExcisions(text).map(({ span, ...excision }) => ({ ...excision, at: placeOf(span[0]) })),
  };
}

/** A label or mark takes away the opening that a heading or a first cell begins with: such rows are set as paragraphs. */
function layoutOf(flow: Flow, start: number, layout: Portion['layout']): Pick<Paragraph, 'layout'> {
  if (layout?.as === 'item') {
    const { heading, ...item } = layout;
    return { layout: start === 0 && heading !== undefined ? layout : item };
  }
  if (start > 0) return {};
  if (layout && !isOfHeading(layout)) return { layout };
  const heading = runInHeading(flow);
  return heading === null ? {} : { layout: { as: 'run-in', heading } };
}

function isOfHeading(layout: ParagraphLayout | HeadingLayout): layout is HeadingLayout {
  return layout.as === 'line' || layout.as === 'title';
}

/** Length of what is set off at the opening of a paragraph and ends as a heading does: `<hi>The Arab States:</hi> There was …`. */
function runInHeading({ text, stretches }: Flow): number | null {
  const opening = stretches.find(
    ({ element, start, end }) =>
      element.name === 'hi' && start === 0 && end < text.length && /[.:—]$/.test(text.slice(0, end)),
  );
  return opening && opening.end <= 120 ? opening.end : null;
}

const courtesy =
  /\b(?:Mr|Mrs|Ms|Miss|Messrs|Dr|Senator|Colonel|General|Captain|Professor)\.?\s+(?:\p{Lu}[\p{L}’'.-]*\s+){0,2}?(\p{Lu}[\p{L}’'-]+)/gu;

/** Words that stand behind a courtesy somewhere in the texts. */
function surnamesIn(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const text of texts)
    for (const found of text.matchAll(courtesy)) names.add(found[1]!.replace(/[’']s$/, ''));
  return names;
}
