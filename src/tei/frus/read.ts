import { findDates } from '../../memcon/dates.ts';
import { kindOf } from '../../memcon/kind.ts';
import { levelNames } from '../../marking/levels.ts';
import type { Edition, EditionNote, EditionPerson } from '../../model/edition.ts';
import type { ConversationDate, Subject } from '../../model/head.ts';
import type { BannerLine } from '../../model/marks.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Text } from '../../model/text.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, isElement } from '../xml.ts';
import type { PortionPlace } from './body.ts';
import { readBlocks } from './body.ts';
import type { Flow, Pages } from './flow.ts';
import { labelPage, plainText, turnPage } from './flow.ts';
import { gather } from './gather.ts';
import type { Gathered, GatheredNote, GatheredSubject } from './gathered.ts';
import { nothingGathered } from './gathered.ts';
import { readTypedMark } from './marks.ts';
import { assignPrincipals, idOf } from './participants.ts';
import { readDrafting, readNotedMarking } from './source-note.ts';
import { unreadIn } from './unread.ts';
import { readWhen } from './when.ts';

/** The file that a text was read from. */
export interface TeiSource {
  readonly name: string;
  readonly sha256: string;
}

/** One `<div type="document">` → its record. `volume` is the volume's id; `pages` goes on from document to document. */
export function readDocument(
  div: XmlElement,
  source: TeiSource,
  volume: string,
  pages: Pages,
  ordinal: number,
): MemconRecord {
  const content = openOwnPage(div, pages);
  const first = pages.current;
  const found = nothingGathered();
  const leading = content.children.find(isElement);
  gather(content, found, pages);
  const title = found.head && titleOf(found.head);
  const headWhen = found.head && readWhen(found.head);
  const when = found.when ?? headWhen;
  const people = assignPrincipals(found.people.map(({ person }) => person));
  const subject = subjectOf(found.subjects);
  const id = div.attributes['xml:id'] ?? String(ordinal);
  const marking =
    found.opener?.marking ?? (found.sourceNote === null ? null : readNotedMarking(found.sourceNote));
  const at = found.head?.at ?? { page: pages.current };
  const noted = (found.sourceNote === null ? [] : readDrafting(found.sourceNote)).map((text) => ({
    typed: text,
    text,
    at,
  }));
  const { blocks, places } = readBlocks(
    found.portions,
    people,
    found.people.map((listed) => listed.id),
    subject?.text ?? '',
  );
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
    body: blocks,
    closing: null,
    drafting: [...noted, ...found.closers],
    attachments: found.attachments,
    distribution: found.distribution,
    furniture: pages.labels.map(({ typed, at: place }) => ({
      role: 'page-label' as const,
      typed,
      at: place,
    })),
    notes: unreadIn(div),
    edition: editionOf(div, found, { places, noted: noted.length }, id, volume),
    findings: [],
  };
}

/**
 * Pages of a paper begin in its document, behind the heading: `d5-01`. That heading is on the first of them, which is the
 * file's first page where none began before.
 */
function openOwnPage(div: XmlElement, pages: Pages): XmlElement {
  const elements = div.children.filter(isElement);
  const pb = elements[elements.findIndex(({ name }) => name === 'head') + 1];
  const isOwn = pb?.name === 'pb' && pb.attributes['xml:id']?.startsWith(`${div.attributes['xml:id']}-`);
  if (!isOwn || elements[0]!.name === 'pb') return div;
  if (pages.none) labelPage(pb, pages);
  else turnPage(pb, pages);
  return { ...div, children: div.children.filter((child) => child !== pb) };
}

/** A heading with a date that the edition did not tag: "…, Washington, July 14, 1955". */
function dateIn(title: Text): ConversationDate | null {
  const found = findDates(title.text)[0];
  if (!found) return null;
  const { iso, isoEnd, span } = found;
  return { typed: title.text.slice(...span), iso, ...(isoEnd !== undefined && { isoEnd }), at: title.at };
}

/** The heading without the document's number: "12. Memorandum …", "No. 12 Memorandum …". */
function titleOf(head: Flow): Text {
  return {
    typed: head.text,
    text: head.text.replace(/^(?:No\.\s*\d+[a-z]?\s+|\d+[a-z]?\.\s+)/, ''),
    at: head.at,
  };
}

/** A paragraph that is the subject is typed with its label, and with what other lines of the head run on behind it. */
function subjectOf(subjects: readonly GatheredSubject[]): Subject | null {
  const [first] = subjects;
  if (!first) return null;
  const { mark, start } = readTypedMark(first.flow);
  const text = subjects
    .map(({ flow }) => flow.text)
    .join(' ')
    .slice(start);
  return {
    typed: subjects.map(({ flow, label }) => label + flow.text).join('\n'),
    text: first.label === '' ? text : text.replace(/\s+PARTICIPANTS?:.*$/, ''),
    at: first.flow.at,
    mark,
  };
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

function editionOf(
  div: XmlElement,
  found: Gathered,
  { places, noted }: { readonly places: readonly PortionPlace[]; readonly noted: number },
  id: string,
  volume: string,
): Edition {
  return {
    volume,
    id,
    number: div.attributes.n ?? null,
    head: found.head?.text ?? null,
    sourceNote: found.sourceNote,
    summary: found.summary,
    footnotes: found.notes.map((note) => footnoteOf(note, places, noted)),
    persons: personsIn(div, found),
    ...(found.participantHeadings.length > 0 && { participantHeadings: found.participantHeadings }),
  };
}

function footnoteOf(
  { element, hangs }: GatheredNote,
  places: readonly PortionPlace[],
  noted: number,
): EditionNote {
  const note = { n: element.attributes.n ?? '', text: plainText(element) };
  if (hangs === null) return note;
  if ('participant' in hangs) return { ...note, hangs };
  // Signatures stand behind what the source note says of the drafting.
  if ('signature' in hangs) return { ...note, hangs: { drafting: noted + hangs.signature } };
  const { block, paragraph, start } = places[hangs.portion]!;
  return { ...note, hangs: { block, paragraph, offset: Math.max(0, hangs.offset - start) } };
}

/**
 * Every form of a name that the edition tags in the document, notes included, with whom it points to; in the order of
 * the ids, those that point to nobody last. Without an id, labels and signatures tell nothing: they are always tagged.
 */
function personsIn(div: XmlElement, { people }: Gathered): EditionPerson[] {
  const entries = new Map(
    people.flatMap(({ flow }, index) => flow.stretches.map(({ element }) => [element, index] as const)),
  );
  const forms = new Map<string, Map<string | null, Set<number>>>();
  for (const parent of descendants(div))
    for (const [i, child] of parent.children.entries()) {
      if (!isElement(child) || child.name !== 'persName') continue;
      const [id, name] = [idOf(child), plainText(child)];
      const behind = parent.children[i + 1];
      const isLabel = typeof behind === 'string' && labelEnd.test(behind);
      if (name === '' || (id === null && (isLabel || parent.name === 'signed'))) continue;
      const ids = forms.get(name) ?? new Map<string | null, Set<number>>();
      const within = ids.get(id) ?? new Set();
      const entry = entries.get(child);
      if (entry !== undefined) within.add(entry);
      forms.set(name, ids.set(id, within));
    }
  return [...forms]
    .flatMap(([name, ids]) =>
      [...ids].map(([id, within]) => ({
        id,
        name,
        ...(within.size > 0 && { participants: [...within] }),
      })),
    )
    .sort((a, b) => compare(a.id ?? '\uffff', b.id ?? '\uffff') || compare(a.name, b.name));
}

/** What stands behind the name in a label: "[hereafter C]:", "(to General Marsh):". */
const labelEnd = /^\s*(?:\[[^\]]*\]\s*)?(?:\([^()]*\)\s*)?:/;

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
