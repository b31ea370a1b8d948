import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { openRecordSource } from '../intake/record-source.ts';
import { isFault } from '../model/source-fault.ts';
import { openPictures } from '../page/pictures.ts';
import type { Store } from '../store/store.ts';

/** A page's picture with its size in pixels, which the regions of records are given in. */
export interface ShelfPicture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws page pictures once and keeps them in a folder. */
export interface PictureShelf {
  /** Page from 1 of a source; null: it has no picture. */
  picture(sha256: string, page: number): Promise<ShelfPicture | null>;
}

/** Pictures kept in memory: those of the pages that a few readers have open. */
const keptInMemory = 16;

export function makePictureShelf(store: Pick<Store, 'pathOf'>, folder: string): PictureShelf {
  const recent = new Map<string, ShelfPicture>();
  // PDFium draws one page at a time, and two readers of one page wait for the same drawing.
  let queue: Promise<unknown> = Promise.resolve();
  const drawing = new Map<string, Promise<ShelfPicture | null>>();

  async function find(sha256: string, page: number): Promise<ShelfPicture | null> {
    const path = join(folder, sha256.slice(0, 2), sha256, `${page}.png`);
    const kept = await readFile(path).catch(() => null);
    if (kept) return measured(kept);
    const png = await draw(store, sha256, page);
    if (!png) return null;
    await keep(path, png);
    return measured(png);
  }

  return {
    async picture(sha256, page) {
      const key = `${sha256}/${page}`;
      const known = recent.get(key);
      if (known) return known;
      let task = drawing.get(key);
      if (!task) {
        task = queue.then(() => find(sha256, page));
        queue = task.catch(() => undefined);
        drawing.set(key, task);
        void task.finally(() => drawing.delete(key)).catch(() => undefined);
      }
      const picture = await task;
      if (picture) {
        recent.set(key, picture);
        const oldest = recent.keys().next();
        if (recent.size > keptInMemory && !oldest.done) recent.delete(oldest.value);
      }
      return picture;
    },
  };
}

async function draw(store: Pick<Store, 'pathOf'>, sha256: string, page: number): Promise<Uint8Array | null> {
  const source = await openRecordSource(store, { name: sha256, sha256 });
  if (isFault(source)) return null;
  const pictures = await openPictures(source);
  if (pictures === null || isFault(pictures)) return null;
  try {
    return (await pictures.draw(page))?.png ?? null;
  } finally {
    pictures.close();
  }
}

async function measured(png: Uint8Array): Promise<ShelfPicture> {
  const { width, height } = await sharp(png).metadata();
  return { png, width, height };
}

/** Written beside and moved into place, so that nobody reads half a picture. Where that can't be, it is drawn anew next time. */
async function keep(path: string, png: Uint8Array): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(aside, png);
    await rename(aside, path);
  } catch {
    return;
  }
}
