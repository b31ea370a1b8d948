import { findLeadingMark } from '../marking/portion-mark.ts';
import type { ConversationDate, ConversationTime, Participant, Subject } from '../model/head.ts';
import { placeIn, type Line } from '../model/line.ts';
import type { MemconKind } from '../model/memcon.ts';
import type { Text } from '../model/text.ts';
import { findDates } from './dates.ts';
import { matchField, presentForm, type FieldName } from './fields.ts';
import { goesOn, isBodyStart, isDateline } from './head-end.ts';
import { kindOf, isTitle } from './kind.ts';
import { toMark } from './marks.ts';
import { wordsOf } from './names.ts';
import { isOddOneOut, looksLikeEntry } from './participants.ts';
import { readPeople } from './people.ts';
import { surePicture } from '../line/place-marks.ts';
import { sightLeading, sightTrailing } from './sightings.ts';
import { findTornHead, type TornHead } from './torn-labels.ts';
import { fieldLine, joinWords, textOf, type Field, type FieldLine } from './values.ts';
import { readVenue } from './venue.ts';
import { readWhen } from './when.ts';

export interface Head {
  readonly kind: MemconKind;
  readonly title: Text | null;
  readonly subject: Subject | null;
  readonly participants: readonly Participant[];
  readonly date: ConversationDate | null;
  readonly time: ConversationTime | null;
  readonly venue: Text | null;
  readonly distribution: readonly Text[];
  /** Who wrote and approved it, as far as the head says so. */
  readonly drafting: readonly Text[];
  /** Lines of an edition's opener that give the classification: "secret". */
  readonly classification: readonly Line[];
  /** Lines that are in no value and no text: what stands above the title, routing. */
  readonly aside: readonly Line[];
  /** What is left for the body, in order. */
  readonly rest: readonly Line[];
  /** A printed edition: each line is a whole paragraph or entry. */
  readonly edition: boolean;
}

/** The head's lines sorted by what they are, before any value is read. */
interface Layout {
  /** Index of the line that is the form's or the edition's heading; -1 for none. */
  readonly titleAt: number;
  /** The form that a torn heading stands for; null: it is as it reads. */
  readonly form: string | null;
  /** A printed edition: each line is a whole paragraph or entry. */
  readonly edition: boolean;
  readonly fields: readonly Field[];
  /** Lines under no label, in order. */
  readonly loose: readonly Line[];
  /** Labels that nothing stands under: `PLACE:`. */
  readonly bare: readonly Line[];
  /** Index at which the text begins. */
  readonly end: number;
}

/**
 * Reads the head of one memorandum from its body lines, blank lines left out; a date may stand beside a banner of its first
 * page.
 */
export function readHead(lines: readonly Line[], banners: readonly Line[] = []): Head {
  const { titleAt, form, edition, fields, loose, bare, end } = layOutWhole(lines);
  const above = lines.slice(0, Math.max(0, titleAt));
  const titles = titleLines(lines, titleAt, loose);
  // A telegram that carries a memorandum has a subject of its own, and it comes first.
  const carried = above.map((_, i) => subjectAbove(above, i)).find((field) => field !== null);
  const subjects = carried ? [carried] : fields.filter(({ name }) => name === 'subject');
  const when = readWhen(fields, loose, titles, [
    ...above,
    ...banners.filter(({ text }) => opensWithBanner.test(text)),
  ]);
  const subject = readSubject(subjects);
  const { people, unread, used } = readPeople(
    fields,
    edition,
    titles,
    loose.slice(titles.includes(loose[0]!) ? 1 : 0),
    subject,
  );
  const others = loose.filter((line) => !titles.includes(line) && !used.includes(line));
  const venue = readVenue(fields, when, others, edition);
  // A form whose heading is lost says by its subject what it is, or by what is left of it. Letters and briefings are sent by somebody.
  const isForm = titleAt < 0 && has(fields, 'participants') && has(fields, 'when') && !has(fields, 'from');
  const heading = isForm ? (subject?.text ?? loose.map(({ text }) => text).join(' ')) : null;
  const classification = loose.filter(({ text }) => levelAlone.test(text));
  const linesOf = (name: FieldName): FieldLine[] =>
    fields.filter((field) => field.name === name).flatMap(({ lines: all }) => all);
  const copies = linesOf('copies');
  const drafting = linesOf('drafting').map(({ line }) => line);

  const valued = new Set<Line>([
    ...titles,
    ...when.used,
    ...(venue?.used ?? []),
    ...classification,
    ...used,
    ...copies.map(({ line }) => line),
    ...drafting,
    ...subjects.flatMap(({ lines: all }) => all.map(({ line }) => line)),
    ...fields
      .filter(({ name }) => name === 'participants' || name === 'notetaker')
      .flatMap(({ lines: all }) => all.map(({ line }) => line)),
  ]);
  for (const line of unread) valued.delete(line);
  const aside = new Set<Line>([
    ...bare,
    ...above.filter((line) => !valued.has(line)),
    ...fields.flatMap(({ lines: all }) => all.map(({ line }) => line)).filter((line) => !valued.has(line)),
  ]);
  return {
    kind: kindOf(titles.map(({ text }) => text).join(' '), subject, people, form ?? heading),
    title: titles.length > 0 ? textOf(titles) : null,
    subject,
    participants: people,
    date: when.date,
    time: when.time,
    venue: venue?.text ?? null,
    distribution: copies.map(({ line, start }) => ({
      ...textOf([line], start),
      typed: line.text.slice(start),
    })),
    drafting: drafting.map((line) => textOf([line])),
    classification,
    aside: [...aside],
    edition,
    rest: [...loose.filter((line) => !valued.has(line) && !aside.has(line)), ...lines.slice(end)],
  };
}

/** `SECRET/SENSITIVE          September 3, 1974` */
const opensWithBanner = /^[A-Z][A-Z/ -]+\s{3,}[A-Z\d]/;

/** "secret", "No classification marking" alone on an edition's line. */
const levelAlone = /^(?:top secret|secret|confidential|restricted|unclassified|no classification)\b.{0,40}$/i;

const labelToCome =
  /^(?:PARTICIPANTS|SUBJECTS?|PRESENT|Participants|Subject)\s*:?$|^(?:PARTICIPANTS|SUBJECT):/;

/** The head as its labels read; where a form's own are missing, as labels that are torn tell. */
function layOutWhole(lines: readonly Line[]): Layout {
  const layout = layOut(lines, null);
  const { edition, fields } = layout;
  const isTold = has(fields, 'participants') && has(fields, 'when');
  if (edition || (isTold && has(fields, 'subject'))) return layout;
  const torn = findTornHead(lines);
  // Many forms have no subject: one that is told otherwise is laid out anew for a subject alone.
  const tellsMore = torn && (!isTold || [...torn.labels.values()].some(({ name }) => name === 'subject'));
  return tellsMore ? layOut(lines, torn) : layout;
}

function has(fields: readonly Field[], name: FieldName): boolean {
  return fields.some((field) => field.name === name);
}

function layOut(lines: readonly Line[], torn: TornHead | null): Layout {
  const ownTitle = lines.slice(0, 40).findIndex(({ text }) => isTitle(text));
  const formAt = ownTitle < 0 && torn?.title ? torn.title.at : ownTitle;
  // A printed edition sets its own heading over every document, and each paragraph on a line.
  // What has a place on a picture is a line of paper, and none of these is a whole paragraph.
  const onPaper = lines.some(({ region }) => region !== undefined);
  const headless = !onPaper && (formAt < 0 || formAt > 3) && isUnwrapped(lines);
  const titleAt = headless ? 0 : formAt;
  const edition = headless || (!onPaper && titleAt >= 0 && isEdition(lines, titleAt));
  const opened = Math.max(0, titleAt);
  const first = titleAt + 1;
  const fields: Field[] = [];
  const labels = new Map<Field, Line>();
  const loose: Line[] = [];
  let current: Field | null = null;
  let i = first;
  // The head is not over while a label of the form is still to come.
  const lastLabel =
    lines
      .slice(first, first + 60)
      .findLastIndex(
        (line) =>
          torn?.labels.has(line) === true ||
          (line.text.length < 100 && (labelToCome.test(line.text) || presentForm.test(line.text))),
      ) + first;
  for (; i < lines.length; i++) {
    const line = lines[i]!;
    const match = torn?.labels.get(line) ?? fieldIn(line.text);
    // "Interpreter: A. Alder" inside a list is one of its lines, and stands on its side.
    const inList =
      match?.name === 'notetaker' && current?.name === 'participants' && current.lines.length > 0;
    if (match && !inList && !(fields.length > 6 && current?.name === 'copies')) {
      current = { name: match.name, label: match.label, lines: [] };
      fields.push(current);
      labels.set(current, line);
      if (match.start < line.text.length) current.lines.push(fieldLine(line, match.start));
      continue;
    }
    // Torn labels are taken for such only together: the list between them may be long.
    const maybeOver = i > lastLabel || (!torn && lastLabel - i > 15);
    if (maybeOver && isBodyStart(line, current, edition, i > opened + 1 || titleAt >= 0 || endsInMark(line)))
      break;
    // The paper's own heading or date below an edition's list, or behind a list of its own.
    const isPerson = current?.name !== 'participants' || !(isTitle(line.text) || opensWithDate(line.text));
    if (current && isPerson && goesOn(current, line, edition)) current.lines.push(fieldLine(line, 0));
    else {
      current = null;
      if (loose.length >= 8) break;
      loose.push(line);
    }
  }
  // The heading of the text itself stands below the list and is no name.
  const ended = current?.name === 'participants' && i < lines.length ? current.lines.at(-1) : undefined;
  if (
    edition &&
    ended &&
    current!.lines.length > 1 &&
    (!looksLikeEntry(ended.text) || (isOddOneOut(current!.lines) && saysThings(ended.text, lines.slice(i))))
  ) {
    current!.lines.pop();
    i -= 1;
  }
  const bare = [...labels].filter(([field]) => field.lines.length === 0).map(([, line]) => line);
  return {
    titleAt,
    form: ownTitle < 0 ? (torn?.title?.form ?? null) : null,
    edition,
    fields,
    loose,
    bare,
    end: i,
  };
}

/** Whether a portion mark surely closes the line: no heading without a form has one. */
function endsInMark(line: Line): boolean {
  const mark = sightTrailing(line, line.text);
  return mark?.basis === 'literal' || (mark?.image?.confidence ?? 0) >= surePicture;
}

/** The field's label, behind a portion mark too: `(U) SUBJECT: The Ferry`. */
function fieldIn(text: string): ReturnType<typeof matchField> {
  const mark = findLeadingMark(text);
  if (!mark) return matchField(text);
  const behind = text.slice(mark.span[1]).length - text.slice(mark.span[1]).trimStart().length + mark.span[1];
  const match = matchField(text.slice(behind));
  return match && { ...match, start: match.start + behind };
}

/** Whether the text below uses a word of it in small letters, as it does no name. */
function saysThings(text: string, below: readonly Line[]): boolean {
  const words = wordsOf(text)
    .filter((word) => word.length > 3)
    .map((word) => ` ${word.toLowerCase()}`);
  return below.some((line) => words.some((word) => line.text.includes(word)));
}

/** A date behind a place or a weekday at most. */
function opensWithDate(text: string): boolean {
  return isDateline(text) && (findDates(text)[0]?.span[0] ?? 99) <= 24 && !/^[^,]*\s[^,]*,/.test(text);
}

/** Without any form's heading: long lines, and a dateline among the first. */
function isUnwrapped(lines: readonly Line[]): boolean {
  let total = 0;
  for (const { text } of lines) total += text.length;
  return (
    lines.length >= 3 && total / lines.length > 110 && lines.slice(1, 5).some(({ text }) => isDateline(text))
  );
}

/** A heading in small letters is an edition's where lines are whole paragraphs; the forms of the 1950s have one too. */
function isEdition(lines: readonly Line[], titleAt: number): boolean {
  if (/^\W{0,3}(?:\d+\.\s+)?(?:DRAFT\s+)?[A-Z]{4}/.test(lines[titleAt]!.text)) return false;
  let wrapped = 0;
  for (let i = titleAt + 1; i < lines.length; i++) {
    const { text } = lines[i]!;
    if (text.length > 100) return true;
    if (text.length > 40 && /[a-z,]$/.test(text)) wrapped++;
  }
  return wrapped < 3;
}

/** The heading with the line that it runs on to; without a form's heading, what stands first and is no date or field. */
function titleLines(lines: readonly Line[], titleAt: number, loose: readonly Line[]): Line[] {
  if (titleAt < 0) {
    const title = loose.find(({ text }) => !isDateline(text) && /[A-Za-z]{3}/.test(text));
    return title ? [title] : [];
  }
  const title = lines[titleAt]!;
  const [next] = loose;
  const runsOn =
    next &&
    lines[titleAt + 1] === next &&
    !isDateline(next.text) &&
    (/\b(?:of|between|with|and|the|by|for)$/i.test(title.text) ||
      /^(?:between|with|by|held|in|at)\b/i.test(next.text));
  return runsOn ? [title, next] : [title];
}

function subjectAbove(lines: readonly Line[], i: number): Field | null {
  const line = lines[i]!;
  const match = matchField(line.text);
  if (match?.name !== 'subject' || match.start >= line.text.length) return null;
  const subject = [fieldLine(line, match.start)];
  const next = lines[i + 1];
  const runsOn =
    next?.page === line.page && next.n === line.n + 1 && line.text.length > 40 && !next.text.includes(':');
  if (runsOn) subject.push(fieldLine(next, 0));
  return { name: 'subject', label: match.label, lines: subject };
}

function readSubject(fields: readonly Field[]): Subject | null {
  const lines = fields.flatMap((field) => field.lines);
  const [first] = lines;
  if (!first) return null;
  const last = lines.at(-1)!;
  const leading = sightLeading(first.line, first.text);
  const trailing = leading ? null : sightTrailing(last.line, last.line.text);
  const before = leading || trailing || first.start === 0 ? null : sightLeading(first.line, first.line.text);
  const skipped = leading ? leading.span[1] + 1 : 0;
  const cut = trailing ? Math.max(last.start, trailing.span[0]) : last.line.text.length;
  const texts = lines.map((part) =>
    part.line.text.slice(
      part.start + (part === first ? skipped : 0),
      part === last ? cut : part.line.text.length,
    ),
  );
  const mark = leading
    ? { ...leading, span: [first.start, first.start + leading.span[1]] as const }
    : (trailing ?? before);
  return {
    typed: lines.map((part) => part.text).join('\n'),
    text: joinWords(texts).replace(/^[:;\s]+|[\s_]+$/g, ''),
    at: placeIn(first.line, first.start),
    mark: mark ? toMark(mark, leading || before ? first.line : last.line) : null,
  };
}
