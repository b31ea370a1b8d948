import type { ConversationDate, ConversationTime, Participant, Subject } from '../model/head.ts';
import { offsetInPage, placeIn, type Line } from '../model/line.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { Text } from '../model/text.ts';
import { findTrailingMark } from '../marking/portion-mark.ts';
import { isProseLine } from '../marking/prose.ts';
import { findDates, findTime, type DateReading, type TimeReading } from './dates.ts';
import { matchField, type FieldName } from './fields.ts';
import { toMark } from './marks.ts';
import { isOfficeWord, wordsOf } from './names.ts';
import { looksLikeEntry, readParticipants, type FieldLine } from './participants.ts';
import { matchLabel } from './speakers.ts';

export interface Head {
  readonly kind: MemconKind;
  readonly title: Text | null;
  readonly subject: Subject | null;
  readonly participants: readonly Participant[];
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  readonly venue: Text | null;
  readonly copies: readonly Text[];
  /** Lines of an edition's opener that give the classification: "secret". */
  readonly classification: readonly Line[];
  /** What is left for the body, in order. */
  readonly rest: readonly Line[];
  readonly notes: readonly string[];
}

/** The form's own heading, or the heading that a printed edition gives the document. */
export const titleForm =
  /^\W{0,3}(?:\d{1,3}\.\s+)?(?:(?:DRAFT\s+)?MEMORAND[UOA][MN]\S?\s+(?:(?:OF|FOR)\b|(?:FOR|OF) THE RECORD)|MEMCON\b|TELCON\b|(?:PARTIAL\s+)?RECORD OF (?:A\s+)?(?:MEETING|CONVERSATION|TELEPHONE)|NOTES? (?:OF|ON) (?:A\s+)?(?:MEETING|CONVERSATION|TELEPHONE)|TRANSCRIPT OF|(?:TELEPHONE|PRIVATE) CONVERSATION BETWEEN|CONVERSATION BETWEEN|(?:PRESIDENTIAL\s+)?(?:TELE)?PHONE CALL (?:TO|FROM|WITH|BETWEEN)|MINUTES OF|SUMMARY OF CONCLUSIONS|SUMMARY RECORD)/i;

const conversation = /\b(?:CONVERSATIONS?|MEMCON|TELCON|TELEPHONE|TELEPHONIC)\b/i;
const telephone =
  /\b(?:TELEPHONE|TELEPHONIC|TELCON|TELECON|(?:PHONE|PRESIDENTIAL|TELEPHONED?) CALL|PHONE\s?CALL|PHONED|BY PHONE|CALL (?:TO|FROM|WITH|BETWEEN))\b/i;

interface Field {
  readonly name: FieldName;
  readonly label: string;
  readonly lines: FieldLine[];
}

/** Reads the head of one memorandum from its body lines, blank lines left out. */
export function readHead(lines: readonly Line[]): Head {
  const formAt = lines.slice(0, 40).findIndex(({ text }) => titleForm.test(text));
  // A printed edition sets its own heading over every document, and each paragraph on a line.
  const printed = formAt < 0 && isUnwrapped(lines);
  const titleAt = printed ? 0 : formAt;
  const edition =
    printed || (titleAt >= 0 && !/^\W{0,3}(?:\d+\.\s+)?(?:DRAFT\s+)?[A-Z]{4}/.test(lines[titleAt]!.text));
  const notes: string[] = [];
  const opened = Math.max(0, titleAt);
  const fields: Field[] = [];
  const loose: Line[] = [];
  const used = new Set<Line>();
  let current: Field | null = null;
  let i = titleAt >= 0 ? titleAt + 1 : 0;
  // The head is not over while a label of the form is still to come.
  const lastLabel =
    lines
      .slice(i, i + 60)
      .findLastIndex(({ text }) =>
        /^(?:PARTICIPANTS|SUBJECTS?|PRESENT|Participants|Subject)\s*:?$|^(?:PARTICIPANTS|SUBJECT):/.test(
          text,
        ),
      ) + i;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const match = matchField(line.text);
    if (match && !(fields.length > 6 && current?.name === 'copies')) {
      current = { name: match.name, label: match.label, lines: [] };
      fields.push(current);
      if (match.start < line.text.length) current.lines.push(fieldLine(line, match.start));
      used.add(line);
      continue;
    }
    if (
      (i > lastLabel || lastLabel - i > 15) &&
      isBodyStart(line, current, edition, i > opened + 1 || titleAt >= 0)
    )
      break;
    if (current && goesOn(current, line, edition)) {
      current.lines.push(fieldLine(line, 0));
      used.add(line);
    } else {
      current = null;
      if (loose.length >= 8) break;
      loose.push(line);
    }
  }
  // The heading of the text itself stands below the list and is no name.
  const ended = current?.name === 'participants' && i < lines.length ? current.lines.at(-1) : undefined;
  if (edition && ended && current!.lines.length > 1 && !looksLikeEntry(ended.text)) {
    current!.lines.pop();
    used.delete(ended.line);
    i -= 1;
  }
  const get = (name: FieldName): Field[] => fields.filter((field) => field.name === name);

  let title = titleAt >= 0 ? lines[titleAt]! : null;
  const titleLines = titleAt >= 0 ? [lines[titleAt]!] : [];
  const above = lines.slice(0, opened);
  // Without a form's heading, what stands first and is no date or field is the title.
  if (!title) {
    title = loose.find((line) => !isDateline(line.text) && /[A-Za-z]{3}/.test(line.text)) ?? null;
    if (title) titleLines.push(title);
  } else if (
    loose[0] &&
    titleAt >= 0 &&
    lines[titleAt + 1] === loose[0] &&
    !isDateline(loose[0].text) &&
    isTitleTail(title.text, loose[0].text)
  )
    titleLines.push(loose[0]);

  const when = readWhen(fields, loose, titleLines, above);
  for (const line of when.used) used.add(line);
  const subject = readSubject(get('subject'));
  const participants = readPeople(fields, edition, title, subject);
  const venue = readVenue(
    get('place'),
    get('when'),
    when,
    loose.filter((line) => !titleLines.includes(line)),
    edition,
  );
  for (const line of [...titleLines, ...(venue ? venue.used : [])]) used.add(line);
  const classification = loose.filter(({ text }) =>
    /^(?:top secret|secret|confidential|restricted|unclassified|no classification)\b.{0,40}$/i.test(text),
  );

  const headText = `${titleLines.map(({ text }) => text).join(' ')} ${subject?.text ?? ''}`;
  const kind = kindOf(titleLines, subject, headText, participants);
  const head = new Set([...used, ...classification]);
  return {
    kind,
    title: title ? textOf(titleLines) : null,
    subject,
    participants,
    date: when.date,
    time: when.time,
    venue: venue?.text ?? null,
    copies: get('copies').flatMap(({ lines: all }) => all.map(({ line, start }) => textOf([line], start))),
    classification,
    rest: [...loose.filter((line) => !head.has(line)), ...lines.slice(i)],
    notes,
  };
}

function isUnwrapped(lines: readonly Line[]): boolean {
  let total = 0;
  for (const { text } of lines) total += text.length;
  return (
    lines.length >= 3 && total / lines.length > 110 && lines.slice(1, 5).some(({ text }) => isDateline(text))
  );
}

function fieldLine(line: Line, start: number): FieldLine {
  const column = offsetInPage(line, start) - line.chars[0];
  return { line, start, text: line.text.slice(start), column };
}

/** Where the form's head ends: at a speaker's label, at running prose, or behind the last field's value. */
function isBodyStart(line: Line, current: Field | null, edition: boolean, hasHead: boolean): boolean {
  const { text } = line;
  if (/^[-–—\s]*(?:end of (?:conversation|meeting))/i.test(text)) return true;
  const label = matchLabel(text);
  if (
    label &&
    hasHead &&
    label.start < text.length &&
    !/^(?:Note[ -]?takers?|Interpreters?)$/i.test(label.label)
  ) {
    const words = wordsOf(label.label);
    const rest = text.slice(label.start);
    // "Secretary -- European Affairs" in a list is no speech; a sentence behind the label is.
    if (current?.name !== 'participants' || /[.?!]["')]*(?:\s|$)/.test(rest) || rest.length > 40) {
      if (words.length <= 6 && /[a-z]/.test(rest)) return true;
    }
  }
  if (current?.name === 'participants') return isNarrative(text, edition);
  if (current?.name === 'subject')
    return (
      current.lines.length > 0 &&
      (edition
        ? text.length > 90 && isNarrative(text, true)
        : line.blanksBefore > 0 && isNarrative(text, false))
    );
  if (/^\d{1,2}[.,]\s+[A-Z]/.test(text) && isProseLine(text)) return true;
  if (/^[[(].{8,}/.test(text) && isNarrative(text, edition)) return true;
  if (isDateline(text)) return false;
  return isNarrative(text, edition) || (isProseLine(text) && text.length > 54);
}

const quiet = new Set([
  'of',
  'the',
  'to',
  'for',
  'and',
  'in',
  'at',
  'on',
  'de',
  'von',
  'with',
  'by',
  'a',
  'al',
  'el',
  'del',
  'la',
  'du',
  'der',
  'van',
  'designate',
  'elect',
  'between',
  'interpreting',
  'interpreter',
  'notetaker',
  'part',
  'time',
  'taker',
  'note',
  'reporting',
]);

/** A sentence rather than a name, an office or a place: words in small letters beyond the links of a title. */
function isNarrative(text: string, edition: boolean): boolean {
  if (text.length > (edition ? 170 : 110)) return true;
  if (/^\[.*(?:follow|omitted|discuss|unrelated|page|photograph|press)/i.test(text)) return true;
  let lower = 0;
  let all = 0;
  for (const word of text.split(/\s+/)) {
    all++;
    const bare = word.replace(/[^A-Za-z]/g, '');
    if (/^[a-z]{2,}$/.test(bare) && !quiet.has(bare)) lower++;
  }
  if (/^\d{1,2}\.\s+[A-Z][a-z]/.test(text) && lower >= 1) return true;
  if (edition)
    return (
      (lower >= 3 && all >= 6) ||
      (lower >= 2 && all <= 8 && /[a-z]{3}[.?!]$/.test(text) && !text.includes(','))
    );
  return lower >= 3 && text.length >= 30;
}

function goesOn(field: Field, line: Line, edition: boolean): boolean {
  const { text } = line;
  if (field.name === 'participants') return field.lines.length < 90;
  if (field.name === 'subject') {
    if (field.lines.length === 0) return true;
    if (edition) return field.label === 'SUBJECTS' || /^[a-z]/.test(text);
    return field.lines.length < 5 && (line.blanksBefore === 0 || /^[a-z(]/.test(text));
  }
  if (field.name === 'notetaker' || field.name === 'copies')
    return (
      line.blanksBefore === 0 && text.length < 60 && field.lines.length < (field.name === 'copies' ? 30 : 4)
    );
  if (field.name === 'when' || field.name === 'place') {
    if (field.lines.length === 0) return text.length < 70;
    return (
      !edition && field.lines.length < 3 && line.blanksBefore === 0 && text.length < 56 && !isProseLine(text)
    );
  }
  return field.lines.length === 0 || (line.blanksBefore === 0 && field.lines.length < 4 && text.length < 70);
}

/** A line that gives date or place and time, and little else. */
export function isDateline(text: string): boolean {
  if (text.length > 110) return false;
  const [date] = findDates(text);
  if (!date) return false;
  const rest = text.slice(0, date.span[0]) + text.slice(date.span[1]);
  return (
    wordsOf(rest).filter(
      (word) =>
        /^[a-z]{4,}$/.test(word) &&
        !quiet.has(word) &&
        !/^(?:noon|midnight|dictated|drafted|undated)$/.test(word),
    ).length <= 1
  );
}

function isTitleTail(title: string, text: string): boolean {
  return (
    /\b(?:of|between|with|and|the|by|for)$/i.test(title) || /^(?:between|with|by|held|in|at)\b/i.test(text)
  );
}

interface When {
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  readonly used: readonly Line[];
  /** What a line says besides date and time: mostly the place. */
  readonly left: readonly { line: Line; start: number; text: string }[];
}

/** Date and time: from the fields that name them, else a dateline, else the title, else the day of writing. */
function readWhen(
  fields: readonly Field[],
  loose: readonly Line[],
  titles: readonly Line[],
  above: readonly Line[],
): When {
  const labelled = fields
    .filter(({ name }) => name === 'when' || name === 'place')
    .toSorted((a, b) => Number(b.name === 'when') - Number(a.name === 'when'))
    .flatMap(({ lines }) => lines);
  const subjects = fields.filter(({ name }) => name === 'subject').flatMap(({ lines }) => lines);
  const dateline = loose.filter(({ text }) => isDateline(text));
  const candidates = [
    ...labelled.map(({ line, start }) => ({ line, start, source: 'field' as const })),
    ...dateline.map((line) => ({ line, start: 0, source: 'dateline' as const })),
    ...loose
      .filter(({ text }) => text.length < 60)
      .map((line) => ({ line, start: 0, source: 'loose' as const })),
    ...titles.map((line) => ({ line, start: 0, source: 'title' as const })),
    ...above.map((line) => ({ line, start: 0, source: 'above' as const })),
    ...subjects.map(({ line, start }) => ({ line, start, source: 'subject' as const })),
  ];
  let date: ConversationDate | null = null;
  let time: ConversationTime | null = null;
  const used: Line[] = [];
  const left: { line: Line; start: number; text: string }[] = [];
  for (const { line, start, source } of candidates) {
    const text = line.text.slice(start);
    const day: DateReading | undefined = date ? undefined : findDates(text)[0];
    if (day) {
      date = {
        typed: text.slice(...day.span),
        iso: day.iso,
        ...(day.isoEnd && { isoEnd: day.isoEnd }),
        at: placeIn(line, start + day.span[0], start + day.span[1]),
        ...(day.confidence < 1 && { confidence: day.confidence }),
      };
    }
    // A date's own numbers are no times: `November 22, 1997, 9:00`.
    const bare = day
      ? text.slice(0, day.span[0]) + ' '.repeat(day.span[1] - day.span[0]) + text.slice(day.span[1])
      : text;
    const clock: TimeReading | null =
      time || source === 'subject' || source === 'above' ? null : findTime(bare);
    if (clock && (source !== 'loose' || clock.end !== null || clock.confidence >= 0.9)) {
      time = {
        typed: text.slice(...clock.span).trim(),
        start: clock.start,
        end: clock.end,
        zone: clock.zone,
        at: placeIn(line, start + clock.span[0], start + clock.span[1]),
        ...(clock.confidence < 1 && { confidence: clock.confidence }),
      };
    }
    if (day || clock) {
      const spans = [day?.span, clock?.span].filter((span) => span !== undefined);
      const rest = cutOut(text, spans);
      if (rest.text !== '' && source !== 'subject' && source !== 'above')
        left.push({ line, start: start + rest.start, text: rest.text });
      if (source === 'dateline' || source === 'loose' || source === 'above') used.push(line);
    }
  }
  return { date, time, used, left };
}

const weekday = /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b,?/gi;

function cutOut(
  text: string,
  spans: readonly (readonly [number, number])[],
): { text: string; start: number } {
  let rest = text;
  for (const [from, to] of spans) rest = rest.slice(0, from) + '\u0000'.repeat(to - from) + rest.slice(to);
  const parts = rest.replace(weekday, (day) => '\u0000'.repeat(day.length)).split(/\u0000+/);
  let start = 0;
  let best = { text: '', start: 0 };
  for (const part of parts) {
    const clean = part.replace(/^[\s,;:.\])-]+|[\s,;:[(-]+$/g, '');
    if (clean.length > best.text.length) best = { text: clean, start: rest.indexOf(clean, start) };
    start += part.length;
  }
  return best;
}

function readSubject(fields: readonly Field[]): Subject | null {
  const lines = fields.flatMap((field) => field.lines);
  const [first] = lines;
  if (!first) return null;
  const last = lines.at(-1)!;
  const mark = findTrailingMark(last.line.text, last.line.struck);
  const cut = mark ? Math.max(last.start, mark.span[0]) : last.line.text.length;
  const texts = lines.map((part) => (part === last ? part.line.text.slice(part.start, cut) : part.text));
  const text = joinWords(texts).replace(/[\s_]+$/, '');
  return {
    typed: lines.map((part) => part.text).join('\n'),
    text,
    at: placeIn(first.line, first.start),
    mark: mark ? toMark(mark, last.line) : null,
  };
}

/** Lines of a value as one: spaces folded, words broken at a line's end joined. */
export function joinWords(parts: readonly string[]): string {
  let text = '';
  for (const part of parts) {
    const next = part.trim();
    if (next === '') continue;
    text =
      text === '' ? next : /[A-Za-z]-$/.test(text) && /^[a-z]/.test(next) ? text + next : `${text} ${next}`;
  }
  return text.replace(/\s+/g, ' ');
}

/** Participants from their fields; else the two names that a title like "Clinton-Yeltsin One-on-One" couples. */
function readPeople(
  fields: readonly Field[],
  edition: boolean,
  title: Line | null,
  subject: Subject | null,
): Participant[] {
  const lists = fields.filter(({ name }) => name === 'participants' || name === 'notetaker');
  const people: Participant[] = [];
  for (const field of lists) {
    if (field.name === 'participants') people.push(...readParticipants(field.lines, !edition));
    else {
      const [first, ...others] = field.lines;
      if (!first) continue;
      const joined = {
        ...first,
        text: `${field.label}: ${[first, ...others].map(({ text }) => (edition ? text.replace(/[,;]\s*$/, '') : text.trim())).join(edition ? ', ' : ' ')}`,
      };
      people.push(...readParticipants([joined], false));
    }
  }
  if (people.some(({ role }) => role === 'principal' || role === 'participant')) return people;
  const coupled =
    title &&
    /^\W*([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s?[-–—/]\s?([A-Z][\p{L}’'.]+(?:\s[A-Z][\p{L}’'.]+)?)\s+(?:One-on-One|Meeting|Talks?|Conversation|Summit|Call|Telcon|Lunch|Dinner)\b/iu.exec(
      title.text,
    );
  if (!coupled || subject) return people;
  const named = [coupled[1]!, coupled[2]!].map((name): Participant => {
    const start = title.text.indexOf(name);
    return {
      name,
      title: null,
      role: 'principal',
      side: null,
      typed: name,
      at: placeIn(title, start, start + name.length),
      confidence: 0.8,
    };
  });
  return [...named, ...people];
}

function readVenue(
  places: readonly Field[],
  whens: readonly Field[],
  when: When,
  loose: readonly Line[],
  edition: boolean,
): { text: Text; used: readonly Line[] } | null {
  const lines = places
    .flatMap(({ lines }) => lines)
    .filter(({ line }) => !when.left.some((left) => left.line === line) || !/\d{4}/.test(line.text));
  if (lines.length > 0) {
    const parts = lines.map(({ text }) => text.replace(/[\s_|]+$/, ''));
    const [first] = lines;
    return {
      text: { typed: parts.join('\n'), text: joinPlace(parts), at: placeIn(first!.line, first!.start) },
      used: [],
    };
  }
  // Lines under "DATE, TIME AND PLACE" that give neither date nor time give the place.
  const silent = whens
    .flatMap(({ lines: all }) => all)
    .filter(({ text }) => findDates(text).length === 0 && !findTime(text) && /[A-Za-z]{3}/.test(text));
  if (silent.length > 0) {
    const [first] = silent;
    const parts = silent.map(({ text }) => text);
    return {
      text: { typed: parts.join('\n'), text: joinPlace(parts), at: placeIn(first!.line, first!.start) },
      used: [],
    };
  }
  const left = when.left.find(({ text }) => /[A-Za-z]{3}/.test(text));
  if (left) {
    const inTitle = titleForm.test(left.line.text) || left.text.length > 80;
    const text = inTitle
      ? placeInTitle(left.text)
      : left.text.replace(/^[[\s]+|[\]\s,]+$/g, '').replace(/\s+,/g, ',');
    if (text) {
      const start = left.line.text.indexOf(text, Math.max(0, left.start - 2));
      const at = start >= 0 ? placeIn(left.line, start, start + text.length) : placeIn(left.line);
      return { text: { typed: text, text: text.replace(/^\[|\]$/g, '').trim(), at }, used: [] };
    }
  }
  if (edition) return null;
  const place = loose.find(
    (line) =>
      !when.used.includes(line) &&
      /^[A-Z][\w.’' -]+,\s+[A-Z][\w.’' -]+/.test(line.text) &&
      line.text.length < 50,
  );
  return place ? { text: textOf([place]), used: [place] } : null;
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

export function textOf(lines: readonly Line[], start = 0): Text {
  const [first] = lines;
  return {
    typed: lines.map(({ typed }) => typed.trim()).join('\n'),
    text: joinWords(lines.map(({ text }, i) => (i === 0 ? text.slice(start) : text))),
    at: placeIn(first!, start),
  };
}

function kindOf(
  titles: readonly Line[],
  subject: Subject | null,
  headText: string,
  participants: readonly Participant[],
): MemconKind {
  const title = titles.map(({ text }) => text).join(' ');
  const isConversation =
    conversation.test(title) ||
    /^\W*(?:PRESIDENTIAL\s+)?(?:TELE)?PHONE CALL/i.test(title) ||
    telephone.test(title) ||
    (/One-on-One|\bMeeting\b/i.test(title) &&
      /^(?!SUMMARY|MINUTES)/i.test(title) &&
      participants.length >= 2 &&
      !/Summary of Conclusions|Minutes/i.test(title));
  const forRecord =
    /FOR THE RECORD/i.test(title) &&
    (participants.length >= 2 || /\b(?:meeting|conversation|talk|discussion|call)\b/i.test(headText));
  if (!isConversation && !forRecord) return 'other';
  if (telephone.test(title) || (subject && telephone.test(subject.text))) return 'telcon';
  return 'memcon';
}
