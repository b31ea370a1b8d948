import type { Block, Paragraph } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import { splitByPages } from '../split-pages.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, isElement, textOf } from '../xml.ts';
import { closeUp } from './flow.ts';
import type { NameTags } from './name-tags.ts';
import type { Hanging, Notes } from './notes.ts';
import { onParagraph } from './notes.ts';
import type { PageTurner } from './pages.ts';
import { turnTo } from './pages.ts';
import type { Piece } from './arrange.ts';
import { cutNodes, trimmed } from './cut-nodes.ts';
import { writeName } from './write-head.ts';

/** What the writers of a body share. */
export interface BodyContext {
  readonly tags: NameTags;
  readonly pages: PageTurner;
  readonly notes: Notes;
  /** What stands before a paragraph or heading, by its place ({@link onParagraph}). */
  readonly before: ReadonlyMap<string, XmlElement>;
}

type BlockWriters = {
  readonly [Kind in Block['kind']]: (
    block: Extract<Block, { kind: Kind }>,
    index: number,
    context: BodyContext,
  ) => Piece[];
};

const spokenOf = (
  label: string | null,
  paragraphs: readonly Paragraph[],
  index: number,
  context: BodyContext,
): Piece[] =>
  paragraphs.flatMap((paragraph, i) => [
    ...plain(beforeOf(onParagraph(index, i), context)),
    ...writeParagraph(
      paragraph,
      i === 0 ? label : null,
      context.notes.on(onParagraph(index, i), paragraph.text.length),
      context,
    ),
  ]);

const beforeOf = (place: string, { before }: BodyContext): XmlElement[] => {
  const element = before.get(place);
  return element ? [element] : [];
};

const plain = (nodes: readonly XmlNode[]): Piece[] => nodes.map((node) => ({ node }));

/** How the edition prints each kind of block. Who reports what is said in the text itself, so that needs no markup. */
export const blockWriters: BlockWriters = {
  speech: ({ speaker, paragraphs }, index, context) => spokenOf(speaker, paragraphs, index, context),
  reported: ({ paragraphs }, index, context) => spokenOf(null, paragraphs, index, context),
  narrative: ({ paragraphs }, index, context) => spokenOf(null, paragraphs, index, context),
  heading: ({ text, at, layout }, index, context) => {
    const { tags, pages, notes } = context;
    const closed = closeUp(text);
    const hanging = notes.on(onParagraph(index, 0), closed.length);
    const before = [...beforeOf(onParagraph(index, 0), context), ...turnTo(at.page, pages)];
    const content = withNotes(closed, 0, hanging, (part) => tags.tag(part));
    if (closed === '' && hanging.length === 0) return plain(before);
    return [
      ...plain(before),
      { node: el('p', { rend: 'sectiontitleital' }, content), ...(layout && { layout }) },
    ];
  },
};

export function writeBlock(block: Block, index: number, context: BodyContext): Piece[] {
  switch (block.kind) {
    case 'speech':
      return blockWriters.speech(block, index, context);
    case 'reported':
      return blockWriters.reported(block, index, context);
    case 'narrative':
      return blockWriters.narrative(block, index, context);
    case 'heading':
      return blockWriters.heading(block, index, context);
  }
}

/** The paragraph with the page beginnings before it and within it. */
function writeParagraph(
  paragraph: Paragraph,
  label: string | null,
  hanging: readonly Hanging[],
  { tags, pages }: BodyContext,
): Piece[] {
  const before = turnTo(paragraph.at.page, pages);
  const content = writeMark(paragraph.mark);
  if (label !== null) content.push(...writeLabel(label, paragraph, tags));
  const waiting = [...hanging];
  const parts = splitByPages(paragraph);
  let done = 0;
  for (const [i, part] of parts.entries()) {
    if (i > 0) content.push(...turnTo(paragraph.continues![i - 1]!.page, pages));
    const end = done + part.length;
    const next = i === parts.length - 1 ? -1 : waiting.findIndex(({ offset }) => offset > end);
    const here = waiting.splice(0, next < 0 ? waiting.length : next);
    content.push(...withNotes(part, done, here, (text) => writeExcised(text, paragraph, tags)));
    done = end;
  }
  const [first, inner, last] = outerBreaks(balanced(notesFirst(content)));
  const written = inner.some((node) => isElement(node) || node.trim() !== '')
    ? laidOut(inner, paragraph, label === null && markText(paragraph.mark) === null)
    : [];
  return [...plain([...before, ...first]), ...written, ...plain(last)];
}

/**
 * The paragraph as its layout says. Offsets hold where the text is as the edition has it, and nothing stands before it; where
 * an editor made it, what had a heading has none, and a row is one cell. A page that begins at the edge of a cell or a
 * heading begins before the row or item.
 */
function laidOut(content: readonly XmlNode[], { layout, from }: Paragraph, isWhole: boolean): Piece[] {
  const isExact = isWhole && from === undefined;
  if (layout?.as === 'row') {
    const cells = (isExact ? cutNodes(content, layout.cells.slice(1)) : [content]).map(withoutEdges);
    const row = el(
      'row',
      {},
      cells.map(({ inner }) => el('cell', {}, inner)),
    );
    return [...plain(cells.flatMap(({ edges }) => edges)), { node: row, layout }];
  }
  const length = layout?.as === 'item' || layout?.as === 'run-in' ? layout.heading : undefined;
  const [heading = [], own = []] = isExact && length !== undefined ? cutNodes(content, [length]) : [];
  const { edges, inner } = withoutEdges(heading);
  if (layout?.as === 'item') {
    if (inner.length === 0) return [{ node: el('item', {}, content), layout }];
    return [...plain(edges), { node: el('item', {}, own), head: el('head', {}, inner), layout }];
  }
  if (inner.length === 0 || edges.length > 0) return [{ node: el('p', {}, content) }];
  return [{ node: el('p', {}, el('hi', { rend: 'italic' }, heading), own) }];
}

/** The page beginnings at the content's ends, and the content without them. */
function withoutEdges(content: readonly XmlNode[]): { readonly edges: XmlNode[]; readonly inner: XmlNode[] } {
  const [first, inner, last] = outerBreaks(trimmed(content));
  return { edges: [...first, ...last], inner: trimmed(inner) };
}

/** Where pages begin between words, white space stands on both sides of each of their beginnings. */
function balanced(content: readonly XmlNode[]): XmlNode[] {
  const isBreak = (node: XmlNode | undefined): boolean =>
    node !== undefined && isElement(node) && node.name === 'pb';
  const isSpace = (node: XmlNode | undefined): boolean =>
    typeof node === 'string' && /^[ \t\r\n]*$/.test(node);
  const textIn = (node: XmlNode | undefined): string =>
    node === undefined ? '' : isElement(node) ? textOf(node) : node;
  const nodes: XmlNode[] = [];
  for (let i = 0; i < content.length;) {
    let end = i;
    while (isBreak(content[end]) || (end > i && isSpace(content[end]) && end < content.length)) end += 1;
    if (end === i) {
      nodes.push(content[i]!);
      i += 1;
      continue;
    }
    const run = content.slice(i, end);
    const open = /[ \t\r\n]$/.test(textIn(nodes.at(-1)));
    const opens = /^[ \t\r\n]/.test(textIn(content[end]));
    const isApart = open || opens || run.some((node) => isSpace(node) && node !== '');
    if (isApart && !open && nodes.length > 0) nodes.push(' ');
    const pages = run.filter(isBreak);
    for (const [n, pb] of pages.entries())
      nodes.push(pb, ...(isApart && (n < pages.length - 1 || !opens) ? [' '] : []));
    i = end;
  }
  return nodes;
}

/** A note that would stand behind white space or a page's beginning stands before it. */
function notesFirst(content: readonly XmlNode[]): XmlNode[] {
  const nodes: XmlNode[] = [];
  for (const node of content) {
    let at = nodes.length;
    const isApart = (before: XmlNode | undefined): boolean =>
      before !== undefined && (isElement(before) ? before.name === 'pb' : before.trim() === '');
    if (isElement(node) && node.name === 'note') while (isApart(nodes[at - 1])) at -= 1;
    const before = nodes[at - 1];
    const isSecond = before !== undefined && isElement(before) && before.name === 'note' && at < nodes.length;
    nodes.splice(at, 0, ...(isSecond ? [' ', node] : [node]));
  }
  return nodes;
}

/** A page beginning is neither the first nor the last in a paragraph: such ones stand before it and behind it. */
function outerBreaks(content: readonly XmlNode[]): readonly [XmlNode[], XmlNode[], XmlNode[]] {
  const isBreak = (node: XmlNode): boolean => isElement(node) && node.name === 'pb';
  const isText = (node: XmlNode): boolean => (isElement(node) ? node.name !== 'pb' : node.trim() !== '');
  const start = content.findIndex(isText);
  const end = content.findLastIndex(isText) + 1;
  if (start < 0) return [content.filter(isBreak), [], []];
  const head = content.slice(0, start);
  const tail = content.slice(end);
  return [
    head.filter(isBreak),
    head.some(isBreak)
      ? content.slice(start, end)
      : content.slice(0, end).concat(tail.some(isBreak) ? [] : tail),
    tail.filter(isBreak),
  ];
}

/** The text, which begins at `start` of its paragraph, with the notes that hang on it. */
function withNotes(
  text: string,
  start: number,
  hanging: readonly Hanging[],
  write: (part: string) => XmlNode[],
): XmlNode[] {
  const nodes: XmlNode[] = [];
  let done = 0;
  let lastIsNote = false;
  for (const { offset, note } of hanging) {
    // No white space before a note.
    const wanted = Math.min(Math.max(offset - start, done), text.length);
    const trimmed = text.slice(done, wanted).trimEnd().length + done;
    const end = lastIsNote && trimmed === done ? done : trimmed;
    if (end > done) nodes.push(...write(text.slice(done, end)));
    if (lastIsNote && end === done) nodes.push(' ');
    nodes.push(note);
    lastIsNote = true;
    done = end;
  }
  const rest = text.slice(done);
  if (rest !== '') nodes.push(...write(rest));
  return nodes;
}

/** The mark before its text, struck where it is struck. */
export function writeMark(mark: PortionMark | null): XmlNode[] {
  const text = markText(mark);
  if (text === null) return [];
  return [mark?.struck ? el('del', { rend: 'strikethrough' }, text) : text, ' '];
}

/** `(S/NF)` as read: what a stroke left of a mark is no reading. Null where there is none, or it can't be read. */
function markText(mark: PortionMark | null): string | null {
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
