import type { MemconRecord } from '../../model/record.ts';
import type { XmlElement, XmlNode } from '../xml.ts';
import { el, teiNamespace, writeXml } from '../xml.ts';
import { closeUp } from './flow.ts';
import { lossesOf } from './losses.ts';
import type { ListedName } from './name-tags.ts';
import { NameTags } from './name-tags.ts';
import type { PageTurner } from './write-body.ts';
import { turnTo, writeBlock } from './write-body.ts';
import { sourceNoteOf, writeDateline, writeItems, writeMarking, writeParticipants } from './write-head.ts';
import { readDrafting, readNotedMarking } from './source-note.ts';

export interface FrusOptions {
  /** `xml:id` of the document; the edition's own, else `d1`. */
  readonly id?: string;
  /** Number of the document; the edition's own, else none. */
  readonly number?: string;
  /** Put banner lines, letterheads and stamps in as `fw`, on the pages where they stand. */
  readonly furniture?: boolean;
  /** Give findings as footnotes. */
  readonly findings?: boolean;
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
  const { div, untagged } = frusDocument(record, options);
  const { xml, replaced } = writeXml(
    { ...div, attributes: { xmlns: teiNamespace, ...div.attributes } },
    isStructural,
  );
  const losses = lossesOf(record, options);
  if (untagged > 0) losses.push('Persons whom no text names in so many words are not tagged');
  if (replaced) losses.push(illegalLoss);
  return { xml, losses };
}

export const illegalLoss = 'Control characters, which XML cannot hold, are U+FFFD';

/** Elements whose children stand on lines of their own. */
export function isStructural(name: string): boolean {
  return /^(?:TEI|teiHeader|fileDesc|titleStmt|publicationStmt|sourceDesc|text|body|div|list|opener|closer)$/.test(
    name,
  );
}

/** The document, and the number of the edition's persons whom none of its texts names. */
export function frusDocument(
  record: MemconRecord,
  options: FrusOptions,
): { readonly div: XmlElement; readonly untagged: number } {
  const id = options.id ?? safeId(record.edition?.id) ?? 'd1';
  const number = options.number ?? record.edition?.number ?? null;
  const persons = (record.edition?.persons ?? []).map((person) => ({ kind: 'person' as const, ...person }));
  const tags = options.names ? new NameTags(options.names, 'every') : new NameTags(persons, 'first');
  const labels = new Map(
    record.furniture
      .filter(({ role }) => role === 'page-label')
      .map(({ typed, at }) => [at.page, closeUp(typed)]),
  );
  const [first] = record.source.pages;
  const pages: PageTurner = { current: first, labelOf: (page) => labels.get(page) ?? String(page) };
  let notes = 0;
  const noteOf = (text: string, n: string, type: string | null): XmlElement => {
    notes += 1;
    return el('note', { n: n === '' ? null : n, 'xml:id': `${id}fn${notes}`, type }, tags.tag(text));
  };
  // Where the first of the edition's notes is 1, its source note bears no number of its own.
  const isFirstTaken = record.edition?.footnotes.some(({ n }) => n === '1') ?? false;
  const sourceNote = sourceNoteOf(record);
  const head = el(
    'head',
    {},
    tags.tag(headOf(record, number)),
    sourceNote === null ? null : noteOf(sourceNote, isFirstTaken ? '0' : '1', 'source'),
  );
  const marking =
    sourceNote !== null && readNotedMarking(sourceNote)
      ? null
      : writeMarking(record.banner, record.edition !== undefined);
  const noted = new Set(sourceNote === null ? [] : readDrafting(sourceNote));
  const dateline = writeDateline(record);
  const content: (XmlNode | null)[] = [
    labels.has(first) ? el('pb', { n: labels.get(first) }) : null,
    head,
    record.edition?.summary ? el('note', { type: 'summary' }, tags.tag(record.edition.summary)) : null,
    marking === null ? dateline : el('opener', {}, dateline, marking),
    writeItems('subject', 'SUBJECT', subjectLines(record), tags),
    writeParticipants(record.participants, record.edition !== undefined, tags),
    writeItems(
      null,
      'COPIES TO',
      record.distribution.map(({ text }) => closeUp(text)),
      tags,
    ),
  ];
  for (const block of record.body) content.push(...writeBlock(block, tags, pages));
  content.push(
    writeItems(
      null,
      'ATTACHMENTS',
      record.attachments.map(({ text }) => closeUp(text)),
      tags,
    ),
    ...[...(record.closing ? [record.closing] : [])].map(({ text }) => el('p', {}, tags.tag(closeUp(text)))),
    ...record.drafting
      .map(({ text }) => closeUp(text))
      .filter((text) => text !== '' && !noted.has(text))
      .map((text) => el('closer', {}, el('signed', {}, tags.tag(text)))),
    ...turnTo(record.source.pages[1], pages),
  );
  const numbered = Math.max(1, ...(record.edition?.footnotes ?? []).map(({ n }) => Number(n) || 0));
  const footnotes = [
    ...(record.edition?.footnotes ?? []).map(({ n, text }) => noteOf(text, n, null)),
    ...(options.findings
      ? record.findings.map((finding, i) =>
          noteOf(`${finding.rule}: ${finding.message}`, String(numbered + i + 1), 'editorial'),
        )
      : []),
  ];
  const given = content.filter((node) => node !== null);
  const div = el(
    'div',
    { type: 'document', 'xml:id': id, n: number },
    hangNotes(given, footnotes),
    furnitureOf(record, options),
  );
  return { div, untagged: tags.left };
}

/** An id of ours may not be one in XML: it becomes the writer's choice. */
function safeId(id: string | undefined): string | null {
  return id !== undefined && /^[\p{L}_][\p{L}\d_.-]*$/u.test(id) ? id : null;
}

function headOf({ edition, title }: MemconRecord, number: string | null): string {
  if (edition?.head) return closeUp(edition.head);
  const text = closeUp(title?.text ?? '') || 'Memorandum of Conversation';
  return number === null ? text : `${number}. ${text}`;
}

/** A subject that the edition sets as several items is typed on as many lines; one of ours is one text. */
function subjectLines({ subject, edition }: MemconRecord): string[] {
  if (subject === null) return [];
  const mark = subject.mark ? `${subject.mark.typed} ` : '';
  return edition
    ? subject.typed.split('\n').map((line) => `${mark}${closeUp(line)}`)
    : [`${mark}${closeUp(subject.text)}`];
}

/** Where an edition's notes hung is not kept: they hang on the last paragraph. */
function hangNotes(content: readonly XmlNode[], notes: readonly XmlElement[]): XmlNode[] {
  if (notes.length === 0) return [...content];
  const last = content.findLastIndex(
    (node) => typeof node !== 'string' && (node.name === 'p' || node.name === 'head'),
  );
  return content.map((node, i) =>
    i === last && typeof node !== 'string' ? { ...node, children: [...node.children, ...notes] } : node,
  );
}

/** Kinds of furniture as values of `fw`'s type; page labels are in `pb`. */
function furnitureOf({ furniture }: MemconRecord, { furniture: wanted }: FrusOptions): XmlElement[] {
  if (!wanted) return [];
  return furniture
    .filter(({ role }) => role !== 'page-label')
    .map(({ role, typed, at }) => el('fw', { type: role, n: String(at.page) }, closeUp(typed)));
}
