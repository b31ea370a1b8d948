import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { StoreFault } from '../store/fault.ts';
import { makeRoutes, type Api, type ApiParts } from './api.ts';
import { problem, ProblemError } from './problem.ts';
import { addCorrectionRoutes } from './routes/corrections.ts';
import { addExportRoutes } from './routes/exports.ts';
import { addFileRoutes } from './routes/files.ts';
import { addIiifRoutes } from './routes/iiif.ts';
import { addPeopleRoutes } from './routes/people.ts';
import { addPictureRoutes } from './routes/pictures.ts';
import { addRecordRoutes } from './routes/records.ts';
import { addRunRoutes } from './routes/runs.ts';
import { addSearchRoutes } from './routes/search.ts';

export type { Api, ApiParts, Intake } from './api.ts';

const mebibyte = 2 ** 20;
/** Size limits of a request's body in bytes. */
const bodies = { json: mebibyte, files: 256 * mebibyte };

/** Routes that hash and compress their answers themselves. */
const packsItself = /^\/api\/search$/;
/** Routes that write a file while it is sent: it has no hash before its end. */
const isStream = /^\/api\/(?:export[/.]|records\/[^/]+\/export\/)/;

/** The HTTP interface to a library; `/api/openapi.json` describes it. */
export function makeApi(parts: ApiParts): Api {
  const app = makeRoutes();
  app.onError((error, context) => {
    if (error instanceof ProblemError) return problem(context, error.status, error.message, error.errors);
    if (error instanceof StoreFault) return problem(context, statusOf(error), error.message);
    // Hono's own: a body that is no JSON, a header that can't be.
    if ('status' in error && typeof error.status === 'number' && error.status < 500)
      return problem(context, 400, error.message);
    process.stderr.write(
      `memcon: ${context.req.method} ${context.req.path}: ${error.stack ?? error.message}\n`,
    );
    return problem(context, 500, 'Something is wrong in the program; its log has more');
  });
  app.notFound((context) => problem(context, 404, `There is nothing at ${context.req.path}`));

  const tooLarge = (limit: number): MiddlewareHandler => {
    const limited = bodyLimit({
      maxSize: limit,
      onError: (context) => problem(context, 413, `The request is larger than ${limit / mebibyte} MiB`),
    });
    return where(({ method }) => method !== 'GET', limited);
  };
  app.use(
    '/api/*',
    where(({ path }) => path !== '/api/files', tooLarge(bodies.json)),
  );
  app.use('/api/files', tooLarge(bodies.files));
  app.use(
    '/api/*',
    where(({ path }) => !packsItself.test(path), compress()),
  );
  app.use(
    '/api/*',
    where(({ path }) => !packsItself.test(path) && !isStream.test(path), etag()),
  );

  for (const add of [
    addSearchRoutes,
    addRecordRoutes,
    addCorrectionRoutes,
    addPeopleRoutes,
    addRunRoutes,
    addExportRoutes,
    addIiifRoutes,
    addFileRoutes,
    addPictureRoutes,
  ])
    add(app, parts);

  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Memcon',
      version: parts.version,
      description: 'Records of conversations in one library: search, pages, people, corrections.',
    },
  });
  return app;
}

/** Middleware for some requests only; less work for each request than `some` and `every` of hono/combine. */
function where(
  isMeant: (request: { readonly method: string; readonly path: string }) => boolean,
  middleware: MiddlewareHandler,
): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    if (isMeant({ method, path })) return await middleware(context, next);
    await next();
    return undefined;
  };
}

/** What the asker got wrong is theirs; the rest is the library's. */
function statusOf({ code }: StoreFault): 400 | 404 | 503 {
  if (code === 'cursor' || code === 'query') return 400;
  return code === 'unknown-record' || code === 'unknown-person' ? 404 : 503;
}
