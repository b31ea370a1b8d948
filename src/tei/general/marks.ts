import type { Banner, BannerLine, Level, MarkBasis, PortionMark } from '../../model/marks.ts';
import { levelNames } from '../../marking/levels.ts';
import type { XmlElement } from '../xml.ts';
import { el, elementsOf, firstOf } from '../xml.ts';
import type { Places, Zones } from './places.ts';
import {
  certOf,
  certOfElement,
  childOf,
  childrenOf,
  linesIn,
  part,
  readLines,
  writeLines,
} from './values.ts';

/** A marking as typed, struck in `del`, beside the level it is read as. */
function writeMarking(
  typed: string,
  level: Level | null,
  struck: boolean,
  confidence: number,
  basis: string | null,
  others: PortionMark['alternatives'],
): XmlElement {
  return el(
    'choice',
    { n: others === undefined ? null : String(others.length) },
    el('orig', {}, struck ? el('del', { rend: 'strikethrough' }, writeLines(typed)) : writeLines(typed)),
    el('reg', { type: basis, cert: certOf(confidence) }, level ?? null),
    (others ?? []).map((other) => el('reg', { cert: certOf(other.confidence) }, other.level)),
  );
}

function readMarking(element: XmlElement): {
  typed: string;
  level: Level | null;
  struck: boolean;
  confidence: number;
  basis: string | undefined;
  alternatives: PortionMark['alternatives'];
} {
  const choice = firstOf(element, 'choice') ?? element;
  const orig = firstOf(choice, 'orig') ?? choice;
  const [reg, ...others] = elementsOf(choice, 'reg');
  return {
    typed: readLines(orig),
    level: reg ? levelOf(readLines(reg)) : null,
    struck: firstOf(orig, 'del') !== undefined,
    confidence: certOfElement(reg) ?? 1,
    basis: reg?.attributes.type,
    alternatives:
      choice.attributes.n === undefined
        ? undefined
        : others.flatMap((other) => {
            const level = levelOf(readLines(other));
            return level === null ? [] : [{ level, confidence: certOfElement(other) ?? 0 }];
          }),
  };
}

export function levelOf(text: string): Level | null {
  return text in levelNames ? (text as Level) : null;
}

const bases: readonly MarkBasis[] = ['literal', 'glyph', 'pattern', 'banner', 'image', 'editor'];

export function writeMark(mark: PortionMark, zones: Zones): XmlElement {
  const { typed, level, struck, confidence, basis, alternatives, caveats, note, at } = mark;
  return el(
    'seg',
    { type: 'portion-mark', facs: zones.facs(at), n: caveats === undefined ? null : String(caveats.length) },
    writeMarking(typed, level, struck, confidence, basis, alternatives),
    (caveats ?? []).map((caveat) => part('seg', 'caveat', caveat)),
    part('note', 'reading', note),
  );
}

export function readMark(element: XmlElement, places: Places): PortionMark {
  const { typed, level, struck, confidence, basis, alternatives } = readMarking(element);
  const note = linesIn(element, 'note', 'reading');
  return {
    typed,
    level,
    ...(element.attributes.n !== undefined && {
      caveats: childrenOf(element, 'seg', 'caveat').map(readLines),
    }),
    struck,
    confidence,
    ...(alternatives && { alternatives }),
    basis: bases.find((known) => known === basis) ?? 'literal',
    ...(note !== null && { note }),
    at: places.at(element),
  };
}

/** The overall marking, with every banner line as `fw`. */
export function writeBanner({ level, caveats, lines }: Banner, zones: Zones): XmlElement {
  return el(
    'ab',
    { type: 'banner' },
    part('seg', 'level', level),
    caveats.map((caveat) => part('seg', 'caveat', caveat)),
    lines.map((line) =>
      el(
        'fw',
        {
          type: 'banner',
          subtype: line.rubberStamp ? 'rubber-stamp' : null,
          place: line.position,
          facs: zones.facs(line.at),
        },
        writeMarking(line.typed, line.level, line.struck, line.confidence, null, undefined),
        line.caveats.map((caveat) => part('seg', 'caveat', caveat)),
      ),
    ),
  );
}

export function readBanner(element: XmlElement | undefined, places: Places): Banner {
  if (!element) return { level: null, caveats: [], lines: [] };
  const level = childOf(element, 'seg', 'level');
  return {
    level: level ? levelOf(readLines(level)) : null,
    caveats: childrenOf(element, 'seg', 'caveat').map(readLines),
    lines: childrenOf(element, 'fw', 'banner').map((fw): BannerLine => {
      const { typed, level: read, struck, confidence } = readMarking(fw);
      return {
        typed,
        level: read,
        caveats: childrenOf(fw, 'seg', 'caveat').map(readLines),
        struck,
        confidence,
        position: fw.attributes.place === 'bottom' ? 'bottom' : 'top',
        ...(fw.attributes.subtype === 'rubber-stamp' && { rubberStamp: true as const }),
        at: places.at(fw),
      };
    }),
  };
}
