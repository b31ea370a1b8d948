import {
  isRefusal,
  type ExportOptions,
  type Exportable,
  type MakeExporter,
} from '../../src/export/exporter.ts';
import { readTypeface } from '../../src/intake/typeface.ts';
import type { Page } from '../../src/model/page.ts';
import type { MemconRecord } from '../../src/model/record.ts';
import { fault } from '../../src/model/source-fault.ts';
import { inventedPages, inventedRecord } from './invented-record.ts';

export const exportOptions: ExportOptions = {
  version: '1.2.3',
  table: 'records',
  style: 'chicago-note',
  passage: null,
  baseUrl: 'https://example.org/memoranda/',
  isServed: false,
  imageUrl: null,
  into: null,
  typeface: readTypeface,
};

/** A record as an exporter gets it; `pages` are those of its source. */
export function exportable(record: MemconRecord, pages: readonly Page[] = inventedPages): Exportable {
  return {
    record,
    pages: () => Promise.resolve(pages),
    source: () => Promise.resolve(fault(record.source.name, 'missing', 'is an invented record’s source')),
    picture: () => Promise.resolve(null),
  };
}

/** The files that an export is: file name → content; the only file of an export has the name "". */
export async function exportFiles(
  makeExporter: MakeExporter,
  items: readonly Exportable[],
  change: Partial<ExportOptions> = {},
): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Buffer[]>();
  const exporter = makeExporter({ ...exportOptions, ...change });
  const take = (parts: ReturnType<NonNullable<typeof exporter.begin>>): void => {
    for (const { file, content } of parts)
      files.set(file ?? '', [...(files.get(file ?? '') ?? []), Buffer.from(content as string)]);
  };
  take(exporter.begin?.() ?? []);
  for (const item of items) {
    const parts = await exporter.record(item);
    if (isRefusal(parts)) throw new Error(`${item.record.id} ${parts.refused}`);
    take(parts);
  }
  const last = exporter.end?.() ?? [];
  if (isRefusal(last)) throw new Error(`It ${last.refused}`);
  take(last);
  return new Map([...files].map(([name, pieces]) => [name, Buffer.concat(pieces)]));
}

/** The text of an export that is one file. */
export async function exportText(
  makeExporter: MakeExporter,
  records: readonly MemconRecord[],
  change: Partial<ExportOptions> = {},
): Promise<string> {
  const items = records.map((record) => exportable(record));
  return Buffer.from((await exportFiles(makeExporter, items, change)).get('') ?? []).toString('utf8');
}

/** The invented record where an archive keeps it. */
export const archivedRecord: MemconRecord = {
  ...inventedRecord,
  archive: {
    repository: 'Halloran Presidential Library',
    collection: 'National Security Council Files',
    series: 'Country Files',
    box: '12',
    folder: 'Norland, Vol. 2',
    caseNumber: null,
  },
};

/** The invented record as a document of an edition, whose second page is printed as 318. */
export const editionRecord: MemconRecord = {
  ...inventedRecord,
  edition: {
    volume: 'frus1969-76ve05p2',
    id: 'd34',
    number: '34',
    head: '34. Memorandum of Conversation, Port Verge, May 3, 1988, 10:05 a.m.',
    sourceNote: null,
    summary: null,
    footnotes: [],
    persons: [],
  },
  furniture: [
    { role: 'page-label', typed: '[Page 317]', at: { page: 1 } },
    { role: 'page-label', typed: '[Page 318]', at: { page: 2 } },
  ],
};
