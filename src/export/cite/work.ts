import type { ArchivalReference } from '../../model/archive.ts';
import type { Edition } from '../../model/edition.ts';
import type { MemconKind } from '../../model/memcon.ts';
import type { MemconRecord } from '../../model/record.ts';
import { numberedParagraphs } from '../passages.ts';
import { visible } from '../visible.ts';
import { bareHead, nameVolume, type VolumeName } from './volume.ts';

/** What is cited, in the terms that all forms of citation have in common. */
export interface CitedWork {
  readonly id: string;
  /** "Memorandum of telephone conversation" */
  readonly genre: string;
  /** The subject line or the edition's heading; null where there is none, and the genre stands for the title. */
  readonly title: string | null;
  /** Who issued the paper: the first words of its letterhead. */
  readonly issuer: string | null;
  /** ISO 8601 days; `end` is the same day for most. */
  readonly date: { readonly start: string; readonly end: string } | null;
  readonly place: string | null;
  readonly archive: ArchivalReference | null;
  readonly edition: { readonly volume: VolumeName; readonly document: string } | null;
  readonly locator: Locator | null;
}

/** The place of a passage, with the term of CSL for its kind. */
export interface Locator {
  readonly label: 'page' | 'paragraph';
  /** "3", "3–4" */
  readonly value: string;
}

export const genres: Readonly<Record<MemconKind, string>> = {
  telcon: 'Memorandum of telephone conversation',
  memcon: 'Memorandum of conversation',
  other: 'Document',
};

/** @param passage the paragraph cited, from 1 within the record; null where the record does not have it */
export function citedWork(record: MemconRecord, passage: number | null = null): CitedWork | null {
  const locator = passage === null ? null : locatorOf(record, passage);
  if (passage !== null && !locator) return null;
  const { date, edition, subject, venue, letterhead } = record;
  return {
    id: record.id,
    genre: genres[record.kind],
    title: oneLine(edition?.head ? bareHead(edition.head) : subject?.text),
    issuer: issuerOf(letterhead?.text),
    date: date?.iso ? { start: date.iso, end: date.isoEnd ?? date.iso } : null,
    place: oneLine(venue?.text),
    archive: record.archive ? cleanArchive(record.archive) : null,
    edition: edition ? { volume: nameVolume(edition.volume), document: documentNumber(edition) } : null,
    locator,
  };
}

function documentNumber({ number, id }: Edition): string {
  return number ?? id.replace(/^d(?=\d)/, '');
}

const smallWords = new Set(['of', 'the', 'and', 'for', 'in', 'on', 'to']);

/** "THE WHITE HOUSE, WASHINGTON" → "The White House": letterheads are set in capitals, citations are not. */
function issuerOf(letterhead: string | undefined): string | null {
  const name = oneLine(letterhead?.split(/[,\n]/)[0]);
  if (name === null || /\p{Ll}/u.test(name) || !name.includes(' ')) return name;
  return name.replace(/[\p{L}’']+/gu, (word, offset: number) => {
    const small = word.toLowerCase();
    return offset > 0 && smallWords.has(small) ? small : word.slice(0, 1) + small.slice(1);
  });
}

function oneLine(text: string | null | undefined): string | null {
  return visible(text ?? '').trim() || null;
}

function cleanArchive(archive: ArchivalReference): ArchivalReference {
  return {
    repository: oneLine(archive.repository),
    collection: oneLine(archive.collection),
    series: oneLine(archive.series),
    box: oneLine(archive.box),
    folder: oneLine(archive.folder),
    caseNumber: oneLine(archive.caseNumber),
  };
}

/**
 * Pages are those of the memorandum, whatever packet it lies in. In an edition they are the printed ones, which
 * only a page label tells; without one the paragraph is counted.
 */
function locatorOf(record: MemconRecord, passage: number): Locator | null {
  const { paragraph } = numberedParagraphs(record)[passage - 1] ?? {};
  if (!paragraph) return null;
  const first = paragraph.at.page;
  const last = paragraph.continues?.at(-1)?.page ?? first;
  const numbers = [first, last].map((page) => pageNumber(record, page));
  if (numbers.includes(null)) return { label: 'paragraph', value: String(passage) };
  return { label: 'page', value: first === last ? numbers[0]! : numbers.join('–') };
}

function pageNumber({ edition, furniture, source }: MemconRecord, page: number): string | null {
  if (!edition) return String(page - source.pages[0] + 1);
  const label = furniture.find(({ role, at }) => role === 'page-label' && at.page === page);
  return (label && /[ivxlc\d]+/i.exec(label.typed)?.[0]) ?? null;
}
