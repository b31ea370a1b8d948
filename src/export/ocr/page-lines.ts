import type { Page, PageImage } from '../../model/page.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Region } from '../../model/position.ts';
import type { Exportable, Refusal } from '../exporter.ts';
import { isFault } from '../../model/source-fault.ts';
import { isScan } from '../../model/source-file.ts';
import { typedPages } from '../typed/typed-pages.ts';

/** A word on its line; `region` is null for text that its source sets outside any word. */
export interface LineWord {
  readonly text: string;
  readonly region: Region | null;
  /** 0..1 */
  readonly confidence: number | null;
}

export interface PageLine {
  readonly words: readonly LineWord[];
  /** Around the words that have a place; null where none has. */
  readonly region: Region | null;
}

/** Lines that no empty line parts. */
export interface PageBlock {
  readonly lines: readonly PageLine[];
  readonly region: Region | null;
}

/** A page as formats of pages have it, in the order of our reading. */
export interface PageLayout {
  readonly number: number;
  readonly image: PageImage | null;
  readonly blocks: readonly PageBlock[];
}

export function layOut(page: Page): PageLayout {
  const words = (page.words ?? []).toSorted((a, b) => a.chars[0] - b.chars[0]);
  const blocks: PageLine[][] = [[]];
  let next = 0;
  let offset = 0;
  for (const text of page.text.split('\n')) {
    const end = offset + text.length;
    const line: LineWord[] = [];
    let from = offset;
    for (let word = words[next]; word && word.chars[0] < end; word = words[++next]) {
      const [start, stop] = word.chars;
      line.push(...placeless(page.text.slice(from, Math.max(from, start))));
      line.push({
        text: page.text.slice(start, stop),
        region: word.region,
        confidence: word.confidence ?? null,
      });
      from = Math.max(from, stop);
    }
    line.push(...placeless(page.text.slice(from, end)));
    if (line.length > 0) blocks.at(-1)!.push({ words: line, region: around(line) });
    else if (blocks.at(-1)!.length > 0) blocks.push([]);
    offset = end + 1;
  }
  return {
    number: page.number,
    image: page.image ?? null,
    blocks: blocks.filter((lines) => lines.length > 0).map((lines) => ({ lines, region: around(lines) })),
  };
}

function placeless(text: string): LineWord[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word) => ({ text: word, region: null, confidence: null }));
}

/** The smallest rectangle around those that have one. */
export function around(parts: readonly { readonly region: Region | null }[]): Region | null {
  const regions = parts.flatMap(({ region }) => (region ? [region] : []));
  const [first] = regions;
  if (!first) return null;
  const x = Math.min(...regions.map((region) => region.x));
  const y = Math.min(...regions.map((region) => region.y));
  const right = Math.max(...regions.map((region) => region.x + region.w));
  const bottom = Math.max(...regions.map((region) => region.y + region.h));
  return { x, y, w: right - x, h: bottom - y, dpi: first.dpi };
}

export function pagesOf(record: MemconRecord, pages: readonly Page[]): readonly Page[] {
  const [first, last] = record.source.pages;
  return pages.filter(({ number }) => number >= first && number <= last);
}

/**
 * The record's pages: those of its source, with the boxes of their words where it is a scan or OCR's own file. A text that
 * is not there any more, or an edition, gives what the record has of each page.
 */
export async function pagesWithWords(item: Exportable): Promise<readonly Page[] | Refusal> {
  const { record } = item;
  const { mediaType } = record.source;
  const read = mediaType === 'application/tei+xml' ? [] : await item.pages('words');
  if (isFault(read))
    return isScan(mediaType)
      ? { refused: `can't have the words of its scan's pages: ${read.message}` }
      : pagesOfText(record);
  const own = pagesOf(record, read);
  return own.length > 0 ? own : pagesOfText(record);
}

function pagesOfText(record: MemconRecord): readonly Page[] {
  return typedPages(record).map(({ number, lines }) => ({
    number,
    text: lines.map((line) => line.map(({ text }) => text).join('')).join('\n'),
    begins: { by: 'file', confidence: 1 },
  }));
}
