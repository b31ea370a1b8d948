import { createRoute, z } from '@hono/zod-openapi';
import { parseQuery, printQuery } from '../../query/index.ts';
import type { Query } from '../../query/query.ts';
import { facetFields, type FacetField } from '../../query/search.ts';
import type { Api, ApiParts } from '../api.ts';
import { file, ProblemError, problems } from '../problem.ts';
import { counts, searchQuery, searchResult } from '../schemas.ts';

export function addSearchRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/search',
      summary: 'Paragraphs that match a query, grouped by record, with facets',
      request: { query: searchQuery },
      responses: {
        200: {
          description: 'One page of results',
          content: { 'application/json': { schema: searchResult } },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { q, sort, limit, hits, facets: wanted, cursor } = context.req.valid('query');
      const query = queryOf(q);
      const facets = wanted.split(',').filter((name) => name !== '');
      const unknown = facets.find((name) => !isFacet(name));
      if (unknown !== undefined)
        throw new ProblemError(400, `${unknown} is no facet; facets are ${facetFields.join(', ')}`);
      const result = await store.search({
        query,
        sort,
        limit,
        hitsPerRecord: hits,
        facets: facets.filter(isFacet),
        ...(cursor !== undefined && { cursor }),
      });
      return context.json({ query: printQuery(query), ...result }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/counts',
      summary: 'How much the library holds',
      responses: {
        200: { description: 'Counts', content: { 'application/json': { schema: counts } } },
      },
    }),
    async (context) => context.json(await store.counts(), 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/export.jsonl',
      summary: 'All records with a paragraph that matches, one a line, by date',
      request: { query: z.object({ q: searchQuery.shape.q }) },
      responses: {
        200: file('application/jsonl', 'Records, corrections applied'),
        ...problems(400),
      },
    }),
    (context) => {
      const { q } = context.req.valid('query');
      const query = queryOf(q);
      const encoder = new TextEncoder();
      const ids = store.matchingRecordIds(query)[Symbol.asyncIterator]();
      const body = new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = await ids.next();
          if (next.done === true) {
            controller.close();
            return;
          }
          const record = await store.record(next.value, { corrected: true });
          if (record) controller.enqueue(encoder.encode(`${JSON.stringify(record)}\n`));
        },
        async cancel() {
          await ids.return?.();
        },
      });
      return context.body(body, 200, {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': 'attachment; filename="records.jsonl"',
      });
    },
  );
}

/** The query, or a problem that says where it is wrong. */
function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if ('query' in parsed) return parsed.query;
  const { message, at } = parsed.fault;
  throw new ProblemError(400, message, [{ where: 'query q', message, at: [...at] }]);
}

function isFacet(name: string): name is FacetField {
  return (facetFields as readonly string[]).includes(name);
}
