import { createRoute, z } from '@hono/zod-openapi';
import { applyCorrections } from '../../annotation/index.ts';
import { doubtsOf } from '../../annotation/doubts.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { Store } from '../../store/store.ts';
import type { Api, ApiParts } from '../api.ts';
import { ProblemError, problems } from '../problem.ts';
import {
  doubt,
  limitOf,
  list,
  record,
  recordId,
  recordPerson,
  recordSummary,
  storedCorrection,
} from '../schemas.ts';

const params = z.object({ id: recordId });

/** What the page of a record shows at once. */
const recordView = z
  .object({
    record,
    corrections: list(storedCorrection),
    doubts: list(doubt),
    people: list(recordPerson),
    /** Whether the pages have pictures. */
    pictures: z.boolean(),
    /** For each paragraph, its number in the reading, which corrections name it by. */
    numbers: list(z.object({ paragraph: z.int(), part: z.int() })),
    /** For each participant, the index that corrections name them by. */
    slots: list(z.int()),
  })
  .openapi('RecordView');

export function addRecordRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records',
      summary: 'All records by date',
      request: { query: z.object({ limit: limitOf(100, 50), after: recordId.optional() }) },
      responses: {
        200: {
          description: 'One page of records',
          content: {
            'application/json': {
              schema: z.object({ records: list(recordSummary), next: z.string().nullable() }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { limit, after } = context.req.valid('query');
      const ids = await store.recordIds({ limit: limit + 1, ...(after !== undefined && { after }) });
      const shown = ids.slice(0, limit);
      const next = ids.length > limit ? (shown.at(-1) ?? null) : null;
      return context.json({ records: await store.summaries(shown), next }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}',
      summary: 'One record',
      request: {
        params,
        query: z.object({
          reading: z
            .enum(['corrected', 'read'])
            .default('corrected')
            .openapi({ description: 'With the editors’ corrections, or as it was read' }),
        }),
      },
      responses: {
        200: { description: 'The record', content: { 'application/json': { schema: record } } },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { reading } = context.req.valid('query');
      const { id } = context.req.valid('param');
      return context.json(await recordOf(store, id, reading === 'corrected'), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/view',
      summary: 'One record with its corrections, doubts, people and pictures',
      request: { params },
      responses: {
        200: {
          description: 'The view',
          content: { 'application/json': { schema: recordView } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const reading = await recordOf(store, id, false);
      const corrections = await store.corrections(id);
      const changes = corrections.map(({ correction }) => correction);
      const { record: corrected, numbers, slots } = applyCorrections(reading, changes);
      const doubts = doubtsOf(corrected, { numbers, slots });
      return context.json(
        {
          record: corrected,
          corrections,
          doubts,
          people: await store.people.ofRecord(id),
          numbers,
          slots,
          pictures: hasPictures(corrected) && (await store.pathOf(corrected.source.sha256)) !== null,
        },
        200,
      );
    },
  );
}

/** The record, or a problem where the library has none of that id. */
export async function recordOf(store: Store, id: string, corrected: boolean): Promise<MemconRecord> {
  const found = await store.record(id, { corrected });
  if (!found) throw new ProblemError(404, `The library has no record ${id}`);
  return found;
}

function hasPictures({ source }: MemconRecord): boolean {
  return source.mediaType === 'application/pdf' || source.mediaType.startsWith('image/');
}
