import { offsetInPage, placeIn, type Line } from '../model/line.ts';
import type { At } from '../model/position.ts';
import type { Authority, Declassification, DeclassifyOn, ReasonLine, Stamp } from '../model/release.ts';
import type { Text } from '../model/text.ts';
import { findOverlay } from '../marking/furniture.ts';
import { glyphLikeness } from '../marking/fuzzy.ts';
import { orderCited } from '../marking/orders.ts';
import { readReason } from '../marking/reason.ts';
import { findStamp } from '../marking/stamps.ts';
import { findDates } from './dates.ts';

type AuthorityPart = 'classifiedBy' | 'derivedFrom' | 'reason' | 'declassifyOn';

/** Openings of the block's lines; source: 32 CFR 2001.21, 5 CFR 1312.8, 18 CFR 3a.31. */
const openings: readonly (readonly [opening: string, part: AuthorityPart])[] = [
  ['Classified by', 'classifiedBy'],
  ['CL BY', 'classifiedBy'],
  ['Derived from', 'derivedFrom'],
  ['Derivative CL by', 'derivedFrom'],
  ['Reason', 'reason'],
  ['Declassify on', 'declassifyOn'],
  ['Declassify', 'declassifyOn'],
  ['DECL', 'declassifyOn'],
  ['Review on', 'declassifyOn'],
  ['Automatically declassified on', 'declassifyOn'],
];

/** `OADR`, `X1`, `25X6`, `50X1-HUM`, `MR`, torn zeros allowed. */
const durationCode =
  /\b(O\s?[AR4]\s?[DO0]\s?R|OADR|0ADR|(?:25|50)X\d(?:-HUM|-WMD)?|X[1-8](?:,\s?X?[1-8])*|MR|XGDS(?:-?\d)?|GDS)\b/i;

/** The classification authority block from its lines; null where no line of it is on the paper. */
export function readAuthority(lines: readonly Line[]): Authority | null {
  const parts: Partial<Record<AuthorityPart, Text>> = {};
  let at: At | null = null;
  for (const line of lines) {
    const opened = openingOf(line.text);
    if (!opened) continue;
    at ??= placeIn(line);
    if (parts[opened.part]) continue;
    const overlay = findOverlay(line.text);
    const end = overlay >= 0 ? overlay : line.text.length;
    const value = valueOf(opened.part, line.text.slice(opened.start, end));
    if (!value) continue;
    const start = opened.start + value.index;
    parts[opened.part] = {
      typed: value.text,
      text: value.text,
      at: placeIn(line, start, start + value.text.length),
    };
  }
  if (!at) return null;
  return {
    classifiedBy: parts.classifiedBy ?? null,
    derivedFrom: parts.derivedFrom ?? null,
    reason: parts.reason ? toReason(parts.reason) : null,
    declassifyOn: parts.declassifyOn ? toDeclassifyOn(parts.declassifyOn) : null,
    at,
  };
}

function openingOf(text: string): { part: AuthorityPart; start: number } | null {
  const colon = /^(\W{0,3}[A-Za-z][A-Za-z\s]{1,28}?)\s*[:;]\s*/.exec(text);
  if (colon) {
    let best: { part: AuthorityPart; score: number } | null = null;
    for (const [opening, part] of openings) {
      const score = glyphLikeness(colon[1]!, opening);
      if (score >= 0.6 && (!best || score > best.score)) best = { part, score };
    }
    if (best) return { part: best.part, start: colon[0].length };
  }
  for (const [opening, part] of openings) {
    if (opening.length < 6) continue;
    const head = text.slice(0, opening.length + 1);
    if (glyphLikeness(head, opening) >= 0.75)
      return { part, start: Math.min(text.length, opening.length + 1) };
  }
  return null;
}

/** The part of a line that is the block's value: what copy noise and stamps add behind it stays out. */
function valueOf(part: AuthorityPart, text: string): { text: string; index: number } | null {
  if (part === 'declassifyOn') {
    const found =
      durationCode.exec(text) ?? /\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\b(?:19|20)\d{6}\b/.exec(text);
    if (found) return { text: found[0], index: found.index };
    const [date] = findDates(text);
    if (date) return { text: text.slice(...date.span), index: date.span[0] };
  }
  if (part === 'reason') {
    const found = /[1lI]\s?[.,]\s?[345]\s{0,3}(?:\(\s?[^()]{1,12}\s?\)\s{0,3}(?:,|and|&|-|;)?\s{0,3})+/i.exec(
      text,
    );
    if (found) return { text: found[0].replace(/[\s,;&-]+$|\sand\s*$/, ''), index: found.index };
    if (/^\W*(?:[A-Z]?[a-z]{3,}\s?){2,}/.test(text)) return trimmed(text);
    return null;
  }
  if (part === 'classifiedBy') {
    // A name and perhaps an office; the torn words that follow are in small letters.
    const found =
      /[A-Z][\p{L}.'’-]*(?:\s+(?:[A-Z][\p{L}.'’-]*|of|the|for|and))*(?:,\s*[A-Z][\p{L}.'’,\s-]*)?/u.exec(
        text,
      ) ?? /\d{5,}/.exec(text);
    return found ? { text: found[0].replace(/[\s,]+$/, ''), index: found.index } : null;
  }
  return trimmed(text);
}

function trimmed(text: string): { text: string; index: number } | null {
  const value = text.trim();
  return value === '' || !/[A-Za-z0-9]{2}/.test(value) ? null : { text: value, index: text.indexOf(value) };
}

function toReason(text: Text): ReasonLine {
  return { ...text, codes: readReason(text.text).map(({ section, letter }) => `${section}(${letter})`) };
}

function toDeclassifyOn(text: Text): DeclassifyOn {
  const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text.text);
  const date = compact ? `${compact[1]!}-${compact[2]!}-${compact[3]!}` : findDates(text.text)[0]?.iso;
  const code = durationCode.exec(text.text)?.[1]?.toUpperCase().replace(/\s/g, '');
  return {
    ...text,
    ...(date && { date }),
    ...(code && { code: /^[O0][A-Z4][D0O]R$/.test(code) ? 'OADR' : code }),
  };
}

/** Case numbers of the libraries and of appeals, as far as a torn stamp shows them. */
const caseNumber =
  /\b(?:ISCAP\s+(?:APPEAL\s+)?(?:NO\.?\s*)?((?:19|20)\d{2}-\d{3})|((?:19|20)\d{2}-\d{4}-(?:MR|[MFS])(?:\s?\(\d+(?:\.\d+)?\))?)|(NL[A-Z]{1,3}\s?[\dA-Z]+(?:-[\dA-Z]+)+)|(MR\s?\d{2}-\d+(?:\s?#\d+)?))/;

/**
 * Declassification stamps of one memorandum. A stamp's lines stand together, but banner lines, the authority
 * block and handwriting run through it; so all furniture of a page is read as one text.
 */
export function readDeclassifications(furniture: readonly Line[]): Declassification[] {
  const found: Declassification[] = [];
  for (const lines of byPage(furniture)) {
    const first =
      lines.find(
        ({ text }) =>
          /DECLASSIF|SANITIZED|RELEASED IN|APPROVED FOR RELEASE/.test(text) && !/^\W*Declassif/.test(text),
      ) ?? lines.find(({ role }) => role === 'declassification');
    if (!first) continue;
    const stamp = lines.filter(({ role }) => role === 'declassification');
    const all = lines.map(({ text }) => text).join('\n');
    const text = stamp.length > 0 ? stamp.map((line) => line.text).join('\n') : all;
    const match = findStamp(text);
    const release = match && (match.form.kind === 'release' || match.form.kind === 'status') ? match : null;
    const date = stampDate(release?.parts.date ?? null, text);
    const cited =
      orderCited(text, date) ?? orderCited(all.replace(/.*\d{1,2}\/\d{1,2}\/\d{2,4}.*/g, ''), date);
    const number = caseNumber.exec(text) ?? caseNumber.exec(all);
    const authority = /AUTHORITY\s+OF\s+(?:THE\s+)?([A-Z][A-Z\s]+?)(?:,|\s+E\.?\s?[O0]|$)/.exec(text)?.[1];
    const declassification: Declassification = {
      stamp: release?.form.id ?? null,
      typed: text,
      order: cited ? `E.O. ${cited.number}` : null,
      section:
        release?.parts.section ??
        /\bSEC(?:TION|\.)?\s*(\d\.\d\s?\([a-z]\)(?:\(\d\))?)/i.exec(text)?.[1] ??
        null,
      authority: authority ? authority.replace(/\s+/g, ' ').trim() : null,
      case: release?.parts.case ?? number?.slice(1).find(Boolean) ?? null,
      document: release?.parts.document ?? /document\s+no\.?\s*(\d+)/i.exec(text)?.[1] ?? null,
      date,
      inPart: /\bIN PART\b/i.test(text),
      at: placeIn(first),
      ...(!release && { confidence: 0.6 }),
    };
    if (
      declassification.order === null &&
      declassification.case === null &&
      declassification.date === null &&
      !/DECLASSIFIED|RELEASE/.test(text)
    )
      continue;
    const same = found.findIndex(
      (other) =>
        (other.order ?? declassification.order) === (declassification.order ?? other.order) &&
        (other.case ?? declassification.case) === (declassification.case ?? other.case),
    );
    if (same < 0) found.push(declassification);
    else found[same] = merge(found[same]!, declassification);
  }
  return found;
}

function merge(a: Declassification, b: Declassification): Declassification {
  return {
    ...a,
    stamp: a.stamp ?? b.stamp,
    order: a.order ?? b.order,
    section: a.section ?? b.section,
    authority: a.authority ?? b.authority,
    case: a.case ?? b.case,
    document: a.document ?? b.document,
    date: a.date ?? b.date,
    inPart: a.inPart || b.inPart,
  };
}

/** The day that the stamp gives; handwritten dates count only where they read as a date after 1960. */
function stampDate(typed: string | null, text: string): string | null {
  const dates = findDates(typed ?? text).filter(({ iso }) => iso >= '1960');
  return dates.at(-1)?.iso ?? null;
}

function byPage(lines: readonly Line[]): Line[][] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page) page.push(line);
    else pages.set(line.page, [line]);
  }
  return [...pages.values()];
}

/** Stamps and labels other than the declassification, each with the kind that the stamp table gives it. */
export function readStamps(furniture: readonly Line[]): Stamp[] {
  const stamps: Stamp[] = [];
  for (const line of furniture) {
    const text = line.role === 'stamp' ? line.text : null;
    if (text === null) continue;
    const match = findStamp(text);
    stamps.push({
      kind: match?.form.id ?? (/PHOTO\s?COPY/i.test(text) ? 'photocopy' : 'other'),
      typed: line.typed.trim(),
      text: match?.typed ?? text,
      at: placeIn(line),
    });
  }
  return stamps;
}

/** A stamp's words that landed behind lines of the memorandum, each as a line of furniture of its own. */
export function linesOfOverlays(lines: readonly Line[]): Line[] {
  return lines.flatMap((line): Line[] => {
    const start = findOverlay(line.text);
    if (start < 0) return [];
    const text = line.text.slice(start);
    const from = offsetInPage(line, start + text.length - text.trimStart().length);
    const typed = line.typed.slice(from - line.chars[0]);
    const chars = [from, line.chars[1]] as const;
    return [
      {
        ...line,
        chars,
        typed,
        text: text.trim(),
        offsets: null,
        shift: 0,
        role: 'declassification',
        roleConfidence: 0.6,
      },
    ];
  });
}
