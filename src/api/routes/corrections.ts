import { createRoute, z } from '@hono/zod-openapi';
import { doubtsOf } from '../../annotation/doubts.ts';
import { applyCorrections, checkCorrection } from '../../annotation/index.ts';
import type { Api, ApiParts } from '../api.ts';
import { ProblemError, problems } from '../problem.ts';
import {
  correction,
  doubt,
  editorName,
  limitOf,
  list,
  recordId,
  recordSummary,
  rowId,
  storedCorrection,
} from '../schemas.ts';
import { recordOf } from './records.ts';

const params = z.object({ id: recordId });

export function addCorrectionRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/records/{id}/corrections',
      summary: 'Corrections of a record, oldest first',
      request: { params },
      responses: {
        200: {
          description: 'The corrections that are not undone',
          content: { 'application/json': { schema: z.object({ corrections: list(storedCorrection) }) } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      await recordOf(store, id, false);
      return context.json({ corrections: await store.corrections(id) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/records/{id}/corrections',
      summary: 'Correct a value, or accept it as it was read',
      request: {
        params,
        body: {
          required: true,
          content: { 'application/json': { schema: z.object({ correction, by: editorName }) } },
        },
      },
      responses: {
        201: {
          description: 'The correction as kept',
          content: { 'application/json': { schema: storedCorrection } },
        },
        ...problems(400, 404, 409),
      },
    }),
    async (context) => {
      const { id } = context.req.valid('param');
      const body = context.req.valid('json');
      const reading = await recordOf(store, id, false);
      const checked = checkCorrection(body.correction);
      if ('fault' in checked) throw new ProblemError(400, checked.fault);
      const before = (await store.corrections(id)).map(({ correction }) => correction);
      if (applyCorrections(reading, [...before, checked.correction]).unfit.includes(before.length))
        throw new ProblemError(
          409,
          'The record does not say there what the correction says it did; load it again',
        );
      return context.json(await store.addCorrection(id, checked.correction, body.by), 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/corrections/{correction}',
      summary: 'Undo a correction',
      request: {
        params: z.object({ correction: rowId }),
        query: z.object({ by: editorName }),
      },
      responses: {
        200: {
          description: 'The correction that was undone',
          content: { 'application/json': { schema: storedCorrection } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { correction: id } = context.req.valid('param');
      const undone = await store.undoCorrection(id, context.req.valid('query').by);
      if (!undone) throw new ProblemError(404, `There is no correction ${id} to undo`);
      return context.json(undone, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/review',
      summary: 'The least sure readings that nobody has looked at yet',
      request: {
        query: z.object({
          limit: limitOf(50, 10).openapi({ description: 'Records' }),
          after: z.string().max(300).optional().openapi({ description: '`next` of the page before' }),
        }),
      },
      responses: {
        200: {
          description: 'Records with their doubts, least sure first',
          content: {
            'application/json': {
              schema: z.object({
                records: list(z.object({ record: recordSummary, doubts: list(doubt) })),
                next: z.string().nullable(),
              }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { limit, after } = context.req.valid('query');
      const found = await store.leastSure({
        limit,
        ...(after !== undefined && { after: placeInQueue(after) }),
      });
      const summaries = await store.summaries(found.map(({ recordId }) => recordId));
      const records = [];
      for (const summary of summaries) {
        const reading = await store.record(summary.id);
        if (!reading) continue;
        const changes = (await store.corrections(summary.id)).map(({ correction }) => correction);
        const corrected = applyCorrections(reading, changes);
        records.push({ record: summary, doubts: doubtsOf(corrected.record, corrected) });
      }
      const last = found.length === limit ? found.at(-1) : undefined;
      return context.json({ records, next: last ? `${last.confidence}:${last.recordId}` : null }, 200);
    },
  );
}

/** "0.41:0123456789abcdef-1-3" */
function placeInQueue(after: string): { confidence: number; recordId: string } {
  const [, confidence, recordId] = /^(\d(?:\.\d+)?(?:e-\d+)?):([\w.:-]+)$/.exec(after) ?? [];
  if (confidence === undefined || recordId === undefined)
    throw new ProblemError(400, 'query after: is not the `next` of a page');
  return { confidence: Number(confidence), recordId };
}
