import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const out = resolve(import.meta.dirname, '../dist/web');
const worthPacking = /\.(?:js|css|html|svg)$/;

/** Builds the reading room into `dist/web`; `npx vite -c web/vite.config.ts` serves it as it is changed, with the API of a `memcon serve` behind it. */
export default defineConfig({
  root: import.meta.dirname,
  // Its module for browsers has no default export, which Node's own reading of it gives.
  resolve: { alias: { 'fastest-levenshtein': 'fastest-levenshtein/mod.js' } },
  build: {
    outDir: out,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  plugins: [packed()],
  server: { proxy: { '/api': 'http://127.0.0.1:7070', '/iiif': 'http://127.0.0.1:7070' } },
});

/** Puts each file's packed forms beside it, which the server gives instead of packing at every visit. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    closeBundle() {
      for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
        if (!worthPacking.test(name)) continue;
        const path = join(out, name);
        const bytes = readFileSync(path);
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes));
      }
    },
  };
}
