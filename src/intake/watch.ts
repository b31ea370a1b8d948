import { stat } from 'node:fs/promises';
import { watch } from 'chokidar';

/** Milliseconds without a change after which a file counts as written; copying over a network pauses now and then. */
const settled = 1500;

/**
 * Paths of the folders' files that are new or changed, once they are written, until `signal` is aborted. Changes are
 * noticed from the moment on when the promise is fulfilled.
 */
export async function watchFolders(
  folders: readonly string[],
  options: { readonly takes: (path: string) => boolean; readonly signal: AbortSignal },
): Promise<AsyncIterable<string>> {
  const { takes, signal } = options;
  const watcher = watch([...folders], {
    ignoreInitial: true,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: settled, pollInterval: 100 },
  });
  const waiting = new Set<string>();
  let wake = Promise.withResolvers<undefined>();
  const notice = (path: string): void => {
    if (!takes(path)) return;
    waiting.add(path);
    wake.resolve(undefined);
  };
  watcher.on('add', notice).on('change', notice);
  signal.addEventListener('abort', () => wake.resolve(undefined), { once: true });
  await new Promise<void>((ready, fail) => {
    watcher.once('ready', ready).once('error', fail);
  });
  return (async function* () {
    try {
      for (;;) {
        for (const path of waiting) {
          waiting.delete(path);
          // It may be gone again by its turn.
          if (await stat(path).catch(() => null)) yield path;
        }
        if (signal.aborted) return;
        wake = Promise.withResolvers<undefined>();
        if (waiting.size === 0) await wake.promise;
      }
    } finally {
      await watcher.close();
    }
  })();
}
