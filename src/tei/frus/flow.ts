import type { At } from '../../model/position.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { isElement } from '../xml.ts';

/** Counts page beginnings through one document; several documents of a file share it. */
export interface Pages {
  /** Page that the reader is on, from 1 within the file. */
  current: number;
  /** No page of the file has begun: what was read so far is on a page of its own, the first. */
  readonly none: boolean;
  /** Length of that page's running text so far: its texts are joined by line feeds. */
  length: number;
  readonly labels: { readonly typed: string; readonly at: At }[];
}

/** A part of the running text that an element holds. */
export interface Stretch {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
}

export interface HungNote {
  readonly element: XmlElement;
  readonly offset: number;
}

/** The running text of an element: white space closed up, notes left out, page beginnings crossed. */
export interface Flow {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Notes that hang on the text, behind so much of it. */
  readonly notes: readonly HungNote[];
  /** Offsets at which pages begin, with the pages. */
  readonly breaks: readonly { readonly offset: number; readonly page: number }[];
  /** Where it begins; `chars` is its part of that page's running text. */
  readonly at: At;
  /** Its parts on the following pages. */
  readonly continues: readonly At[];
}

/** Elements that are read on their own, not as part of the text around them. */
const apart: ReadonlySet<string> = new Set(['note', 'list', 'table', 'fw']);

export function flowOf(element: XmlElement, pages: Pages): Flow {
  return flowOfNodes([element], element.line, pages);
}

export function flowOfNodes(nodes: readonly XmlNode[], line: number, pages: Pages): Flow {
  let text = '';
  let space = false;
  const began: { page: number; length: number }[] = [];
  const stretches: Stretch[] = [];
  const notes: HungNote[] = [];
  const breaks: { offset: number; page: number }[] = [];

  const add = (part: string): void => {
    const words = part.split(/[ \t\r\n]+/);
    for (const [i, word] of words.entries()) {
      if (i > 0) space = true;
      if (word === '') continue;
      if (began.length === 0) began.push({ page: pages.current, length: pages.length });
      if (space && text !== '') text += ' ';
      space = false;
      text += word;
    }
  };
  const walk = (node: XmlNode, top: boolean): void => {
    if (!isElement(node)) {
      add(node);
      return;
    }
    if (node.name === 'note') notes.push({ element: node, offset: text.length });
    if (apart.has(node.name) && !top) {
      // A list or table inside a paragraph parts the words before it from those behind.
      if (node.name !== 'note') space = true;
      return;
    }
    if (node.name === 'lb') space = true;
    if (node.name === 'pb') {
      turnPage(node, pages);
      if (text !== '') breaks.push({ offset: text.length + (space ? 1 : 0), page: pages.current });
      return;
    }
    const start = text.length;
    const waiting = space && text !== '';
    walkAll(node.children);
    if (!top && text.length > start)
      stretches.push({
        element: node,
        start: start + (waiting || text[start] === ' ' ? 1 : 0),
        end: text.length,
      });
  };
  // White space that parts two notes is no part of the text that they hang on.
  const walkAll = (children: readonly XmlNode[]): void => {
    for (const [i, child] of children.entries()) {
      const isBetween = isNote(children[i - 1]) && isNote(children[i + 1]);
      if (!isBetween || isElement(child) || child.trim() !== '') walk(child, false);
    }
  };
  for (const node of nodes) walk(node, nodes.length === 1);
  stretches.sort((a, b) => a.start - b.start || b.end - a.end);
  const ends = [...breaks.map(({ offset }) => offset), text.length];
  const { page: first, length: begin } = began[0] ?? { page: pages.current, length: pages.length };
  if (text !== '') pages.length += text.length - (breaks.at(-1)?.offset ?? 0) + 1;
  return {
    text,
    stretches,
    notes,
    breaks,
    at: { page: first, ...(line > 0 && { line }), chars: [begin, begin + ends[0]!] },
    continues: breaks.map(({ offset, page: at }, i) => ({
      page: at,
      chars: [0, ends[i + 1]! - offset] as const,
    })),
  };
}

/** The flow with words before it that its element does not hold. */
export function shifted(flow: Flow, words: string): Flow {
  const by = words.length;
  return {
    ...flow,
    text: words + flow.text,
    stretches: flow.stretches.map(({ element, start, end }) => ({
      element,
      start: start + by,
      end: end + by,
    })),
    notes: flow.notes.map(({ element, offset }) => ({ element, offset: offset + by })),
    breaks: flow.breaks.map(({ offset, page }) => ({ offset: offset + by, page })),
  };
}

function isNote(node: XmlNode | undefined): boolean {
  return node !== undefined && isElement(node) && node.name === 'note';
}

export function turnPage(pb: XmlElement, pages: Pages): void {
  pages.current += 1;
  pages.length = 0;
  labelPage(pb, pages);
}

/** Keeps the number that the page bears. */
export function labelPage(pb: XmlElement, pages: Pages): void {
  const typed = pb.attributes.n;
  // A number in brackets is the editors'; they print one for a page of a paper only to count it.
  const isCounted = pb.attributes.type === 'facsimile' && /^\[\d+\]$/.test(typed ?? '');
  if (typed !== undefined && !isCounted)
    pages.labels.push({ typed, at: { page: pages.current, ...(pb.line > 0 && { line: pb.line }) } });
}

/** Text of an element that is no part of the document's own, such as a note: nothing in it turns a page. */
export function plainText(element: XmlElement): string {
  let text = '';
  const walk = (node: XmlNode): void => {
    if (!isElement(node)) text += node;
    else if (node.name === 'lb' || node.name === 'pb') text += ' ';
    else if (node.name !== 'note' || node === element) {
      if (node.name === 'p') text += ' ';
      for (const child of node.children) walk(child);
    }
  };
  walk(element);
  return closeUp(text);
}

/** Text of an element with its `lb` as line feeds. */
export function linesOf(element: XmlElement): string {
  const lines: string[][] = [[]];
  const walk = (node: XmlNode): void => {
    if (!isElement(node)) lines.at(-1)!.push(node);
    else if (node.name === 'lb') lines.push([]);
    else if (node.name !== 'note') node.children.forEach(walk);
  };
  walk(element);
  return lines
    .map((line) => closeUp(line.join('')))
    .filter((line) => line !== '')
    .join('\n');
}

/** White space between words is one space: XML may break its lines anywhere. A no-break space is a character of its own. */
export function closeUp(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}
