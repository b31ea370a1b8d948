import type { PrintSearch } from './page.ts';

/** What `memcon search --format` prints. */
export const searchFormats = {
  pretty: { about: 'for reading', load: async () => (await import('./pretty.ts')).printPretty },
  json: {
    about: 'one object with the whole result',
    load: async () => (await import('./json.ts')).printJson,
  },
  csv: { about: 'one hit a row', load: async () => (await import('./rows.ts')).printCsv },
  jsonl: { about: 'one hit a line', load: async () => (await import('./rows.ts')).printJsonl },
} as const satisfies Readonly<
  Record<string, { readonly about: string; readonly load: () => Promise<PrintSearch> }>
>;

export type SearchFormat = keyof typeof searchFormats;
