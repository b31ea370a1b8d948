import { months } from '../marking/calendar.ts';
import { likeness } from '../marking/fuzzy.ts';
import type { Span } from '../model/position.ts';

/*
 * Dates and times of these forms are read here rather than by a general date library: OCR tears month names and
 * meridiems (`0ctober`, `3:15 p.iti.`), clocks run as `0912-0945 EST`, and one meridiem serves both ends.
 */

export interface DateReading {
  readonly iso: string;
  /** Last day, where one line gives a span of days: "February 16-18, 1963". */
  readonly isoEnd?: string;
  readonly span: Span;
  /** 1 for a literal reading, less where the month's name was torn. */
  readonly confidence: number;
}

const american =
  /\b([A-Za-z0]{3,10})\.?\s{0,12}(\d{1,2}|[lI](?=\s?,))(?:st|nd|rd|th)?(?:\s?(?:-|–|—|\/|to|and)\s?(?:([A-Z][a-z]{2,9})\.?\s)?(\d{1,2})(?:st|nd|rd|th)?)?\s?[,.;]?\s{0,12}[-–—"'“]?((?:1[89]|20)\d{2})\b/g;
const european =
  /\b(\d{1,2}|[lI1i]{2})(?:st|nd|rd|th)?(?:\s?[-–—]\s?(\d{1,2}))?\s{1,12}(?:of\s+)?([A-Za-z0]{3,10})\.?,?\s{1,12}((?:1[89]|20)\d{2})\b/g;
/** `18 June 61`: no figures of a clock behind it. */
const shortYear =
  /\b(\d{1,2})\s{1,3}([A-Z][A-Za-z]{2,8})\.?,?\s{1,3}['’]?(\d{2})\b(?![:\d-]|\s?(?:[ap]\.?\s?m|h(?:ou)?rs))/g;
const numeric = /\b(\d{1,2})[/-](\d{1,2})[/-]((?:1[89]|20)?\d{2})\b/g;

/** Every date in the text, in order of place. Day and month are checked against the calendar. */
export function findDates(text: string): DateReading[] {
  const found: DateReading[] = [];
  if (!/\d{2}/.test(text)) return found;
  for (const m of text.matchAll(american)) {
    const month = readMonth(m[1]!);
    // `May I, 1997`: the stroke of a one read as a letter.
    const tornOne = /[lI]/.test(m[2]!);
    const year = readYear(m[5]!);
    const iso = month && isoDate(year.number, month.number, tornOne ? 1 : Number(m[2]));
    const endMonth = m[3] ? readMonth(m[3]) : month;
    const isoEnd = month && m[4] && endMonth ? isoDate(year.number, endMonth.number, Number(m[4])) : null;
    if (iso)
      found.push({
        iso,
        ...(isoEnd && isoEnd > iso && { isoEnd }),
        span: [m.index, m.index + m[0].length],
        confidence: Math.min(tornOne ? 0.7 : 1, month.confidence, year.confidence),
      });
  }
  for (const m of text.matchAll(european)) {
    const month = readMonth(m[3]!);
    // `li May`: the strokes of an eleven read as letters.
    const torn = /[lIi]/.test(m[1]!);
    const year = readYear(m[4]!);
    const iso = month && isoDate(year.number, month.number, torn ? 11 : Number(m[1]));
    const isoEnd = month && m[2] ? isoDate(year.number, month.number, Number(m[2])) : null;
    if (iso && !found.some(({ span }) => m.index < span[1] && m.index + m[0].length > span[0]))
      found.push({
        iso,
        ...(isoEnd && isoEnd > iso && { isoEnd }),
        span: [m.index, m.index + m[0].length],
        confidence: Math.min(torn ? 0.7 : 1, month.confidence, year.confidence),
      });
  }
  for (const m of text.matchAll(shortYear)) {
    const month = readMonth(m[2]!);
    const iso = month?.confidence === 1 ? isoDate(centuryOf(Number(m[3])), month.number, Number(m[1])) : null;
    if (iso) found.push({ iso, span: [m.index, m.index + m[0].length], confidence: 0.9 });
  }
  for (const m of text.matchAll(numeric)) {
    const year = readYear(m[3]!);
    const iso = isoDate(year.number, Number(m[1]), Number(m[2]));
    if (iso)
      found.push({
        iso,
        span: [m.index, m.index + m[0].length],
        confidence: Math.min(0.9, year.confidence),
      });
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

/** A year of two or four figures. No such paper is of the 1800s: there the second figure is a 9 read as an 8. */
function readYear(figures: string): { readonly number: number; readonly confidence: number } {
  const year = Number(figures);
  if (figures.length === 2) return { number: centuryOf(year), confidence: 1 };
  return year < 1900 ? { number: year + 100, confidence: 0.7 } : { number: year, confidence: 1 };
}

/** Two-digit years of this paper run from 1940 to 2039. */
function centuryOf(year: number): number {
  return year < 40 ? 2000 + year : 1900 + year;
}

function readMonth(word: string): { number: number; confidence: number } | null {
  const folded = word.toLowerCase().replaceAll('0', 'o');
  let best: { number: number; confidence: number } | null = null;
  for (const [i, month] of months.entries()) {
    if (
      month === folded ||
      (folded.length >= 3 && (month.startsWith(folded) || (folded === 'sept' && i === 8)))
    )
      return { number: i + 1, confidence: 1 };
    if (folded.length < 4 || Math.abs(folded.length - month.length) > 1) continue;
    const confidence = likeness(folded, month);
    if (confidence >= 0.7 && (!best || confidence > best.confidence)) best = { number: i + 1, confidence };
  }
  return best;
}

/** ISO 8601 date; null where the calendar has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  return date.toISOString().slice(0, 10);
}

export interface TimeReading {
  readonly start: string;
  readonly end: string | null;
  readonly zone: string | null;
  readonly span: Span;
  readonly confidence: number;
}

const meridiem = String.raw`(?:([apAP])\s?[.e]?\s?(?:[mM]|iti|rn|in|ra)\b(?:\s?\.)?)`;
/** A copy's specks stand before and behind figures: `10:35 - "10:50. a.m. "EST`. */
const speck = String.raw`["'“”‘’*]?`;
const clock = String.raw`(\d{1,2})\s?[:.;°]\s?([0-5]\d)(?:[.,]?\s?${meridiem})?`;
/** Behind it only a zone in capitals is sure to be one: `11:35 = ®@. EDT`. */
const tornMeridiem = String.raw`[^A-Za-z\d\n]{1,8}\s(?=[A-Z]{3}\b)`;
const zone = String.raw`(?:(?:,?\s?${speck}|${tornMeridiem})\(?(E[SDBO05]T|C[SD]T|M[SD]T|P[SD]T|GMT|UTC|Z(?:ulu)?|[Ll]ocal(?:\s[Tt]ime)?|[A-Z][a-z]+\s[Tt]ime|(?:Eastern|Central|Mountain|Pacific)\s(?:Standard|Daylight)\sTime)\b\)?)?`;
const dash = String.raw`\s{0,3}(?:[-–—=~]{1,3}|to|until|and|till|t0)\s{0,3}${speck}`;
const forms: readonly RegExp[] = [
  // 9:00 - 9:43 a.m. EST; 11:30 a.m.-1:35 p.m.; 9-9:20 a.m.
  new RegExp(String.raw`${clock}(?:\s?E[SD]T)?${dash}${clock}${zone}`),
  new RegExp(String.raw`\b(\d{1,2})()\s?${meridiem}?${dash}${clock}${zone}`),
  // 6:03 pm   7:20 pm EST: the dash is lost and its room is left.
  new RegExp(String.raw`${clock}(?<=[mM]\.?)\s{2,5}${clock}(?<=[mM]\.?)${zone}`),
  new RegExp(String.raw`${clock}${dash}(\d{1,2})()\s?${meridiem}${zone}`),
  new RegExp(String.raw`\b(\d{1,2})()\s?${meridiem}?${dash}(\d{1,2})()\s?${meridiem}${zone}`),
  // 11:30 p.m. - Sunday, February 18, 1973, 1:20 a.m.
  new RegExp(
    String.raw`${clock}${dash}(?:[A-Z][a-z]{2,5}day,?\s)?[A-Z][a-z]{2,8}\s\d{1,2},\s(?:19|20)\d\d,?\s${clock}${zone}`,
  ),
  // 0912-0945 EST; 1355 hours to 1515. A case's number has the same figures: `2013-0517-M`.
  new RegExp(
    String.raw`(?<![\w-])([01]\d|2[0-3])([0-5]\d)()(?:\s?[Hh](?:ou)?rs|Z)?${dash}([01]\d|2[0-3])([0-5]\d)()(?![A-Ya-z\d_-]|\s?\()(?:\s?[Hh](?:ou)?rs)?${zone}`,
  ),
];
const single: readonly RegExp[] = [
  // Not the number of an item in brackets: `2015-0226-M (1.14)`.
  new RegExp(String.raw`(?<![\d(.])${clock}${zone}`),
  new RegExp(String.raw`\b(\d{1,2})()\s?${meridiem}${zone}`),
  new RegExp(String.raw`\b([01]\d|2[0-3])([0-5]\d)()\s?[Hh](?:ou)?rs${zone}`),
  // 1810 EDT; 1430Z
  new RegExp(
    String.raw`(?<![\w-])([01]\d|2[0-3])([0-5]\d)()(?=\s(?:[ECMP][SD]T|GMT|UTC|[Ll]ocal)\b|\s?Z\b)${zone}`,
  ),
];
const noon = new RegExp(String.raw`\b(?:12\s)?(noon|midnight)\b${zone}`, 'i');

/** Minutes. */
const dayLength = 24 * 60;
const halfDay = dayLength / 2;

/** The first clock time, or span of times, in the text. */
export function findTime(text: string): TimeReading | null {
  if (!/\d|noon|midnight/i.test(text)) return null;
  const range = firstOf(forms, inFigures(text));
  if (range) {
    const [, h1, m1, a1, h2, m2, a2, z] = range;
    let start = minutes(h1!, m1, a1 ?? a2);
    let end = minutes(h2!, m2, a2);
    // `4:15 p.m. - 4:35`, with the end's meridiem torn or left out: it comes after the start, within half a day.
    if (start !== null && a1 && !a2 && end !== null && Number(h2) <= 12)
      end = (start + ((end - start + dayLength) % halfDay)) % dayLength;
    // `11:30 - 12:15 p.m.`: the one meridiem belongs to the end alone where it would put the start after it.
    if (end !== null && start !== null && !a1 && a2 && start > end) start = minutes(h1!, m1, undefined);
    // Figures alone are a span of time only where they run forward: `2013-0517` is the number of a case.
    const isNumber = !z && start !== null && end !== null && end <= start && /^\d{4}\W+\d{4}$/.test(range[0]);
    if (start !== null && end !== null && !isNumber)
      return {
        start: hhmm(start),
        end: hhmm(end),
        zone: zoneOf(z),
        span: [range.index, range.index + range[0].length],
        confidence: a2 || Number(h1) > 12 || m1?.length === 2 ? 0.95 : 0.8,
      };
  }
  const one = firstOf(single, withMeridiem(clearFigures(text)));
  const named = noon.exec(text);
  if (named && (!one || named.index < one.index))
    return {
      start: named[1]!.toLowerCase() === 'noon' ? '12:00' : '00:00',
      end: null,
      zone: zoneOf(named[2]),
      span: [named.index, named.index + named[0].length],
      confidence: 1,
    };
  if (!one) return null;
  const start = minutes(one[1]!, one[2], one[3]);
  if (start === null) return null;
  return {
    start: hhmm(start),
    end: null,
    zone: zoneOf(one[4]),
    span: [one.index, one.index + one[0].length],
    confidence: one[3] ? 1 : (one[4] && one[2]) || /h(?:ou)?rs/i.test(one[0]) ? 0.95 : 0.7,
  };
}

/** Letters that look like those of the eastern zones, of which alone no other has their place: `EBT`, `E5T`. */
const tornZones: Readonly<Record<string, string>> = { EBT: 'EDT', EOT: 'EDT', E0T: 'EDT', E5T: 'EST' };

function zoneOf(typed: string | undefined): string | null {
  return typed === undefined ? null : (tornZones[typed] ?? typed);
}

/** `12:00 noon` as a clock shows it, in as many characters. */
function withMeridiem(text: string): string {
  return /noon|midnight/i.test(text)
    ? text.replace(/(?<=\d\s?)noon\b/gi, 'p.m.').replace(/(?<=\d\s?)midnight\b/gi, 'a.m.    ')
    : text;
}

/** Noon and midnight without figures too: "noon - 1 p.m." is a span like any other. */
function inFigures(text: string): string {
  const clear = clearFigures(text);
  return /noon|midnight/i.test(clear)
    ? withMeridiem(clear)
        .replace(/\bnoon\b/gi, '12pm')
        .replace(/\bmidnight\b/gi, '12:00 am')
    : clear;
}

/** `[2:25`, `l0:30`, `10:5la.m.`: a bar for the first figure of ten to twelve or for the last. An editor's bracket is closed. */
const tornOne =
  /(?<![\w/])(?:[lI|]|\[(?![^\]]*\]))(?=[0-2]\s?[:.]\s?[0-5]\d\b)|(?<=\d[:.][0-5])[lI|](?=\s?[ap]\.?\s?m|\s?[-–—]|\s*$)/g;

/** A speck among the minutes, `11:4%9a.m.`, and one read as a letter behind them, `2:37Tp.m.`. */
const speckWithin = /(?<=\d[:.][0-5])[%*~^'"](\d)(?=\s?[ap]\.?\s?m)/g;
const speckBehind = /(?<=\d[:.][0-5]\d)[A-Zl|](?=[ap]\.\s?m)/g;
/** Half of it before a dash, the other half's room left: `12:12p    -- 12:55p.m.`. */
const halfMeridiem = /(?<=\d[:.][0-5]\d\s?[ap])\s{2}(?=\s{0,4}[-–—])/g;

/** Torn figures mended, in as many characters. */
function clearFigures(text: string): string {
  return text
    .replace(tornOne, '1')
    .replace(speckWithin, '$1 ')
    .replace(speckBehind, ' ')
    .replace(halfMeridiem, 'm ');
}

/** The match that begins first; of two at one place, the one of the earlier form. */
function firstOf(list: readonly RegExp[], text: string): RegExpExecArray | null {
  let first: RegExpExecArray | null = null;
  for (const form of list) {
    const found = form.exec(text);
    if (found && (!first || found.index < first.index)) first = found;
  }
  return first;
}

function minutes(hour: string, minute: string | undefined, half: string | undefined): number | null {
  let h = Number(hour);
  const m = minute ? Number(minute) : 0;
  if (h > 24 || m > 59) return null;
  if (half && h <= 12) h = (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return h * 60 + m;
}

function hhmm(total: number): string {
  return `${String(Math.floor(total / 60) % 24).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
