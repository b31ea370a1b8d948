/** An element, read or about to be written. Names of other namespaces than TEI's keep their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  /** Of the file it was read from, from 1; 0 in an element of our own making. */
  readonly line: number;
}

export type XmlNode = XmlElement | string;
type Content = XmlNode | null | undefined | readonly (XmlNode | null)[];

export const teiNamespace = 'http://www.tei-c.org/ns/1.0';

/** Attributes whose value is null are left out, and so is content that is. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>> = {},
  ...content: readonly Content[]
): XmlElement {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) given[key] = value;
  const children = content.flat().filter((node): node is XmlNode => node !== null && node !== undefined);
  return { name, attributes: given, children, line: 0 };
}

/**
 * Characters that no XML 1.0 document can hold, not even as a reference: control characters, halves of
 * surrogate pairs, U+FFFE and U+FFFF (XML 1.0, production 2).
 */
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** What stands for an illegal character. */
export const replacement = '\ufffd';

/** A carriage return is written as a reference: a parser would make a line feed of it. */
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** Elements that hold elements only: each child of theirs is written on a line of its own. */
export type IsStructural = (name: string) => boolean;

/** XML as text. */
export interface WrittenXml {
  readonly xml: string;
  /** Characters that XML cannot hold were replaced. */
  readonly replaced: boolean;
}

/** The element as XML. All text is escaped here and nowhere else, so markup in a text stays text. */
export function writeXml(element: XmlElement, isStructural: IsStructural = () => false): WrittenXml {
  const out: string[] = [];
  let replaced = false;
  const escape = (text: string, special: RegExp): string => {
    const escaped = text.replace(special, (c) => escapes[c]!);
    illegal.lastIndex = 0;
    if (!illegal.test(escaped)) return escaped;
    replaced = true;
    return escaped.replace(illegal, replacement);
  };
  const write = ({ name, attributes, children }: XmlElement): void => {
    out.push('<', name);
    for (const key of Object.keys(attributes))
      out.push(' ', key, '="', escape(attributes[key]!, /[&<>"\r\n\t]/g), '"');
    if (children.length === 0) {
      out.push('/>');
      return;
    }
    out.push('>');
    const lines = isStructural(name);
    for (const child of children) {
      if (lines) out.push('\n');
      if (typeof child === 'string') out.push(escape(child, /[&<>\r]/g));
      else write(child);
    }
    if (lines) out.push('\n');
    out.push('</', name, '>');
  };
  write(element);
  return { xml: out.join(''), replaced };
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

export function elementsOf(element: XmlElement, name?: string): XmlElement[] {
  return element.children.filter(isElement).filter((child) => name === undefined || child.name === name);
}

export function firstOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.filter(isElement).find((child) => child.name === name);
}

/** The element and all below it, in document order. */
export function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (isElement(child)) yield* descendants(child);
}

/** All text below the element, as it stands. */
export function textOf(element: XmlElement): string {
  let text = '';
  for (const child of element.children) text += isElement(child) ? textOf(child) : child;
  return text;
}
