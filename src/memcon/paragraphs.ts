import type { Line } from '../model/line.ts';
import type { Span } from '../model/position.ts';
import { readMark, type MarkSighting } from '../marking/portion-mark.ts';
import { closingLine, isJunk } from '../marking/prose.ts';
import { isCodeAlone } from './excisions.ts';
import { isTitle } from './kind.ts';
import { behindSpeck, labelBefore, marksBefore, numberBefore, sureLeading } from './leading-marks.ts';
import { findMarginCode, isLowerHalf, type MarginCode } from './margin-codes.ts';
import { findBeside } from './overlays.ts';
import { sightLeading, sightTrailing } from './sightings.ts';
import { unmarked, type Label, type Labels } from './speakers.ts';

/** What the paper is, as far as its head tells. */
export interface Paper {
  /** A printed edition: each line is a whole paragraph. */
  readonly edition: boolean;
  /** May bear portion marks. */
  readonly marked: boolean;
}

export const anyPaper: Paper = { edition: false, marked: true };

/** The part of a line that belongs to a paragraph. */
export interface Part {
  readonly line: Line;
  readonly span: Span;
}

/** A paragraph before its speaker is settled. */
export interface Draft {
  readonly parts: Part[];
  label: Label | null;
  mark: { readonly sighting: MarkSighting; readonly line: Line } | null;
  /** The whole paragraph is set off by the source's markup, or typed in capitals. */
  heading: boolean;
  /** Exemption codes that the agency wrote in the margin beside it. */
  readonly margin: MarginCode[];
}

/** A line with what the habit of the whole text and the line's own paragraph both ask of it. */
interface Seen {
  readonly line: Line;
  /** The line's text as far as it belongs to the memorandum: a stamp's words behind it stay out. */
  readonly own: string;
  /** The portion mark at the end of `own`. */
  readonly trailing: MarkSighting | null;
}

/** What the text as a whole says of how its paragraphs are set. */
interface Habit {
  /** Lines are whole paragraphs: a clean transcription or a printed edition. */
  readonly unwrapped: boolean;
  /** Blank lines part the paragraphs throughout, and stand nowhere else. */
  readonly spaced: boolean;
  /** Portion marks close the paragraphs. */
  readonly marked: boolean;
  /** Portion marks open the paragraphs. */
  readonly leading: boolean;
  /** Typed in capitals throughout, as telegrams are. */
  readonly capitals: boolean;
  /** The marks that can be read are sound: nobody struck them, and no OCR tore them. */
  readonly clean: boolean;
  /** Width of a full line by page, in characters. */
  readonly widths: ReadonlyMap<number, number>;
  /** Column of the left margin by page. */
  readonly margins: ReadonlyMap<number, number>;
}

/**
 * Lines to paragraphs. A paragraph ends at a portion mark, before a speaker's label or a number, at a blank line
 * or a line that the typist broke although the next word would have fitted; it crosses page breaks and furniture.
 */
export function joinParagraphs(
  lines: readonly Line[],
  labels: Labels,
  given: Paper,
): { drafts: Draft[]; aside: readonly Line[] } {
  const sighted = lines.map((line): Seen => {
    const own = line.text.slice(0, endOf(line));
    return { line, own, trailing: sightTrailing(line, own) };
  });
  const isLiteral = ({ trailing }: Seen): boolean => trailing?.basis === 'literal';
  const isSure = ({ trailing }: Seen): boolean => (trailing?.image?.confidence ?? 0) >= sureAlone;
  // Sound marks tell more than a date that may be misread, and an office may have been before its time.
  const literal = sighted.filter(isLiteral).length;
  const shown = literal + sighted.filter((one) => !isLiteral(one) && isSure(one)).length;
  const paper = { ...given, marked: given.marked || literal >= leastLiteral || shown >= leastShown };
  const seen = paper.marked
    ? sighted
    : sighted.map((one) => ({ ...one, trailing: isLiteral(one) ? one.trailing : null }));
  const habit = findHabit(seen, labels, paper);
  const drafts: Draft[] = [];
  const aside: Line[] = [];
  let current: Draft | null = null;
  let last: Seen | null = null;
  let item = 0;
  for (const [i, one] of seen.entries()) {
    const { line } = one;
    if (isLowerHalf(line, lines[i - 1])) {
      aside.push(line);
      continue;
    }
    const code = findMarginCode(line, lines[i + 1]);
    const text = code ? line.text.slice(0, code.before) : one.own;
    if (code && drafts.length > 0 && text === '') drafts.at(-1)!.margin.push(code);
    if (text === '') continue;
    const sighting = code && paper.marked ? sightTrailing(line, text) : one.trailing;
    // An edition sets the numbers of its items on lines of their own.
    const found = paper.edition && numberAlone.test(text) ? null : markAlone(text, sighting, habit.marked);
    const alone = paper.marked || found?.basis === 'literal' ? found : null;
    // A paper from before there were such marks bears torn ink or a short line of its text there.
    if (found && !alone && isJunk(text)) {
      aside.push(line);
      continue;
    }
    if (alone) {
      const open = drafts.at(-1);
      if (open && open.parts.length > 0 && !open.mark) {
        open.mark = { sighting: alone, line };
        current = null;
        last = one;
      }
      // A second one is what is left of a stamp or a code: no text either way.
      else aside.push(line);
      continue;
    }
    const number = habit.leading ? numberBefore(text) : 0;
    const opening = habit.leading
      ? (sightLeading(line, text, number, sureLeading) ?? behindSpeck(line, text))
      : null;
    const marked = opening ? opening.span[1] : 0;
    const plain = labels.at(opening ? text.slice(marked).trimStart() : text);
    // `The President:  (C) Then …`: the mark may stand between the label and what is said.
    const read =
      habit.leading && !opening && plain ? sightLeading(line, text, plain.start, sureLeading) : null;
    const torn = habit.leading && !opening && !read ? labelBefore(line, text, labels) : null;
    const label = torn?.label ?? plain;
    const within = torn?.mark ?? read;
    // What stands before it is text where it is no label that can be read.
    const kept = opening ? number : within && !label ? within.span[0] : 0;
    const leading = opening ?? within;
    const heading = !habit.capitals && isHeading(line, text);
    // A comma that is a torn full stop ends no sentence, but the next number begins the next item all the same.
    const counted = itemNumber.exec(text)?.[1];
    const follows = item > 0 && Number(counted) === item + 1 && line.blanksBefore > 0;
    if (
      !current ||
      label ||
      leading ||
      !last ||
      follows ||
      startsParagraph(last, line, current, habit, text)
    ) {
      if (counted !== undefined) item = Number(counted);
      current = { parts: [], label, mark: null, heading, margin: [] };
      drafts.push(current);
    } else if (current.heading) current.heading = heading;
    const trailing = habit.leading ? null : sighting;
    const behind = opening ? text.length - text.slice(marked).trimStart().length : 0;
    const spoken = behind + (label ? label.start : 0);
    const start = within ? text.length - text.slice(within.span[1]).trimStart().length : spoken;
    if (leading) current.mark = { sighting: leading, line };
    if (code) current.margin.push(code);
    if (trailing && isMark(trailing, line, habit) && trailing.span[0] >= start) {
      current.mark = { sighting: habit.clean ? unstruck(trailing, line) : trailing, line };
      current.parts.push({ line, span: [start, trailing.span[0]] });
      current = null;
    } else {
      if (kept > 0) current.parts.push({ line, span: [0, kept] });
      current.parts.push({ line, span: [start, text.length] });
    }
    last = one;
  }
  return { drafts, aside };
}

/**
 * So many sound marks at lines' ends show that a paper bears marks, whatever its date; or so many, those that only the picture
 * surely shows included.
 */
const leastLiteral = 2;
const leastShown = 3;

/** The least confidence of a picture's mark in a paper that bears no others. */
const sureAlone = 0.98;

/**
 * Whether what ends the line is the paper's portion mark. Beside sound marks a word in plain capitals is an acronym
 * (`JCS`), and a letter in sound brackets that is no level numbers a clause: `(b)`.
 */
function isMark(sighting: MarkSighting, line: Line, habit: Habit): boolean {
  if (sighting.basis === 'image' && !habit.marked) return sighting.image!.confidence >= sureAlone;
  if (sighting.basis !== 'glyph' || line.struck.some(([, to]) => to === line.text.length)) return true;
  if (habit.clean && /^[A-Z]{3,4}$/.test(sighting.typed)) return false;
  if (/^\([a-z\d]\)$/.test(sighting.typed)) return habit.marked && Object.keys(sighting.weights).length > 0;
  return habit.marked || (sighting.presence >= 0.8 && !habit.unwrapped);
}

/** Where nobody struck the other marks, one letter in sound brackets is a mark that was read wrong: `(5)`. */
function unstruck(sighting: MarkSighting, line: Line): MarkSighting {
  const byMarkup = line.struck.some(([, to]) => to === line.text.length);
  return !byMarkup && /^\(\w\)$/.test(sighting.typed) ? { ...sighting, struck: false } : sighting;
}

/** End of what belongs to the memorandum on the line: a stamp's words behind it stay out. */
function endOf(line: Line): number {
  const overlay = findBeside(line);
  if (overlay < 0) return line.text.length;
  const own = line.text.slice(0, overlay).trimEnd();
  // `enener PER E.O. 12958,`: torn ink beside a stamp is part of it, if it is no mark.
  return isJunk(own) && !line.marks?.some(({ span }) => span[1] === own.length) ? 0 : own.length;
}

function markAlone(text: string, sighting: MarkSighting | null, marked: boolean): MarkSighting | null {
  if (text.length > 10 || isCodeAlone(text)) return null;
  if (sighting?.span[0] === 0) return sighting;
  if (sighting && sighting.basis !== 'glyph') return null;
  const torn = readMark(text.replaceAll(' ', ''));
  if (torn && torn.presence >= 0.4) return { ...torn, typed: text, span: [0, text.length] };
  // A letter or two torn from their brackets: `eT`, `©`.
  if (marked && /^[A-Za-z€©@]{1,2}$/.test(text) && text !== 'I' && text !== 'a')
    return {
      typed: text,
      span: [0, text.length],
      weights: {},
      caveats: [],
      basis: 'glyph',
      presence: 0.4,
      struck: true,
    };
  return null;
}

function findHabit(lines: readonly Seen[], labels: Labels, paper: Paper): Habit {
  const lengths = new Map<number, number[]>();
  const indents = new Map<number, number[]>();
  let total = 0;
  let labelled = 0;
  let spaced = 0;
  let broken = 0;
  let marks = 0;
  let leads = 0;
  let ends = 0;
  let sound = 0;
  let capitals = 0;
  for (const { line, trailing: mark } of lines) {
    total += line.text.length;
    // A label hangs in the margin in some papers, so that its line is wider than the others.
    const label = labels.at(unmarked(line.text));
    if (label) {
      labelled++;
      if (line.blanksBefore > 0) spaced++;
    } else push(lengths, line.page, line.text.length + line.indent);
    if (line.blanksBefore > 0 && /^[a-z]/.test(line.text)) broken++;
    push(indents, line.page, line.indent);
    if (mark && mark.presence >= 0.55) marks++;
    if (mark && mark.basis !== 'glyph' && !mark.struck) sound++;
    if (paper.marked && marksBefore(line, label)) leads++;
    if (line.text.length > 20 && !/[a-z]/.test(line.text)) capitals++;
    if (sentenceAndMark.test(line.text.slice(-longestEnd))) ends++;
  }
  const unwrapped = lines.length > 0 && total / lines.length > (paper.edition ? 60 : 95);
  // Where lines are whole paragraphs nothing hangs on columns.
  const wrapped = unwrapped ? [] : [...lengths];
  const general = quantile(
    wrapped.flatMap(([, list]) => list),
    0.9,
  );
  return {
    unwrapped,
    spaced: labelled >= 3 && spaced >= labelled * 0.9 && broken <= lines.length * 0.02,
    marked: marks >= 2 && marks >= ends * 0.25,
    leading: leads >= 2 && leads > marks,
    capitals: capitals > lines.length * 0.5,
    clean: sound >= 3 && sound >= marks * 0.75,
    // Pages hold too few lines to trust their own width far from the text's.
    widths: new Map(
      wrapped.map(([page, list]) => [
        page,
        list.length < 8 ? general : Math.max(quantile(list, 0.92), general * 0.8),
      ]),
    ),
    margins: new Map(unwrapped ? [] : Array.from(indents, ([page, list]) => [page, quantile(list, 0.3)])),
  };
}

/** The end of a sentence, with what may be a portion mark behind it. */
const sentenceAndMark = /[.?!]["”’)]*(?:\s\S{1,7})?$/;
/** No end of a sentence is longer: what stands before it need not be searched. */
const longestEnd = 20;

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Columns are few, and sooner counted than sorted. */
function quantile(columns: readonly number[], share: number): number {
  const counts: number[] = [];
  for (const column of columns) {
    while (counts.length <= column) counts.push(0);
    counts[column]!++;
  }
  let left = Math.min(columns.length - 1, Math.floor(columns.length * share));
  return Math.max(
    0,
    counts.findIndex((count) => (left -= count) < 0),
  );
}

const sentenceEnd = /(?:[.?!]["'”’)\]]{0,3}|[a-z][)\]]|\)\]|:|\.\s?\.\s?\.|--)$/;
const numbered = /^(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|[-•*–—])\s+["'“]?[A-Z(]/;

/** The number of a paragraph, with the full stop that may have been read as a comma: `1, The Minister`. */
const itemNumber = /^(\d{1,2})[.,)]\s+["'“]?[A-Z]/;

/** A number that an edition or a typist sets on a line of its own before the text that it numbers: `a.`, `(2)`. */
const numberAlone = /^(?:\d{1,2}\.|[A-Za-z]\.|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\))$/;
/** An item of a list, in small letters or large: "(2) by quotas", "b. that it would". */
const listItem = /^(?:\(?\d{1,2}[.)]|\(?[a-zA-Z][.)]|\([ivx]{1,4}\))\s+["'“]?[A-Za-z]/;
/** The end of what comes before another item. */
const opensItem = /[,;:](?:\s+(?:and|or|but))?$|\s(?:and|or)$/;
/** What an edition's editors say of the text that they left out. */
const editorsNote =
  /^\[(?:Here (?:follow|the)|Omitted here|The (?:following|remainder)|Attachment|Enclosure|Annex)\b.*\]$/i;

function startsParagraph(
  { line: last, own: before }: Seen,
  line: Line,
  current: Draft,
  habit: Habit,
  text: string,
): boolean {
  if (current.heading && documentSymbol.test(before)) return true;
  const ended = sentenceEnd.test(before.slice(-longestEnd));
  // An aside in brackets begins in small letters wherever it stands.
  const lower = /^["'“]?[a-z]/.test(text) || (!ended && /^\([a-z]/.test(text));
  const turned = line.page !== last.page;
  if (habit.unwrapped) {
    // A printed page or a stamp may cut a paragraph in two: the first half does not end a sentence.
    if (numberAlone.test(before) && current.parts.length === 1) return false;
    if (
      listItem.test(text) &&
      (opensItem.test(before) || (current.parts.length === 1 && listItem.test(before)))
    )
      return true;
    if (
      editorsNote.test(text) ||
      (before.endsWith(']') && current.parts.length === 1 && editorsNote.test(before))
    )
      return true;
    if (ended || before.length < 60) return !(lower && turned && !ended);
    return !lower && !/[a-z,]$/.test(before);
  }
  if (numberAlone.test(before) && current.parts.length === 1 && !/^[A-Z]\.$/.test(before)) return false;
  if (numbered.test(text) && (ended || last.text.length < 30)) return true;
  const width = habit.widths.get(last.page) ?? 0;
  const used = last.indent + before.length;
  const space = text.indexOf(' ');
  const fitted = used + 1 + (space < 0 ? text.length : space) <= width - (habit.marked ? 5 : 3);
  if (closingLine.test(text) || closingLine.test(before)) return true;
  if (!ended) {
    if (lower) return false;
    // A heading or a list's line stops short without a full stop.
    if (line.blanksBefore > 0 && !turned)
      return used < width * 0.75 && !/[,;-]$|\b(?:of|the|and|to|a|in|for|that|with)$/.test(before);
    return current.heading && !(isHeading(line, text) && !habit.capitals);
  }
  if (turned) {
    if (lower) return false;
    if (habit.marked && !current.mark) return used < width * 0.6;
    return used < width * 0.85 || line.indent >= (habit.margins.get(line.page) ?? 0) + 3;
  }
  if (line.blanksBefore > 0) return !lower && (habit.spaced || fitted || !habit.marked);
  // A label may hang in the margin: its own line's text begins further in, where the next lines do.
  const indent =
    current.label && current.parts.length === 1 ? last.indent + current.label.start : last.indent;
  if (line.indent >= indent + 3 && line.indent >= (habit.margins.get(line.page) ?? 0) + 3 && !lower)
    return true;
  return fitted && !lower && !habit.spaced;
}

/** A conference's or office's number for the document, alone on its line: "USDel/MC/3", "KVD MC–3". */
const documentSymbol =
  /^(?=.*\d)(?=.*[/–—-])(?=.{3,24}$)[A-Z][A-Za-z]{0,8}(?:[ /–—-]{1,2}[A-Z\d][A-Za-z\d]{0,5}){1,5}$/;

/** A line in capitals or set off as a whole, short and no sentence. */
function isHeading(line: Line, text: string): boolean {
  if (text.length > 70 || text.length < 3 || /[.?!,;]$/.test(text)) return false;
  if (text.length <= 24 && documentSymbol.test(text)) return true;
  const [set] = line.emphasis;
  const isSet = set?.[0] === 0 && set[1] >= text.length - 1;
  const isCapitals =
    !/[a-z]/.test(text) && /[A-Z]{3}/.test(text) && !/\d{4}/.test(text) && text.includes(' ');
  return ((isSet || isCapitals) && !isJunk(text)) || isTitle(text);
}
