import { months } from '../marking/calendar.ts';
import type { Office } from './person.ts';
import { readTitle } from './read-office.ts';

const month = `(?:${months.join('|')})`;
const day = `(?:${month}(?:\\s+\\d{1,2},?)?(?:\\s+\\d{4})?|(?:(?:early|late|mid-?|the end of)\\s*)?\\d{4})`;
const joint = String.raw`\s*(?:,?\s*(?:to|until|through|till)\s+|[-–—]\s*)`;

/** Tails of a clause that give its dates, with which groups are the first and the last day. */
const tails: readonly (readonly [form: RegExp, from: number, to: number])[] = [
  [new RegExp(`,?\\s*\\(?(?:from|since|beginning(?: in)?)\\s+(${day})${joint}(${day})\\)?$`, 'i'), 1, 2],
  [new RegExp(`,?\\s*\\(?(?:between)\\s+(${day})\\s+and\\s+(${day})\\)?$`, 'i'), 1, 2],
  [new RegExp(`,?\\s*\\(?(?:from|since|after|beginning(?: in)?)\\s+(${day})\\)?$`, 'i'), 1, 0],
  [new RegExp(`,?\\s*\\(?(?:until|to|through|till|before)\\s+(${day})\\)?$`, 'i'), 0, 1],
  [new RegExp(`,?\\s*\\(?(${day})\\s*[-–—]\\s*(${day})\\)?$`, 'i'), 1, 2],
  [new RegExp(`,\\s*(?:in\\s+)?\\(?(${day})\\)?$`, 'i'), 1, 1],
];

/** First and last year that a list covers: it names the offices that people held within them. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/**
 * Offices in a description of a person list: "Soviet Minister of Foreign Affairs, June 1956–February 1957; thereafter
 * …", "Secretary of State until January 1977". An end that it leaves open is the list's own, where its period is known.
 */
export function readOffices(description: string, period: Period | null): Office[] {
  const offices: Office[] = [];
  let country: string | null = null;
  let before: string | null = null;
  for (const clause of description.split(/;\s*|\.\s+(?=[A-Z])/)) {
    const text = clause.trim().replace(/[.,\s]+$/, '');
    if (text === '') continue;
    const follows = /^(?:and\s+)?thereafter,?\s+/i.test(text);
    const { rest, from, to } = cutDates(text);
    const title = rest.replace(/^(?:and|then|thereafter|later|subsequently|also)[\s,]+/i, '').trim();
    // "Visited U.S. in 1961" is no office.
    if (title === '' || /^visited\b/i.test(title)) continue;
    const reading = readTitle(title);
    // A foreigner's later offices leave his state out.
    country = reading.named || country === null ? (reading.country ?? country) : country;
    const dated = from !== null || to !== null;
    const former = /^former(?:ly)?\b/i.test(title);
    const start = from ?? (follows ? before : null) ?? (former ? null : (period?.from ?? null));
    const end = to ?? (former ? null : (period?.to ?? null));
    const ordered = start === null || end === null || start <= end;
    offices.push({
      title,
      from: ordered || from !== null || follows ? start : null,
      to: ordered || to !== null ? end : null,
      country,
    });
    before = to ?? (dated ? before : null);
  }
  return offices;
}

function cutDates(text: string): { rest: string; from: string | null; to: string | null } {
  for (const [form, from, to] of tails) {
    const found = form.exec(text);
    if (!found) continue;
    const last = to === 0 ? null : isoOf(found[to]!, null);
    const first = from === 0 ? null : isoOf(found[from]!, last);
    // A month without any year dates nothing.
    if (first === null && last === null) continue;
    return { rest: text.slice(0, found.index), from: first, to: last };
  }
  return { rest: text, from: null, to: null };
}

/** "September 22, 1973" gives "1973-09-22", "September 1973" "1973-09"; a month alone has the other date's year. */
function isoOf(text: string, other: string | null): string | null {
  const year = /\d{4}/.exec(text)?.[0] ?? other?.slice(0, 4);
  if (year === undefined) return null;
  const name = /[A-Za-z]{3,}/.exec(text)?.[0].toLowerCase();
  const n = months.findIndex((known) => known === name);
  if (n < 0) return year;
  const dayOfMonth = /[a-z]\s+(\d{1,2})(?!\d)/i.exec(text)?.[1];
  const iso = `${year}-${String(n + 1).padStart(2, '0')}`;
  return dayOfMonth === undefined ? iso : `${iso}-${dayOfMonth.padStart(2, '0')}`;
}
