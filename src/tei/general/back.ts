import type { LineRole } from '../../model/line.ts';
import { lineRoles } from '../../model/line.ts';
import type { Furniture } from '../../model/memcon.ts';
import type { MemconRecord } from '../../model/record.ts';
import type {
  Authority,
  Declassification,
  DeclassifyOn,
  Handwriting,
  ReasonLine,
  Stamp,
} from '../../model/release.ts';
import type { Text } from '../../model/text.ts';
import type { XmlElement } from '../xml.ts';
import { el } from '../xml.ts';
import type { Places, Zones } from './places.ts';
import {
  certOf,
  childOf,
  childrenOf,
  confidenceOf,
  linesIn,
  part,
  readChoice,
  readLines,
  readText,
  writeChoice,
  writeLines,
  writeText,
} from './values.ts';

type Back = Pick<
  MemconRecord,
  | 'authority'
  | 'declassification'
  | 'stamps'
  | 'closing'
  | 'drafting'
  | 'attachments'
  | 'distribution'
  | 'furniture'
>;

const lists = ['drafting', 'attachments', 'distribution'] as const;

/** What stands behind the text or is put on the paper later, and every line that is no part of the text. */
export function writeBack(record: Back, zones: Zones): XmlElement {
  const { authority, closing, declassification, stamps, furniture } = record;
  return el(
    'back',
    {},
    el(
      'div',
      { type: 'release' },
      el('ab', { type: 'release' }),
      closing && writeText('closing', closing, zones),
      lists.flatMap((type) => record[type].map((text) => writeText(type, text, zones))),
      declassification.map((stamp) => writeDeclassification(stamp, zones)),
      stamps.map((stamp) => writeStamp(stamp, zones)),
      furniture.length === 0
        ? null
        : el(
            'ab',
            { type: 'furniture' },
            furniture.map(({ role, typed, at }) =>
              el('fw', { type: role, facs: zones.facs(at) }, writeLines(typed)),
            ),
          ),
    ),
    authority && writeAuthority(authority, zones),
  );
}

export function readBack(back: XmlElement | undefined, places: Places): Back {
  const div = (back && childOf(back, 'div', 'release')) ?? el('div');
  const authority = back && childOf(back, 'div', 'authority');
  const closing = childOf(div, 'ab', 'closing');
  const texts = (type: string): Text[] => childrenOf(div, 'ab', type).map((ab) => readText(ab, places));
  return {
    authority: authority ? readAuthority(authority, places) : null,
    closing: closing ? readText(closing, places) : null,
    drafting: texts('drafting'),
    attachments: texts('attachments'),
    distribution: texts('distribution'),
    declassification: childrenOf(div, 'ab', 'declassification').map((ab) => readDeclassification(ab, places)),
    stamps: childrenOf(div, 'ab', 'stamp').map((ab) => readStamp(ab, places)),
    furniture: childrenOf(div, 'ab', 'furniture').flatMap((ab) => readFurniture(ab, places)),
  };
}

function readFurniture(ab: XmlElement, places: Places): Furniture[] {
  const isFurniture = (role: LineRole): role is Furniture['role'] => role !== 'body' && role !== 'blank';
  const roles = lineRoles.filter(isFurniture);
  return ab.children.flatMap((fw) =>
    typeof fw === 'string'
      ? []
      : {
          role: roles.find((role) => role === fw.attributes.type) ?? 'noise',
          typed: readLines(fw),
          at: places.at(fw),
        },
  );
}

function writeAuthority(
  { classifiedBy, derivedFrom, reason, declassifyOn, at }: Authority,
  zones: Zones,
): XmlElement {
  return el(
    'div',
    { type: 'authority', facs: zones.facs(at) },
    el('ab', { type: 'block' }),
    classifiedBy && writeText('classified-by', classifiedBy, zones),
    derivedFrom && writeText('derived-from', derivedFrom, zones),
    reason && writeText('reason', reason, zones, ...reason.codes.map((code) => part('seg', 'code', code))),
    declassifyOn &&
      writeText(
        'declassify-on',
        declassifyOn,
        zones,
        declassifyOn.date === undefined ? null : el('seg', { type: 'date' }, declassifyOn.date),
        part('seg', 'code', declassifyOn.code),
      ),
  );
}

function readAuthority(div: XmlElement, places: Places): Authority {
  const line = (type: string): Text | null => {
    const ab = childOf(div, 'ab', type);
    return ab ? readText(ab, places) : null;
  };
  const reason = line('reason');
  const until = line('declassify-on');
  const reasonCodes = childrenOf(childOf(div, 'ab', 'reason'), 'seg', 'code').map(readLines);
  const on = childOf(div, 'ab', 'declassify-on');
  const date = on && linesIn(on, 'seg', 'date');
  const code = on && linesIn(on, 'seg', 'code');
  const declassifyOn: DeclassifyOn | null = until && {
    ...until,
    ...(typeof date === 'string' && { date }),
    ...(typeof code === 'string' && { code }),
  };
  const reasonLine: ReasonLine | null = reason && { ...reason, codes: reasonCodes };
  return {
    classifiedBy: line('classified-by'),
    derivedFrom: line('derived-from'),
    reason: reasonLine,
    declassifyOn,
    at: places.at(div),
  };
}

function writeDeclassification(stamp: Declassification, zones: Zones): XmlElement {
  return el(
    'ab',
    {
      type: 'declassification',
      facs: zones.facs(stamp.at),
      cert: certOf(stamp.confidence),
      n: stamp.handwriting ? String(stamp.handwriting.length) : null,
    },
    el('orig', {}, writeLines(stamp.typed)),
    part('idno', 'stamp', stamp.stamp),
    part('idno', 'order', stamp.order),
    part('idno', 'section', stamp.section),
    part('name', 'authority', stamp.authority),
    part('idno', 'case', stamp.case),
    part('idno', 'document', stamp.document),
    stamp.date === null ? null : el('date', { when: stamp.date }, stamp.date),
    stamp.inPart ? el('seg', { type: 'in-part' }) : null,
    (stamp.handwriting ?? []).map(({ field, region }) =>
      el('seg', {
        type: 'handwriting',
        subtype: field,
        facs: zones.facs({ page: stamp.at.page, region }),
      }),
    ),
  );
}

function readDeclassification(ab: XmlElement, places: Places): Declassification {
  return {
    stamp: linesIn(ab, 'idno', 'stamp'),
    typed: linesIn(ab, 'orig') ?? '',
    order: linesIn(ab, 'idno', 'order'),
    section: linesIn(ab, 'idno', 'section'),
    authority: linesIn(ab, 'name', 'authority'),
    case: linesIn(ab, 'idno', 'case'),
    document: linesIn(ab, 'idno', 'document'),
    date: linesIn(ab, 'date'),
    inPart: childOf(ab, 'seg', 'in-part') !== undefined,
    ...(ab.attributes.n !== undefined && { handwriting: readHandwriting(ab, places) }),
    at: places.at(ab),
    ...confidenceOf(ab),
  };
}

function readHandwriting(ab: XmlElement, places: Places): Handwriting[] {
  return childrenOf(ab, 'seg', 'handwriting').flatMap((seg) => {
    const { region } = places.at(seg);
    const field = handwrittenFields.find((name) => name === seg.attributes.subtype) ?? null;
    return region ? [{ field, region }] : [];
  });
}

const handwrittenFields = ['case', 'date'] as const;

function writeStamp({ kind, typed, text, at }: Stamp, zones: Zones): XmlElement {
  return el(
    'ab',
    { type: 'stamp', facs: zones.facs(at) },
    part('idno', 'kind', kind),
    el('seg', { type: 'text' }, writeChoice(typed, text)),
  );
}

function readStamp(ab: XmlElement, places: Places): Stamp {
  const { typed, text } = readChoice(childOf(ab, 'seg', 'text') ?? el('seg'));
  return { kind: linesIn(ab, 'idno', 'kind') ?? '', typed, text, at: places.at(ab) };
}
