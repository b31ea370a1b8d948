import { paragraphsOf } from '../../../src/annotation/paragraphs.ts';
import { overlap } from '../../../src/export/finding-places.ts';
import type { Paragraph } from '../../../src/model/body.ts';
import type { Finding } from '../../../src/model/finding.ts';
import type { At } from '../../../src/model/position.ts';
import type { MemconRecord } from '../../../src/model/record.ts';
import type { Zone } from './viewer.tsx';

/** Fields of the head, in the order of the card. */
const headFields = ['letterhead', 'title', 'control', 'subject', 'date', 'time', 'venue'] as const;

/** Everything that was read with its place on the picture. */
export function zonesOf(record: MemconRecord, furniture: boolean): readonly Zone[] {
  const zones: Zone[] = [];
  const add = (id: string, kind: Zone['kind'], label: string, at: At): void => {
    if (at.region) zones.push({ id, kind, label, page: at.page, region: at.region });
  };
  for (const field of headFields) {
    const value = record[field];
    if (value) add(field, 'head', field, value.at);
  }
  for (const [n, participant] of record.participants.entries())
    add(`participant ${n}`, 'head', participant.name, participant.at);
  const paragraphs = paragraphsOf(record);
  for (const { n, paragraph } of paragraphs)
    for (const at of [paragraph.at, ...(paragraph.continues ?? [])])
      add(`p${n}`, 'paragraph', `Paragraph ${n}`, at);
  // Marks lie on their paragraphs.
  for (const { n, paragraph } of paragraphs)
    if (paragraph.mark) add(`mark ${n}`, 'mark', `Mark of paragraph ${n}`, paragraph.mark.at);
  for (const [n, finding] of record.findings.entries())
    if ('at' in finding) add(`finding ${n}`, 'finding', `${finding.rule}: ${finding.message}`, finding.at);
  if (furniture)
    for (const [n, piece] of record.furniture.entries())
      add(`furniture ${n}`, 'furniture', piece.role, piece.at);
  return zones;
}

/** What is typed as its number on each page that has one. */
export function pageLabels(record: MemconRecord): ReadonlyMap<number, string> {
  return new Map(
    record.furniture
      .filter(({ role }) => role === 'page-label')
      .map(({ at, typed }) => [at.page, typed.trim()]),
  );
}

/** Findings by the paragraph that they concern, from 1; 0 holds those of the head and of the whole record. */
export function findingsByParagraph(
  record: MemconRecord,
): ReadonlyMap<number, readonly (readonly [number, Finding])[]> {
  const paragraphs = paragraphsOf(record);
  const sorted = new Map<number, (readonly [number, Finding])[]>();
  for (const [n, finding] of record.findings.entries()) {
    const place =
      'at' in finding ? (paragraphs.find(({ paragraph }) => isWithin(finding.at, paragraph))?.n ?? 0) : 0;
    const there = sorted.get(place) ?? [];
    there.push([n, finding]);
    sorted.set(place, there);
  }
  return sorted;
}

function isWithin(at: At, paragraph: Paragraph): boolean {
  const parts = [
    paragraph.at,
    ...(paragraph.continues ?? []),
    ...(paragraph.mark ? [paragraph.mark.at] : []),
  ];
  return parts.some((part) => overlap(part, at));
}
