import type { Context, MiddlewareHandler } from 'hono';
import { accepts } from 'hono/accepts';
import { hash } from 'node:crypto';
import { constants, gzipSync } from 'node:zlib';
import type { Store } from '../store/store.ts';

interface Answer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly headers: Readonly<Record<string, string>>;
}

/** Bytes of the answers kept with their questions, and of the largest: a page of results is some 10 kB packed. */
const most = { kept: 16 * 1024 * 1024, one: 256 * 1024 };
/** Bytes that an answer takes besides its body and its question. */
const overhead = 512;
/** Bytes below which packing gains nothing. */
const worthPacking = 1024;

/**
 * Packs answers, and gives the answer to the same question again for as long as the library has not changed: readers ask
 * the same things. One pass from value to bytes: the general middleware for hashes and compression copies the answer
 * through several streams, which takes as long as a search.
 */
export class AnswerCache {
  readonly #store: Pick<Store, 'revision'>;
  readonly #answers = new Map<string, Answer>();
  #revision = -1;
  #bytes = 0;

  constructor(store: Pick<Store, 'revision'>) {
    this.#store = store;
  }

  /** Answers what was asked before, without looking at it any further. */
  readonly again: MiddlewareHandler = async (context, next) => {
    await this.#lookUp();
    const known = this.#answers.get(keyOf(context));
    return known ? send(context, known) : next();
  };

  /** Answers with what `make` gives, as JSON, and keeps that; {@link again} has to have come before. */
  async give(context: Context, make: () => Promise<object>): Promise<Response> {
    // That of when the request came in, or later. If the library changes from here on, the next one to ask finds that out
    // before any answer is given again, so that it need not be looked up once more.
    const revision = this.#revision;
    const answer = pack(JSON.stringify(await make()), encodingFor(context));
    if (answer.body.length <= most.one && this.#revision === revision) this.#keep(keyOf(context), answer);
    return send(context, answer);
  }

  /** Drops the answers of an older revision of the library. */
  async #lookUp(): Promise<void> {
    const now = await this.#store.revision();
    if (now === this.#revision) return;
    this.#answers.clear();
    this.#bytes = 0;
    this.#revision = now;
  }

  #keep(key: string, answer: Answer): void {
    const known = this.#answers.get(key);
    if (known) this.#bytes -= sizeOf(key, known);
    this.#bytes += sizeOf(key, answer);
    this.#answers.set(key, answer);
    for (const [oldest, old] of this.#answers) {
      if (this.#bytes <= most.kept) return;
      this.#answers.delete(oldest);
      this.#bytes -= sizeOf(oldest, old);
    }
  }
}

/** An address may be longer than its answer, and has ASCII characters alone. */
function sizeOf(key: string, { body }: Answer): number {
  return key.length + body.length + overhead;
}

function keyOf(context: Context): string {
  return `${encodingFor(context)} ${context.req.url}`;
}

function encodingFor(context: Context): string {
  return accepts(context, {
    header: 'Accept-Encoding',
    supports: ['gzip', 'identity'],
    default: 'identity',
  });
}

function pack(json: string, encoding: string): Answer {
  const bytes = new TextEncoder().encode(json);
  const headers = {
    'content-type': 'application/json',
    etag: `"${hash('sha1', bytes, 'base64url')}"`,
    vary: 'accept-encoding',
  };
  if (encoding !== 'gzip' || bytes.length < worthPacking) return { body: bytes, headers };
  const body = Uint8Array.from(gzipSync(bytes, { level: constants.Z_BEST_SPEED }));
  return { body, headers: { ...headers, etag: `W/${headers.etag}`, 'content-encoding': 'gzip' } };
}

function send(context: Context, { body, headers }: Answer): Response {
  const { etag = '' } = headers;
  const isKnown = context.req
    .header('if-none-match')
    ?.split(',')
    .some((known) => known.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''));
  if (isKnown) return new Response(null, { status: 304, headers: { etag, vary: 'accept-encoding' } });
  return new Response(body, { headers });
}
