import type { Text } from '../../model/text.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, elementsOf, firstOf, isElement } from '../xml.ts';
import type { Places, Zones } from './places.ts';

/** Text with its line feeds as `lb`. */
export function writeLines(text: string): XmlNode[] {
  return text
    .split('\n')
    .flatMap((line, i) => [...(i > 0 ? [el('lb')] : []), ...(line === '' ? [] : [line])]);
}

/** The text of an element, `lb` as line feeds; what stands beside the text, in `orig`'s siblings or notes, is left out. */
export function readLines(element: XmlElement): string {
  let text = '';
  for (const child of element.children) {
    if (!isElement(child)) text += child;
    else if (child.name === 'lb') text += '\n';
    else text += readLines(child);
  }
  return text;
}

/** What is typed beside what we read: one text where they are the same, else `choice` of `orig` and `reg`. */
export function writeChoice(typed: string, text: string): XmlNode[] {
  return typed === text
    ? writeLines(text)
    : [el('choice', {}, el('orig', {}, writeLines(typed)), el('reg', {}, writeLines(text)))];
}

export function readChoice(element: XmlElement): { typed: string; text: string } {
  const choice = firstOf(element, 'choice');
  if (!choice) {
    const text = readLines(element);
    return { typed: text, text };
  }
  return { typed: linesIn(choice, 'orig') ?? '', text: linesIn(choice, 'reg') ?? '' };
}

/** The text of the first child of that name; null where there is none. */
export function linesIn(element: XmlElement, name: string, type?: string): string | null {
  const child = childOf(element, name, type);
  return child ? readLines(child) : null;
}

export function childOf(element: XmlElement, name: string, type?: string): XmlElement | undefined {
  return elementsOf(element, name).find((child) => type === undefined || child.attributes.type === type);
}

export function childrenOf(element: XmlElement | undefined, name: string, type: string): XmlElement[] {
  return element ? elementsOf(element, name).filter((child) => child.attributes.type === type) : [];
}

/** `<ab type="title">`: a text with its place; doubt in `cert`, further readings as further `reg`. */
export function writeText(
  type: string,
  text: Text,
  zones: Zones,
  ...more: readonly (XmlElement | null)[]
): XmlElement {
  const { typed, text: read, confidence, alternatives, at } = text;
  const plain = typed === read && confidence === undefined && alternatives === undefined;
  const content = plain
    ? writeLines(read)
    : [
        el(
          'choice',
          { n: alternatives === undefined ? null : String(alternatives.length) },
          el('orig', {}, writeLines(typed)),
          el('reg', { cert: certOf(confidence) }, writeLines(read)),
          (alternatives ?? []).map((other) =>
            el('reg', { cert: certOf(other.confidence) }, writeLines(other.text)),
          ),
        ),
      ];
  return el('ab', { type, facs: zones.facs(at) }, [...content, writeFrom(text), ...more]);
}

export function readText(element: XmlElement, places: Places): Text {
  const choice = firstOf(element, 'choice');
  const { typed, text } = choice ? readChoice(element) : ownLines(element);
  const [reg, ...others] = choice ? elementsOf(choice, 'reg') : [];
  return {
    typed,
    text,
    at: places.at(element),
    ...confidenceOf(reg),
    ...fromOf(element),
    ...(choice?.attributes.n !== undefined && {
      alternatives: others.map((other) => ({
        text: readLines(other),
        confidence: certOfElement(other) ?? 0,
      })),
    }),
  };
}

/** The element's own words, without those of `seg` and the like behind them. */
function ownLines(element: XmlElement): { typed: string; text: string } {
  const own = element.children.filter((child) => !isElement(child) || child.name === 'lb');
  const text = readLines({ ...element, children: own });
  return { typed: text, text };
}

/** What made a value where the reader did not: "editor". */
export function writeFrom({ from }: { readonly from?: string }): XmlElement | null {
  return from === undefined ? null : el('note', { type: 'from' }, writeLines(from));
}

export function fromOf(element: XmlElement): { from?: string } {
  const from = linesIn(element, 'note', 'from');
  return from === null ? {} : { from };
}

export function certOf(confidence: number | undefined): string | null {
  return confidence === undefined ? null : String(confidence);
}

export function certOfElement(element: XmlElement | undefined): number | undefined {
  const cert = element?.attributes.cert;
  return cert === undefined ? undefined : Number(cert);
}

export function confidenceOf(element: XmlElement | undefined): { confidence?: number } {
  const confidence = certOfElement(element);
  return confidence === undefined ? {} : { confidence };
}

/** A named part that may be missing: `<idno type="case">`. */
export function part(name: string, type: string, text: string | null | undefined): XmlElement | null {
  if (text === null || text === undefined) return null;
  // TEI's idno holds text alone.
  return el(name, { type }, name === 'idno' ? (text === '' ? null : text) : writeLines(text));
}
