import { createRequire } from 'node:module';

interface CitationCore {
  readonly plugins: {
    readonly input: { chain(text: string, options: { readonly generateGraph: false }): readonly CslData[] };
  };
}

/** An item as Citation.js reads it; it has no types of its own. */
export interface CslData {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly genre?: string;
  readonly author?: readonly { readonly family?: string; readonly literal?: string }[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly page?: string;
  readonly volume?: string;
  readonly source?: string;
  readonly archive?: string;
  readonly archive_collection?: string;
  readonly archive_location?: string;
  readonly 'container-title'?: string;
}

const require = createRequire(import.meta.url);
const { plugins } = require('@citation-js/core') as CitationCore;
for (const plugin of ['bibtex', 'ris', 'csl']) require(`@citation-js/plugin-${plugin}`);

/** Reads BibTeX, RIS or CSL-JSON with a program that is not ours. */
export function readCitations(text: string): readonly CslData[] {
  return plugins.input.chain(text, { generateGraph: false });
}
