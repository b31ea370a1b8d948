import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Block, Paragraph } from '../../src/model/body.ts';
import type { At } from '../../src/model/position.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import { inventRecord } from './library-records.ts';
import type { TestLibrary } from './room.ts';

/** Paragraphs of each page. */
export const paragraphsAPage = 8;
/** Points from the top of a page to its first line, and from paragraph to paragraph; a letter page has 792. */
const [top, step] = [72, 80];
const dpi = 200;
const speakers = ['PRESIDENT HALLORAN', 'PRIME MINISTER OSTRANDER'] as const;
const sentence = 'The ferries of the strait were spoken of again, and no one could say when they would sail.';

/** The first words of a paragraph, which no other has. */
export function openingWords(page: number, n: number): string {
  return `Item ${page}-${n} of the talks.`;
}

/** Puts a conversation of so many pages, with a picture of each, into the library. @returns its id */
export async function putLongRecord(library: TestLibrary, pages: number): Promise<string> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Courier);
  for (let page = 1; page <= pages; page++) {
    const sheet = pdf.addPage([612, 792]);
    for (let n = 1; n <= paragraphsAPage; n++)
      sheet.drawText(openingWords(page, n), { x: 72, y: 792 - top - (n - 1) * step - 12, size: 11, font });
  }
  const bytes = await pdf.save();
  const path = join(library.folder, 'talks.pdf');
  writeFileSync(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const record = longRecord(sha256, pages);
  await library.store.putSource(
    {
      name: 'talks.pdf',
      path,
      sha256,
      mediaType: 'application/pdf',
      size: bytes.length,
      modified: 0,
      kept: 'reference',
    },
    { reader: 'reader 1', records: [record], otherPages: [] },
  );
  return record.id;
}

function longRecord(sha256: string, pages: number): MemconRecord {
  const participants = [{ name: 'President Halloran' }, { name: 'Prime Minister Joris Ostrander' }];
  const record = inventRecord(sha256, {
    said: [],
    participants,
    date: '1997-03-08',
    subject: 'Talks on the Ferries',
    pages: [1, pages],
  });
  const body: Block[] = [];
  for (let page = 1; page <= pages; page++)
    for (let n = 1; n <= paragraphsAPage; n++)
      body.push({
        kind: 'speech',
        speaker: speakers[n % 2]!,
        who: n % 2,
        paragraphs: [paragraph(page, n)],
        at: placeOf(page, n),
      });
  return {
    ...record,
    source: { name: 'talks.pdf', sha256, mediaType: 'application/pdf', pages: [1, pages] },
    body,
  };
}

function paragraph(page: number, n: number): Paragraph {
  const text = `${openingWords(page, n)} ${sentence.repeat(1 + ((page + n) % 4))}`;
  const mark = {
    typed: '(C)',
    level: 'C' as const,
    struck: n % 3 === 0,
    confidence: 1,
    basis: 'literal' as const,
  };
  const at = placeOf(page, n);
  return { text, typed: text, mark: { ...mark, at }, at, incidents: [], excisions: [] };
}

function placeOf(page: number, n: number): At {
  const scale = dpi / 72;
  const y = (top + (n - 1) * step) * scale;
  return { page, region: { x: 72 * scale, y, w: 460 * scale, h: 16 * scale, dpi } };
}
