import { sourceNote } from '../../record/source-note.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Text } from '../../model/text.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, elementsOf, firstOf, isElement, teiNamespace, writeXml } from '../xml.ts';
import { arrange } from './arrange.ts';
import { closeUp, plainText } from './flow.ts';
import { lossesOf } from './losses.ts';
import type { ListedName } from './name-tags.ts';
import { NameTags } from './name-tags.ts';
import { Notes, atEnd, inHead, inRow, onParagraph, withNotesBehind } from './notes.ts';
import type { PageTurner } from './pages.ts';
import { pageBeginning } from './pages.ts';
import { readDrafting, readNotedMarking } from './source-note.ts';
import type { BodyContext } from './write-body.ts';
import { writeBlock, writeMark } from './write-body.ts';
import type { Signature } from './write-head.ts';
import { writeCloser, writeDateline, writeItems, writeMarking, writeParticipants } from './write-head.ts';

export interface FrusOptions {
  /** `xml:id` of the document; the edition's own, else `d1`. */
  readonly id?: string;
  /** Number of the document; the edition's own, else none. */
  readonly number?: string;
  /** Give findings as footnotes, where they are. */
  readonly findings?: boolean;
  /** Id of the volume that the document is for; persons of another volume's list are pointed to in that one. */
  readonly volume?: string;
  /** The volume's header defines the renditions `#left` and `#right`, as it does unless this is false. */
  readonly renditions?: boolean;
  /** Names of the lists of persons and terms that the document links to, in place of the edition's own. */
  readonly names?: readonly ListedName[];
}

/** XML, and what it could not hold: one sentence each. */
export interface TeiText {
  readonly xml: string;
  readonly losses: readonly string[];
}

/** One `<div type="document">` as the edition encodes a document, with its namespace. */
export function writeFrusTei(record: MemconRecord, options: FrusOptions = {}): TeiText {
  const document = frusDocument(record, options);
  const { div, before } = document;
  const { xml, replaced } = writeXml(
    { ...div, attributes: { xmlns: teiNamespace, ...div.attributes } },
    isStructural,
  );
  const losses = lossesIn(record, options, document, replaced);
  if (before.length > 0) losses.push('The number of the page that a printed document begins on is not kept');
  return { xml, losses };
}

/** What of the record the document does not hold; `replaced`: characters that XML can't hold. */
export function lossesIn(
  record: MemconRecord,
  options: FrusOptions,
  { untagged, unsigned }: FrusDocument,
  replaced: boolean,
): string[] {
  const losses = lossesOf(record, options);
  if (untagged > 0) losses.push('Persons whom no text names in so many words are not tagged');
  if (unsigned > 0) losses.push('Signatures of a document without text are not kept');
  if (replaced) losses.push(illegalLoss);
  return losses;
}

export const illegalLoss = 'Control characters, which XML cannot hold, are U+FFFD';

/** Elements whose children stand on lines of their own. */
export function isStructural(name: string): boolean {
  return /^(?:TEI|teiHeader|fileDesc|titleStmt|publicationStmt|sourceDesc|text|body|div|list|opener|encodingDesc|tagsDecl)$/.test(
    name,
  );
}

/**
 * A document, what stands before it in its volume, the number of the edition's persons whom no text names, and of the
 * signatures that have nothing to stand under.
 */
export interface FrusDocument {
  readonly div: XmlElement;
  readonly before: readonly XmlElement[];
  readonly untagged: number;
  readonly unsigned: number;
}

export function frusDocument(record: MemconRecord, options: FrusOptions): FrusDocument {
  const { edition } = record;
  const id = options.id ?? safeId(edition?.id) ?? 'd1';
  const number = options.number ?? edition?.number ?? null;
  const tags = tagsOf(record, options);
  const pages = pagesOf(record, id);
  const isTold = pages.labels.has(pages.first) || (!edition && record.source.pages[1] > pages.first);
  const beginning = isTold ? [pageBeginning(pages.first, pages)] : [];
  const source = sourceNoteOf(record);
  const signatures = signaturesOf(record, source);
  const findings = options.findings ? record.findings : [];
  const notes = new Notes(id, record, findings, new Set(signatures.map(({ index }) => index)), tags);
  const before = subjectParagraph(record, tags);
  const context = { tags, pages, notes, before };
  const { inline, head } = writeHead(record, number, source, context);
  const lists = [
    before.size > 0 ? null : writeSubject(record, tags),
    writeParticipants(record.participants, edition, context),
    writeItems('to', 'COPIES TO', record.distribution.map(textOf), tags),
  ];
  const { lines, main, enclosures } = arrange(
    record.body.flatMap((block, i) => writeBlock(block, i, context)),
    id,
  );
  const titles = new Set(enclosures.map(titleIn));
  const listed = record.attachments.map(textOf).filter((text) => !titles.has(text));
  const content: (XmlNode | null)[] = [
    writeOpening(record, source, options.renditions ?? true, lines),
    ...lists,
    ...main,
    writeItems('references', 'ATTACHMENTS', listed, tags),
    record.closing && paragraphOf(record.closing, tags),
    ...enclosures,
  ];
  const hung = hangAtEnd(
    content.filter((node) => node !== null),
    notes.on(atEnd).map(({ note }) => note),
  );
  // A closer closes something: TEI has none right after a heading.
  const isSignable = hung.some((node) => isElement(node) && !/^(?:opener|dateline|pb)$/.test(node.name));
  if (!isSignable && signatures.length > 0)
    return { ...frusDocument({ ...record, drafting: [] }, options), unsigned: signatures.length };
  const closer = writeCloser(signatures, context);
  const given = closer === null ? hung : [...hung, closer];
  const div = el(
    'div',
    { type: 'document', subtype: 'historical-document', 'xml:id': id, n: number },
    inline,
    head,
    // The pages of a paper begin within its document, those of a volume before it.
    withoutLastBreaks(edition ? given : [...beginning, ...given]),
  );
  return {
    div,
    before: edition ? beginning : [],
    untagged: options.names ? 0 : tags.left,
    unsigned: 0,
  };
}

function tagsOf({ edition }: MemconRecord, { names, volume }: FrusOptions): NameTags {
  if (names) return new NameTags(names);
  const elsewhere = volume !== undefined && volume !== edition?.volume;
  const prefix = elsewhere ? `${safeId(edition?.volume) ?? ''}#` : '';
  const persons = (edition?.persons ?? []).flatMap(({ id, name, participants }) => {
    // A person of a third volume points there already.
    const known = id === null || /^[\w.-]+#[\w.-]+$/.test(id) ? id : safeId(id) && `${prefix}${id}`;
    return known === null && id !== null
      ? []
      : [{ kind: 'person' as const, id: known, name, ...(participants && { participants }) }];
  });
  return new NameTags(persons);
}

function pagesOf({ furniture, source, edition }: MemconRecord, id: string): PageTurner {
  const [first] = source.pages;
  const labels = new Map(
    furniture
      .filter(({ role, typed }) => role === 'page-label' && closeUp(typed) !== '')
      .map(({ typed, at }) => [at.page, closeUp(typed)]),
  );
  return { current: first, first, id, labels, facsimile: edition === undefined };
}

/** An edition's own note, or none if it printed none; for a paper, what a source note would say of it. */
function sourceNoteOf(record: MemconRecord): string | null {
  return record.edition ? closeUp(record.edition.sourceNote ?? '') || null : sourceNote(record).text;
}

/**
 * The heading with source note and summary. Where the first of an edition's footnotes is 1, or its source note does not
 * say "Source:", that note stood in the text, before the heading, as in volumes before 1955.
 */
function writeHead(
  record: MemconRecord,
  number: string | null,
  source: string | null,
  { tags, notes }: BodyContext,
): { readonly inline: XmlElement | null; readonly head: XmlElement } {
  const { edition } = record;
  const isInline =
    edition !== undefined &&
    (edition.footnotes.some(({ n }) => n === '1') || !/^\[?Source:/.test(source ?? ''));
  const inline =
    source !== null && isInline ? el('note', { rend: 'inline', type: 'source' }, tags.tag(source)) : null;
  const title = tags.tag(headOf(record, number));
  const summary = closeUp(edition?.summary ?? '');
  const isNoted = source !== null && !isInline;
  // Notes may count on from something before: the source note is 2 then, and the footnotes go on with 3.
  const next = Number(edition?.footnotes.find(({ n }) => /^\d+$/.test(n))?.n ?? 1);
  const first = Math.max(1, next - Number(isNoted) - Number(summary !== ''));
  const own = [
    ...(isNoted ? [notes.write(source, 'source', String(first))] : []),
    ...(summary === '' ? [] : [notes.write(summary, 'summary')]),
    ...notes.on(inHead).map(({ note }) => note),
  ];
  return { inline, head: el('head', {}, withNotesBehind(title, own)) };
}

/** The title of an enclosure without the notes on it. */
function titleIn(enclosure: XmlElement): string {
  const title = firstOf(enclosure, 'head');
  return title ? plainText(title) : '';
}

/** The dateline; in an opener, beside the marking and other lines, where an edition prints them over the text. */
function writeOpening(
  record: MemconRecord,
  source: string | null,
  renditions: boolean,
  lines: readonly XmlElement[],
): XmlElement | null {
  const isNoted = !record.edition || (source !== null && readNotedMarking(source) !== null);
  const marking = isNoted ? null : writeMarking(record.banner, renditions);
  const dateline = writeDateline(record);
  const left = renditions ? { rendition: '#left' } : {};
  const over = [...(marking ? [marking] : []), ...lines.map((line) => ({ ...line, attributes: left }))];
  if (over.length === 0) return dateline;
  return el(
    'opener',
    {},
    dateline && { ...dateline, attributes: renditions ? { rendition: '#right' } : {} },
    over,
  );
}

/** Signatures of a printed document; what its source note says of the drafting is no signature. */
function signaturesOf({ edition, drafting }: MemconRecord, source: string | null): Signature[] {
  if (!edition) return [];
  const noted = new Set(source === null ? [] : readDrafting(source));
  return drafting.flatMap(({ text, typed }, index) =>
    noted.has(closeUp(text)) || typed.trim() === '' ? [] : [{ lines: typed, index }],
  );
}

function paragraphOf(text: Text, tags: NameTags): XmlElement | null {
  const closed = textOf(text);
  return closed === '' ? null : el('p', {}, tags.tag(closed));
}

const textOf = ({ text }: Text): string => closeUp(text);

/** A page's beginning is not the last in its document: nothing stands on that page. */
function withoutLastBreaks(content: readonly XmlNode[]): XmlNode[] {
  const last = content.findLastIndex((node) => !isElement(node) || node.name !== 'pb');
  return content.slice(0, last + 1);
}

/** An id of ours may not be one in XML: it becomes the writer's choice. */
function safeId(id: string | undefined): string | null {
  return id !== undefined && /^[\p{L}_][\p{L}\d_.-]*$/u.test(id) ? id : null;
}

function headOf({ edition, title }: MemconRecord, number: string | null): string {
  const own = closeUp(edition?.head ?? '');
  if (own !== '') return own;
  const text = headline(closeUp(title?.text ?? '') || 'Memorandum of Conversation');
  // A number in brackets is not printed.
  return number === null || number.startsWith('[') ? text : `${number}. ${text}`;
}

/** "MEMORANDUM OF TELEPHONE CONVERSATION" is typed so; an edition's headings have capitals at the words' beginnings. */
function headline(title: string): string {
  return /^MEMORANDUM OF (?:A |THE )?(?:TELEPHONE )?(?:CONVERSATION|MEETING|DISCUSSION|CALL)S?$/.test(title)
    ? title.toLowerCase().replace(/\b(?!of\b|an?\b|the\b)[a-z]/g, (letter) => letter.toUpperCase())
    : title;
}

/** As many items as an edition typed lines, the mark with them; one of ours is one text, without its mark. */
function writeSubject({ subject, edition }: MemconRecord, tags: NameTags): XmlElement | null {
  if (subject === null) return null;
  const { text, typed, mark } = subject;
  const own = mark !== null && typed.startsWith(mark.typed) ? typed.slice(mark.typed.length) : typed;
  // What an editor corrected is no longer as typed.
  const lines = edition && subject.from === undefined ? own.split('\n') : [text];
  return writeItems('subject', 'SUBJECT', lines.map(closeUp), tags, writeMark(mark));
}

/** A subject that an edition printed as a paragraph with its label, "Subject: …", before the paragraph that it precedes. */
function subjectParagraph({ subject, edition, body }: MemconRecord, tags: NameTags): BodyContext['before'] {
  const label = /^subject:\s/i;
  if (!edition || !subject || subject.from !== undefined) return new Map();
  if (!label.test(subject.typed) || label.test(subject.text)) return new Map();
  const places = body.flatMap((block, b) =>
    (block.kind === 'heading' ? [block] : block.paragraphs).map(({ at }, p) => ({
      at,
      place: onParagraph(b, p),
    })),
  );
  const next = places.find(({ at }) => isBehind(at, subject.at)) ?? places.at(-1);
  return new Map(next && [[next.place, el('p', {}, tags.tag(closeUp(subject.typed)))]]);
}

function isBehind(at: At, other: At): boolean {
  if (at.page !== other.page) return at.page > other.page;
  return (at.chars?.[0] ?? 0) >= (other.chars?.[0] ?? 0);
}

/** Notes that hang on nothing that the record holds hang on the last paragraph; where there is none, they are one. */
function hangAtEnd(content: readonly XmlNode[], notes: readonly XmlElement[]): XmlNode[] {
  if (notes.length === 0) return [...content];
  return hungOnLast(content, notes) ?? [...content, el('p', {}, inRow(notes))];
}

const containers: ReadonlySet<string> = new Set(['div', 'list', 'table', 'row']);

/** On the last paragraph, item or cell; null where there is none. */
function hungOnLast(content: readonly XmlNode[], notes: readonly XmlElement[]): XmlNode[] | null {
  for (const [i, node] of [...content.entries()].reverse()) {
    if (!isElement(node)) continue;
    const deeper =
      containers.has(node.name) || (node.name === 'item' && elementsOf(node, 'list').length > 0)
        ? hungOnLast(node.children, notes)
        : /^(?:p|item|cell)$/.test(node.name)
          ? withNotesBehind(node.children, notes)
          : null;
    if (deeper) return content.with(i, { ...node, children: deeper });
  }
  return null;
}
