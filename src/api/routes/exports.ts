import { createRoute, z } from '@hono/zod-openapi';
import { citationStyles, citedWork, formatCitation, type CitationStyle } from '../../export/cite/index.ts';
import { tableNames } from '../../export/data/table-names.ts';
import type { ExportFormat, ExportOptions } from '../../export/exporter.ts';
import { exporters, type ExportFormatName } from '../../export/exporters.ts';
import { readTypeface } from '../../intake/typeface.ts';
import { allRecordIds } from '../../store/all-record-ids.ts';
import type { Store } from '../../store/store.ts';
import type { Api, ApiParts } from '../api.ts';
import { answerExport, mostRecords, oneRecord } from '../export-answer.ts';
import { file, ProblemError, problems } from '../problem.ts';
import { list, queryText, recordId } from '../schemas.ts';
import { queryOf } from './query-of.ts';
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
const formats = Object.keys(exporters) as ExportFormatName[];
const formatName = z.enum(formats).openapi({ description: 'As `memcon export --format` names it' });
const choices = {
  table: z.enum(tableNames).default('records').openapi({ description: 'csv: which table' }),
  style: z.enum(styles).default('chicago-note').openapi({ description: 'citation: in which style' }),
};
/** Ids that an address has room for. */
const mostIds = 200;

/** Query parameters by the options of an exporter that a reader sets; the others are the server's, or the command line's. */
const parameterOf: Readonly<Partial<Record<keyof ExportOptions, 'table' | 'style' | 'paragraph'>>> = {
  table: 'table',
  style: 'style',
  passage: 'paragraph',
};

const formatInfo = z
  .object({
    name: z.enum(formats),
    about: z.string(),
    mediaType: z.string(),
    extension: z.string(),
    shape: z
      .enum(['one file', 'file a record', 'folder'])
      .openapi({ description: 'Files of several records, and folders, are sent as a ZIP file' }),
    options: list(z.enum(['table', 'style', 'paragraph'])).openapi({
      description: 'Query parameters that mean something to it',
    }),
    most: z.int().nullable().openapi({ description: 'Records of one export; null: any number' }),
  })
  .openapi('ExportFormat');

export function addExportRoutes(app: Api, parts: ApiParts): void {
  const { store, version } = parts;
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
      const { id } = context.req.valid('param');
      const record = await recordOf(store, id, true);
      const passage = context.req.valid('query').paragraph ?? null;
      const work = citedWork(record, passage);
      if (!work) throw new ProblemError(404, `The record has no paragraph ${passage}`);
      const styled = styles.map((style): [string, string] => [
        style,
        formatCitation(work, style)
          .map(({ text }) => text)
          .join(''),
      ]);
      const options = { ...optionsOf(context.req.url, version), passage };
      const files = (['source-note', 'bibtex', 'ris'] as const).map(
        async (name): Promise<[string, string]> => {
          const exporter = (await exporters[name].load())(options);
          return [name, new TextDecoder().decode(await oneRecord(parts, exporter, id)).trim()];
        },
      );
      return context.json(Object.fromEntries([...styled, ...(await Promise.all(files))]), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/export/{format}',
      summary: 'A record in one of the forms that it goes out in; a form of several files as a ZIP file',
      request: {
        params: params.extend({ format: formatName }),
        query: z.object({ ...choices, paragraph }),
      },
      responses: { 200: file('application/octet-stream', 'The file'), ...problems(400, 404) },
    }),
    async (context) => {
      const { id, format } = context.req.valid('param');
      const { paragraph: passage = null, ...chosen } = context.req.valid('query');
      await recordOf(store, id, false);
      const options = { ...optionsOf(context.req.url, version), ...chosen, passage };
      return await answerExport(parts, { format: exporters[format], options, ids: [id], name: id });
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/export',
      summary: 'The forms that records go out in, and what may be chosen of each',
      responses: {
        200: {
          description: 'Forms',
          content: {
            'application/json': {
              schema: z.object({
                formats: list(formatInfo),
                tables: list(z.string()),
                styles: list(z.object({ name: z.string(), about: z.string() })),
              }),
            },
          },
        },
      },
    }),
    (context) =>
      context.json(
        {
          formats: formats.map((name) => {
            const format: ExportFormat = exporters[name];
            const { about, mediaType, extension, shape } = format;
            const options = format.options.flatMap((option) => parameterOf[option] ?? []);
            return { name, about, mediaType, extension, shape, options, most: mostRecords(format) };
          }),
          tables: tableNames,
          styles: styles.map((name) => ({ name, about: citationStyles[name] })),
        },
        200,
      ),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/export/{format}',
      summary:
        'Records in one of the forms that they go out in, corrections applied: those with a paragraph that matches, by date, or those named',
      request: {
        params: z.object({ format: formatName }),
        query: z.object({
          q: queryText.optional(),
          ids: z
            .string()
            .max(8000)
            .optional()
            .openapi({ description: `Ids of records, separated by commas; at most ${mostIds}` }),
          ...choices,
        }),
      },
      responses: {
        200: file('application/octet-stream', 'The file; several files as a ZIP file'),
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { format: name } = context.req.valid('param');
      const { q, ids: named, ...chosen } = context.req.valid('query');
      if (q !== undefined && named !== undefined)
        throw new ProblemError(400, 'query ids: is given beside q; records are either searched for or named');
      const format: ExportFormat = exporters[name];
      const ids = named === undefined ? await idsFound(store, q ?? '') : await idsNamed(store, named);
      const most = mostRecords(format);
      if (ids.length === 0) throw new ProblemError(404, 'No record matches');
      if (most !== null && ids.length > most)
        throw new ProblemError(
          400,
          `These are ${ids.length} records; the server writes at most ${most} in this form. \`memcon export\` writes any number`,
        );
      const options = { ...optionsOf(context.req.url, version), ...chosen };
      const [only] = ids;
      const isOne = ids.length === 1 && only !== undefined;
      return await answerExport(parts, { format, options, ids, name: isOne ? only : `records-${name}` });
    },
  );
}

async function idsFound(store: Store, q: string): Promise<readonly string[]> {
  const query = queryOf(q);
  const ids: string[] = [];
  // A record without a paragraph is found by no query, but belongs to the library.
  for await (const id of query.kind === 'all' ? allRecordIds(store) : store.matchingRecordIds(query))
    ids.push(id);
  return ids;
}

async function idsNamed(store: Store, text: string): Promise<readonly string[]> {
  const ids = [...new Set(text.split(',').filter((id) => id !== ''))];
  if (ids.length > mostIds) throw new ProblemError(400, `query ids: names more than ${mostIds} records`);
  const known = new Set((await store.summaries(ids)).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new ProblemError(404, `The library has no record ${unknown}`);
  return ids;
}

function optionsOf(url: string, version: string): ExportOptions {
  const { origin } = new URL(url);
  return {
    version,
    table: 'records',
    style: 'chicago-note',
    passage: null,
    into: null,
    baseUrl: `${origin}/api/records/`,
    isServed: true,
    imageUrl: `${origin}/iiif/3/`,
    typeface: readTypeface,
  };
}
