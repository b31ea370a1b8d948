import type { Line } from '../model/line.ts';
import type { OtherPage, OtherPageKind } from '../model/memcon.ts';
import { isProseLine } from '../marking/prose.ts';
import { isLongerThan } from '../marking/white-space.ts';
import { matchField } from './fields.ts';
import { isTitle } from './kind.ts';

/** Lines of the pages that one memorandum spans. */
export interface Segment {
  readonly pages: readonly [first: number, last: number];
  readonly lines: readonly Line[];
  /** The archive's identification form before it says that it is a memorandum of conversation. */
  readonly isAnnounced?: boolean;
}

/**
 * Pages that are no part of a memorandum, by words that only they bear. Source: the sheets of the presidential
 * libraries and of the JFK Assassination Records Collection, the NSC's profile sheets.
 */
const sheets: readonly (readonly [kind: OtherPageKind, words: RegExp, heading?: RegExp])[] = [
  [
    'withdrawal-sheet',
    /Withdrawal\s?\/?\s?Redaction|WITHDRAWAL (?:SHEET|RECORD|NOTICE)|Documents? withdrawn|RESTRICTION CODES/i,
    // Its columns, where its large heading was not read.
    /Withdrawal\s?\/?\s?Redaction|WITHDRAWAL (?:SHEET|RECORD|NOTICE)|\bSUBJECT\/TITLE\b.*\bDATE\b.*\bRESTRICTION/i,
  ],
  [
    'marker',
    /administrative\s+marker|This is not a (?:presidential|textual) record|\b(?:MR|FOIA|MDR) MARKER\b|Original OA\/ID Number/i,
  ],
  [
    'profile-sheet',
    /NSC\/S PROFILE|\bRECORD ID:\s*\d{5,}|NSCIF:|CORRESPONDENCE PROFILE/,
    /NSC\/S PROFILE|\bRECORD ID:\s*\d{5,}/,
  ],
  [
    'cover',
    /JFK Assassination System|Identification Form|ROUTING AND RECORD SHEET|COVER SHEET|TRANSMITTAL SLIP/i,
    /JFK Assassination System|^\W*Identification Form\W*$/im,
  ],
];

/**
 * The archive's form, which describes the paper behind it, and a field of it that calls that paper a memorandum of conversation:
 * `RECORD SERIES : ALDER MEMCONS`. A routing sheet may name one that it only goes with. Source: identification forms of the JFK
 * Collection.
 */
const identification = /JFK Assassination System|Identification Form/i;
const announcement = /\b(?:MEMCONS?|MEMORAND(?:UM|A)S? OF (?:TELEPHONE )?CONVERSATIONS?)\b/;

/** A sheet has little text of its own beside its form. */
const longestSheet = 4000;
const mostProse = 9;
const topLines = 12;
const longestLine = 119;

/** Splits a file's lines into memoranda and pages of other kinds. */
export function splitRecords(lines: readonly Line[]): { segments: Segment[]; otherPages: OtherPage[] } {
  const segments: { pages: [number, number]; lines: Line[]; isAnnounced: boolean }[] = [];
  const otherPages: OtherPage[] = [];
  let closed = true;
  let isAnnounced = false;
  // A printed edition heads its documents in small letters; what it prints in capitals is the document's own heading.
  const opening = lines.find(({ text }) => text !== '')?.text ?? '';
  const printed =
    /^(?:\d{1,3}\.\s+)?[A-Z][a-z]/.test(opening) && (isTitle(opening) || opening.startsWith('Telegram'));
  for (const page of groupByPage(lines)) {
    const { number } = page;
    const kind = kindOfPage(page.lines);
    if (kind) {
      otherPages.push({ page: number, kind });
      closed ||= kind !== 'blank';
      if (kind === 'cover')
        isAnnounced = [identification, announcement].every((form) =>
          page.lines.some(({ text }) => form.test(text)),
        );
      continue;
    }
    const last = segments.at(-1);
    if (!last || closed || (startsRecord(page.lines, last.lines) && !printed && !isCarried(last.lines)))
      segments.push({ pages: [number, number], lines: [...page.lines], isAnnounced });
    else {
      last.pages[1] = number;
      for (const line of page.lines) last.lines.push(line);
    }
    closed = false;
    isAnnounced = false;
  }
  return { segments, otherPages };
}

function groupByPage(lines: readonly Line[]): { number: number; lines: Line[] }[] {
  const pages: { number: number; lines: Line[] }[] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    if (last?.number === line.page) last.lines.push(line);
    else pages.push({ number: line.page, lines: [line] });
  }
  return pages;
}

function kindOfPage(lines: readonly Line[]): OtherPageKind | null {
  const filled = lines.filter(({ text }) => text !== '');
  if (filled.length === 0) return 'blank';
  // A sheet names itself at its top, whatever the codes explained below it run to.
  const top = textOf(filled.slice(0, topLines));
  for (const [kind, , heading] of sheets) if (heading?.test(top)) return kind;
  let length = 0;
  for (const { text } of filled) length += text.length;
  if (length > longestSheet) return null;
  let prose = 0;
  for (const { text } of filled) if (isProseLine(text) && ++prose > mostProse) return null;
  const text = textOf(filled);
  for (const [kind, words] of sheets) if (words.test(text)) return kind;
  return null;
}

/** Sheets speak in short lines. */
function textOf(lines: readonly Line[]): string {
  return lines
    .filter(({ text }) => !isLongerThan(text, longestLine))
    .map(({ text }) => text.replace(/\s{2,}/g, ' '))
    .join('\n');
}

/** A telegram announces the memorandum that it carries: "3. BEGIN TEXT:". */
function isCarried(lines: readonly Line[]): boolean {
  const last = lines.findLast(({ role }) => role === 'body');
  return last !== undefined && /\bbegin\s+text\W*$/i.test(last.text);
}

/**
 * A form's heading near the page's top, with nothing of a running text above it; where handwriting hides the heading, the labels
 * that stand below it in any form, if the pages `before` have had theirs.
 */
function startsRecord(lines: readonly Line[], before: readonly Line[]): boolean {
  const top = lines.filter(({ role }) => role !== 'blank').slice(0, 16);
  const titled = top.findIndex(({ text }) => isTitle(text) && text.length < 110);
  const at = titled >= 0 ? titled : firstLabel(top);
  return (
    at >= 0 &&
    (titled >= 0 || firstLabel(before) >= 0) &&
    top.slice(0, at).every(({ role, text }) => role !== 'body' || text.replace(/\s{2,}/g, ' ').length < 50)
  );
}

/** Where the labels of a head begin that has both a subject and participants; -1 for any other page. */
function firstLabel(top: readonly Line[]): number {
  const labels = top.map(({ text }) => {
    const field = /^[A-Z]{4,}S?:\s/.test(text) ? matchField(text) : null;
    return field?.name ?? null;
  });
  const [subject, participants] = [labels.indexOf('subject'), labels.indexOf('participants')];
  return subject >= 0 && participants >= 0 ? Math.min(subject, participants) : -1;
}
