/** Calendar arithmetic on ISO 8601 dates (`YYYY-MM-DD`), which compare as strings. */

const day = 86_400_000;

function utc(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

export function addDays(date: string, days: number): string {
  return iso(utc(date) + days * day);
}

/** Same day `years` later; 29 February becomes 28 February where there is none. */
export function addYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const leap = date.endsWith('-02-29') && new Date(`${year}-02-29T00:00:00Z`).getUTCMonth() !== 1;
  return leap ? `${year}-02-28` : year + date.slice(4);
}

/** Whole months from one date to a later one. */
export function monthsBetween(from: string, to: string): number {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
    Number(to.slice(5, 7)) -
    Number(from.slice(5, 7));
  return Number(to.slice(8, 10)) < Number(from.slice(8, 10)) ? months - 1 : months;
}

/** 31 December of the date's year plus `years`. */
export function yearEnd(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) + years)}-12-31`;
}

/** In lower case, as names are compared. */
export const months: readonly string[] =
  'january february march april may june july august september october november december'.split(' ');

export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const;

export function weekdayOf(date: string): (typeof weekdays)[number] {
  return weekdays[new Date(utc(date)).getUTCDay()]!;
}

/** Both ends belong to the span; null leaves an end open. */
export function isWithin(date: string, from: string | null, to: string | null): boolean {
  return (from === null || date >= from) && (to === null || date <= to);
}

const monthName = String.raw`(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?`;
const typedDate = new RegExp(
  String.raw`\b${monthName}\s{1,3}(\d{1,2}),?\s{1,3}(\d{4})\b|\b(\d{1,2})\s{1,3}${monthName},?\s{1,3}(\d{4})\b|\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b|\b((?:19|20)\d\d)-?(0[1-9]|1[0-2])-?([0-2]\d|3[01])\b`,
  'gi',
);

/**
 * The dates typed in `text`, in order: `November 24, 1997`, `24 Nov 1997`, `11/24/97`, `19971124`.
 * A two-digit year is read in the hundred years that begin 20 years before `near`.
 */
export function datesIn(text: string, near: string): string[] {
  const found: string[] = [];
  for (const m of text.matchAll(typedDate)) {
    const [year, month, dayOf] = m[3]
      ? [m[3], monthNumber(m[1]!), m[2]!]
      : m[6]
        ? [m[6], monthNumber(m[5]!), m[4]!]
        : m[9]
          ? [fullYear(m[9], near), m[7]!, m[8]!]
          : [m[10]!, m[11]!, m[12]!];
    const date = `${year}-${month.padStart(2, '0')}-${dayOf.padStart(2, '0')}`;
    if (isDate(date)) found.push(date);
  }
  return found;
}

/** Whether the calendar has this day. */
export function isDate(date: string): boolean {
  const time = utc(date);
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(time) && iso(time) === date;
}

function monthNumber(name: string): string {
  return String(months.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1);
}

function fullYear(year: string, near: string): string {
  if (year.length === 4) return year;
  const start = Number(near.slice(0, 4)) - 20;
  const full = Math.floor(start / 100) * 100 + Number(year);
  return String(full < start ? full + 100 : full);
}
