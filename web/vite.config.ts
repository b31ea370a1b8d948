import { defineConfig } from 'vite';

/** Builds the reading room into `dist/web`; `npm run dev:web` serves it with a library's API behind it. */
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
