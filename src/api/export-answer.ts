import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isRefusal,
  type Exportable,
  type Exporter,
  type ExportFormat,
  type ExportOptions,
  type Parts,
} from '../export/exporter.ts';
import { drawPage, openRecordSource, readRecordPages } from '../intake/record-source.ts';
import type { MemconRecord } from '../model/record.ts';
import type { ApiParts } from './api.ts';
import { ProblemError } from './problem.ts';
import { zipOf, type ZipEntry } from './zip.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The records to go out, by id, and the form that they go out in. */
export interface ExportJob {
  readonly format: ExportFormat;
  readonly options: ExportOptions;
  readonly ids: readonly string[];
  /** Of the file, without extension. */
  readonly name: string;
}

/**
 * Most records of one export, null: any number. A ZIP file without the extensions that few programs read holds 65,535
 * files; the forms with the boxes of words read the source again, which may be minutes of OCR.
 */
export function mostRecords({ shape, pages }: Pick<ExportFormat, 'shape' | 'pages'>): number | null {
  if (pages === 'words') return 20;
  return shape === 'file a record' ? 5000 : null;
}

/** What a download of so many records is: the form's own file, or a ZIP file of its files. */
export function isZip({ shape }: Pick<ExportFormat, 'shape'>, records: number): boolean {
  return shape === 'folder' || (shape === 'file a record' && records !== 1);
}

/** Answers with a file that is written while it is sent; a single record is made first, so that a refusal is told as a problem. */
export async function answerExport(parts: ApiParts, job: ExportJob): Promise<Response> {
  const { format, ids, name } = job;
  const exporter = (await format.load())(job.options);
  const zipped = isZip(format, ids.length);
  const [only] = ids;
  let body: Bytes | ReadableStream<Bytes>;
  if (format.shape === 'folder') body = streamOf(zipOf(folderEntries(parts, exporter, ids)));
  else if (ids.length === 1 && only !== undefined) body = await oneRecord(parts, exporter, only);
  else if (zipped) body = streamOf(zipOf(recordEntries(parts, exporter, job)));
  else body = streamOf(oneFile(parts, exporter, ids));
  return new Response(body, {
    headers: {
      'content-type': zipped ? 'application/zip' : typeOf(format.mediaType),
      'content-disposition': `attachment; filename="${plain(name)}${zipped ? '.zip' : format.extension}"`,
    },
  });
}

/** A record's form as bytes. A form that the record can't have is a problem. */
export async function oneRecord(parts: ApiParts, exporter: Exporter, id: string): Promise<Bytes> {
  const record = await parts.store.record(id, { corrected: true });
  if (!record) throw new ProblemError(404, `The library has no record ${id}`);
  const pieces: Bytes[] = [];
  for (const give of [
    () => exporter.begin?.() ?? [],
    () => exporter.record(exportables(parts)(record)),
    () => exporter.end?.() ?? [],
  ]) {
    const made = await give();
    if (isRefusal(made)) throw new ProblemError(404, `The record ${made.refused}`);
    pieces.push(...made.map(({ content }) => bytesOf(content)));
  }
  return Uint8Array.from(Buffer.concat(pieces));
}

/** All records in one file. These forms refuse no record; one that did would end the download short of its end. */
async function* oneFile(
  parts: ApiParts,
  exporter: Exporter,
  ids: readonly string[],
): AsyncGenerator<Bytes, void, undefined> {
  const exportable = exportables(parts);
  yield* piecesOf(exporter.begin?.() ?? []);
  for await (const record of recordsOf(parts, ids)) {
    const made = await exporter.record(exportable(record));
    if (isRefusal(made)) throw new Error(`${record.id} ${made.refused}`);
    yield* piecesOf(made);
  }
  const made = exporter.end?.() ?? [];
  if (isRefusal(made)) throw new Error(`what was exported ${made.refused}`);
  yield* piecesOf(made);
}

/** A file for each record, then what is to be said of those that are not there. */
async function* recordEntries(
  parts: ApiParts,
  exporter: Exporter,
  { format, ids }: ExportJob,
): AsyncGenerator<ZipEntry> {
  const exportable = exportables(parts);
  const refused: string[] = [];
  for await (const record of recordsOf(parts, ids)) {
    const made = await exporter.record(exportable(record));
    if (isRefusal(made)) refused.push(`${record.source.name} (${record.id}) ${made.refused}`);
    else
      yield {
        name: `${record.date?.iso ?? 'undated'}-${plain(record.id)}${format.extension}`,
        content: piecesOf(made),
      };
  }
  yield* notes('not-exported.txt', refused);
  yield* notes('remarks.txt', exporter.remarks?.() ?? []);
}

/** Files that grow side by side: written to a folder of their own first, since an archive holds one after the other. */
async function* folderEntries(
  parts: ApiParts,
  exporter: Exporter,
  ids: readonly string[],
): AsyncGenerator<ZipEntry> {
  const folder = await mkdtemp(join(tmpdir(), 'memcon-export-'));
  const files = new Map<string, FileHandle>();
  const take = async (made: Parts): Promise<void> => {
    for (const { file: name, content } of made) {
      if (name === null) throw new Error('A part of an export to a folder names no file');
      let file = files.get(name);
      if (!file) files.set(name, (file = await open(join(folder, name), 'wx')));
      await file.writeFile(bytesOf(content));
    }
  };
  const exportable = exportables(parts);
  const refused: string[] = [];
  try {
    await take(exporter.begin?.() ?? []);
    for await (const record of recordsOf(parts, ids)) {
      const made = await exporter.record(exportable(record));
      if (isRefusal(made)) refused.push(`${record.source.name} (${record.id}) ${made.refused}`);
      else await take(made);
    }
    const made = exporter.end?.() ?? [];
    if (isRefusal(made)) throw new Error(`what was exported ${made.refused}`);
    await take(made);
    for (const name of files.keys()) yield { name, content: piecesIn(join(folder, name)) };
    yield* notes('not-exported.txt', refused);
    yield* notes('remarks.txt', exporter.remarks?.() ?? []);
  } finally {
    for (const file of files.values()) await file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function* recordsOf({ store }: ApiParts, ids: readonly string[]): AsyncGenerator<MemconRecord> {
  for (const id of ids) {
    const record = await store.record(id, { corrected: true });
    // One that was taken out since the list was made.
    if (record) yield record;
  }
}

function* notes(name: string, lines: readonly string[]): Generator<ZipEntry> {
  if (lines.length > 0) yield { name, content: [bytesOf(`${lines.join('\n')}\n`)] };
}

/**
 * Gives records of the library the rest of their sources, which are opened only where a form asks for them. Records of a
 * packet mostly follow one another: its pages are kept for the next one.
 */
export function exportables({ store, scanOptions }: ApiParts): (record: MemconRecord) => Exportable {
  let last: { readonly of: string; readonly pages: ReturnType<Exportable['pages']> } | null = null;
  return (record) => ({
    record,
    source: () => openRecordSource(store, record.source),
    pages: (use) => {
      const of = `${use} ${record.source.sha256}`;
      if (last?.of !== of) {
        const pages = readRecordPages(store, record, (source) =>
          use === 'sizes' ? { ocr: 'never' } : scanOptions(source),
        );
        last = { of, pages };
      }
      return last.pages;
    },
    picture: async (page) => drawPage(await openRecordSource(store, record.source), page),
  });
}

function* piecesOf(made: Parts | { readonly refused: string }): Generator<Bytes> {
  if (isRefusal(made)) throw new Error(made.refused);
  for (const { content } of made) if (content.length > 0) yield bytesOf(content);
}

async function* piecesIn(path: string): AsyncGenerator<Bytes> {
  for await (const piece of createReadStream(path) as AsyncIterable<Buffer>) yield Uint8Array.from(piece);
}

function bytesOf(content: string | Uint8Array): Bytes {
  return typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
}

/** Gives out what is made no faster than it is taken. */
export function streamOf(pieces: AsyncGenerator<Bytes, void, undefined>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const next = await pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await pieces.return();
      },
    },
    // Nothing is begun that nobody reads, as with HEAD.
    { highWaterMark: 0 },
  );
}

function plain(name: string): string {
  return name.replaceAll(/[^\w.-]/g, '_');
}

function typeOf(mediaType: string): string {
  return /^text\/|jsonl$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
}
