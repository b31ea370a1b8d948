import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { SearchRequest } from '../query/search.ts';
import type { Window } from './collect.ts';
import { StoreFault } from './fault.ts';

/** Where a page of results ended. */
export interface Cursor {
  readonly window: Window | null;
  /** Score or day of the last group, and its record's first slot; null: the page begins the window. */
  readonly last: { readonly key: number; readonly base: number } | null;
}

const whole = z.int().nonnegative();
const form = z.tuple([
  z.string(),
  z.tuple([whole, whole.positive(), whole]).nullable(),
  z.tuple([z.number(), whole]).nullable(),
]);

export function writeCursor(request: SearchRequest, { window, last }: Cursor): string {
  const parts: z.infer<typeof form> = [
    nameOf(request),
    window && [window.slots, window.width, window.number],
    last && [last.key, last.base],
  ];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws {@link StoreFault} if it is none, or one of another search */
export function readCursor(request: SearchRequest): Cursor {
  if (request.cursor === undefined) return { window: null, last: null };
  const parts = form.safeParse(jsonOf(request.cursor));
  if (!parts.success)
    throw new StoreFault('cursor', 'The cursor is none that a search gave: begin at the first page.');
  const [name, window, last] = parts.data;
  if (name !== nameOf(request))
    throw new StoreFault('cursor', 'The cursor is of another query or order: begin at the first page.');
  return {
    window: window && { slots: window[0], width: window[1], number: window[2] },
    last: last && { key: last[0], base: last[1] },
  };
}

function nameOf({ query, sort }: SearchRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([query, sort]))
    .digest('base64url')
    .slice(0, 12);
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown;
  } catch {
    return null;
  }
}
