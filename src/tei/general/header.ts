import type { ArchivalReference } from '../../model/archive.ts';
import type { Edition, EditionPerson, NotePlace } from '../../model/edition.ts';
import type { Finding, Severity } from '../../model/finding.ts';
import { severities } from '../../model/finding.ts';
import type { Participant, ParticipantRole } from '../../model/head.ts';
import type { Placed } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { XmlElement } from '../xml.ts';
import { el, elementsOf, firstOf } from '../xml.ts';
import { offsetOf } from '../zones.ts';
import { personId } from './body.ts';
import type { Places, Zones } from './places.ts';
import {
  certOf,
  childrenOf,
  confidenceOf,
  fromOf,
  linesIn,
  part,
  readLines,
  writeFrom,
  writeLines,
} from './values.ts';

/** What the header says of the record: its id, notes and findings, its sources, who took part, when and where. */
export function writeHeader(record: MemconRecord, zones: Zones): XmlElement {
  const { id, notes, findings, edition, archive, participants } = record;
  const noted = [
    ...notes.map((note) => el('note', { type: 'reading' }, writeLines(note))),
    ...findings.map((finding) => writeFinding(finding, zones)),
  ];
  const setting = writeSetting(record);
  return el(
    'teiHeader',
    {},
    el(
      'fileDesc',
      {},
      el('titleStmt', {}, el('title', {}, record.title?.text ?? 'Memorandum of conversation')),
      el('publicationStmt', {}, el('authority', {}, 'Memcon'), el('idno', { type: 'memcon' }, id)),
      noted.length === 0 ? null : el('notesStmt', {}, noted),
      el(
        'sourceDesc',
        {},
        writeFile(record.source),
        edition ? writeEdition(edition) : null,
        archive ? writeArchive(archive) : null,
      ),
    ),
    setting === null && participants.length === 0
      ? null
      : el(
          'profileDesc',
          {},
          participants.length === 0
            ? null
            : el(
                'particDesc',
                {},
                el(
                  'listPerson',
                  {},
                  participants.map((person, i) => writePerson(person, i, zones)),
                ),
              ),
          setting,
        ),
  );
}

function writeFile({ name, sha256, mediaType, pages }: MemconRecord['source']): XmlElement {
  return el(
    'bibl',
    { type: 'file' },
    part('idno', 'file-name', name),
    part('idno', 'sha256', sha256),
    part('idno', 'media-type', mediaType),
    el('biblScope', { unit: 'page', from: String(pages[0]), to: String(pages[1]) }),
  );
}

export function readFile(sourceDesc: XmlElement | undefined): MemconRecord['source'] {
  const bibl = childrenOf(sourceDesc, 'bibl', 'file')[0] ?? el('bibl');
  const scope = firstOf(bibl, 'biblScope');
  return {
    name: linesIn(bibl, 'idno', 'file-name') ?? '',
    sha256: linesIn(bibl, 'idno', 'sha256') ?? '',
    mediaType: linesIn(bibl, 'idno', 'media-type') ?? '',
    pages: [Number(scope?.attributes.from ?? 1), Number(scope?.attributes.to ?? 1)],
  };
}

function writeEdition(edition: Edition): XmlElement {
  return el(
    'bibl',
    { type: 'edition' },
    part('idno', 'volume', edition.volume),
    part('idno', 'document', edition.id),
    edition.number === null ? null : el('biblScope', { unit: 'document' }, edition.number),
    edition.head === null ? null : el('title', { level: 'a' }, writeLines(edition.head)),
    part('note', 'source', edition.sourceNote),
    part('note', 'summary', edition.summary),
    edition.footnotes.map(({ n, text, hangs }) =>
      el('note', { type: 'footnote', n, corresp: hangs ? pointerTo(hangs) : null }, writeLines(text)),
    ),
    edition.persons.map(({ id, name, participants }) =>
      el(
        'persName',
        { key: id, corresp: participants?.map((index) => `#${personId(index)}`).join(' ') ?? null },
        writeLines(name),
      ),
    ),
    edition.participantHeadings?.map(({ text, before, as }) =>
      el('note', { type: 'participant-heading', n: as, corresp: `#participant=${before}` }, writeLines(text)),
    ),
  );
}

export function readEdition(bibl: XmlElement | undefined): Edition | null {
  if (!bibl) return null;
  const headings = childrenOf(bibl, 'note', 'participant-heading');
  return {
    volume: linesIn(bibl, 'idno', 'volume') ?? '',
    id: linesIn(bibl, 'idno', 'document') ?? '',
    number: linesIn(bibl, 'biblScope'),
    head: linesIn(bibl, 'title'),
    sourceNote: linesIn(bibl, 'note', 'source'),
    summary: linesIn(bibl, 'note', 'summary'),
    footnotes: childrenOf(bibl, 'note', 'footnote').map((note) => ({
      n: note.attributes.n ?? '',
      text: readLines(note),
      ...hangsOf(note.attributes.corresp),
    })),
    persons: elementsOf(bibl, 'persName').map((name) => ({
      id: name.attributes.key ?? null,
      name: readLines(name),
      ...participantsOf(name.attributes.corresp),
    })),
    ...(headings.length > 0 && {
      participantHeadings: headings.map((note) => ({
        text: readLines(note),
        before: Number(/\d+$/.exec(note.attributes.corresp ?? '')?.[0] ?? 0),
        as: note.attributes.n === 'head' ? ('head' as const) : ('item' as const),
      })),
    }),
  };
}

/** TEI's own description of a paper in an archive. */
function writeArchive({
  repository,
  collection,
  series,
  box,
  folder,
  caseNumber,
}: ArchivalReference): XmlElement {
  return el(
    'msDesc',
    {},
    el(
      'msIdentifier',
      {},
      repository === null ? null : el('repository', {}, writeLines(repository)),
      part('collection', 'collection', collection),
      part('collection', 'series', series),
      part('idno', 'box', box),
      part('idno', 'folder', folder),
      part('idno', 'case', caseNumber),
    ),
  );
}

export function readArchive(msDesc: XmlElement | undefined): ArchivalReference | null {
  const own = msDesc && firstOf(msDesc, 'msIdentifier');
  if (!own) return null;
  return {
    repository: linesIn(own, 'repository'),
    collection: linesIn(own, 'collection', 'collection'),
    series: linesIn(own, 'collection', 'series'),
    box: linesIn(own, 'idno', 'box'),
    folder: linesIn(own, 'idno', 'folder'),
    caseNumber: linesIn(own, 'idno', 'case'),
  };
}

function writePerson(person: Participant, index: number, zones: Zones): XmlElement {
  const { name, title, role, side, typed, at, confidence } = person;
  return el(
    'person',
    { 'xml:id': personId(index), role, facs: zones.facs(at), cert: certOf(confidence) },
    el('persName', {}, writeLines(name)),
    title === null ? null : el('occupation', {}, writeLines(title)),
    side === null ? null : el('affiliation', {}, writeLines(side)),
    part('note', 'typed', typed),
    writeFrom(person),
  );
}

const roles: readonly ParticipantRole[] = ['principal', 'participant', 'interpreter', 'notetaker'];

export function readPersons(listPerson: XmlElement | undefined, places: Places): Participant[] {
  return (listPerson ? elementsOf(listPerson, 'person') : []).map((person) => ({
    name: linesIn(person, 'persName') ?? '',
    title: linesIn(person, 'occupation'),
    role: roles.find((role) => role === person.attributes.role) ?? 'participant',
    side: linesIn(person, 'affiliation'),
    typed: linesIn(person, 'note', 'typed') ?? '',
    at: places.at(person),
    ...confidenceOf(person),
    ...fromOf(person),
  }));
}

/** When and where, for programs that look for it in the header; the front matter has it as typed. */
function writeSetting({ date, time, venue }: MemconRecord): XmlElement | null {
  if (!date?.iso && !time?.start && !venue) return null;
  return el(
    'settingDesc',
    {},
    el(
      'setting',
      {},
      date?.iso ? el('date', dateAttributes(date), date.iso) : null,
      time?.start ? el('time', timeAttributes(time), time.start) : null,
      venue ? el('locale', {}, venue.text) : null,
    ),
  );
}

export function dateAttributes({
  iso,
  isoEnd,
}: NonNullable<MemconRecord['date']>): Record<string, string | null> {
  return isoEnd === undefined ? { when: iso } : { from: iso, to: isoEnd };
}

/** On the paper's own clock, with the offset of its zone where the zone as typed settles that. */
export function timeAttributes({
  start,
  end,
  zone,
}: NonNullable<MemconRecord['time']>): Record<string, string | null> {
  const offset = zone === null ? '' : (offsetOf(zone) ?? '');
  const moment = (clock: string | null): string | null => clock && `${clock}:00${offset}`;
  return { from: moment(start), to: moment(end) };
}

function writeFinding(finding: Finding, zones: Zones): XmlElement {
  const { rule, severity, message, actual, expected, cause } = finding;
  return el(
    'note',
    { type: 'finding', subtype: severity, n: rule, facs: 'at' in finding ? zones.facs(finding.at) : null },
    part('seg', 'message', message),
    part('seg', 'actual', actual),
    part('seg', 'expected', expected),
    part('seg', 'cause', cause),
    'from' in finding ? part('seg', 'from', finding.from) : null,
  );
}

const causes: readonly Finding['cause'][] = ['document', 'ocr', 'unsure'];

export function readFinding(note: XmlElement, places: Places): Finding {
  const from = linesIn(note, 'seg', 'from');
  const placed: Placed = from === null ? { at: places.at(note) } : { from };
  const cause = linesIn(note, 'seg', 'cause');
  return {
    rule: note.attributes.n ?? '',
    severity: severities.find((known): known is Severity => known === note.attributes.subtype) ?? 'info',
    message: linesIn(note, 'seg', 'message') ?? '',
    actual: linesIn(note, 'seg', 'actual'),
    expected: linesIn(note, 'seg', 'expected'),
    cause: causes.find((known) => known === cause) ?? 'unsure',
    ...placed,
  };
}

/** `#paragraph=2,0,21`: block, paragraph and offset; `#participant=1`, `#drafting=0`. */
function pointerTo(hangs: NotePlace): string {
  if ('participant' in hangs) return `#participant=${hangs.participant}`;
  if ('drafting' in hangs) return `#drafting=${hangs.drafting}`;
  return `#paragraph=${hangs.block},${hangs.paragraph},${hangs.offset}`;
}

function participantsOf(pointers: string | undefined): Pick<EditionPerson, 'participants'> {
  if (pointers === undefined) return {};
  return { participants: [...pointers.matchAll(/(\d+)(?= |$)/g)].map(([number]) => Number(number) - 1) };
}

function hangsOf(pointer = ''): { hangs?: NotePlace } {
  const [, holder, numbers = ''] = /^#(participant|drafting|paragraph)=([\d,]+)$/.exec(pointer) ?? [];
  const [first = 0, paragraph = 0, offset = 0] = numbers.split(',').map(Number);
  if (holder === undefined) return {};
  if (holder === 'paragraph') return { hangs: { block: first, paragraph, offset } };
  return { hangs: holder === 'participant' ? { participant: first } : { drafting: first } };
}
