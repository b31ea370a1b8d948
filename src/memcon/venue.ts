import { placeIn, type Line } from '../model/line.ts';
import type { Text } from '../model/text.ts';
import { findDates, findTime } from './dates.ts';
import { isTitle } from './kind.ts';
import { isOfficeWord, wordsOf } from './names.ts';
import { knownPlace } from './data/places.ts';
import type { Field, FieldLine } from './values.ts';
import type { Remainder, When } from './when.ts';

export interface Venue {
  readonly text: Text;
  /** The lines that give it. */
  readonly used: readonly Line[];
}

/**
 * The place: from its field, else from lines under "DATE, TIME AND PLACE" that give neither date nor time, else from
 * what stands beside date and time, else from a line of the head that has the form of a place.
 */
export function readVenue(
  fields: readonly Field[],
  when: When,
  loose: readonly Line[],
  edition: boolean,
): Venue | null {
  const linesOf = (name: string): FieldLine[] =>
    fields.filter((field) => field.name === name).flatMap(({ lines }) => lines);
  const places = linesOf('place').flatMap((field) => placeOf(field, when));
  const silent = linesOf('when').filter(
    ({ text }) => /[A-Za-z]{3}/.test(text) && findDates(text).length === 0 && !findTime(text),
  );
  const given = places.length > 0 ? places : silent;
  const [first] = given;
  const lines = given.filter(({ column }) => column < first!.column + farRight);
  if (first) {
    const parts = lines.map(({ text }) =>
      text
        .replace(secondField, '')
        .replace(farBehind, '')
        .replace(/[\s_|]+$/, ''),
    );
    return {
      text: { typed: parts.join('\n'), text: joinPlace(parts), at: placeIn(first.line, first.start) },
      used: lines.map(({ line }) => line),
    };
  }
  const beside = when.left.find(({ text }) => /[A-Za-z]{3}/.test(text));
  const text = beside && placeBeside(beside);
  if (text) return { text, used: [beside.line] };
  if (edition) return null;
  for (const line of loose) {
    if (when.used.has(line) || line.text.length >= 50) continue;
    const place = knownPlace.exec(line.text)?.[0] ?? placeForm.exec(line.text)?.[0];
    if (place)
      return { text: { typed: place, text: place, at: placeIn(line, 0, place.length) }, used: [line] };
  }
  return null;
}

/** A few letters far behind a place: a pen's. */
const farBehind = /(?<=\S)\s{8,}\S{1,4}$/;

/** What stands so many columns to the right of a place is no second line of it: a pen wrote there. */
const farRight = 20;

/** A line of the place's field; where it gives date or time too (`AND PLACE: 2:00 p.m., Oval Office`), what is left. */
function placeOf(field: FieldLine, { used, left }: When): FieldLine[] {
  if (!used.has(field.line)) return [field];
  const beside = left.find(({ line }) => line === field.line);
  if (!beside || /\d{4}/.test(field.text) || !/[A-Za-z]{3}/.test(beside.text)) return [];
  return [{ ...field, start: beside.start, text: beside.text }];
}

/** What stands apart on the line under a label of its own. */
const secondField = /\s{2,}(?:DATE|TIME|SUBJECT)\s*:.*$/i;

/** "Sund Harbor, Veldmark", "Elm Park, NY": what a hand wrote behind a state's two letters stays out. */
const placeForm = /^[A-Z][A-Za-z.’' -]+,\s+(?:[A-Z]{2}(?=\s|$)|[A-Z][A-Za-z.’' -]+$)/;

function placeBeside({ line, start, text }: Remainder): Text | null {
  const inTitle = isTitle(line.text) || text.length > 80;
  const place = inTitle ? placeInTitle(text) : text.replace(/^[[\s]+|[\]\s,]+$/g, '').replace(/\s+,/g, ',');
  // "following the lunch" says when, not where.
  if (!place || /^(?:following|after|before|during|immediately)\b/.test(place)) return null;
  const from = line.text.indexOf(place, Math.max(0, start - 2));
  const at = from >= 0 ? placeIn(line, from, from + place.length) : placeIn(line);
  return { typed: place, text: place.replace(/^\[|\]$/g, '').trim(), at };
}

/** "Memorandum of a Conversation, Mid-Ocean Club, Bermuda" → what follows the first comma that names no person. */
function placeInTitle(text: string): string | null {
  const parts = text.split(/,\s*/);
  const from = parts.findIndex(
    (part, i) => i > 0 && !/\b(?:by|between|with)\b/i.test(part) && !isOfficeWord(wordsOf(part)[0] ?? ''),
  );
  return from > 0
    ? parts
        .slice(from)
        .join(', ')
        .replace(/[,\s]+$/, '')
    : null;
}

function joinPlace(parts: readonly string[]): string {
  return parts
    .map((part) => part.replace(/[,\s]+$/, ''))
    .join(', ')
    .replace(/\s+/g, ' ');
}
