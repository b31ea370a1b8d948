import type { At } from '../../model/position.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { isElement } from '../xml.ts';

/** Counts page beginnings through one document; several documents of a file share it. */
export interface Pages {
  /** Page that the reader is on, from 1 within the file. */
  current: number;
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

/** The running text of an element: white space closed up, notes left out, page beginnings crossed. */
export interface Flow {
  readonly text: string;
  readonly stretches: readonly Stretch[];
  /** Notes that hang on the text. */
  readonly notes: readonly XmlElement[];
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
  const notes: XmlElement[] = [];
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
    if (node.name === 'note') notes.push(node);
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
    for (const child of node.children) walk(child, false);
    if (!top && text.length > start)
      stretches.push({
        element: node,
        start: start + (waiting || text[start] === ' ' ? 1 : 0),
        end: text.length,
      });
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
    breaks: flow.breaks.map(({ offset, page }) => ({ offset: offset + by, page })),
  };
}

export function turnPage(pb: XmlElement, pages: Pages): void {
  pages.current += 1;
  pages.length = 0;
  const typed = pb.attributes.n;
  if (typed !== undefined)
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

/** White space between words is one space: XML may break its lines anywhere. A no-break space is a character of its own. */
export function closeUp(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}
