import { createRoute, z } from '@hono/zod-openapi';
import { printQuery } from '../../query/index.ts';
import type { Query } from '../../query/query.ts';
import { facetFields, type FacetField } from '../../query/search.ts';
import type { Store } from '../../store/store.ts';
import { AnswerCache } from '../answer-cache.ts';
import type { Api, ApiParts } from '../api.ts';
import { streamOf } from '../export-answer.ts';
import { file, jsonText, ProblemError, problems } from '../problem.ts';
import { counts, searchQuery, searchResult } from '../schemas.ts';
import { queryOf } from './query-of.ts';

export function addSearchRoutes(app: Api, { store }: ApiParts): void {
  const answers = new AnswerCache(store);
  app.get('/api/search', answers.again);
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/search',
      summary: 'Paragraphs that match a query, grouped by record, with facets',
      request: { query: searchQuery },
      responses: {
        200: jsonText(searchResult, 'One page of results'),
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
      return await answers.give(context, async (): Promise<z.infer<typeof searchResult>> => {
        const result = await store.search({
          query,
          sort,
          limit,
          hitsPerRecord: hits,
          facets: facets.filter(isFacet),
          ...(cursor !== undefined && { cursor }),
        });
        return { query: printQuery(query), ...result };
      });
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
      const body = streamOf(linesOf(store, query));
      return context.body(body, 200, {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': 'attachment; filename="records.jsonl"',
      });
    },
  );
}

async function* linesOf(
  store: Store,
  query: Query,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  const encoder = new TextEncoder();
  for await (const id of store.matchingRecordIds(query)) {
    const record = await store.record(id, { corrected: true });
    if (record) yield encoder.encode(`${JSON.stringify(record)}\n`);
  }
}

function isFacet(name: string): name is FacetField {
  return (facetFields as readonly string[]).includes(name);
}
