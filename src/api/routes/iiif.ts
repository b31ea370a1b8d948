import { createRoute, z } from '@hono/zod-openapi';
import { manifestOf } from '../../export/iiif/index.ts';
import { pageBreaks } from '../../export/page-breaks.ts';
import { numberedParagraphs } from '../../export/passages.ts';
import { readRecordPages } from '../../intake/record-source.ts';
import type { Paragraph } from '../../model/body.ts';
import type { At } from '../../model/position.ts';
import type { MemconRecord } from '../../model/record.ts';
import { isFault } from '../../model/source-fault.ts';
import { allOf } from '../../query/logic.ts';
import type { Hit } from '../../query/search.ts';
import type { Api, ApiParts } from '../api.ts';
import { jsonText, problems } from '../problem.ts';
import { queryText, recordId } from '../schemas.ts';
import { queryOf } from './query-of.ts';
import { recordOf } from './records.ts';

const params = z.object({ id: recordId });
/** Paragraphs of a record whose hits are given. */
const mostParagraphs = 500;
/** UTF-16 units of text before and after a hit. */
const context = 40;

const annotation = z.object({
  id: z.string(),
  type: z.literal('Annotation'),
  motivation: z.string(),
  body: z
    .object({ type: z.literal('TextualBody'), value: z.string(), format: z.literal('text/plain') })
    .optional(),
  target: z.union([
    z.string().openapi({ description: 'Canvas, with the region of the paragraph where it is known' }),
    z.object({
      type: z.literal('SpecificResource'),
      source: z.string(),
      selector: z.array(
        z.object({
          type: z.literal('TextQuoteSelector'),
          prefix: z.string(),
          exact: z.string(),
          suffix: z.string(),
        }),
      ),
    }),
  ]),
});
const annotationPage = z
  .object({
    '@context': z.string(),
    id: z.string(),
    type: z.literal('AnnotationPage'),
    ignored: z.array(z.string()).optional(),
    items: z.array(annotation),
    annotations: z.array(
      z.object({ type: z.literal('AnnotationPage'), id: z.string(), items: z.array(annotation) }),
    ),
  })
  .openapi('SearchAnnotations');

/** The manifest of a record as a viewer asks for it, and the search in it. */
export function addIiifRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/manifest.json',
      summary:
        'A record as a manifest of the IIIF Presentation API 3.0, with the service that searches in it',
      request: { params },
      responses: {
        200: jsonText(z.looseObject({ id: z.string(), type: z.literal('Manifest') }), 'The manifest'),
        ...problems(400, 404),
      },
    }),
    async ({ req }) => {
      const record = await recordOf(store, req.valid('param').id, true);
      const pages = await readRecordPages(store, record, () => ({ ocr: 'never' }));
      const { origin } = new URL(req.url);
      const manifest = manifestOf(record, isFault(pages) ? [] : pages, {
        baseUrl: `${origin}/api/records/`,
        imageUrl: `${origin}/iiif/3/`,
        isServed: true,
      });
      return linkedData(manifest);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/search',
      summary: 'Search in one record, as the IIIF Content Search API 2.0 has it',
      request: {
        params,
        query: z.object({
          q: queryText.default(''),
          motivation: z.string().max(200).optional(),
          date: z.string().max(200).optional(),
          user: z.string().max(500).optional(),
        }),
      },
      responses: {
        200: jsonText(annotationPage, 'The hits in order, each with the words around it'),
        ...problems(400, 404),
      },
    }),
    async ({ req }) => {
      const { q, ...others } = req.valid('query');
      const record = await recordOf(store, req.valid('param').id, true);
      const query = queryOf(q);
      const found =
        query.kind === 'all'
          ? null
          : await store.search({
              query: allOf([query, { kind: 'field', field: 'record', value: record.id, prefix: false }]),
              sort: 'date',
              limit: 1,
              hitsPerRecord: mostParagraphs,
              facets: [],
            });
      const { origin, search } = new URL(req.url);
      const address = { origin, id: `${origin}${searchPath(record.id)}${search}` };
      const ignored = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      return linkedData(pageOfHits(record, found?.groups[0]?.hits ?? [], address, ignored));
    },
  );
}

function searchPath(id: string): string {
  return `/api/records/${encodeURIComponent(id)}/search`;
}

/** Content Search API 2.0, sections 4 and 5: what is met, then the same with the words before and after it. */
function pageOfHits(
  record: MemconRecord,
  hits: readonly Hit[],
  { origin, id }: { readonly origin: string; readonly id: string },
  ignored: readonly string[],
): z.infer<typeof annotationPage> {
  const base = `${origin}/api/records/${encodeURIComponent(record.id)}`;
  const paragraphs = numberedParagraphs(record);
  const items: z.infer<typeof annotation>[] = [];
  const quotes: z.infer<typeof annotation>[] = [];
  for (const { paragraph: number, snippet } of hits) {
    const { paragraph } = paragraphs[number - 1]!;
    const offset = Math.max(0, paragraph.text.indexOf(snippet.text));
    for (const [start, end] of snippet.marks) {
      const name = `${base}/paragraph/${number}/hit/${offset + start}`;
      const exact = snippet.text.slice(start, end);
      items.push({
        id: name,
        type: 'Annotation',
        motivation: 'supplementing',
        body: { type: 'TextualBody', value: exact, format: 'text/plain' },
        target: targetOf(base, placeOf(paragraph, offset + start)),
      });
      quotes.push({
        id: `${name}/quote`,
        type: 'Annotation',
        motivation: 'contextualizing',
        target: {
          type: 'SpecificResource',
          source: name,
          selector: [
            {
              type: 'TextQuoteSelector',
              prefix: snippet.text.slice(Math.max(0, start - context), start),
              exact,
              suffix: snippet.text.slice(end, end + context),
            },
          ],
        },
      });
    }
  }
  return {
    '@context': 'http://iiif.io/api/search/2/context.json',
    id,
    type: 'AnnotationPage',
    ...(ignored.length > 0 && { ignored: [...ignored] }),
    items,
    annotations: items.length === 0 ? [] : [{ type: 'AnnotationPage', id: `${id}#quotes`, items: quotes }],
  };
}

/** Where the part of the paragraph stands that holds this place of its text. */
function placeOf(paragraph: Paragraph, offset: number): At {
  const page = pageBreaks(paragraph).findLast((place) => place.offset <= offset)?.page ?? paragraph.at.page;
  return paragraph.continues?.find((part) => part.page === page) ?? paragraph.at;
}

/** The region of the paragraph on its canvas; the record tells no single word's. */
function targetOf(base: string, { page, region }: At): string {
  const canvas = `${base}/canvas/${page}`;
  if (!region) return canvas;
  const { x, y, w, h } = region;
  return `${canvas}#xywh=${[x, y, w, h].map(Math.round).join(',')}`;
}

function linkedData(value: object): Response {
  return new Response(JSON.stringify(value), {
    headers: { 'content-type': 'application/ld+json;charset=utf-8' },
  });
}
