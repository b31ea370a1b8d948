import { findDates, findTime } from '../../memcon/dates.ts';
import type { ConversationDate, ConversationTime } from '../../model/head.ts';
import type { Text } from '../../model/text.ts';
import type { Flow } from './flow.ts';

/** When and where, as a dateline tags it. */
export interface When {
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  readonly venue: Text | null;
}

interface Tagged {
  readonly typed: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
}

/** Reads the `date`, `time` and `placeName` of a dateline (or of a heading that has one in it). */
export function readWhen(flow: Flow): When {
  const find = (name: string): Tagged | null => {
    const found = flow.stretches.find(({ element }) => element.name === name);
    return found
      ? {
          typed: flow.text.slice(found.start, found.end),
          attributes: found.element.attributes,
          start: found.start,
        }
      : null;
  };
  const date = find('date');
  const place = find('placeName');
  const time = find('time');
  const span = date && spanOf(date.attributes);
  // "March 9, 1956, 4 p.m. and March 10, 1956": the talk went on at another day, tagged on its own.
  const last = flow.stretches.findLast(({ element }) => element.name === 'date');
  const isoEnd = (span?.to ?? (last && spanOf(last.element.attributes).from))?.slice(0, 10);
  const iso = span?.from?.slice(0, 10) ?? null;
  const typed = date ? flow.text.slice(date.start, last?.end) : '';
  return {
    date: date && {
      typed: withoutTime(trimmed(typed)),
      iso: iso !== null && /^\d{4}-\d\d-\d\d$/.test(iso) ? iso : (findDates(typed)[0]?.iso ?? null),
      ...(isoEnd !== undefined &&
        iso !== null &&
        isoEnd > iso &&
        /^\d{4}-\d\d-\d\d$/.test(isoEnd) && { isoEnd }),
      at: flow.at,
    },
    time: readTime(time ?? date, flow),
    venue: place && { typed: place.typed, text: trimmed(place.typed), at: flow.at },
  };
}

/** "November 22, 1997, 9–9:43 a.m. EST": the time is a value of its own. */
function withoutTime(typed: string): string {
  const found = findTime(typed);
  const rest = found && found.span[1] >= typed.length - 1 ? typed.slice(0, found.span[0]) : typed;
  return rest.replace(/[\s,;—–(-]+$/, '') || typed;
}

function trimmed(text: string): string {
  return text.replace(/[\s,.;]+$/, '');
}

/** Either one moment (`when`), a span (`from`, `to`), or bounds (`notBefore`, `notAfter`). */
function spanOf(attributes: Readonly<Record<string, string>>): { from: string | null; to: string | null } {
  const from = attributes.from ?? attributes.when ?? attributes.notBefore ?? null;
  return { from, to: attributes.to ?? attributes.notAfter ?? null };
}

function readTime(
  tagged: Pick<Tagged, 'typed' | 'attributes'> | null,
  { at }: Flow,
): ConversationTime | null {
  if (tagged === null) return null;
  const { from, to } = spanOf(tagged.attributes);
  const start = clockOf(from);
  const end = clockOf(to);
  if (start === null && end === null) return null;
  const typed = tagged.typed.replace(/[\s,;]+$|(?<![ap]\.?\s?m)\.$/i, '');
  const found = findTime(typed);
  const span = found ? typed.slice(...found.span).trim() : typed;
  // "1606Z": Greenwich time as telegrams give it.
  const zulu = /\d{4}\s?(Z)\b/.exec(typed)?.[1] ?? null;
  return { typed: zulu && !found ? typed : span, start, end, zone: found?.zone ?? zulu, at };
}

/** `HH:MM` of `1975-01-14T16:06:00-05:00` or `16:06:00`. */
function clockOf(moment: string | null): string | null {
  return /(?:T|^)(\d\d:\d\d)/.exec(moment ?? '')?.[1] ?? null;
}
