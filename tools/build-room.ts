import { existsSync, globSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..');

/** Builds the reading room into `dist/web` where it is not there or older than what it is built from. */
export async function buildRoom(): Promise<void> {
  const built = resolve(root, 'dist/web/index.html');
  const sources = globSync(['web/**/*', 'src/{model,marking,query,people,annotation,audit}/**/*.ts'], {
    cwd: root,
  });
  const newest = Math.max(...sources.map((path) => statSync(resolve(root, path)).mtimeMs));
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  await build({ configFile: resolve(root, 'web/vite.config.ts'), logLevel: 'warn' });
}
