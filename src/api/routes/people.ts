import { createRoute, z } from '@hono/zod-openapi';
import type { Store } from '../../store/store.ts';
import type { Person } from '../../people/person.ts';
import type { Api, ApiParts } from '../api.ts';
import { ProblemError, problems } from '../problem.ts';
import {
  contact,
  dayParameter,
  editorName,
  limitOf,
  list,
  month,
  person,
  personLabel,
  recordId,
  recordSummary,
  rowId,
  storedDecision,
} from '../schemas.ts';

const params = z.object({ person: rowId });
const range = z.object({ from: dayParameter, to: dayParameter, person: rowId.optional() });

export function addPeopleRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/people',
      summary: 'People of the library, those of most conversations first',
      request: {
        query: z.object({
          q: z.string().max(200).optional().openapi({ description: 'Part of a name' }),
          limit: limitOf(100, 50),
          after: rowId.optional().openapi({ description: 'Id of the last person of the page before' }),
        }),
      },
      responses: {
        200: {
          description: 'One page of people',
          content: {
            'application/json': { schema: z.object({ people: list(person), next: z.int().nullable() }) },
          },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { q, limit, after } = context.req.valid('query');
      const people = await store.people.list({
        limit: limit + 1,
        ...(q !== undefined && { query: q }),
        ...(after !== undefined && { after }),
      });
      const shown = people.slice(0, limit);
      return context.json(
        { people: shown, next: people.length > limit ? (shown.at(-1)?.id ?? null) : null },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/people/{person}',
      summary: 'One person with the labels that settled on them, and what editors decided',
      request: { params },
      responses: {
        200: {
          description: 'The person',
          content: {
            'application/json': {
              schema: z.object({ person, labels: list(personLabel), decisions: list(storedDecision) }),
            },
          },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { person: id } = context.req.valid('param');
      return context.json(
        {
          person: await personOf(store, id),
          labels: await store.people.labels(id),
          decisions: await store.people.decisions(id),
        },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'delete',
      path: '/api/decisions/{decision}',
      summary: 'Take back an editor’s decision about who is who',
      request: { params: z.object({ decision: rowId }), query: z.object({ by: editorName }) },
      responses: {
        200: {
          description: 'The decision that was taken back',
          content: { 'application/json': { schema: storedDecision } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { decision: id } = context.req.valid('param');
      const undone = await store.people.undo(id, context.req.valid('query').by);
      if (!undone) throw new ProblemError(404, `There is no decision ${id} to take back`);
      return context.json(undone, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/people/{person}/merge',
      summary: 'Make another person one with this one',
      request: {
        params,
        body: {
          required: true,
          content: {
            'application/json': { schema: z.object({ from: rowId, by: editorName }) },
          },
        },
      },
      responses: {
        200: { description: 'The one that is left', content: { 'application/json': { schema: person } } },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { person: into } = context.req.valid('param');
      const { from, by } = context.req.valid('json');
      if (from === into) throw new ProblemError(400, 'A person can’t be merged with themselves');
      await personOf(store, from);
      await personOf(store, into);
      await store.people.merge(from, into, by);
      return context.json(await personOf(store, into), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/api/people/{person}/split',
      summary: 'Take a label off a person',
      request: {
        params,
        body: {
          required: true,
          content: {
            'application/json': {
              schema: z.object({ label: z.string().min(1).max(500), by: editorName }),
            },
          },
        },
      },
      responses: {
        200: {
          description: 'The person that the label is now',
          content: { 'application/json': { schema: person } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { person: id } = context.req.valid('param');
      const { label, by } = context.req.valid('json');
      await personOf(store, id);
      const labels = await store.people.labels(id);
      if (!labels.some((one) => one.label === label))
        throw new ProblemError(404, `Person ${id} has no label ${label}`);
      return context.json(await personOf(store, await store.people.split(id, label, by)), 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/chronology',
      summary: 'Conversations by date',
      request: {
        query: range.extend({ limit: limitOf(500, 100), after: recordId.optional() }),
      },
      responses: {
        200: {
          description: 'Conversations, and how many a month the library has',
          content: {
            'application/json': {
              schema: z.object({
                records: list(recordSummary),
                months: list(month),
                next: z.string().nullable(),
              }),
            },
          },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { limit, after, ...rest } = context.req.valid('query');
      const chosen = given(rest);
      const records = await store.chronology({
        ...chosen,
        limit: limit + 1,
        ...(after !== undefined && { after }),
      });
      const shown = records.slice(0, limit);
      return context.json(
        {
          records: shown,
          months: await store.months(rest.person === undefined ? {} : { person: rest.person }),
          next: records.length > limit ? (shown.at(-1)?.id ?? null) : null,
        },
        200,
      );
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/contacts',
      summary: 'Who took part in the same conversations, most frequent pairs first',
      request: { query: range.extend({ limit: limitOf(500, 100) }) },
      responses: {
        200: {
          description: 'Pairs of people',
          content: { 'application/json': { schema: z.object({ contacts: list(contact) }) } },
        },
        ...problems(400),
      },
    }),
    async (context) => {
      const { limit, ...rest } = context.req.valid('query');
      return context.json({ contacts: await store.contacts({ ...given(rest), limit }) }, 200);
    },
  );
}

async function personOf(store: Store, id: number): Promise<Person> {
  const found = await store.people.get(id);
  if (!found) throw new ProblemError(404, `The library has no person ${id}`);
  return found;
}

/** What was given of a range, without what was not. */
function given(range: { from?: string | undefined; to?: string | undefined; person?: number | undefined }): {
  from?: string;
  to?: string;
  person?: number;
} {
  const { from, to, person } = range;
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(person !== undefined && { person }),
  };
}
