import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeApi } from '../../src/api/index.ts';
import { makePictureShelf } from '../../src/api/picture-shelf.ts';
import { serveRoom, type Room } from '../../src/api/server.ts';
import { ingest } from '../../src/intake/ingest.ts';
import type { FileOutcome } from '../../src/query/library.ts';
import { openLibrary, StoreFault, type Store } from '../../src/store/index.ts';

const root = resolve(import.meta.dirname, '../..');

export interface TestLibrary {
  readonly store: Store;
  readonly folder: string;
  readonly takeIn: (paths: readonly string[]) => Promise<readonly FileOutcome[]>;
  close(): Promise<void>;
}

/** A new library in a folder of its own, with these files in it. */
export async function makeLibrary(paths: readonly string[]): Promise<TestLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'memcon-room-'));
  const store = await openLibrary(join(folder, 'test.library'), { mode: 'create' });
  if (store instanceof StoreFault) throw store;
  const takeIn = async (files: readonly string[]): Promise<readonly FileOutcome[]> => {
    const outcomes: FileOutcome[] = [];
    await ingest(store, files, {
      command: 'test',
      version: '0.0.0',
      jobs: 1,
      ocr: 'auto',
      scanOptions: () => Promise.resolve({}),
      copy: true,
      archiveOf: () => null,
      signal: new AbortController().signal,
      onOutcome: (outcome) => outcomes.push(outcome),
    });
    return outcomes;
  };
  await takeIn(paths);
  return {
    store,
    folder,
    takeIn,
    async close() {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The API of a library without a network. */
export function apiOf({ store, folder, takeIn }: TestLibrary): ReturnType<typeof makeApi> {
  return makeApi({
    store,
    pictures: makePictureShelf(store, join(folder, 'pictures')),
    version: '0.0.0',
    intake: (path) => takeIn([path]),
    scanOptions: () => ({ ocr: 'never' }),
  });
}

/** The reading room of a library, listening on a port that is free. */
export function openRoom(library: TestLibrary): Promise<Room> {
  return serveRoom({
    api: apiOf(library),
    web: join(root, 'dist/web'),
    host: '127.0.0.1',
    port: 0,
    password: null,
  });
}
