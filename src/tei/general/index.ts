import type { MemconKind } from '../../model/memcon.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { XmlElement } from '../xml.ts';
import { el, firstOf, teiNamespace, writeXml } from '../xml.ts';
import { illegalLoss, type TeiText } from '../frus/write.ts';
import { readBack, writeBack } from './back.ts';
import { readBlocks, writeBlock } from './body.ts';
import { readFront, writeFront } from './front.ts';
import { readArchive, readEdition, readFile, readFinding, readPersons, writeHeader } from './header.ts';
import { Places, Zones } from './places.ts';
import { childrenOf, linesIn, readLines } from './values.ts';

/** Elements whose children stand on lines of their own. */
const structural: ReadonlySet<string> = new Set(
  'TEI teiHeader fileDesc titleStmt publicationStmt notesStmt sourceDesc msDesc msIdentifier profileDesc particDesc listPerson person settingDesc setting facsimile surface text front body back div sp said'.split(
    ' ',
  ),
);

/** A whole TEI document that holds all of the record. */
export function writeTei(record: MemconRecord): TeiText {
  const labels = record.furniture.flatMap(({ role, typed, at }) =>
    role === 'page-label' ? [[at.page, typed.trim()] as const] : [],
  );
  const zones = new Zones(new Map(labels));
  const header = writeHeader(record, zones);
  const front = writeFront(record, zones);
  const body = record.body.flatMap((block) => writeBlock(block, zones));
  const back = writeBack(record, zones);
  const tei = el(
    'TEI',
    { xmlns: teiNamespace },
    header,
    zones.facsimile(),
    el('text', { type: record.kind }, front, el('body', {}, body.length === 0 ? el('ab') : body), back),
  );
  const { xml, replaced } = writeXml(tei, (name) => structural.has(name));
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`,
    losses: replaced ? [illegalLoss] : [],
  };
}

const kinds: readonly MemconKind[] = ['telcon', 'memcon', 'other'];

/** The record of a document that `writeTei` wrote; null where it is another program's. */
export function readGeneral(tei: XmlElement): MemconRecord | null {
  const header = firstOf(tei, 'teiHeader');
  const file = header && firstOf(header, 'fileDesc');
  const publication = file && firstOf(file, 'publicationStmt');
  const id = publication && linesIn(publication, 'idno', 'memcon');
  const text = firstOf(tei, 'text');
  if (!file || typeof id !== 'string' || !text) return null;
  const places = new Places(firstOf(tei, 'facsimile'));
  const notes = firstOf(file, 'notesStmt');
  const sourceDesc = firstOf(file, 'sourceDesc');
  const edition = readEdition(childrenOf(sourceDesc, 'bibl', 'edition')[0]);
  const archive = readArchive(sourceDesc && firstOf(sourceDesc, 'msDesc'));
  const profile = firstOf(header, 'profileDesc');
  const particDesc = profile && firstOf(profile, 'particDesc');
  const body = firstOf(text, 'body');
  return {
    id,
    source: readFile(sourceDesc),
    kind: kinds.find((kind) => kind === text.attributes.type) ?? 'other',
    ...readFront(firstOf(text, 'front'), places),
    participants: readPersons(particDesc && firstOf(particDesc, 'listPerson'), places),
    body: body ? readBlocks(body, places) : [],
    ...readBack(firstOf(text, 'back'), places),
    notes: childrenOf(notes, 'note', 'reading').map(readLines),
    ...(archive && { archive }),
    ...(edition && { edition }),
    findings: childrenOf(notes, 'note', 'finding').map((note) => readFinding(note, places)),
  };
}
