import type { MakePrinter } from './printer.ts';
import type { MakeSplitPrinter } from './split/index.ts';

/** A printed form: what it is for, in a few words, and its printer, loaded when it is asked for. */
interface Format<Make> {
  readonly about: string;
  readonly load: () => Promise<Make>;
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
} as const satisfies Readonly<Record<string, Format<MakePrinter>>>;

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
} as const satisfies Readonly<Record<string, Format<MakePrinter>>>;

export type AuditFormat = keyof typeof auditFormats;

/** What `memcon split --format` prints. */
export const splitFormats = {
  pretty: { about: 'for reading', load: async () => (await import('./split/pretty.ts')).makePrettySplit },
  json: {
    about: 'one object with the contents of all files',
    load: async () => (await import('./split/json.ts')).makeJsonSplit,
  },
} as const satisfies Readonly<Record<string, Format<MakeSplitPrinter>>>;

export type SplitFormat = keyof typeof splitFormats;
