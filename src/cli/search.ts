import { searchFormats, type SearchFormat } from '../export/search/formats.ts';
import { citeInLine } from '../export/search/cite.ts';
import type { SearchPage } from '../export/search/page.ts';
import { visible } from '../export/visible.ts';
import type { MemconRecord } from '../model/record.ts';
import { looksForWords, parseQuery, showFault } from '../query/index.ts';
import type { FacetField, SearchRequest, SearchResult, SearchSort } from '../query/search.ts';
import { isStoreFault, type Store } from '../store/index.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { isUsualLibrary } from './library-option.ts';
import { say, write } from './output.ts';
import { searchDefaults } from './search-defaults.ts';
import { shellWord } from './shell-word.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { withLibrary } from './with-library.ts';

export interface SearchOptions {
  readonly library: string;
  readonly sort?: SearchSort;
  readonly limit: number;
  readonly hits: number;
  readonly facets: readonly FacetField[];
  readonly format: SearchFormat;
  readonly cursor?: string;
}

/** `memcon search`: prints one page of what the library has on the query. */
export async function search(words: readonly string[], options: SearchOptions): Promise<ExitCode> {
  const option = words.find((word) => /^--[a-z]/.test(word));
  if (option !== undefined) {
    say(`search has no option ${option}; words with hyphens go in quotation marks within the query`);
    return exitCode.usage;
  }
  const text = words.join(' ');
  const parsed = parseQuery(text);
  if ('fault' in parsed) {
    process.stderr.write(`memcon: ${showFault(text, parsed.fault)}`);
    return exitCode.usage;
  }
  const { query } = parsed;
  const request: SearchRequest = {
    query,
    sort: options.sort ?? (looksForWords(query) ? 'relevance' : 'date'),
    limit: options.limit,
    hitsPerRecord: options.hits,
    facets: options.facets,
    ...(options.cursor !== undefined && { cursor: options.cursor }),
  };
  const print = await searchFormats[options.format].load();
  return await withLibrary(options.library, 'read', async (store) => {
    const result = await searchOrFault(store, request);
    if (result === null) return exitCode.usage;
    const nextCommand = result.next === null ? null : commandFor(text, options, result.next);
    const page: SearchPage = { request, result, cite: await citations(store, result), nextCommand };
    await write(print(page, { width: widthOf(process.stdout), colour: wantsColour(process.stdout) }));
    if (nextCommand !== null && (options.format === 'csv' || options.format === 'jsonl'))
      say(`more records: ${nextCommand}`);
    return exitCode.done;
  });
}

/** Null after saying that the cursor is not one of this search. */
async function searchOrFault(store: Store, request: SearchRequest): Promise<SearchResult | null> {
  try {
    return await store.search(request);
  } catch (error) {
    if (!isStoreFault(error) || error.code !== 'cursor') throw error;
    say(error.message.replace(/\.$/, ''));
    return null;
  }
}

/** Citations of what the page shows, as its editors corrected it. A record that another program took out since is cited by its source's name. */
async function citations(store: Store, { groups }: SearchResult): Promise<SearchPage['cite']> {
  const records = new Map<string, MemconRecord | null>();
  for (const { record } of groups) records.set(record.id, await store.record(record.id, { corrected: true }));
  return ({ record: { id, source } }, hit) => {
    const record = records.get(id);
    return record ? citeInLine(record, hit?.paragraph ?? null) : source.name;
  };
}

/** The command line that goes on at the cursor, for a POSIX shell. */
function commandFor(text: string, options: SearchOptions, cursor: string): string {
  const { library, sort, limit, hits, facets, format } = options;
  const parts = [
    ...(isUsualLibrary(library) ? [] : ['--library', library]),
    ...(sort === undefined ? [] : ['--sort', sort]),
    ...(limit === searchDefaults.limit ? [] : ['--limit', String(limit)]),
    ...(hits === searchDefaults.hits ? [] : ['--hits', String(hits)]),
    ...(facets.length === 0 ? [] : ['--facets', facets.join(',')]),
    ...(format === 'pretty' ? [] : ['--format', format]),
    '--cursor',
    cursor,
  ];
  return visible(['memcon', 'search', ...parts, '--', text].map(shellWord).join(' '));
}
