/**
 * Measures the reading of portion marks on the development scans: `node tools/marks-eval/main.ts PAGES [-v]`.
 *
 * PAGES holds each page as STEM-N.png (grey, 300 dpi) and STEM-N.tsv (Tesseract's words), STEM being the scan's file
 * name without `.pdf`; for the rendered pages STEM is the file name. The truth is looked for at ../shared beside
 * the checkout or where MEMCON_SHARED says.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findMarks, type MarkOnImage, type MarkPage } from '../../src/page/marks/find-marks.ts';
import { loadMarkNetwork } from '../../src/page/marks/load-network.ts';
import { findShared } from '../eval/shared.ts';
import { locateEnd, streamOf } from './locate.ts';
import { readPage } from './page-source.ts';
import { printTally, type Judged } from './tally.ts';
import { readTruth, type TruthPortion } from './truth.ts';

const shared = findShared();
const [folder, ...flags] = process.argv.slice(2);
if (!folder) throw new Error('Say main.ts PAGES.');
if (shared === null) {
  console.log('No corpus at ../shared or MEMCON_SHARED: nothing is measured.');
  process.exit(0);
}
const corpus = join(shared, 'corpus');
const network = loadMarkNetwork();
const judged: Judged[] = [];
const falseAlarms = new Map<string, number>();
let milliseconds = 0;
let pageCount = 0;

for (const name of readdirSync(join(corpus, 'gold-scan')).filter((file) => file.endsWith('.truth.json')))
  await judgeScan(name.replace('.truth.json', ''), join(corpus, 'gold-scan', name));
for (const name of readdirSync(join(corpus, 'synthetic-scan')).filter((file) => file.endsWith('.json')))
  await judgeRendered(name.replace('.json', ''), join(corpus, 'synthetic-scan', name));
printTally(judged, falseAlarms);
console.log(`${Math.round(milliseconds / Math.max(1, pageCount))} ms of processor time a page`);

function findTimed(pages: readonly MarkPage[]): MarkOnImage[][] {
  const began = process.cpuUsage();
  const found = pages.map((page) => findMarks(page, network));
  const used = process.cpuUsage(began);
  milliseconds += (used.user + used.system) / 1000;
  pageCount += pages.length;
  return found;
}

function tell(document: string, page: number, what: string, mark: MarkOnImage | null): void {
  if (!flags.includes('-v')) return;
  const seen =
    mark &&
    `${mark.level} ${mark.confidence.toFixed(3)} ${mark.struck ? 'struck' : 'plain'} ${mark.struckConfidence.toFixed(2)} at ${mark.region.x},${mark.region.y} ${mark.place}`;
  console.log(`  ${document} p${page}: ${what}: ${seen ?? 'nothing'}`);
}

function record(
  document: string,
  page: number,
  truth: Pick<TruthPortion, 'text' | 'struck'> & { mark: string },
  found: MarkOnImage | null,
): void {
  const { mark, struck, text } = truth;
  judged.push({ document, mark, struck, found });
  if (found?.level !== mark || found.struck !== struck)
    tell(document, page, `truth ${mark}${struck ? ' struck' : ''} after "${text.slice(-20)}"`, found);
}

async function judgeScan(document: string, truthPath: string): Promise<void> {
  const stems = readdirSync(folder!)
    .filter((file) => file.startsWith(`${document}-`) && /^\d+\.png$/.test(file.slice(document.length + 1)))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((file) => join(folder!, file.slice(0, -4)));
  if (stems.length === 0) return;
  const pages = await Promise.all(stems.map(readPage));
  const marks = findTimed(pages).map((list) => new Set(list));
  const stream = streamOf(pages.map(({ words }, i) => ({ page: i, words })));
  let at = 0;
  let last = { page: 0, bottom: 0 };
  for (const portion of await readTruth(truthPath)) {
    const found = locateEnd(stream, at, portion.text);
    if (!found) {
      console.log(`  ${document}: "${portion.text.slice(-30)}" is not found in the OCR text`);
      // The OCR engine lost the line: the next mark down the page is taken.
      const next = [...(marks[last.page] ?? [])]
        .filter((mark) => mark.region.y > last.bottom)
        .toSorted((a, b) => a.region.y - b.region.y)[0];
      if (portion.mark) {
        if (next) marks[last.page]!.delete(next);
        record(document, portion.page, { ...portion, mark: portion.mark }, next ?? null);
      }
      continue;
    }
    at = found.end;
    const line = stream.lines[stream.lineAt[found.end - 1]!]!;
    last = { page: Math.max(last.page, line.page), bottom: line.bottom };
    const mark = takeMark(marks[line.page]!, line, pages[line.page]!);
    if (portion.mark) record(document, line.page + 1, { ...portion, mark: portion.mark }, mark);
    else if (mark) marks[line.page]!.add(mark);
  }
  for (const [i, left] of marks.entries())
    for (const mark of left) {
      if (i > last.page) continue;
      falseAlarms.set(document, (falseAlarms.get(document) ?? 0) + 1);
      tell(document, i + 1, 'false alarm', mark);
    }
}

/** The mark at the end of the line, or on the line below it. */
function takeMark(
  marks: Set<MarkOnImage>,
  line: { readonly line: number; readonly top: number; readonly bottom: number },
  { words }: MarkPage,
): MarkOnImage | null {
  const height = Math.max(20, line.bottom - line.top);
  const lines = Map.groupBy(words, (word) => word.line);
  const centreOf = (mark: MarkOnImage): number => mark.region.y + mark.region.h / 2;
  const onLine = [...marks].filter(
    (mark) => mark.line === line.line || (centreOf(mark) > line.top && centreOf(mark) < line.bottom),
  );
  const below = [...marks].filter((mark) => {
    const own = lines.get(mark.line ?? -1)?.length ?? 0;
    return (
      own <= 3 &&
      mark.line !== line.line &&
      centreOf(mark) > line.bottom &&
      centreOf(mark) < line.bottom + 1.6 * height
    );
  });
  const chosen = onLine.toSorted((a, b) => b.region.x - a.region.x)[0] ?? below[0] ?? null;
  if (chosen) marks.delete(chosen);
  return chosen;
}

interface RenderedTruth {
  readonly marks: readonly {
    readonly text: string;
    readonly struck: boolean;
    readonly banner?: boolean;
    readonly bbox: readonly [number, number, number, number];
  }[];
}

async function judgeRendered(document: string, truthPath: string): Promise<void> {
  if (!existsSync(join(folder!, `${document}.tsv`))) return;
  const page = await readPage(join(folder!, document));
  const marks = new Set(findTimed([page])[0]);
  const truth = JSON.parse(readFileSync(truthPath, 'utf8')) as RenderedTruth;
  for (const { text, struck, banner, bbox } of truth.marks) {
    if (banner) continue;
    const [left, top, right, bottom] = bbox;
    const found = [...marks].find(
      ({ region }) =>
        Math.abs(region.x + region.w / 2 - (left + right) / 2) < 30 &&
        Math.abs(region.y + region.h / 2 - (top + bottom) / 2) < 30,
    );
    if (found) marks.delete(found);
    record(document, 1, { text, struck, mark: text.replace(/[()]/g, '') }, found ?? null);
  }
  falseAlarms.set(document, marks.size);
  for (const mark of marks) tell(document, 1, 'false alarm', mark);
}
