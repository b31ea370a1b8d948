import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { z } from '@hono/zod-openapi';

/** The one shape of an error: "Problem Details for HTTP APIs", RFC 9457. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string().openapi({ example: 'Bad Request' }),
    status: z.int().min(400).max(599),
    detail: z.string().openapi({ description: 'One sentence for people' }),
    errors: z
      .array(
        z.object({
          /** Which input: "query q". */
          where: z.string(),
          message: z.string(),
          at: z
            .tuple([z.int(), z.int()])
            .optional()
            .openapi({ description: 'Span of the input, in UTF-16 units' }),
        }),
      )
      .optional(),
  })
  .openapi('Problem');

export type Problem = z.infer<typeof problemSchema>;

/** Ends a request with a problem, wherever it is thrown. */
export class ProblemError extends Error {
  readonly status: ContentfulStatusCode;
  readonly errors: Problem['errors'];

  constructor(status: ContentfulStatusCode, detail: string, errors?: Problem['errors']) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

export function problem(
  context: Context,
  status: ContentfulStatusCode,
  detail: string,
  errors?: Problem['errors'],
): Response {
  const body: Problem = {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail,
    ...(errors && { errors }),
  };
  return context.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}

/** Documents the errors of a route. */
export function problems(...statuses: readonly number[]): Record<
  number,
  {
    description: string;
    content: { 'application/problem+json': { schema: typeof problemSchema } };
  }
> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: titles[status] ?? 'Error',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}

/** Documents an answer that is a file. Its content stays out of the type: such a route answers with a plain `Response`. */
export function file(mediaType: string, description: string): { description: string } {
  return { description, ...{ content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } } } };
}

/** Documents an answer of JSON that the route writes as text itself. */
export function jsonText(schema: z.ZodType, description: string): { description: string } {
  return { description, ...{ content: { 'application/json': { schema } } } };
}
