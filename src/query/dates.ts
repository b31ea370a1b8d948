import { findDates, isoDate } from '../memcon/dates.ts';
import type { DateRange } from './query.ts';

/** A longer text is no date. */
const longest = 60;

/**
 * Days that a value names: `1995`, `1995-03`, `1995-03-04`, `22 November 1997`, `November 1997`, or two of these with
 * `..` between, of which one may be left out. A sentence says what is wrong with it.
 */
export function readDateRange(value: string): DateRange | string {
  const text = value.trim().replace(/\s+/gu, ' ');
  const cut = text.indexOf('..');
  if (text.length > longest) return `This is no date: it is longer than ${longest} characters`;
  if (cut < 0) {
    const days = readDays(text);
    return typeof days === 'string' ? days : { kind: 'date', from: days.first, to: days.last };
  }
  const [before, after] = [text.slice(0, cut).trim(), text.slice(cut + 2).trim()];
  if (before === '' && after === '') return 'A span of dates needs a date on one side of .. at least';
  const from = before === '' ? null : readDays(before);
  const to = after === '' ? null : readDays(after);
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (from && to && from.first > to.last) return `“${before}” is after “${after}”: write ${after}..${before}`;
  return { kind: 'date', from: from?.first ?? null, to: to?.last ?? null };
}

interface Days {
  readonly first: string;
  readonly last: string;
}

function readDays(text: string): Days | string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text) ?? [];
  if (year !== undefined) {
    const days = daysOf(year, month, day);
    return days ?? `“${text}” is not in the calendar`;
  }
  const spelt = wholeDate(text);
  if (spelt) return spelt;
  const first = wholeDate(`1 ${text}`)?.first;
  if (first) return { first, last: lastOfMonth(first) };
  return `“${text}” is no date: write 1995, 1995-03, 1995-03-04 or "4 March 1995"`;
}

function daysOf(year: string, month?: string, day?: string): Days | null {
  if (Number(year) < 1000) return null;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const first = isoDate(Number(year), Number(month), Number(day ?? 1));
  if (!first) return null;
  return { first, last: day === undefined ? lastOfMonth(first) : first };
}

/** A date in words that is the whole text, with its month's name intact. */
function wholeDate(text: string): Days | null {
  const [found] = findDates(text);
  if (found?.span[0] !== 0 || found.span[1] !== text.length || found.confidence < 0.9) return null;
  return { first: found.iso, last: found.isoEnd ?? found.iso };
}

function lastOfMonth(first: string): string {
  const [year, month] = first.split('-').map(Number);
  return new Date(Date.UTC(year!, month, 0)).toISOString().slice(0, 10);
}

/** The shortest value that means the range. */
export function printDateRange({ from, to }: DateRange): string {
  if (from === null) return `..${to === null ? '' : shorten(to, 'last')}`;
  if (to === null) return `${shorten(from, 'first')}..`;
  const [year, month] = [from.slice(0, 4), from.slice(0, 7)];
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  if (from === `${month}-01` && to === lastOfMonth(from)) return month;
  return from === to ? from : `${shorten(from, 'first')}..${shorten(to, 'last')}`;
}

/** "1995" for the first or the last day of 1995, "1995-03" likewise. */
function shorten(day: string, side: 'first' | 'last'): string {
  const [year, month] = [day.slice(0, 4), day.slice(0, 7)];
  if (day === (side === 'first' ? `${year}-01-01` : `${year}-12-31`)) return year;
  return day === (side === 'first' ? `${month}-01` : lastOfMonth(`${month}-01`)) ? month : day;
}
