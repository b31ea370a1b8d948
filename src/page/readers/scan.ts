import { availableParallelism } from 'node:os';
import type { Page, PageImage } from '../../model/page.ts';
import { fault, type SourceFault } from '../../model/source-fault.ts';
import type { GreyImage } from '../image/grey.ts';
import type { LayerChar } from '../image/pdf-layer.ts';
import { drawnDpi } from '../image/limits.ts';
import { identity, invert } from '../image/matrix.ts';
import { lookAtPage } from '../marks/look-at-page.ts';
import { findEngine } from '../ocr/find-engine.ts';
import { OcrPool } from '../ocr/pool.ts';
import { composeText } from '../page-text.ts';
import type { PageReading } from '../page-reading.ts';
import type { PageSight, ScanOptions } from '../scan-options.ts';
import { chooseReading, isTrustworthy } from '../witness/choose.ts';
import { linesOfLayer } from '../witness/layer-lines.ts';
import { readPicture } from '../ocr/read-picture.ts';
import { lookAgain } from '../second-look/look-again.ts';
import { rereadBanners } from '../second-look/reread-banners.ts';
import { rereadPage } from '../second-look/reread-page.ts';
import { rereadDays } from '../second-look/reread-days.ts';
import { rereadFigures } from '../second-look/reread-figures.ts';
import { rereadTimes } from '../second-look/reread-times.ts';

/** A file whose pages are pictures, opened page by page. */
export interface ScanFile {
  readonly pageCount: number;
  /** Page by its index from 0. Throws where it can't be loaded; `close` it before the next is asked for. */
  open(index: number): Promise<ScanPage>;
  close(): void;
}

export interface ScanPage {
  /** `drawn`: from text and lines, not a picture of paper. */
  readonly content: 'scan' | 'drawn' | 'empty';
  /** Size of its picture; null where that has more pixels than a page may have. */
  readonly image: PageImage | null;
  readonly layer: readonly LayerChar[];
  /** Throws where the picture can't be decoded. */
  picture(): Promise<GreyImage>;
  close(): void;
}

/** What is left of a page once its file lets go of it. */
interface Loaded {
  readonly image: PageImage | null;
  readonly layer: readonly LayerChar[];
  /** Null where its text layer is enough. */
  readonly sight: Promise<PageSight> | null;
}

/** A page that can't be read, and the end of a sentence that begins with it. */
interface PageFault {
  readonly fault: string;
  readonly code: 'malformed' | 'too-large';
}

/** Most pixels of a page, in words. */
const tooManyPixels = 'has more pixels than a page of paper can have';

/**
 * Reads a scan page by page: no more pictures are in memory than pages are at work. A page that can't be read
 * is left empty with a note; when none can, that is the file's fault.
 */
export async function readScan(
  path: string,
  file: ScanFile,
  options: ScanOptions,
): Promise<PageReading | SourceFault> {
  const pool = options.pool ?? new OcrPool(await findEngine(), availableParallelism());
  const results: (Page | PageFault)[] = [];
  const working = new Set<Promise<void>>();
  const { signal } = options;
  let done = 0;
  const work = async (index: number, loaded: Loaded): Promise<void> => {
    try {
      results[index] = await readLoaded(index + 1, loaded, pool, options);
    } catch (error) {
      if (signal?.aborted) return;
      results[index] = { fault: `can't be read (${messageOf(error)})`, code: 'malformed' };
    }
    options.onPage?.(++done, file.pageCount);
  };
  try {
    for (let index = 0; index < file.pageCount; index++) {
      signal?.throwIfAborted();
      const loaded = await load(file, index, pool, options);
      if ('fault' in loaded) {
        results[index] = loaded;
        options.onPage?.(++done, file.pageCount);
        continue;
      }
      const task = work(index, loaded).finally(() => working.delete(task));
      working.add(task);
      // One picture is made ready while the others are read.
      while (working.size > pool.jobs) await Promise.race(working);
    }
    await Promise.all(working);
    signal?.throwIfAborted();
  } finally {
    if (!options.pool) await pool.close();
    file.close();
  }
  return finish(path, results, pool.kind.name, options.ocr);
}

async function load(
  file: ScanFile,
  index: number,
  pool: OcrPool,
  options: ScanOptions,
): Promise<Loaded | PageFault> {
  let page: ScanPage;
  try {
    page = await file.open(index);
  } catch (error) {
    return { fault: `can't be opened (${messageOf(error)})`, code: 'malformed' };
  }
  try {
    const { image, layer } = page;
    if (!needsPicture(page, options)) return { image, layer, sight: null };
    if (!image) return { fault: tooManyPixels, code: 'too-large' };
    return { image, layer, sight: see(await page.picture(), pool, options.signal) };
  } catch (error) {
    return { fault: `can't be decoded (${messageOf(error)})`, code: 'malformed' };
  } finally {
    page.close();
  }
}

async function see(picture: GreyImage, pool: OcrPool, signal?: AbortSignal): Promise<PageSight> {
  let sight = await readPicture(picture, pool, signal);
  for (const look of [rereadPage, lookAgain, rereadBanners, rereadTimes, rereadDays])
    sight = await look(sight, pool, signal);
  return rereadFigures(sight);
}

function needsPicture({ content, layer }: ScanPage, { ocr = 'auto' }: ScanOptions): boolean {
  if (ocr === 'never' || content === 'empty') return false;
  return ocr === 'always' || content === 'scan' || !isTrustworthy(linesOfLayer(layer));
}

async function readLoaded(
  number: number,
  { image, layer, sight }: Loaded,
  pool: OcrPool,
  options: ScanOptions,
): Promise<Page> {
  const seen = await sight;
  const { lines, witness } = chooseReading({
    ocr: seen && [...Map.groupBy(seen.words, (word) => word.line).values()],
    layer: linesOfLayer(layer, seen ? invert(seen.toPicture) : identity),
    engine: seen ? pool.kind.name : undefined,
  });
  const page: Page = {
    number,
    ...composeText(lines, seen?.toPicture ?? identity, image?.dpi ?? drawnDpi),
    begins: { by: number === 1 ? 'file' : 'page-image', confidence: 1 },
    ...(image ? { image } : {}),
    witness,
  };
  if (!seen) return page;
  const marked = lookAtPage(page, seen);
  return options.inspect ? options.inspect(marked, seen) : marked;
}

function finish(
  path: string,
  results: readonly (Page | PageFault)[],
  engine: string,
  ocr: ScanOptions['ocr'],
): PageReading | SourceFault {
  const first = results[0];
  if (first && 'fault' in first && results.every((result) => 'fault' in result))
    return fault(
      path,
      first.code,
      results.length === 1 ? first.fault : `page 1 ${first.fault}, nor can any other`,
    );
  const notes: string[] = [];
  const pages = results.map((result, i): Page => {
    if (!('fault' in result)) return result;
    notes.push(`Page ${i + 1} ${result.fault}; it is left empty.`);
    return { number: i + 1, text: '', begins: { by: i === 0 ? 'file' : 'page-image', confidence: 1 } };
  });
  const unread = pages.filter((page) => page.witness && page.text === '').length;
  if (ocr === 'never' && unread > 0)
    notes.unshift(`${unread} of ${pages.length} pages have no text layer and stay empty without OCR.`);
  const read = pages.filter((page) => page.witness?.engine !== undefined).length;
  if (read > 0) notes.unshift(`${read} of ${pages.length} pages were read by OCR, with ${engine}.`);
  return { pages, notes };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
