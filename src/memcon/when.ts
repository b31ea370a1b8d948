import type { ConversationDate, ConversationTime } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import { findDates, findTime, type DateReading, type TimeReading } from './dates.ts';
import { isDateline } from './head-end.ts';
import type { Field } from './values.ts';

export interface When {
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  /** Lines that gave date or time. */
  readonly used: ReadonlySet<Line>;
  /** What a line says besides date and time: mostly the place. */
  readonly left: readonly Remainder[];
}

export interface Remainder {
  readonly line: Line;
  readonly start: number;
  readonly text: string;
}

type Source = 'field' | 'dateline' | 'loose' | 'title' | 'subject' | 'above';

interface Candidate {
  readonly line: Line;
  readonly start: number;
  readonly source: Source;
}

/**
 * Date and time: from the fields that name them, else a dateline, else the title, else the subject, else the line
 * above the title, which gives the day of writing.
 */
export function readWhen(
  fields: readonly Field[],
  loose: readonly Line[],
  titles: readonly Line[],
  above: readonly Line[],
): When {
  let date: ConversationDate | null = null;
  let time: ConversationTime | null = null;
  const used = new Set<Line>();
  const left: Remainder[] = [];
  for (const candidate of candidatesOf(fields, loose, titles, above)) {
    const { line, start, source } = candidate;
    const text = line.text.slice(start);
    if (date && time) {
      // An edition repeats under its heading what the paper's own field says; that line still gives the place.
      const place = source === 'dateline' ? placeBeside(text, date) : null;
      if (!place) continue;
      used.add(line);
      left.push({ line, start: start + place.start, text: place.text });
      continue;
    }
    const day = date ? undefined : findDates(text)[0];
    if (day) date = toDate(day, text, line, start);
    // A date's own numbers are no times: `November 22, 1997, 9:00`.
    const bare = day
      ? text.slice(0, day.span[0]) + ' '.repeat(day.span[1] - day.span[0]) + text.slice(day.span[1])
      : text;
    const found = time || source === 'subject' ? null : findTime(bare);
    // Above the title only a line that says nothing else gives the time: `10:42 a.m.` below the day.
    const clock = found && source === 'above' && !isTimeAlone(bare, found) ? null : found;
    const isTime = clock && (source !== 'loose' || clock.end !== null || clock.confidence >= 0.9);
    if (isTime) time = toTime(clock, text, line, start);
    if (!day && !isTime) continue;
    used.add(line);
    const spans = [day?.span, isTime ? clock.span : undefined].filter((span) => span !== undefined);
    const rest = cutOut(text, spans);
    if (rest.text !== '' && source !== 'subject' && source !== 'above')
      left.push({ line, start: start + rest.start, text: rest.text });
  }
  return { date, time, used, left };
}

function isTimeAlone(text: string, { span, confidence }: TimeReading): boolean {
  return confidence >= 0.9 && (text.slice(0, span[0]) + text.slice(span[1])).trim() === '';
}

const longestPlace = 45;

/** What stands beside the day that is known already; null where the line gives another day or more than a place. */
function placeBeside(text: string, date: ConversationDate): { text: string; start: number } | null {
  const day = findDates(text)[0];
  if (day?.iso !== date.iso) return null;
  const clock = findTime(text.slice(day.span[1]));
  const end = day.span[1] + (clock ? clock.span[1] : 0);
  const rest = cutOut(text, [[day.span[0], end]]);
  return rest.text !== '' && rest.text.length <= longestPlace ? rest : null;
}

function candidatesOf(
  fields: readonly Field[],
  loose: readonly Line[],
  titles: readonly Line[],
  above: readonly Line[],
): Candidate[] {
  const named = (name: string): Field['lines'] =>
    fields.filter((field) => field.name === name).flatMap(({ lines }) => lines);
  const whole =
    (source: Source) =>
    (line: Line): Candidate => ({ line, start: 0, source });
  return [
    ...[...named('when'), ...named('place')].map(({ line, start }) => ({
      line,
      start,
      source: 'field' as const,
    })),
    ...loose.filter(({ text }) => isDateline(text)).map(whole('dateline')),
    ...loose.filter(({ text }) => text.length < 60).map(whole('loose')),
    ...titles.map(whole('title')),
    ...named('subject').map(({ line, start }) => ({ line, start, source: 'subject' as const })),
    ...above.map(whole('above')),
  ];
}

function toDate(day: DateReading, text: string, line: Line, start: number): ConversationDate {
  return {
    typed: text.slice(...day.span),
    iso: day.iso,
    ...(day.isoEnd && { isoEnd: day.isoEnd }),
    at: placeIn(line, start + day.span[0], start + day.span[1]),
    ...(day.confidence < 1 && { confidence: day.confidence }),
  };
}

function toTime(clock: TimeReading, text: string, line: Line, start: number): ConversationTime {
  return {
    typed: text.slice(...clock.span).trim(),
    start: clock.start,
    end: clock.end,
    zone: clock.zone,
    at: placeIn(line, start + clock.span[0], start + clock.span[1]),
    ...(clock.confidence < 1 && { confidence: clock.confidence }),
  };
}

const weekday = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?/gi;

/** A second field on the line: `PLACE: Foreign Office          DATE: March 2, 1966`. */
const otherLabel = /\b(?:DATE|TIME|PLACE|LOCATION|VENUE)(?:\s*(?:&|AND|\/)\s*(?:DATE|TIME|PLACE))?\s*:/g;

/** The longest piece of the text beside the spans. */
function cutOut(
  text: string,
  spans: readonly (readonly [number, number])[],
): { text: string; start: number } {
  let rest = text;
  for (const [from, to] of spans) rest = rest.slice(0, from) + '\u0000'.repeat(to - from) + rest.slice(to);
  const bare = rest.replace(otherLabel, (label) => '\u0000'.repeat(label.length));
  const parts = bare.replace(weekday, (day) => '\u0000'.repeat(day.length)).split(/\u0000+/);
  let start = 0;
  let best = { text: '', start: 0 };
  for (const part of parts) {
    const clean = part.replace(/^[\s,;:.\])-]+|[\s,;:[(-]+$/g, '');
    if (clean.length > best.text.length) best = { text: clean, start: rest.indexOf(clean, start) };
    start += part.length;
  }
  return best;
}
