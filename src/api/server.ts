import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { secureHeaders } from 'hono/secure-headers';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Api } from './api.ts';
import { problem } from './problem.ts';

export interface RoomOptions {
  readonly api: Api;
  /** Folder of the built reading room. */
  readonly web: string;
  /** Address to listen on. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Asked for by HTTP Basic authentication; must be set where `host` is reached from other machines. */
  readonly password: string | null;
}

export interface Room {
  /** "http://127.0.0.1:7070/" */
  readonly address: string;
  close(): Promise<void>;
}

/** Whether only this machine reaches the address. */
export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/**
 * Serves the reading room and its API. Throws where `host` is reached from other machines and no password is
 * set, and where the address is taken.
 */
export async function serveRoom(options: RoomOptions): Promise<Room> {
  const { host, port, password } = options;
  if (!isLoopback(host) && password === null)
    throw new Error(`${host} is reached from other machines: set a password, or listen on 127.0.0.1`);
  const app = makeRoom(options);
  const server = await listen(app, host, port);
  const { port: chosen } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${chosen}/`,
    close: () => stop(server),
  };
}

/** The app without a socket: what is served, and what guards it. */
export function makeRoom({ api, web, host, password }: Omit<RoomOptions, 'port'>): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Charts set styles of their own; none of them comes from what was read.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      crossOriginResourcePolicy: 'same-origin',
      // The reading room speaks plain HTTP on this machine.
      strictTransportSecurity: false,
    }),
  );
  if (isLoopback(host)) app.use(onlyThisHost);
  app.use(onlyOwnPages);
  if (password !== null)
    app.use(basicAuth({ verifyUser: (_user, given) => sameText(given, password), realm: 'Memcon' }));
  app.route('/', api);
  app.use('/assets/*', async (context, next) => {
    await next();
    // Their names hold a hash of what is in them.
    if (context.res.ok) context.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.use('*', serveStatic({ root: web, precompressed: true }));
  app.get('*', async (context) => {
    // Anything but a file is a place in the reading room; its script finds it.
    if (/^\/(?:api|iiif)\/|\.\w+$/.test(context.req.path))
      return problem(context, 404, `There is nothing at ${context.req.path}`);
    return context.html(await readFile(join(web, 'index.html'), 'utf8'));
  });
  return app;
}

/** A page of another site may name this machine as its own host: such requests carry that name. */
const onlyThisHost: MiddlewareHandler = async (context, next) => {
  const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
  if (host !== '' && !isLoopback(host))
    return problem(context, 403, 'This reading room answers on this machine only');
  return next();
};

/** Changes come from the reading room's own pages and from programs, never from other sites' pages. */
const onlyOwnPages: MiddlewareHandler = async (context, next) => {
  const { method } = context.req;
  if (method === 'GET' || method === 'HEAD') return next();
  const site = context.req.header('sec-fetch-site');
  const origin = context.req.header('origin');
  const isOwn =
    (site === undefined || site === 'same-origin' || site === 'none') &&
    (origin === undefined || origin === new URL(context.req.url).origin);
  return isOwn ? next() : problem(context, 403, 'Changes are taken from the reading room’s own pages only');
};

/** Compares in a time that does not tell how much is alike. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function listen(app: Hono, hostname: string, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: hostname.replace(/^\[|\]$/g, ''), port }, () => {
      resolve(server);
    });
    server.once('error', reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
