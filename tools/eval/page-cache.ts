import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFault } from '../../src/model/source-fault.ts';
import type { PageReading } from '../../src/page/index.ts';
import type { OcrKind, OcrWord } from '../../src/page/ocr/engine.ts';
import type { PageStage } from './read.ts';

/** Everything that a page reading comes of, besides the source and the engine. */
export const pageMakers = ['src/page/**/*.{ts,json}', 'src/marking/**/*.ts', 'package-lock.json'];
/** Everything that an engine's words come of, besides the picture and the engine. */
export const ocrMakers = ['src/page/ocr/*.ts', 'package-lock.json'];

/** One hash of all files that make a reading; tests are none. */
export function hashMakers(root: string, makers: readonly string[]): string {
  const hash = createHash('sha256');
  const files = globSync([...makers], { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

export interface CacheOptions {
  /** Where the readings lie, one file each. */
  readonly folder: string;
  /** Changes with whatever changes a reading. */
  readonly key: string;
  /** What lies there already does not count. */
  readonly fresh: boolean;
}

/** Page readings kept in files, by the source's SHA-256 and the key. Sources that can't be read are read again. */
export function keepPages(stage: PageStage, options: CacheOptions): PageStage {
  const drawer = openDrawer(options);
  return async (source) => {
    const kept = drawer.take(source.sha256);
    if (kept !== null) return kept as PageReading;
    const read = await stage(source);
    if (!isFault(read)) drawer.put(source.sha256, read);
    return read;
  };
}

/** The engine's words kept in files, by the SHA-256 of the picture and the key. */
export function keepWords(kind: OcrKind, options: CacheOptions): OcrKind {
  const drawer = openDrawer(options);
  return {
    name: kind.name,
    async start() {
      const engine = await kind.start();
      return {
        async recognise(image, signal) {
          const id = createHash('sha256').update(image.file).update(`${image.dpi}`).digest('hex');
          const kept = drawer.take(id);
          if (kept !== null) return kept as OcrWord[];
          const words = await engine.recognise(image, signal);
          drawer.put(id, words);
          return words;
        },
        close: () => engine.close(),
      };
    },
  };
}

interface Drawer {
  take(id: string): unknown;
  put(id: string, value: unknown): void;
}

function openDrawer({ folder, key, fresh }: CacheOptions): Drawer {
  mkdirSync(folder, { recursive: true });
  const short = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const pathOf = (id: string): string => join(folder, `${id}-${short}.json`);
  return {
    take(id) {
      const path = pathOf(id);
      return fresh || !existsSync(path) ? null : (JSON.parse(readFileSync(path, 'utf8')) as unknown);
    },
    put(id, value) {
      const path = pathOf(id);
      // A run that is broken off leaves no half file.
      writeFileSync(`${path}.part`, JSON.stringify(value));
      renameSync(`${path}.part`, path);
    },
  };
}
