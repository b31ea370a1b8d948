import type { Block, Incident, Paragraph } from '../../model/body.ts';
import type { Excision } from '../../model/release.ts';
import { splitByPages } from '../split-pages.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { descendants, el, elementsOf, firstOf, isElement } from '../xml.ts';
import { headingLayoutOf, paragraphLayoutOf, rendOf } from './layout.ts';
import { readMark, writeMark } from './marks.ts';
import type { Places, Zones } from './places.ts';
import {
  childOf,
  childrenOf,
  fromOf,
  readChoice,
  readLines,
  writeChoice,
  writeFrom,
  writeLines,
} from './values.ts';

type BlockWriters = {
  readonly [Kind in Block['kind']]: (
    block: Extract<Block, { kind: Kind }>,
    zones: Zones,
  ) => (XmlElement | null)[];
};

/** Id of a participant's `person`, by index. */
export const personId = (index: number): string => `participant-${index + 1}`;
const pointerTo = (who: number | null): string | null => (who === null ? null : `#${personId(who)}`);
const paragraphsOf = (paragraphs: readonly Paragraph[], zones: Zones): (XmlElement | null)[] =>
  paragraphs.flatMap((paragraph) => [zones.turnTo(paragraph.at.page), writeParagraph(paragraph, zones)]);

/** Speech is `sp`, reported speech `said`; narrative begins at a milestone, since TEI has no element for its run of `p`. */
export const blockWriters: BlockWriters = {
  speech: ({ speaker, typed, who, paragraphs, at, ...spoken }, zones) => [
    zones.turnTo(at.page),
    el(
      'sp',
      { who: pointerTo(who), facs: zones.facs(at) },
      el('speaker', {}, writeChoice(typed ?? speaker, speaker)),
      writeFrom(spoken),
      paragraphsOf(paragraphs, zones),
    ),
  ],
  reported: ({ speaker, typed, who, paragraphs, at, ...spoken }, zones) => [
    zones.turnTo(at.page),
    el(
      'said',
      { who: pointerTo(who), direct: 'false', facs: zones.facs(at) },
      el('label', {}, writeChoice(typed ?? speaker, speaker)),
      writeFrom(spoken),
      paragraphsOf(paragraphs, zones),
    ),
  ],
  narrative: ({ paragraphs, at }, zones) => [
    zones.turnTo(at.page),
    el('milestone', { unit: 'narrative', facs: zones.facs(at) }),
    ...paragraphsOf(paragraphs, zones),
  ],
  heading: ({ text, at, layout }, zones) => [
    zones.turnTo(at.page),
    el('label', { type: 'heading', rend: rendOf(layout), facs: zones.facs(at) }, writeLines(text)),
  ],
};

export function writeBlock(block: Block, zones: Zones): (XmlElement | null)[] {
  switch (block.kind) {
    case 'speech':
      return blockWriters.speech(block, zones);
    case 'reported':
      return blockWriters.reported(block, zones);
    case 'narrative':
      return blockWriters.narrative(block, zones);
    case 'heading':
      return blockWriters.heading(block, zones);
  }
}

export function readBlocks(body: XmlElement, places: Places): Block[] {
  const blocks: Block[] = [];
  for (const element of elementsOf(body)) {
    const at = places.at(element);
    if (element.name === 'sp') blocks.push({ kind: 'speech', ...readSpoken(element, 'speaker', places) });
    else if (element.name === 'said')
      blocks.push({ kind: 'reported', ...readSpoken(element, 'label', places) });
    else if (element.name === 'milestone') blocks.push({ kind: 'narrative', paragraphs: [], at });
    else if (element.name === 'label')
      blocks.push({ kind: 'heading', text: readLines(element), at, ...headingLayoutOf(element) });
    else if (element.name === 'p') {
      const last = blocks.at(-1);
      const paragraph = readParagraph(element, places);
      if (last?.kind === 'narrative')
        blocks[blocks.length - 1] = { ...last, paragraphs: [...last.paragraphs, paragraph] };
      else blocks.push({ kind: 'narrative', paragraphs: [paragraph], at });
    }
  }
  return blocks;
}

function readSpoken(element: XmlElement, label: string, places: Places) {
  const { typed, text } = readChoice(firstOf(element, label) ?? el(label));
  const who = /-(\d+)$/.exec(element.attributes.who ?? '')?.[1];
  return {
    speaker: text,
    ...(typed !== text && { typed }),
    who: who === undefined ? null : Number(who) - 1,
    paragraphs: elementsOf(element, 'p').map((p) => readParagraph(p, places)),
    at: places.at(element),
    ...fromOf(element),
  };
}

/** A span of the text that is an incident or an excision, or the empty one where a page begins. */
interface Inline {
  readonly start: number;
  readonly text: string;
  readonly element: XmlElement;
}

function writeParagraph(paragraph: Paragraph, zones: Zones): XmlElement {
  const { typed, text, mark, at, continues, incidents, excisions, layout } = paragraph;
  const inline = placeInline(paragraph, zones);
  const running = weave(text, withPages(inline ?? [], paragraph, zones));
  const content =
    typed === text ? running : [el('choice', {}, el('orig', {}, writeLines(typed)), el('reg', {}, running))];
  const aside =
    inline === null
      ? [
          ...incidents.map((incident) => writeIncident(incident, zones, true)),
          ...excisions.map((excision) => writeExcision(excision, zones, true)),
        ]
      : [];
  return el(
    'p',
    {
      rend: rendOf(layout),
      facs: zones.facs(at, ...(continues ?? [])),
      n: continues?.length === 0 ? '0' : null,
    },
    mark && writeMark(mark, zones),
    content,
    aside,
    writeFrom(paragraph),
  );
}

/** Every incident and excision at its words in the text, in order; null where one is not there in so many words. */
function placeInline({ text, incidents, excisions }: Paragraph, zones: Zones): Inline[] | null {
  const placed: Inline[] = [];
  const place = (words: string, from: number, element: XmlElement): number => {
    const start = words === '' ? -1 : text.indexOf(words, from);
    if (start >= 0) placed.push({ start, text: words, element });
    return start < 0 ? -1 : start + words.length;
  };
  let end = 0;
  for (const incident of incidents)
    if (end >= 0) end = place(incident.text, end, writeIncident(incident, zones, false));
  if (end < 0) return null;
  end = 0;
  for (const excision of excisions)
    if (end >= 0) end = place(excision.typed, end, writeExcision(excision, zones, false));
  if (end < 0) return null;
  placed.sort((a, b) => a.start - b.start);
  const overlap = placed.some(
    (one, i) => i > 0 && placed[i - 1]!.start + placed[i - 1]!.text.length > one.start,
  );
  return overlap ? null : placed;
}

/** A page that begins inside an incident or excision begins behind it. */
function withPages(inline: readonly Inline[], paragraph: Paragraph, zones: Zones): Inline[] {
  const turns: Inline[] = [];
  let offset = 0;
  for (const [i, part] of splitByPages(paragraph).slice(0, -1).entries()) {
    offset += part.length;
    const start = inline.reduce(
      (place, { start: from, text }) =>
        place > from && place < from + text.length ? from + text.length : place,
      offset,
    );
    const page = zones.turnTo(paragraph.continues![i]!.page);
    if (page) turns.push({ start, text: '', element: page });
  }
  return [...turns, ...inline].sort((a, b) => a.start - b.start);
}

function weave(text: string, inline: readonly Inline[]): XmlNode[] {
  const nodes: XmlNode[] = [];
  let done = 0;
  for (const { start, text: words, element } of inline) {
    nodes.push(...writeLines(text.slice(done, start)), {
      ...element,
      children: [...element.children, ...writeLines(words)],
    });
    done = start + words.length;
  }
  return [...nodes, ...writeLines(text.slice(done))];
}

function writeIncident({ text, at }: Incident, zones: Zones, aside: boolean): XmlElement {
  const stage = el('stage', { facs: zones.facs(at) });
  return aside ? el('note', { type: 'incident', facs: zones.facs(at) }, writeLines(text)) : stage;
}

/** `<seg type="excision"><gap reason="withheld" n="1.4(b)" unit="lines" quantity="2"/>[2 lines not declassified]</seg>` */
function writeExcision({ code, typed, extent, at }: Excision, zones: Zones, aside: boolean): XmlElement {
  const { lines, region } = extent;
  const gap = el('gap', {
    reason: 'withheld',
    n: code,
    ...(lines !== undefined && { unit: 'lines', quantity: String(lines) }),
    // The extent's pixels are those of its page's image.
    corresp: region ? zones.pointTo({ page: at.page, region: { ...region, dpi: 0 } }) : null,
  });
  return aside
    ? el('note', { type: 'excision', facs: zones.facs(at) }, gap, writeLines(typed))
    : el('seg', { type: 'excision', facs: zones.facs(at) }, gap);
}

function readParagraph(p: XmlElement, places: Places): Paragraph {
  const mark = childOf(p, 'seg', 'portion-mark');
  const own = {
    ...p,
    children: p.children.filter((child) => !isElement(child) || (child !== mark && child.name !== 'note')),
  };
  const { typed, text } = readChoice(own);
  const [at, ...continues] = places.of(p);
  const marked = [...descendants(own)];
  const incidents = [...marked.filter(({ name }) => name === 'stage'), ...childrenOf(p, 'note', 'incident')];
  const excisions = [
    ...marked.filter(({ name, attributes }) => name === 'seg' && attributes.type === 'excision'),
    ...childrenOf(p, 'note', 'excision'),
  ];
  return {
    text,
    typed,
    mark: mark ? readMark(mark, places) : null,
    at,
    ...((continues.length > 0 || p.attributes.n === '0') && { continues }),
    incidents: incidents.map((stage) => ({ text: readLines(stage), at: places.at(stage) })),
    excisions: excisions.map((seg) => readExcision(seg, places)),
    ...paragraphLayoutOf(p),
    ...fromOf(p),
  };
}

function readExcision(seg: XmlElement, places: Places): Excision {
  const gap = firstOf(seg, 'gap');
  const lines = gap?.attributes.quantity;
  const pointer = gap?.attributes.corresp;
  const region = pointer === undefined ? undefined : places.at(el('gap', { facs: pointer })).region;
  return {
    code: gap?.attributes.n ?? null,
    typed: readLines(seg),
    extent: {
      ...(lines !== undefined && { lines: Number(lines) }),
      ...(region && { region: { x: region.x, y: region.y, w: region.w, h: region.h } }),
    },
    at: places.at(seg),
  };
}
