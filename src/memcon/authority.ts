import { placeIn, type Line } from '../model/line.ts';
import type { At } from '../model/position.ts';
import type { Authority, DeclassifyOn, ReasonLine } from '../model/release.ts';
import type { Text } from '../model/text.ts';
import { findOverlay } from '../marking/furniture.ts';
import { foldGlyphs, likeness } from '../marking/fuzzy.ts';
import { readReason } from '../marking/reason.ts';
import { findDates } from './dates.ts';
import { lostBracket, mendDuration, mendReason, tornBracket, type Mended } from './torn-authority.ts';

type AuthorityPart = 'classifiedBy' | 'derivedFrom' | 'reason' | 'declassifyOn';

interface Opening {
  readonly part: AuthorityPart;
  /** Offset in the text at which the value begins. */
  readonly start: number;
}

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

/** Behind other words on the line: `E2 IMPDET CL BY 018844`, `E.O. 12356: DECL:OADR`. */
const within: readonly (readonly [opening: RegExp, part: AuthorityPart])[] = [
  [/\bCL\s+BY\s*:?\s*(?=\d{5,}|[A-Z])/, 'classifiedBy'],
  [/\bDECL\s*:\s*(?=\w)/, 'declassifyOn'],
];

/** A downgrading schedule and a release say "declassified" too: "declassified after 12 years", "declassified by order of …". */
const labelForm = /^(\W{0,3}[A-Za-z][A-Za-z\s]{1,28}?)\s*[:;]\s*/;
const schedule = /^\W*(?:downgraded|declassified)\s+(?:at|after|in|every|by)\b/i;

/** `OADR`, `X1`, `25X6`, `50X1-HUM`, `MR`, torn zeros allowed. */
const durationCode =
  /\b(O\s?[AR4]\s?[DO0]\s?R|OADR|0ADR|(?:25|50)X\d(?:-HUM|-WMD)?|X[1-8](?:,\s?X?[1-8])*|MR|XGDS(?:-?\d)?|GDS)\b/i;

/** The code whose letters are read as figures: `0ADR`. */
const tornOadr = /\b[O0]\s?[AR4]\s?[DO0]\s?R\b/i;

/** A duration in words; anything else without a code or a day is torn. */
const inWords =
  /\b(?:imp\w*\.?\s+to\s+det|indefinite|sources? marked|upon|completion|event|none|not automatic)/i;

/** Below this confidence of the engine in a line its value is said with as much doubt. */
const surelyRead = 0.8;

/** The classification authority block from its lines; null where no line of it is on the paper. */
export function readAuthority(lines: readonly Line[]): Authority | null {
  const parts: Partial<Record<AuthorityPart, Text>> = {};
  let at: At | null = null;
  for (const line of lines) {
    if (schedule.test(line.text)) continue;
    // A torn line that only resembles an opening is no authority; one that holds a whole opening is.
    const opened = (line.role === 'noise' ? null : openingOf(line.text)) ?? openingWithin(line.text);
    if (!opened) continue;
    at ??= placeIn(line);
    if (parts[opened.part]) continue;
    const end = endOfValue(line.text, opened.start);
    const value = valueOf(opened.part, line.text.slice(opened.start, end));
    if (!value) continue;
    const start = opened.start + value.index;
    const confidence = Math.min(value.mended?.confidence ?? 1, line.readConfidence ?? 1);
    parts[opened.part] = {
      typed: value.text,
      text: value.mended?.text ?? value.text,
      at: placeIn(line, start, start + value.text.length),
      ...((value.mended !== undefined || confidence < surelyRead) && { confidence }),
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

/** Where a stamp beside the block begins: in words of its own, or behind white space wider than a tab's. */
function endOfValue(text: string, start: number): number {
  const overlay = findOverlay(text);
  const value = text.slice(start);
  const column = /(?<=\S)\s{6}/.exec(value);
  const end = column ? start + column.index : text.length;
  return overlay >= 0 ? Math.min(overlay, end) : end;
}

const foldedOpenings = openings.map(([opening, part]) => ({
  part,
  folded: foldGlyphs(opening),
  length: opening.length,
}));
/** Least likeness of a label with a colon, and of a line's beginning without one. */
const leastOfLabel = 0.6;
const leastOfLine = 0.75;

function openingOf(text: string): Opening | null {
  const colon = text.includes(':') || text.includes(';') ? labelForm.exec(text) : null;
  if (colon) {
    const folded = foldGlyphs(colon[1]!);
    let best: { part: AuthorityPart; score: number } | null = null;
    for (const opening of foldedOpenings) {
      if (Math.abs(opening.folded.length - folded.length) > opening.folded.length) continue;
      const score = likeness(folded, opening.folded);
      if (score >= leastOfLabel && (!best || score > best.score)) best = { part: opening.part, score };
    }
    if (best) return { part: best.part, start: colon[0].length };
  }
  for (const { part, folded, length } of foldedOpenings) {
    if (length < 6) continue;
    if (likeness(foldGlyphs(text.slice(0, length + 1)), folded) >= leastOfLine)
      return { part, start: Math.min(text.length, length + 1) };
  }
  return null;
}

function openingWithin(text: string): Opening | null {
  for (const [opening, part] of within) {
    const found = opening.exec(text);
    if (found) return { part, start: found.index + found[0].length };
  }
  return null;
}

/** `1.5 (b) and (d)`, brackets torn or whole. */
const reasonForm = new RegExp(
  String.raw`[1lI]\s?[.,]\s?[345]\s{0,3}(?:[a-h]\s?\)\s{0,3})?(?:(?:\(|${tornBracket}|${lostBracket})\s?[^()]{1,12}\s?\)\s{0,3}(?:,|and|&|-|;)?\s{0,3}\.?)*(?<=\)[^()]{0,9})`,
  'i',
);

/** As typed, and as read where noise tore it. */
interface Value {
  readonly text: string;
  readonly index: number;
  readonly mended?: Pick<Mended, 'text' | 'confidence'>;
}

/** The part of a line that is the block's value: what copy noise and stamps add behind it stays out. */
function valueOf(part: AuthorityPart, text: string): Value | null {
  if (part === 'declassifyOn') {
    const found = durationIn(text);
    if (found) {
      const value = text.slice(...found);
      const whole = value.replace(tornOadr, 'OADR');
      return {
        text: value,
        index: found[0],
        ...(whole !== value && { mended: { text: whole, confidence: 0.9 } }),
      };
    }
    if (inWords.test(text)) return trimmed(text);
    const mended = mendDuration(text);
    return mended && { text: text.slice(...mended.span), index: mended.span[0], mended };
  }
  if (part === 'reason') {
    const found = reasonForm.exec(text);
    if (found) {
      const typed = found[0].replace(/[\s,;&-]+$|\sand\s*$/, '');
      const read = mendReason(typed);
      return {
        text: typed,
        index: found.index,
        ...(read !== typed && { mended: { text: read, confidence: 0.7 } }),
      };
    }
    if (openingOf(text.trim()) !== null) return null;
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

/** Code and day as one where they stand together: `25X6, 20600129`. */
function durationIn(text: string): readonly [start: number, end: number] | null {
  const code = durationCode.exec(text);
  const compact = /\d{1,2}\/\d{1,2}\/(?:\d{4}|\d{2})|\b(?:19|20)\d{6}\b/.exec(text);
  const day = compact
    ? ([compact.index, compact.index + compact[0].length] as const)
    : findDates(text)[0]?.span;
  if (!code) return day ?? null;
  const span = [code.index, code.index + code[0].length] as const;
  if (!day) return span;
  const between = day[0] > span[1] ? text.slice(span[1], day[0]) : text.slice(day[1], span[0]);
  return /^[\s,;:/()-]{1,4}$/.test(between) ? [Math.min(span[0], day[0]), Math.max(span[1], day[1])] : span;
}

function trimmed(text: string): { text: string; index: number } | null {
  const value = text.trim();
  return value === '' || !/[A-Za-z0-9]{2}/.test(value) ? null : { text: value, index: text.indexOf(value) };
}

function toReason(text: Text): ReasonLine {
  return { ...text, codes: readReason(text.text).map(({ section, letter }) => `${section}(${letter})`) };
}

function toDeclassifyOn(text: Text): DeclassifyOn {
  const compact = /\b((?:19|20)\d\d)(\d\d)(\d\d)\b/.exec(text.text);
  const date = compact ? `${compact[1]!}-${compact[2]!}-${compact[3]!}` : findDates(text.text)[0]?.iso;
  const code = durationCode.exec(text.text)?.[1]?.toUpperCase().replace(/\s/g, '');
  return {
    ...text,
    ...(date && { date }),
    ...(code && { code }),
  };
}
