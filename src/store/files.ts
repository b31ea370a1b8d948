import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { StoreFault } from './fault.ts';

/** Where a kept file lies in the folder: `ab/cdef…` for the SHA-256 `abcdef…`. */
export function keptPath(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256.slice(2));
}

/**
 * Copies a file into the folder, where it is not there yet: whole and on the disk before it has its name.
 *
 * @throws {@link StoreFault} if the file is not the one of the SHA-256 any more
 */
export async function keepFile(folder: string, path: string, sha256: string, size: number): Promise<void> {
  const target = keptPath(folder, sha256);
  if ((await sizeOf(target)) === size) return;
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.${randomUUID()}`;
  try {
    const file = await open(draft, 'wx');
    const hash = createHash('sha256');
    try {
      for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
        hash.update(bytes);
        await file.writeFile(bytes);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (hash.digest('hex') !== sha256)
      throw new StoreFault('source', `${path} changed after it was read: read it again.`);
    await rename(draft, target);
    await syncFolder(dirname(target));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Null: it is not there. */
export async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path);
    return found.isFile() ? found.size : null;
  } catch {
    return null;
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) hash.update(bytes);
  return hash.digest('hex');
}

/** Makes the new name last; systems that can't do that for folders do it by themselves. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw error;
  }
}
