import type { Block, Paragraph } from '../model/body.ts';
import { orderInForce } from '../marking/orders.ts';
import { placeIn, type Line } from '../model/line.ts';
import type { PortionMark } from '../model/marks.ts';
import type { Furniture, Memcon, OtherPage } from '../model/memcon.ts';
import type { Text } from '../model/text.ts';
import { readAuthority } from './authority.ts';
import { isLevelField, mayHoldBanner, readBanners, stampedLevel } from './banners.ts';
import { readBody } from './body.ts';
import { findDates } from './dates.ts';
import { readHead, type Head } from './head.ts';
import { isTitle } from './kind.ts';
import { settleMarks } from './marks.ts';
import { linesOfOverlays, readDeclassifications, readStamps } from './release.ts';
import { splitRecords, type Segment } from './segments.ts';
import { settleStrays, toFurniture } from './strays.ts';
import { splitTail } from './tail.ts';
import { textOf } from './values.ts';

export interface Parsed {
  readonly memcons: readonly Memcon[];
  readonly otherPages: readonly OtherPage[];
}

/** Lines to memoranda: a file may hold several, and pages that belong to none. */
export function parseMemcons(lines: readonly Line[]): Parsed {
  const { segments, otherPages } = splitRecords(lines);
  const yearOfFile = latestYearOf(lines);
  if (segments.length > 0)
    return { memcons: segments.map((segment) => parseMemcon(segment, yearOfFile)), otherPages };
  // Nothing but sheets: still read, as something other than a memorandum, so that what is on them is not lost.
  if (!lines.some(({ text }) => text !== '')) return { memcons: [], otherPages };
  return {
    memcons: [parseMemcon({ pages: [lines[0]!.page, lines.at(-1)!.page], lines }, yearOfFile)],
    otherPages,
  };
}

/** `yearOfFile` is the latest that the file speaks of. */
function parseMemcon(
  { pages, lines: given, isAnnounced = false }: Segment,
  yearOfFile: () => number | null,
): Memcon {
  const lines = settleStrays(given);
  const own = lines.filter(({ role }) => role === 'body');
  const read = readHead(
    own,
    lines.filter((line) => line.role === 'banner' && line.page === pages[0]),
  );
  // Notes by hand have no heading of their own; the archive's form before them says what they are.
  const unnamed = read.kind === 'other' && !(read.title && isTitle(read.title.text));
  const head: Head = isAnnounced && unnamed ? { ...read, kind: 'memcon' } : read;
  const tail = splitTail(head.rest, head.edition);
  const { blocks, aside } = readBody(tail.text, head.participants, head.subject?.text ?? '', {
    edition: head.edition,
    marked: mayBearMarks(head, own, yearOfFile),
  });
  const furniture = [
    ...lines.filter(({ role }) => role !== 'body' && role !== 'blank'),
    ...linesOfOverlays(own),
    ...toFurniture([...head.aside, ...tail.aside, ...aside]),
  ].sort((a, b) => a.page - b.page || a.chars[0] - b.chars[0]);
  const banner = readBanners(
    [
      ...furniture.filter(mayHoldBanner),
      ...head.classification,
      ...own.filter(({ text, page }) => page === pages[0] && isLevelField(text)),
    ],
    own,
  );
  const body = withSettledMarks(blocks, head, banner.level ?? stampedLevel(banner));
  const letterhead = furniture.filter(({ role, page }) => role === 'letterhead' && page === pages[0]);
  return {
    pages,
    kind: head.kind,
    letterhead:
      letterhead.length > 0
        ? { ...textOf(letterhead), text: letterhead.map((line) => line.text).join(', ') }
        : null,
    title: head.title,
    control: readControl(furniture, pages[0]),
    subject: head.subject ? { ...head.subject, mark: body.subjectMark } : null,
    participants: head.participants,
    date: head.date,
    time: head.time,
    venue: head.venue,
    banner,
    authority: readAuthority(
      furniture.filter(({ role }) => role === 'authority' || role === 'declassification' || role === 'noise'),
    ),
    declassification: readDeclassifications(furniture),
    stamps: readStamps(furniture),
    body: body.blocks,
    closing: tail.closing ? textOf([tail.closing]) : null,
    drafting: [...head.drafting, ...tail.drafting.map((line) => textOf([line]))],
    attachments: tail.attachments.map((line) => textOf([line])),
    distribution: head.distribution,
    furniture: furniture.map((line): Furniture => ({
      role: line.role as Furniture['role'],
      typed: line.typed,
      at: placeIn(line),
    })),
    notes: notesOn(head, body.blocks),
  };
}

/**
 * Whether the order in force when the paper was typed knew portion marks: by its date, else by the latest year that it
 * or its file speaks of.
 */
function mayBearMarks(head: Head, own: readonly Line[], yearOfFile: () => number | null): boolean {
  const year = head.date ? null : (latestYear(own) ?? yearOfFile());
  const date = head.date?.iso ?? (year === null ? null : `${year}-12-31`);
  return date === null || orderInForce(date)?.portionMarks !== 'none';
}

/** Looked for on first use: few memoranda say nothing of their own year. */
function latestYearOf(lines: readonly Line[]): () => number | null {
  let year: number | null | undefined;
  return () => (year === undefined ? (year = latestYear(lines)) : year);
}

const anyYear = /\b(?:19|20)\d\d\b/g;

function latestYear(lines: readonly Line[]): number | null {
  let latest = 0;
  for (const { text, role } of lines)
    if (role === 'body')
      for (const year of text.match(anyYear) ?? []) latest = Math.max(latest, Number(year));
  return latest || null;
}

/** The number at the top right of the first page, alone or beside the banner. */
function readControl(furniture: readonly Line[], page: number): Text | null {
  const top = furniture.filter((line) => line.page === page).slice(0, 8);
  for (const line of top) {
    if (line.role !== 'control' && line.role !== 'banner') continue;
    // The year of a day beside the banner is no number.
    if (findDates(line.text).some(({ span }) => span[1] === line.text.length)) continue;
    // A telegram's own number stands behind the office that sent it.
    if (/\b(?:STATE|AMEMBASSY|USUN|USMISSION)\b/.test(line.text)) continue;
    const number = /(?<![\d-])(\d{4,7}(?:\s*ADD[- ]?ON\s*\d*)?)\W*$/.exec(line.text);
    if (number)
      return {
        typed: number[1]!,
        text: number[1]!,
        at: placeIn(line, number.index, number.index + number[1]!.length),
      };
  }
  return null;
}

/** All marks of the document settle together: each is evidence for the others. */
function withSettledMarks(
  blocks: readonly Block[],
  head: Head,
  banner: Memcon['banner']['level'],
): { blocks: Block[]; subjectMark: PortionMark | null } {
  const marks: PortionMark[] = head.subject?.mark ? [head.subject.mark] : [];
  for (const block of blocks)
    if (block.kind !== 'heading') for (const { mark } of block.paragraphs) if (mark) marks.push(mark);
  const settled = settleMarks(marks, banner);
  const of = new Map(marks.map((mark, i) => [mark, settled[i]!]));
  const settle = (paragraph: Paragraph): Paragraph =>
    paragraph.mark ? { ...paragraph, mark: of.get(paragraph.mark)! } : paragraph;
  return {
    blocks: blocks.map((block) =>
      block.kind === 'heading' ? block : { ...block, paragraphs: block.paragraphs.map(settle) },
    ),
    subjectMark: head.subject?.mark ? of.get(head.subject.mark)! : null,
  };
}

function notesOn(head: Head, blocks: readonly Block[]): string[] {
  const notes: string[] = [];
  if (head.kind === 'other')
    notes.push(
      `This is not a memorandum of conversation${head.title ? ` ("${head.title.text.slice(0, 80)}")` : ''}; what could be read of it is given.`,
    );
  if (blocks.length === 0) notes.push('No text of the conversation could be read.');
  return notes;
}
