import type { Text } from '../../model/text.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, elementsOf, firstOf, isElement } from '../xml.ts';
import type { Portion } from './body.ts';
import type { Flow, HungNote, Pages } from './flow.ts';
import { flowOf, flowOfNodes, linesOf, plainText, shifted, turnPage } from './flow.ts';
import type { ListedParticipant } from './participants.ts';
import { listLabel, readParticipantList, readParticipantTable } from './participants.ts';
import type { NotedMarking } from './source-note.ts';
import { readOpenerMarking } from './source-note.ts';
import type { When } from './when.ts';
import { readWhen } from './when.ts';

/** A note with the paragraph or the participant that it hangs on, by their place in order. */
export interface GatheredNote {
  readonly element: XmlElement;
  readonly hangs:
    | { readonly portion: number; readonly offset: number }
    | { readonly participant: number }
    | { readonly signature: number }
    | null;
}

/** A subject, and the label that a paragraph of its own opens with: "Subject: ". */
export interface GatheredSubject {
  readonly flow: Flow;
  readonly label: string;
}

/** What a document's children add up to, gathered in order. */
export interface Gathered {
  head: Flow | null;
  when: When | null;
  sourceNote: string | null;
  summary: string | null;
  opener: { typed: string; marking: NotedMarking; flow: Flow } | null;
  readonly notes: GatheredNote[];
  readonly people: ListedParticipant[];
  readonly subjects: GatheredSubject[];
  readonly distribution: Text[];
  readonly closers: Text[];
  readonly attachments: Text[];
  readonly portions: Portion[];
}

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
      const flow = flowOf(element, pages);
      gatherNotes(flow.notes, found);
      found.when ??= readWhen(flow);
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
    case 'opener':
    case 'quote':
    case 'postscript':
    case 'div': {
      gather(element, found, pages);
      return;
    }
    default:
      if (
        element.name.endsWith(':attachment') ||
        element.name === 'floatingText' ||
        element.name === 'body'
      ) {
        gatherAttachment(element, found, pages);
        return;
      }
      addPortion(flowOf(element, pages), false, found);
  }
}

function gatherHead(element: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(element, pages);
  if (found.head !== null) {
    addPortion(flow, true, found);
    return;
  }
  gatherNotes(flow.notes, found);
  found.head = flow;
}

type Holder =
  { readonly portion: number } | { readonly participant: number } | { readonly signature: number } | null;

function gatherNotes(notes: readonly HungNote[], found: Gathered, holder: Holder = null): void {
  for (const { element, offset } of notes) {
    const text = plainText(element);
    const type = element.attributes.type;
    if (type === 'summary') found.summary ??= text;
    else if (found.sourceNote === null && (type === 'source' || text.startsWith('Source:')))
      found.sourceNote = text;
    else
      found.notes.push({ element, hangs: holder && ('portion' in holder ? { ...holder, offset } : holder) });
  }
}

/** A line over the text: the marking ("top secret"), or anything else that the paper bears there. */
function gatherOpenerLine(element: XmlElement, found: Gathered, pages: Pages): void {
  const flow = flowOf(element, pages);
  const marking = readOpenerMarking(flow.text);
  if (marking === null || found.opener !== null) {
    addPortion(flow, true, found);
    return;
  }
  gatherNotes(flow.notes, found);
  found.opener = { typed: flow.text, marking, flow };
}

const copiesLabel = /^(?:copies|copy|cc|distribution)\b/i;
const attachmentsLabel = /^(?:attachments?|enclosures?)\b/i;

function gatherList(list: XmlElement, found: Gathered, pages: Pages): void {
  let heading = '';
  let headed = false;
  const type = list.attributes.type;
  if (type === 'participants' || (type === undefined && isHeadedAsParticipants(list))) {
    takeParticipants(readParticipantList(list, pages), list, found);
    return;
  }
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    if (child.name === 'head') {
      heading = plainText(child);
      headed = false;
      gatherNotes(notesIn(child), found);
    }
    if (child.name !== 'item') continue;
    const flow = flowOf(child, pages);
    const known = fieldOf(type, heading);
    if (known === null) addPortion(withHeading(headed ? null : heading, flow), false, found, false);
    else gatherNotes(flow.notes, found);
    if (known === 'subject') found.subjects.push({ flow, label: '' });
    else if (known === 'distribution') found.distribution.push(textOf(flow));
    else if (known === 'attachments') found.attachments.push(textOf(flow));
    headed = true;
    for (const inner of elementsOf(child, 'list')) gatherList(inner, found, pages);
  }
}

/** "FROM: J. R. Calder": the heading of a list stands before its first item. */
function withHeading(heading: string | null, flow: Flow): Flow {
  if (!heading || flow.text === '') return flow;
  return shifted(flow, `${heading} `);
}

function isHeadedAsParticipants(list: XmlElement): boolean {
  const head = firstOf(list, 'head');
  return head !== undefined && listLabel.test(plainText(head));
}

/**
 * What stands in brackets in place of a list, "[Here follows the same list]", is the editors' and no person. Notes on
 * the list's heading or on a side hang on no participant.
 */
function takeParticipants(
  listed: readonly ListedParticipant[],
  container: XmlElement,
  found: Gathered,
): void {
  const hung = new Map<XmlElement, { readonly note: HungNote; readonly holder: Holder }>();
  for (const entry of listed) {
    const isEditors = /^\[here follows\b.*\]$/i.test(entry.flow.text);
    const holder = isEditors ? { portion: found.portions.length } : { participant: found.people.length };
    for (const note of entry.flow.notes) hung.set(note.element, { note, holder });
    if (isEditors) found.portions.push({ flow: entry.flow, heading: false });
    else found.people.push(entry);
  }
  for (const other of notesIn(container)) {
    const { note, holder } = hung.get(other.element) ?? { note: other, holder: null };
    gatherNotes([note], found, holder);
  }
}

function notesIn(element: XmlElement): HungNote[] {
  return [...descendants(element)]
    .filter(({ name }) => name === 'note')
    .map((note) => ({ element: note, offset: 0 }));
}

/** What an item of a list is: a subject list may go on with other lines of the paper's head ("DATE"). */
function fieldOf(
  type: string | undefined,
  heading: string,
): 'subject' | 'distribution' | 'attachments' | null {
  if (copiesLabel.test(heading)) return 'distribution';
  if (attachmentsLabel.test(heading)) return 'attachments';
  if (type !== undefined && type !== 'subject') return null;
  return (type === 'subject' && heading === '') || /^re\b|\b(?:subj(?:ect)?|topic)s?\b/i.test(heading)
    ? 'subject'
    : null;
}

function gatherTable(table: XmlElement, found: Gathered, pages: Pages): void {
  const labelled = listLabel.test(found.portions.at(-1)?.flow.text ?? '');
  const listed = found.people.length > 0 ? null : readParticipantTable(table, pages, labelled);
  if (listed) {
    takeParticipants(listed, table, found);
    return;
  }
  for (const row of table.children.filter(isElement))
    if (row.name === 'pb') turnPage(row, pages);
    else addPortion(flowOfNodes(spaced(elementsOf(row, 'cell')), row.line, pages), false, found);
}

function spaced(cells: readonly XmlElement[]): (XmlElement | string)[] {
  return cells.flatMap((cell) => [cell, ' ']);
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
  addPortion(flow, rend.startsWith('sectiontitle') || (short && headingRends.has(rend) && whole), found);
  for (const child of p.children.filter(isElement)) {
    if (child.name === 'list') gatherList(child, found, pages);
    if (child.name === 'table') gatherTable(child, found, pages);
  }
}

function addPortion(flow: Flow, heading: boolean, found: Gathered, mayBeSubject = true): void {
  const subject = /^subject:\s*(?=\S)/i.exec(flow.text);
  const isSubject = subject && mayBeSubject && found.subjects.length === 0 && found.portions.length < 4;
  gatherNotes(flow.notes, found, flow.text === '' || isSubject ? null : { portion: found.portions.length });
  if (flow.text === '') return;
  if (isSubject) {
    const [label] = subject;
    found.subjects.push({ flow: { ...flow, text: flow.text.slice(label.length) }, label });
  } else found.portions.push({ flow, heading });
}

function gatherAttachment(element: XmlElement, found: Gathered, pages: Pages): void {
  const head = firstOf(element, 'head') ?? firstOf(element, 'opener');
  const text = head ? plainText(head) : '';
  if (text !== '')
    found.attachments.push({ typed: text, text, at: { page: pages.current, line: element.line } });
  gather(element, found, pages);
}

function textOf(flow: Flow): Text {
  return { typed: flow.text, text: flow.text, at: flow.at };
}
