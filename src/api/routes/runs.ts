import { createRoute, z } from '@hono/zod-openapi';
import { rules } from '../../audit/registry.ts';
import { severities } from '../../model/finding.ts';
import type { Api, ApiParts } from '../api.ts';
import { ProblemError, problems } from '../problem.ts';
import { fileOutcome, limitOf, list, rowId, run } from '../schemas.ts';

const rule = z
  .object({
    id: z.string(),
    family: z.string(),
    severity: z.enum(severities),
    statement: z.string(),
    basis: z.string(),
    sources: list(z.string()),
  })
  .openapi('Rule');

export function addRunRoutes(app: Api, { store }: ApiParts): void {
  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/runs',
      summary: 'Runs of intake, newest first',
      request: { query: z.object({ limit: limitOf(100, 20) }) },
      responses: {
        200: {
          description: 'Runs',
          content: { 'application/json': { schema: z.object({ runs: list(run) }) } },
        },
        ...problems(400),
      },
    }),
    async (context) => context.json({ runs: await store.runs(context.req.valid('query').limit) }, 200),
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/runs/{run}',
      summary: 'How each file of a run ended',
      request: { params: z.object({ run: rowId }) },
      responses: {
        200: {
          description: 'Outcomes',
          content: { 'application/json': { schema: z.object({ outcomes: list(fileOutcome) }) } },
        },
        ...problems(400, 404),
      },
    }),
    async (context) => {
      const { run: id } = context.req.valid('param');
      const outcomes = await store.outcomes(id);
      if (outcomes.length === 0) throw new ProblemError(404, `There is no run ${id} with files`);
      return context.json({ outcomes }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/api/rules',
      summary: 'The rules that findings name, with what each rests on',
      responses: {
        200: {
          description: 'Rules',
          content: { 'application/json': { schema: z.object({ rules: list(rule) }) } },
        },
      },
    }),
    (context) =>
      context.json(
        {
          rules: rules.map(({ id, family, severity, statement, basis, sources }) => ({
            id,
            family,
            severity,
            statement,
            basis,
            sources,
          })),
        },
        200,
      ),
  );
}
