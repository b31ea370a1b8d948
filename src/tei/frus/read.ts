import { findDates } from '../../memcon/dates.ts';
import { kindOf } from '../../memcon/kind.ts';
import { levelNames } from '../../marking/levels.ts';
import type { Edition, EditionPerson } from '../../model/edition.ts';
import type { ConversationDate, Subject } from '../../model/head.ts';
import type { BannerLine } from '../../model/marks.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Text } from '../../model/text.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, elementsOf, firstOf, isElement } from '../xml.ts';
import type { Portion } from './body.ts';
import { readBlocks } from './body.ts';
import type { Flow, Pages } from './flow.ts';
import { flowOf, flowOfNodes, plainText, shifted, turnPage } from './flow.ts';
import type { ListedParticipant } from './participants.ts';
import {
  assignPrincipals,
  idOf,
  listLabel,
  readParticipantList,
  readParticipantTable,
} from './participants.ts';
import type { NotedMarking } from './source-note.ts';
import { readDrafting, readNotedMarking, readOpenerMarking } from './source-note.ts';
import type { When } from './when.ts';
import { readWhen } from './when.ts';

/** The file that a text was read from. */
export interface TeiSource {
  readonly name: string;
  readonly sha256: string;
}

/** What a document's children add up to, gathered in order. */
interface Gathered {
  head: Flow | null;
  when: When | null;
  sourceNote: string | null;
  summary: string | null;
  opener: { typed: string; marking: NotedMarking; flow: Flow } | null;
  readonly notes: XmlElement[];
  readonly people: ListedParticipant[];
  readonly subjects: Flow[];
  readonly distribution: Text[];
  readonly closers: Text[];
  readonly attachments: Text[];
  readonly portions: Portion[];
}

/** One `<div type="document">` → its record. `volume` is the volume's id; `pages` goes on from document to document. */
export function readDocument(
  div: XmlElement,
  source: TeiSource,
  volume: string,
  pages: Pages,
  ordinal: number,
): MemconRecord {
  const first = pages.current;
  const found: Gathered = {
    head: null,
    when: null,
    sourceNote: null,
    summary: null,
    opener: null,
    notes: [],
    people: [],
    subjects: [],
    distribution: [],
    closers: [],
    attachments: [],
    portions: [],
  };
  const leading = div.children.find(isElement);
  gather(div, found, pages);
  const title = found.head && titleOf(found.head);
  const headWhen = found.head && readWhen(found.head);
  const when = found.when ?? headWhen;
  const people = assignPrincipals(found.people.map(({ person }) => person));
  const subject = subjectOf(found.subjects);
  const id = div.attributes['xml:id'] ?? String(ordinal);
  const marking =
    found.opener?.marking ?? (found.sourceNote === null ? null : readNotedMarking(found.sourceNote));
  const at = found.head?.at ?? { page: pages.current };
  return {
    id: `${source.sha256.slice(0, 16)}-${id}`,
    source: {
      name: source.name,
      sha256: source.sha256,
      mediaType: 'application/tei+xml',
      pages: [leading?.name === 'pb' ? first + 1 : first, pages.current],
    },
    kind: kindOf(title?.text ?? '', subject, people),
    letterhead: null,
    title,
    control: null,
    subject,
    participants: people,
    date: when?.date ?? headWhen?.date ?? (title && dateIn(title)),
    time: when?.time ?? headWhen?.time ?? null,
    venue: when?.venue ?? headWhen?.venue ?? null,
    banner: {
      level: marking?.level ?? null,
      caveats: marking?.caveats ?? [],
      lines: found.opener ? [bannerLine(found.opener)] : [],
    },
    authority: null,
    declassification: [],
    stamps: [],
    body: readBlocks(
      found.portions,
      people,
      found.people.map((listed) => listed.id),
      subject?.text ?? '',
    ),
    closing: null,
    drafting: [
      ...(found.sourceNote === null ? [] : readDrafting(found.sourceNote)).map((text) => ({
        typed: text,
        text,
        at,
      })),
      ...found.closers,
    ],
    attachments: found.attachments,
    distribution: found.distribution,
    furniture: pages.labels.map(({ typed, at: place }) => ({
      role: 'page-label' as const,
      typed,
      at: place,
    })),
    notes: [],
    edition: editionOf(div, found, id, volume),
    findings: [],
  };
}

function gather(parent: XmlElement, found: Gathered, pages: Pages): void {
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
      gatherNotes([element], found);
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
      {
        addPortion(flowOf(element, pages), false, found);
        return;
      }
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

function gatherNotes(notes: readonly XmlElement[], found: Gathered): void {
  for (const note of notes) {
    const text = plainText(note);
    const type = note.attributes.type;
    if (type === 'summary') found.summary ??= text;
    else if (found.sourceNote === null && (type === 'source' || text.startsWith('Source:')))
      found.sourceNote = text;
    else found.notes.push(note);
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
    takeParticipants(readParticipantList(list, pages), found);
    return;
  }
  for (const child of list.children.filter(isElement)) {
    if (child.name === 'pb') turnPage(child, pages);
    if (child.name === 'head') {
      heading = plainText(child);
      headed = false;
    }
    if (child.name !== 'item') continue;
    const flow = flowOf(child, pages);
    const known = fieldOf(type, heading);
    if (known === null) addPortion(withHeading(headed ? null : heading, flow), false, found, false);
    else gatherNotes(flow.notes, found);
    if (known === 'subject') found.subjects.push(flow);
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

/** What stands in brackets in place of a list, "[Here follows the same list]", is the editors' and no person. */
function takeParticipants(listed: readonly ListedParticipant[], found: Gathered): void {
  for (const entry of listed)
    if (/^\[here follows\b.*\]$/i.test(entry.flow.text)) addPortion(entry.flow, false, found);
    else {
      found.people.push(entry);
      gatherNotes(entry.flow.notes, found);
    }
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
    takeParticipants(listed, found);
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
  gatherNotes(flow.notes, found);
  if (flow.text !== '') found.closers.push(textOf(flow));
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
  gatherNotes(flow.notes, found);
  if (flow.text === '') return;
  const subject = /^subject:\s*(?=\S)/i.exec(flow.text);
  if (subject && mayBeSubject && found.subjects.length === 0 && found.portions.length < 4) {
    found.subjects.push({ ...flow, text: flow.text.slice(subject[0].length) });
  } else found.portions.push({ flow, heading });
}

function gatherAttachment(element: XmlElement, found: Gathered, pages: Pages): void {
  const head = firstOf(element, 'head') ?? firstOf(element, 'opener');
  const text = head ? plainText(head) : '';
  if (text !== '')
    found.attachments.push({ typed: text, text, at: { page: pages.current, line: element.line } });
  gather(element, found, pages);
}

/** A heading with a date that the edition did not tag: "…, Washington, July 14, 1955". */
function dateIn(title: Text): ConversationDate | null {
  const found = findDates(title.text)[0];
  if (!found) return null;
  const { iso, isoEnd, span } = found;
  return { typed: title.text.slice(...span), iso, ...(isoEnd !== undefined && { isoEnd }), at: title.at };
}

function textOf(flow: Flow): Text {
  return { typed: flow.text, text: flow.text, at: flow.at };
}

/** The heading without the document's number: "12. Memorandum …", "No. 12 Memorandum …". */
function titleOf(head: Flow): Text {
  return {
    typed: head.text,
    text: head.text.replace(/^(?:No\.\s*\d+[a-z]?\s+|\d+[a-z]?\.\s+)/, ''),
    at: head.at,
  };
}

function subjectOf(subjects: readonly Flow[]): Subject | null {
  const [first] = subjects;
  if (!first) return null;
  const texts = subjects.map(({ text }) => text);
  return { typed: texts.join('\n'), text: texts.join(' '), at: first.at, mark: null };
}

function bannerLine({ typed, marking, flow }: NonNullable<Gathered['opener']>): BannerLine {
  return {
    typed,
    level: marking.level,
    caveats: marking.caveats,
    struck: false,
    confidence: marking.level !== null && typed.toUpperCase() === levelNames[marking.level] ? 1 : 0.9,
    position: 'top',
    at: flow.at,
  };
}

function editionOf(div: XmlElement, found: Gathered, id: string, volume: string): Edition {
  return {
    volume,
    id,
    number: div.attributes.n ?? null,
    head: found.head?.text ?? null,
    sourceNote: found.sourceNote,
    summary: found.summary,
    footnotes: found.notes.map((note) => ({ n: note.attributes.n ?? '', text: plainText(note) })),
    persons: personsIn(div),
  };
}

/** Every person whom the edition tags in the document, notes included, as it first has them; in the order of their ids. */
function personsIn(div: XmlElement): EditionPerson[] {
  const persons = new Map<string, EditionPerson>();
  for (const element of descendants(div)) {
    const id = element.name === 'persName' ? idOf(element) : null;
    if (id !== null && !persons.has(id)) persons.set(id, { id, name: plainText(element) });
  }
  return [...persons.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
