import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { isFault } from '../../src/model/source-fault.ts';
import type { SourceFile } from '../../src/model/source-file.ts';
import { packGrey } from '../../src/page/image/decode.ts';
import type { OcrImage } from '../../src/page/ocr/engine.ts';
import { findEngine } from '../../src/page/ocr/find-engine.ts';
import { OcrPool } from '../../src/page/ocr/pool.ts';
import { tesseractJs } from '../../src/page/ocr/tesseract-js.ts';
import { readSource } from '../../src/pipeline.ts';
import { openSource } from '../../src/source/index.ts';
import { runMeasured } from './child.ts';
import { processorSeconds, tellsChildren } from './processor-time.ts';
import { makeScannedPages, scannedPacket } from './scan-pages.ts';

/** Processor seconds of whole readings over those of bare OCR of the same pictures, each page's best of all rounds. */
export interface ScanCost {
  readonly pages: number;
  /** Seconds a page. */
  readonly whole: number;
  readonly bare: number;
  /** Seconds a page of the whole reading that are this process's own, where the engine is another program. */
  readonly own: number;
  readonly ratio: number;
}

export interface PacketRun {
  readonly pages: number;
  readonly jobs: number;
  readonly ms: number;
  readonly pagesPerSecond: number;
  /** Peak resident memory of the program itself, and of it with the engines that it runs. */
  readonly peakMiB: number;
  readonly peakWithChildrenMiB: number;
}

export interface ScanBench {
  readonly engine: string;
  readonly generated: ScanCost;
  /** Second pages of the corpus's scans; null without a corpus. */
  readonly corpus: ScanCost | null;
  readonly packet: PacketRun;
}

const jobs = 2;
const corpusPages = 6;

/** Measures the reading of scans: made of the `texts`, and the corpus's own where there is one. */
export async function measureScans(
  memcon: string,
  texts: readonly string[],
  corpus: string | null,
  { rounds, pages }: { readonly rounds: number; readonly pages: number },
): Promise<ScanBench> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-bench-'));
  // The time of other programs can't be told everywhere; that of WebAssembly can.
  const pool = new OcrPool(tellsChildren() ? await findEngine() : tesseractJs, jobs);
  try {
    const pictures = await makeScannedPages(texts);
    const write = (name: string, bytes: Uint8Array): string => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    };
    const single: string[] = [];
    for (const [n, picture] of pictures.entries())
      single.push(write(`page-${n + 1}.pdf`, await scannedPacket([picture], 1)));
    const real = corpus === null ? [] : await secondPages(corpus);
    const realPaths = real.map((bytes, n) => write(`real-${n + 1}.pdf`, bytes));
    const packet = write('packet.pdf', await scannedPacket(pictures, pages));
    return {
      engine: pool.kind.name,
      generated: await measureCost(single, pool, rounds),
      corpus: realPaths.length === 0 ? null : await measureCost(realPaths, pool, rounds),
      packet: await measurePacket(memcon, packet, pages),
    };
  } finally {
    await pool.close();
    rmSync(folder, { recursive: true });
  }
}

async function secondPages(corpus: string): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (const file of globSync('gold-scan/*.pdf', { cwd: corpus }).toSorted().slice(0, corpusPages)) {
    const packet = await PDFDocument.load(readFileSync(join(corpus, file)));
    const single = await PDFDocument.create();
    for (const page of await single.copyPages(packet, [1])) single.addPage(page);
    pages.push(await single.save());
  }
  return pages;
}

/** Each page by turns read whole and by the engine alone, after a first reading that gives the engine's picture. */
async function measureCost(paths: readonly string[], pool: OcrPool, rounds: number): Promise<ScanCost> {
  const pages: { source: SourceFile; cleaned: OcrImage; whole: number; own: number; bare: number }[] = [];
  for (const path of paths) {
    const source = await openSource(path);
    if (isFault(source)) throw new Error(source.message);
    const cleaned = await cleanedPicture(source, pool);
    pages.push({ source, cleaned, whole: Infinity, own: Infinity, bare: Infinity });
  }
  for (let round = 0; round < rounds; round++)
    for (const page of pages) {
      const whole = await timed(() => readSource(page.source, { pool }));
      const bare = await timed(() => pool.recognise(page.cleaned));
      page.whole = Math.min(page.whole, whole.own + whole.children);
      page.own = Math.min(page.own, whole.own);
      page.bare = Math.min(page.bare, bare.own + bare.children);
    }
  const mean = (part: 'whole' | 'own' | 'bare'): number =>
    pages.reduce((sum, page) => sum + page[part], 0) / pages.length;
  const [whole, own, bare] = [mean('whole'), mean('own'), mean('bare')];
  return { pages: pages.length, whole, own, bare, ratio: whole / bare };
}

/** The picture of a file's one page as the engine is given it. */
async function cleanedPicture(source: SourceFile, pool: OcrPool): Promise<OcrImage> {
  const pictures: OcrImage[] = [];
  const reading = await readSource(source, {
    pool,
    async inspect(page, { image }) {
      pictures.push({ file: await packGrey(image), dpi: image.dpi });
      return page;
    },
  });
  if (isFault(reading)) throw new Error(reading.message);
  const [picture] = pictures;
  if (!picture) throw new Error(`${source.path} was read without OCR`);
  return picture;
}

async function timed(work: () => Promise<unknown>): Promise<ReturnType<typeof processorSeconds>> {
  const before = processorSeconds();
  await work();
  const after = processorSeconds();
  return { own: after.own - before.own, children: after.children - before.children };
}

async function measurePacket(memcon: string, packet: string, pages: number): Promise<PacketRun> {
  const run = await runMeasured([memcon, 'read', packet, '--jobs', `${jobs}`, '--format', 'jsonl']);
  return {
    pages,
    jobs,
    ms: run.ms,
    pagesPerSecond: (1000 * pages) / run.ms,
    peakMiB: run.peakMiB,
    peakWithChildrenMiB: Math.max(run.peakMiB, ...run.samples.map(({ familyMiB }) => familyMiB)),
  };
}
