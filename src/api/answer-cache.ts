import type { MiddlewareHandler } from 'hono';
import type { Store } from '../store/store.ts';

interface Answer {
  readonly body: ArrayBuffer;
  readonly headers: readonly (readonly [string, string])[];
}

/** Answers kept, and the bytes of the largest: a page of results is some 10 kB compressed. */
const most = { answers: 500, bytes: 256 * 1024 };

/**
 * Gives the answer to the same question again for as long as the library has not changed: readers ask the same
 * things, and half of the work is packing the answer.
 */
export function keepAnswers(store: Pick<Store, 'revision'>): MiddlewareHandler {
  let revision = -1;
  const answers = new Map<string, Answer>();
  return async (context, next) => {
    const now = await store.revision();
    if (now !== revision) answers.clear();
    revision = now;
    const key = `${context.req.header('accept-encoding') ?? ''} ${context.req.url}`;
    const known = answers.get(key);
    if (known) {
      const response = new Response(known.body, {
        headers: known.headers.map(([name, value]) => [name, value]),
      });
      const etag = response.headers.get('etag');
      if (etag === null || context.req.header('if-none-match') !== etag) return response;
      return new Response(null, { status: 304, headers: { etag } });
    }
    await next();
    const { res } = context;
    if (res.status !== 200 || res.body === null) return undefined;
    const body = await res.arrayBuffer();
    const headers = [...res.headers];
    context.res = new Response(body, { headers: res.headers });
    // What changed while the answer was made is not in it for sure.
    if (body.byteLength > most.bytes || (await store.revision()) !== now) return undefined;
    answers.set(key, { body, headers });
    const oldest = answers.keys().next();
    if (answers.size > most.answers && !oldest.done) answers.delete(oldest.value);
    return undefined;
  };
}
