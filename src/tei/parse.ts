import { SaxesParser } from 'saxes';
import type { XmlElement, XmlNode } from './xml.ts';
import { teiNamespace } from './xml.ts';

/** Why a text is not read, or not to its end; lines and columns count from 1. */
export interface TeiFault {
  /** One sentence. */
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

/** A subtree that was asked for, with its place in the text: `[start, end)` in UTF-16 units. */
export interface Found {
  readonly element: XmlElement;
  readonly start: number;
  readonly end: number;
  /** Number of page beginnings (`pb`) before it in the text. */
  readonly pagesBefore: number;
  /** The page beginning that stands right before it, with nothing but white space between. */
  readonly beginning: XmlElement | null;
}

/** An element as it opens: its name and attributes. */
export type Wanted = (name: string, attributes: Readonly<Record<string, string>>) => boolean;

/** Deeper nesting than any edition's is taken for an attempt on the reader. */
const maxDepth = 200;
const sliceLength = 1 << 16;

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
  readonly line: number;
  readonly start: number;
}

/**
 * The subtrees that `wanted` names, one after another; what is outside them is read over and not kept. Ends
 * with the first fault, if there is any.
 */
export function* findElements(text: string, wanted: Wanted): Generator<Found, TeiFault | null> {
  const ready: Found[] = [];
  const open: Open[] = [];
  let depth = 0;
  let pages = 0;
  let pagesBefore = 0;
  let turned: XmlElement | null = null;
  let beginning: XmlElement | null = null;
  const faults: TeiFault[] = [];

  const parser = new SaxesParser({ xmlns: true });
  const refuse = (message: string): void => {
    if (faults.length === 0) faults.push({ message, line: parser.line, column: parser.column + 1 });
  };
  parser.on('error', (error) => refuse(`Not well-formed XML: ${error.message.replace(/^\d+:\d+: /, '')}`));
  parser.on('doctype', (doctype) => {
    if (/[[\s](?:SYSTEM|PUBLIC)\b|\[/.test(doctype))
      refuse('The document type declares entities or points outside the file, which is not read');
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > maxDepth) {
      refuse(`Elements are nested deeper than ${maxDepth}`);
      return;
    }
    const name = tag.uri === teiNamespace || tag.uri === '' ? tag.local : tag.name;
    const attributes: Record<string, string> = {};
    for (const attribute of Object.values(tag.attributes)) attributes[attribute.name] = attribute.value;
    if (open.length > 0 || wanted(name, attributes)) {
      if (open.length === 0) {
        pagesBefore = pages;
        beginning = turned;
      }
      const start = text.lastIndexOf('<', parser.position - 1);
      open.push({ name, attributes, children: [], line: parser.line, start });
    }
    turned = name === 'pb' ? { name, attributes, children: [], line: parser.line } : null;
    if (name === 'pb') pages += 1;
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (tag.local !== 'pb') turned = null;
    const closed = open.pop();
    if (closed === undefined || faults.length > 0) return;
    const { start, ...element } = closed;
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else ready.push({ element, start, end: parser.position, pagesBefore, beginning });
  });
  const addText = (part: string): void => {
    if (part.trim() !== '') turned = null;
    const children = open.at(-1)?.children;
    if (children === undefined) return;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + part;
    else children.push(part);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);

  for (let i = 0; i < text.length && faults.length === 0; i += sliceLength) {
    parser.write(text.slice(i, i + sliceLength));
    while (ready.length > 0) yield ready.shift()!;
  }
  if (faults.length === 0) parser.close();
  yield* ready;
  return faults[0] ?? null;
}
