import type { Block, Paragraph } from '../../model/body.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el } from '../xml.ts';
import { splitByPages } from '../split-pages.ts';
import { closeUp } from './flow.ts';
import type { NameTags } from './name-tags.ts';
import { writeName } from './write-head.ts';

/** Where the writer stands: the page that the last `pb` began, and what pages are called. */
export interface PageTurner {
  current: number;
  readonly labelOf: (page: number) => string;
}

/** `pb` elements from the page that the writer is on to the one given. */
export function turnTo(page: number, turner: PageTurner): XmlElement[] {
  const turned: XmlElement[] = [];
  while (turner.current < page) {
    turner.current += 1;
    turned.push(el('pb', { n: turner.labelOf(turner.current) }));
  }
  return turned;
}

type BlockWriters = {
  readonly [Kind in Block['kind']]: (
    block: Extract<Block, { kind: Kind }>,
    tags: NameTags,
    pages: PageTurner,
  ) => XmlNode[];
};

const spokenOf = (
  label: string | null,
  paragraphs: readonly Paragraph[],
  tags: NameTags,
  pages: PageTurner,
) => paragraphs.flatMap((paragraph, i) => writeParagraph(paragraph, i === 0 ? label : null, tags, pages));

/** How the edition prints each kind of block. Who reports what is said in the text itself, so that needs no markup. */
export const blockWriters: BlockWriters = {
  speech: ({ speaker, paragraphs }, tags, pages) => spokenOf(speaker, paragraphs, tags, pages),
  reported: ({ paragraphs }, tags, pages) => spokenOf(null, paragraphs, tags, pages),
  narrative: ({ paragraphs }, tags, pages) => spokenOf(null, paragraphs, tags, pages),
  heading: ({ text, at }, tags, pages) => [
    ...turnTo(at.page, pages),
    el('p', { rend: 'sectiontitleital' }, tags.tag(closeUp(text))),
  ],
};

export function writeBlock(block: Block, tags: NameTags, pages: PageTurner): XmlNode[] {
  switch (block.kind) {
    case 'speech':
      return blockWriters.speech(block, tags, pages);
    case 'reported':
      return blockWriters.reported(block, tags, pages);
    case 'narrative':
      return blockWriters.narrative(block, tags, pages);
    case 'heading':
      return blockWriters.heading(block, tags, pages);
  }
}

function writeParagraph(
  paragraph: Paragraph,
  label: string | null,
  tags: NameTags,
  pages: PageTurner,
): XmlNode[] {
  const before = turnTo(paragraph.at.page, pages);
  const content: XmlNode[] = [];
  const mark = markOf(paragraph);
  if (mark !== null)
    content.push(paragraph.mark?.struck ? el('del', { rend: 'strikethrough' }, mark) : mark, ' ');
  if (label !== null) content.push(...writeLabel(label, paragraph, tags));
  for (const [i, part] of splitByPages(paragraph).entries()) {
    if (i > 0) content.push(...turnTo(paragraph.continues![i - 1]!.page, pages));
    content.push(...writeExcised(part, paragraph, tags));
  }
  return [...before, el('p', {}, content)];
}

/** `(S/NF)` as read: what a stroke left of a mark is no reading. Null where there is none, or it can't be read. */
function markOf({ mark }: Paragraph): string | null {
  if (mark?.level == null) return null;
  // A text's own way of striking a mark through, `~~(C)~~`, is `del` here.
  const isPlain = mark.basis === 'literal' && /^\([^()\s]{1,16}\)$/.test(mark.typed);
  return isPlain ? mark.typed : `(${[mark.level, ...(mark.caveats ?? [])].join('/')})`;
}

/** The label with what an edition adds to it: "Calder [hereafter C]: ". */
function writeLabel(label: string, { typed, text, mark }: Paragraph, tags: NameTags): XmlNode[] {
  const opening =
    mark === null && text !== '' && typed.endsWith(text) ? typed.slice(0, typed.length - text.length) : '';
  const at = opening.indexOf(label);
  const ends = opening.trimEnd().endsWith(':') || /^\([^()]{2,60}\)\s*:/.test(text);
  const asTyped = at >= 0 && ends && !opening.includes('\n');
  const [before, behind] = asTyped ? [opening.slice(0, at), opening.slice(at + label.length)] : ['', ': '];
  return [before, ...writeName(closeUp(label), tags), behind].filter((node) => node !== '');
}

/** What the agency withheld stands in brackets and italics: `[<hi rend="italic">2 lines not declassified</hi>]`. */
function writeExcised(text: string, paragraph: Paragraph, tags: NameTags): XmlNode[] {
  for (const { typed } of paragraph.excisions) {
    const at = typed.length > 2 ? text.indexOf(typed) : -1;
    if (at < 0 || !/^\[.*\]$/s.test(typed)) continue;
    return [
      ...writeExcised(text.slice(0, at), paragraph, tags),
      '[',
      el('hi', { rend: 'italic' }, typed.slice(1, -1)),
      ']',
      ...writeExcised(text.slice(at + typed.length), paragraph, tags),
    ];
  }
  return text === '' ? [] : tags.tag(text);
}
