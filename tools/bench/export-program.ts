import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExportSession } from '../../src/cli/export/session.ts';
import type { ExportFormat } from '../../src/export/exporter.ts';
import { exporters, type ExportFormatName } from '../../src/export/exporters.ts';
import { readTypeface } from '../../src/intake/typeface.ts';
import { fault } from '../../src/model/source-fault.ts';
import { makeGenerator } from './library/generate.ts';

/*
 * Exports so many invented records in one form into a folder that is removed again, and prints what it took:
 * `node export-program.ts FORMAT RECORDS TEXT…`. Making the records does not count as time, though it does as memory.
 */

const [name = '', records = '', ...texts] = process.argv.slice(2);
const format: ExportFormat = exporters[name as ExportFormatName];
const folder = mkdtempSync(join(tmpdir(), 'memcon-bench-'));
const generator = await makeGenerator(texts);
const options = {
  version: 'bench',
  table: 'paragraphs',
  style: 'chicago-note',
  passage: null,
  baseUrl: 'https://example.org/',
  isServed: false,
  imageUrl: null,
  into: null,
  typeface: readTypeface,
} as const;
const session = await ExportSession.open(format, options, { out: join(folder, 'out'), force: false });
let ms = 0;
async function timed(work: () => Promise<string | null>): Promise<void> {
  const begun = process.cpuUsage();
  const message = await work();
  const { user, system } = process.cpuUsage(begun);
  ms += (user + system) / 1000;
  if (message !== null) throw new Error(message);
}
try {
  for (let n = 0; n < Number(records); n++) {
    const record = generator.record(n);
    const none = fault(record.source.name, 'missing', 'was never there');
    await timed(() =>
      session.add({
        record,
        pages: () => Promise.resolve(none),
        source: () => Promise.resolve(none),
        picture: () => Promise.resolve(null),
      }),
    );
  }
  await timed(() => session.end());
  // In kibibytes on every platform.
  console.log(JSON.stringify({ ms, peakMiB: process.resourceUsage().maxRSS / 1024 }));
} finally {
  rmSync(folder, { recursive: true });
}
