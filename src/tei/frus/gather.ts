import type { HeadingLayout } from '../../model/body.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, firstOf, isElement } from '../xml.ts';
import type { Pages } from './flow.ts';
import { flowOf, linesOf, plainText, turnPage } from './flow.ts';
import { gatherList, gatherTable } from './gather-lists.ts';
import type { Gathered } from './gathered.ts';
import { addPortion, gatherNotes, textOf } from './gathered.ts';
import { readOpenerMarking } from './source-note.ts';
import { readWhen } from './when.ts';

/** Sorts out all that stands in a document, or in a part of one. */
export function gather(parent: XmlElement, found: Gathered, pages: Pages): void {
  for (const child of parent.children) if (isElement(child)) gatherOne(child, found, pages);
}

function gatherOne(element: XmlElement, found: Gathered, pages: Pages): void {
  switch (element.name) {
    case 'pb': {
      turnPage(element, pages);
      return;
    }
    case 'head': {
      gatherHead(element, found, pages);
      return;
    }
    case 'note': {
      gatherNotes([{ element, offset: 0 }], found);
      return;
    }
    case 'dateline':
    case 'byline': {
      gatherDateline(element, found, pages);
      return;
    }
    case 'seg': {
      gatherOpenerLine(element, found, pages);
      return;
    }
    case 'list': {
      gatherList(element, found, pages);
      return;
    }
    case 'table': {
      gatherTable(element, found, pages);
      return;
    }
    case 'closer': {
      gatherCloser(element, found, pages);
      return;
    }
    case 'p': {
      gatherParagraph(element, found, pages);
      return;
    }
    case 'label': {
      gatherLine(element, found, pages);
      return;
    }
    case 'opener':
    case 'quote':
    case 'body': {
      gather(element, found, pages);
      return;
    }
    default:
      if (isEnclosure(element)) gatherEnclosure(element, found, pages);
      else if (element.name === 'div' || element.name === 'postscript') gather(element, found, pages);
      else addPortion({ flow: flowOf(element, pages), heading: false }, found);
  }
}

/** `frus:attachment`; a postscript under a label; `div` with the id that {@link enclosureId} gives. */
function isEnclosure({ name, attributes, children }: XmlElement): boolean {
  return (
    name.endsWith(':attachment') ||
    name === 'floatingText' ||
    (name === 'postscript' && children.some((child) => isElement(child) && child.name === 'label')) ||
    (name === 'div' && /-att\d+$/.test(attributes['xml:id'] ?? ''))
  );
}

/** Id of a document's enclosure, counted from 1: "d5-att1". */
export function enclosureId(document: string, enclosure: number): string {
  return `${document}-att${enclosure}`;
}

/** The first one that says when is the document's; what another one says is a line over the text. */
function gatherDateline(element: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(element, pages);
  if (found.when === null) {
    gatherNotes(flow.notes, found);
    found.when = readWhen(flow);
  } else addPortion({ flow, heading: true, layout: layoutOver('line', found) }, found);
}

/** Of a line or title over the document's text, or an enclosure's. */
function layoutOver(as: HeadingLayout['as'], { counted, isWithin }: Gathered): HeadingLayout {
  return { as, ...(isWithin !== null && { enclosure: counted.enclosures }) };
}

function gatherHead(element: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(element, pages);
  if (found.head !== null) {
    const layout = found.isWithin !== null ? layoutOver('title', found) : undefined;
    addPortion({ flow, heading: true, ...(layout && { layout }) }, found);
    return;
  }
  gatherNotes(flow.notes, found);
  found.head = flow;
}

/** The first marking over the text ("top secret") is the document's, any other line a line. */
function gatherOpenerLine(element: XmlElement, found: Gathered, pages: Pages): void {
  const marking = found.opener === null ? readOpenerMarking(plainText(element)) : null;
  if (marking === null) {
    gatherLine(element, found, pages);
    return;
  }
  const flow = flowOf(element, pages);
  gatherNotes(flow.notes, found);
  found.opener = { typed: flow.text, marking, flow };
}

/** An enclosure without a title has its first line for one. */
function gatherLine(element: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(element, pages);
  const as = found.isWithin === 'untitled' && flow.text !== '' ? 'title' : 'line';
  if (as === 'title') found.isWithin = 'titled';
  addPortion({ flow, heading: true, layout: layoutOver(as, found) }, found);
}

function gatherCloser(closer: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(closer, pages);
  gatherNotes(flow.notes, found, flow.text === '' ? null : { signature: found.closers.length });
  for (const item of [...descendants(closer)].filter(({ name }) => name === 'item')) {
    const one = flowOf(item, pages);
    gatherNotes(one.notes, found, { signature: found.closers.length });
    if (one.text !== '') found.closers.push({ ...textOf(one), typed: linesOf(item) });
  }
  if (flow.text !== '') found.closers.push({ ...textOf(flow), typed: linesOf(closer) });
}

const headingRends: ReadonlySet<string> = new Set(['center', 'flushleft']);

function gatherParagraph(p: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(p, pages);
  const rend = p.attributes.rend ?? '';
  const whole = flow.stretches.some(
    ({ element, start, end }) => element.name === 'hi' && start === 0 && end >= flow.text.length - 1,
  );
  const short = flow.text.length <= 160 && !/[.?!;:]\s/.test(flow.text);
  const heading = rend.startsWith('sectiontitle') || (short && headingRends.has(rend) && whole);
  addPortion({ flow, heading }, found);
  for (const child of p.children.filter(isElement)) {
    if (child.name === 'list') gatherList(child, found, pages);
    if (child.name === 'table') gatherTable(child, found, pages);
  }
}

function gatherEnclosure(element: XmlElement, found: Gathered, pages: Pages): void {
  const own = firstOf(element, 'head') ?? firstOf(firstOf(element, 'body') ?? element, 'head');
  const title = own ? plainText(own) : '';
  const line = firstOf(element, 'opener') ?? firstOf(element, 'label');
  const text = title !== '' || !line ? title : plainText(line);
  if (text !== '')
    found.attachments.push({ typed: text, text, at: { page: pages.current, line: element.line } });
  const { isWithin } = found;
  found.isWithin = title === '' ? 'untitled' : 'titled';
  found.counted.enclosures += 1;
  gather(element, found, pages);
  found.isWithin = isWithin;
}
