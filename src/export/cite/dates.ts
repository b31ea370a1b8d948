/** ISO 8601 days of a conversation, the same for most. */
export interface Days {
  readonly start: string;
  readonly end: string;
}

interface Day {
  readonly year: string;
  /** From 1; null where only the year is known. */
  readonly month: number | null;
  readonly day: number | null;
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
/** MLA Handbook (9th edition), appendix 1. */
const shortMonths = 'Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

export function partsOf(iso: string): Day {
  const [year = '', month, day] = iso.split('-');
  return { year, month: month ? Number(month) : null, day: day ? Number(day) : null };
}

/** "November 22, 1997", "November 22–23, 1997", "November 30–December 1, 1997" */
export function chicagoDate(days: Days): string {
  const [start, end] = [partsOf(days.start), partsOf(days.end)];
  if (start.year !== end.year) return `${monthFirst(days.start)}–${monthFirst(days.end)}`;
  const span = monthDays(start, end);
  return span.includes(' ') ? `${span}, ${start.year}` : `${span} ${start.year}`.trim();
}

function monthFirst(iso: string): string {
  return chicagoDate({ start: iso, end: iso });
}

/** "1997, November 22" */
export function apaDate(days: Days): string {
  const [start, end] = [partsOf(days.start), partsOf(days.end)];
  if (start.year !== end.year) return `${apaDay(days.start)}–${apaDay(days.end)}`;
  const span = monthDays(start, end);
  return span === '' ? start.year : `${start.year}, ${span}`;
}

function apaDay(iso: string): string {
  return apaDate({ start: iso, end: iso });
}

/** "22 Nov. 1997", "30 Nov.–1 Dec. 1997" */
export function mlaDate(days: Days): string {
  const [start, end] = [partsOf(days.start), partsOf(days.end)];
  const dayMonth = ({ day, month }: Day): string =>
    [day, month && shortMonths[month - 1]].filter((part) => part !== null).join(' ');
  const last = `${dayMonth(end)} ${end.year}`.trim();
  if (days.start === days.end) return last;
  if (start.year !== end.year) return `${dayMonth(start)} ${start.year}–${last}`;
  return start.month === end.month ? `${start.day}–${last}` : `${dayMonth(start)}–${last}`;
}

/** "November 22", "November 22–23", "November 30–December 1"; empty where only the year is known. */
function monthDays(start: Day, end: Day): string {
  const one = ({ month, day }: Day): string =>
    [month && months[month - 1], day].filter((part) => part !== null).join(' ');
  const first = one(start);
  if (first === one(end)) return first;
  return `${first}–${start.month === end.month ? String(end.day) : one(end)}`;
}
