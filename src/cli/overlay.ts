import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { drawOverlay, type PageSheet } from '../export/overlay/index.ts';
import { otherPageName, pageSpan } from '../export/wording.ts';
import type { Page } from '../model/page.ts';
import type { Region } from '../model/position.ts';
import { nameOf } from '../model/source-fault.ts';
import type { ScanOptions, PageSight } from '../page/index.ts';
import { resizeGrey, packGrey } from '../page/image/decode.ts';
import { compose, invert, mapBox, type Matrix } from '../page/image/matrix.ts';
import type { Reading } from '../pipeline.ts';
import type { Outcome } from './run.ts';
import { reasonOf } from './write-fault.ts';

/** Pictures are drawn at this resolution at most: letters are clear, and a page is some 500 kB. */
const drawnDpi = 200;

/** A page's picture, put away in a file until all of its document is read. */
interface KeptPicture {
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** From the pixels that the page's regions are given in to those of this picture. */
  readonly fromPage: Matrix;
}

/** The folder of `--overlay`. */
export interface OverlayFolder {
  /** A new file begins; what is returned puts its pages' pictures away. */
  startFile(): NonNullable<ScanOptions['inspect']>;
  /** Writes the file's pages, one at a time. */
  draw(reading: Reading, signal: AbortSignal): Promise<Outcome>;
  close(): Promise<void>;
}

/** Makes the folder where it is not there; one sentence where that can't be done. */
export async function openOverlayFolder(folder: string): Promise<OverlayFolder | string> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    return `${folder}: can't be made a folder for overlays (${reasonOf(error)})`;
  }
  const aside = await mkdtemp(join(tmpdir(), 'memcon-overlay-'));
  const names = new Set<string>();
  let kept = new Map<number, KeptPicture>();
  return {
    startFile() {
      const pictures = new Map<number, KeptPicture>();
      kept = pictures;
      return async (page, sight) => {
        pictures.set(page.number, await putAway(aside, page, sight));
        return page;
      };
    },
    async draw(reading, signal) {
      const { name, path } = reading.source;
      const base = freeName(
        names,
        path === '-' ? 'stdin' : name.slice(0, name.length - extname(name).length),
      );
      try {
        for (const page of reading.pages) {
          signal.throwIfAborted();
          const picture = kept.get(page.number);
          if (picture) await drawPage(reading, page, picture, join(folder, `${base}-p${page.number}.png`));
        }
      } catch (error) {
        if (signal.aborted) throw error;
        return {
          faults: [`${nameOf(path)}: its overlay could not be written to ${folder} (${reasonOf(error)})`],
        };
      }
      return withoutPicture(reading, kept);
    },
    close: () => rm(aside, { recursive: true, force: true }),
  };
}

async function putAway(
  folder: string,
  { number }: Page,
  { image, toPicture }: PageSight,
): Promise<KeptPicture> {
  const scale = Math.min(1, drawnDpi / image.dpi);
  const width = Math.round(image.width * scale);
  const height = Math.round(image.height * scale);
  const path = join(folder, `${number}.png`);
  await writeFile(path, await packGrey(await resizeGrey(image, { width, height })));
  const shrink = { a: width / image.width, b: 0, c: 0, d: height / image.height, e: 0, f: 0 };
  return { path, width, height, dpi: image.dpi * scale, fromPage: compose(shrink, invert(toPicture)) };
}

async function drawPage(reading: Reading, page: Page, picture: KeptPicture, path: string): Promise<void> {
  const { svg, width, height } = drawOverlay(sheetOf(reading, page, picture));
  const drawn = await sharp(await readFile(picture.path))
    .toColourspace('srgb')
    .extend({ right: width - picture.width, bottom: height - picture.height, background: '#fff' })
    .composite([{ input: Buffer.from(svg), density: 72 }])
    .png({ palette: true, colours: 256, effort: 4 })
    .toBuffer();
  await rm(picture.path);
  await writeFile(path, drawn);
}

function sheetOf({ source, pages, lines, result }: Reading, page: Page, picture: KeptPicture): PageSheet {
  const record = result.records.find(
    ({ source: { pages: span } }) => span[0] <= page.number && page.number <= span[1],
  );
  const other = result.otherPages.find((one) => one.page === page.number);
  return {
    name: source.name === '-' ? 'standard input' : source.name,
    pageCount: pages.length,
    page,
    lines: lines.filter((line) => line.page === page.number),
    record: other ? null : (record ?? null),
    otherwise: other ? otherPageName(other.kind) : null,
    picture,
    toPicture({ x, y, w, h }: Region) {
      const box = mapBox(picture.fromPage, { x0: x, y0: y, x1: x + w, y1: y + h });
      return { x: box.x0, y: box.y0, w: box.x1 - box.x0, h: box.y1 - box.y0 };
    },
  };
}

/** Says which pages have no overlay, for nothing of theirs was read from a picture. */
function withoutPicture({ source, pages }: Reading, kept: ReadonlyMap<number, unknown>): Outcome {
  const missing = pages.map(({ number }) => number).filter((number) => !kept.has(number));
  if (missing.length === 0) return {};
  const name = nameOf(source.path);
  if (missing.length === pages.length)
    return { remarks: [`${name}: no overlay, for it was read from text, not from a picture`] };
  const which = runsOf(missing).map(pageSpan).join(', ');
  return { remarks: [`${name}: no overlay of ${which}: not read from a picture`] };
}

/** [1, 2, 3, 7] → [[1, 3], [7, 7]] */
function runsOf(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}

/** The name, or where another file of the run has it the name with a number. */
function freeName(taken: Set<string>, wanted: string): string {
  let name = wanted;
  for (let n = 2; taken.has(name); n++) name = `${wanted}-${n}`;
  taken.add(name);
  return name;
}
