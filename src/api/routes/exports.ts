import { createRoute, z } from '@hono/zod-openapi';
import { citationStyles, citedWork, formatCitation, type CitationStyle } from '../../export/cite/index.ts';
import {
  isRefusal,
  type ExportFormat,
  type ExportOptions,
  type Exportable,
  type Part,
} from '../../export/exporter.ts';
import { exporters, type ExportFormatName } from '../../export/exporters.ts';
import { openRecordSource, readRecordPages } from '../../intake/record-source.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Store } from '../../store/store.ts';
import type { Api, ApiParts } from '../api.ts';
import { file, ProblemError, problems } from '../problem.ts';
import { recordId } from '../schemas.ts';
import { recordOf } from './records.ts';

const params = z.object({ id: recordId });
const paragraph = z.coerce
  .number()
  .int()
  .min(1)
  .max(100_000)
  .optional()
  .openapi({ description: 'Cites this paragraph, from 1; the whole record without it' });

const styles = Object.keys(citationStyles) as CitationStyle[];
/**
 * Formats that are one file for one record, and need no OCR: a folder, and work of minutes for a reader who asks, are
 * the command line's.
 */
const fileFormats = (Object.keys(exporters) as ExportFormatName[]).filter((name) => {
  const { shape, pages }: ExportFormat = exporters[name];
  return shape !== 'folder' && pages !== 'words';
});

export function addExportRoutes(app: Api, { store, version }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/citations',
      summary: 'Citations of a record, or of a passage with its page, in every style',
      request: { params, query: z.object({ paragraph }) },
      responses: {
        200: {
          description: 'Text by style',
          content: { 'application/json': { schema: z.record(z.string(), z.string()) } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const record = await recordOf(store, context.req.valid('param').id, true);
      const passage = context.req.valid('query').paragraph ?? null;
      const work = citedWork(record, passage);
      if (!work) throw new ProblemError(404, `The record has no paragraph ${passage}`);
      const styled = styles.map((style): [string, string] => [
        style,
        formatCitation(work, style)
          .map(({ text }) => text)
          .join(''),
      ]);
      const options = optionsOf(context.req.url, version, passage);
      const files = (['source-note', 'bibtex', 'ris'] as const).map(
        async (name): Promise<[string, string]> => [name, await textOf(name, itemOf(store, record), options)],
      );
      return context.json(Object.fromEntries([...styled, ...(await Promise.all(files))]), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/export/{format}',
      summary: 'A record in one of the forms that it goes out in',
      request: {
        params: params.extend({
          format: z.enum(fileFormats).openapi({ description: 'As `memcon export --format` names it' }),
        }),
        query: z.object({ paragraph }),
      },
      responses: { 200: file('application/octet-stream', 'The file'), ...problems(400, 404) },
    }),
    async (context) => {
      const { id, format } = context.req.valid('param');
      const record = await recordOf(store, id, true);
      const options = optionsOf(context.req.url, version, context.req.valid('query').paragraph ?? null);
      const chosen: ExportFormat = exporters[format];
      const bytes = await bytesOf(chosen, itemOf(store, record), options);
      return new Response(bytes, {
        headers: {
          'content-type': typeOf(chosen.mediaType),
          'content-disposition': `attachment; filename="${record.id.replace(/[^\w.-]/g, '_')}${chosen.extension}"`,
        },
      });
    },
  );
}

/** A record of the library with the rest of its source, which is opened only where a form asks for it, and never read by OCR. */
function itemOf(store: Store, record: MemconRecord): Exportable {
  return {
    record,
    source: () => openRecordSource(store, record.source),
    pages: () => readRecordPages(store, record, () => ({ ocr: 'never' })),
  };
}

function optionsOf(url: string, version: string, passage: number | null): ExportOptions {
  const { origin } = new URL(url);
  return {
    version,
    table: 'records',
    style: 'chicago-note',
    passage,
    into: null,
    baseUrl: `${origin}/api/records/`,
    imageUrl: `${origin}/iiif/3/`,
  };
}

async function bytesOf(
  { load }: ExportFormat,
  item: Exportable,
  options: ExportOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const exporter = (await load())(options);
  const parts: Part[] = [];
  for (const give of [
    () => exporter.begin?.() ?? [],
    () => exporter.record(item),
    () => exporter.end?.() ?? [],
  ]) {
    const result = await give();
    if (isRefusal(result)) throw new ProblemError(404, `The record ${result.refused}`);
    parts.push(...result);
  }
  return Uint8Array.from(Buffer.concat(parts.map(({ content }) => Buffer.from(content))));
}

async function textOf(name: ExportFormatName, item: Exportable, options: ExportOptions): Promise<string> {
  return new TextDecoder().decode(await bytesOf(exporters[name], item, options)).trim();
}

/** What a browser might run is sent as what it is not. */
function typeOf(mediaType: string): string {
  if (/html|xml|svg/.test(mediaType)) return 'application/octet-stream';
  return mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
}
