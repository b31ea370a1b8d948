import { defineConfig } from 'vite';

/** Builds the reading room into `dist/web`; `npx vite -c web/vite.config.ts` serves it as it is changed, with the API of a `memcon serve` behind it. */
export default defineConfig({
  root: import.meta.dirname,
  // Its module for browsers has no default export, which Node's own reading of it gives.
  resolve: { alias: { 'fastest-levenshtein': 'fastest-levenshtein/mod.js' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7070', '/iiif': 'http://127.0.0.1:7070' } },
});
