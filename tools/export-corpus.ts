import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isRefusal, type Exportable, type ExportOptions } from '../src/export/exporter.ts';
import { exporters, type ExportFormatName } from '../src/export/exporters.ts';
import type { MemconRecord } from '../src/model/record.ts';
import { drawPage } from '../src/intake/record-source.ts';
import { readTypeface } from '../src/intake/typeface.ts';
import { fault, isFault } from '../src/model/source-fault.ts';
import { readMemcons } from '../src/pipeline.ts';
import { openSource } from '../src/source/index.ts';
import { readFrusTei } from '../src/tei/index.ts';
import { openScanStage } from './eval/scan-stage.ts';
import { findShared } from './eval/shared.ts';

/*
 * Exports every record of the shared corpus in every form and says what failed: `node tools/export-corpus.ts
 * [--scans] [FORMAT…]`. With --scans it reads the scans too, which takes minutes, or seconds where the evaluation
 * read them before.
 * A refusal is an error too: every record goes out in every form.
 */

const withScans = process.argv.includes('--scans');
const chosen = process.argv.slice(2).filter((name) => name !== '--scans');
const scans = await openScanStage(join(import.meta.dirname, '..'), false, () => undefined);
const options: ExportOptions = {
  version: 'corpus',
  table: 'paragraphs',
  style: 'chicago-note',
  passage: null,
  baseUrl: 'https://example.org/',
  isServed: false,
  imageUrl: 'https://example.org/iiif/',
  into: null,
  typeface: readTypeface,
};

async function* itemsOf(corpus: string): AsyncIterable<Exportable> {
  if (withScans)
    for (const folder of ['synthetic-scan', 'gold-scan', 'pdf'])
      for (const name of readdirSync(join(corpus, folder)).sort())
        if (/\.(?:pdf|png)$/.test(name)) yield* itemsOfFile(join(corpus, folder, name));
  for (const folder of ['frus-tei', 'ocr-text'])
    for (const name of readdirSync(join(corpus, folder)).sort()) {
      const path = join(corpus, folder, name);
      if (name.endsWith('.xml')) yield* itemsOfTei(path, name);
      else if (name.endsWith('.txt') && folder === 'ocr-text') yield* itemsOfFile(path);
    }
}

function* itemsOfTei(path: string, name: string): Iterable<Exportable> {
  const text = readFileSync(path, 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { records, faults } = readFrusTei(text, { name, sha256 });
  for (const { message, line } of faults) report(`${name}: line ${line}: ${message}`);
  const none = fault(path, 'unsupported', 'has no pages');
  for (const record of records)
    yield {
      record,
      pages: () => Promise.resolve([]),
      source: () => Promise.resolve(none),
      picture: () => Promise.resolve(null),
    };
}

async function* itemsOfFile(path: string): AsyncIterable<Exportable> {
  const opened = await openSource(path);
  if (isFault(opened)) {
    report(opened.message);
    return;
  }
  const read = await scans.stage(opened);
  if (isFault(read)) {
    report(read.message);
    return;
  }
  const reading = readMemcons(opened, read);
  for (const record of reading.result.records)
    yield {
      record,
      pages: () => Promise.resolve(reading.pages),
      source: () => Promise.resolve(reading.source),
      picture: (page) => drawPage(reading.source, page),
    };
}

let errors = 0;
function report(message: string): void {
  errors++;
  console.error(message);
}

const counts = new Map<ExportFormatName, { written: number; refused: number; bytes: number; ms: number }>();
const running = await Promise.all(
  (Object.keys(exporters) as ExportFormatName[])
    .filter((name) => chosen.length === 0 || chosen.includes(name))
    .map(async (name) => {
      const exporter = (await exporters[name].load())(options);
      exporter.begin?.();
      counts.set(name, { written: 0, refused: 0, bytes: 0, ms: 0 });
      return { name, exporter };
    }),
);

const shared = findShared();
if (shared === null) {
  console.error('The corpus is absent: neither ../shared nor MEMCON_SHARED holds it.');
  process.exit(1);
}
let records = 0;
for await (const item of itemsOf(join(shared, 'corpus'))) {
  records++;
  for (const { name, exporter } of running) {
    const count = counts.get(name)!;
    const begun = performance.now();
    try {
      const parts = await exporter.record(item);
      if (isRefusal(parts)) {
        count.refused++;
        report(`${name}: ${nameOf(item.record)} ${parts.refused}`);
      } else {
        count.written++;
        for (const { content } of parts) count.bytes += content.length;
      }
    } catch (error) {
      report(`${name}: ${nameOf(item.record)}: ${error instanceof Error ? error.stack : String(error)}`);
    }
    count.ms += performance.now() - begun;
  }
}
await scans.close();
for (const { name, exporter } of running)
  try {
    const parts = exporter.end?.() ?? [];
    if (isRefusal(parts)) report(`${name}: ${parts.refused}`);
  } catch (error) {
    report(`${name}: ${error instanceof Error ? error.stack : String(error)}`);
  }

function nameOf({ source, id }: MemconRecord): string {
  return `${source.name} (${id})`;
}

console.table(
  Object.fromEntries(
    [...counts].map(([name, { written, refused, bytes, ms }]) => [
      name,
      { written, refused, bytes, 'ms each': Number((ms / Math.max(1, records)).toFixed(2)) },
    ]),
  ),
);
console.log(`${records} records, ${errors} errors`);
process.exitCode = errors > 0 ? 1 : 0;
