import type { MakePrinter } from './printer.ts';

/** A printed form: what it is for, in a few words, and its printer, loaded when it is asked for. */
interface Format {
  readonly about: string;
  readonly load: () => Promise<MakePrinter>;
}

/** What `memcon read --format` prints. */
export const readFormats = {
  pretty: { about: 'for reading', load: async () => (await import('./pretty/index.ts')).makePrettyPrinter },
  json: {
    about: 'one object with all records',
    load: async () => (await import('./json.ts')).makeJsonPrinter,
  },
  jsonl: { about: 'one record a line', load: async () => (await import('./jsonl.ts')).makeJsonlPrinter },
  markdown: {
    about: 'for notes and repositories',
    load: async () => (await import('./markdown/index.ts')).makeMarkdownPrinter,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type ReadFormat = keyof typeof readFormats;

/** What `memcon audit --format` prints. */
export const auditFormats = {
  pretty: { about: 'for reading', load: async () => (await import('./audit/pretty.ts')).makePrettyAudit },
  json: {
    about: 'one object with all findings',
    load: async () => (await import('./audit/json.ts')).makeJsonAudit,
  },
  sarif: {
    about: 'for editors and code scanning (SARIF 2.1.0)',
    load: async () => (await import('./audit/sarif.ts')).makeSarifAudit,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type AuditFormat = keyof typeof auditFormats;
