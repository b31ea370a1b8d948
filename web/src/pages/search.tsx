import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { facetFields, searchSorts, type FacetField, type SearchSort } from '../../../src/query/search.ts';
import { api, ApiError } from '../api.ts';
import type { ExportDialog as Exporting } from '../parts/export-dialog.tsx';
import { Facets } from '../parts/facets.tsx';
import { useLoad, Shown } from '../parts/load.tsx';
import { QueryBox } from '../parts/query-box.tsx';
import { Results } from '../parts/results.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { useTitle } from '../parts/title.ts';
import { count } from '../parts/words.ts';

const sortNames: Readonly<Record<SearchSort, string>> = {
  relevance: 'Best match first',
  date: 'Oldest first',
  'date-desc': 'Newest first',
};

/** The search page. Its address is its state: query, order, place in the results. */
export function Search() {
  const { query, route } = useLocation();
  const q = query.q ?? '';
  const sort = searchSorts.find((one) => one === query.sort) ?? (q === '' ? 'date' : 'relevance');
  const cursor = query.cursor ?? null;
  // Few visits export: its code comes when it is asked for.
  const [ExportDialog, setExportDialog] = useState<typeof Exporting | null>(null);
  useTitle(q === '' ? 'Search' : q);

  const go = (next: { q?: string; sort?: SearchSort; cursor?: string | null }): void => {
    const params = new URLSearchParams();
    const {
      q: text = q,
      sort: order = next.q === undefined ? sort : 'relevance',
      cursor: place = null,
    } = next;
    if (text !== '') params.set('q', text);
    if (order !== 'relevance') params.set('sort', order);
    if (place !== null) params.set('cursor', place);
    const search = params.toString();
    route(search === '' ? '/' : `/?${search}`);
  };
  const narrow = (term: string): void => go({ q: q === '' ? term : `${q} ${term}` });

  const [loaded, reload] = useLoad(
    (signal) => api.search({ q, sort, cursor, limit: 20, facets: facetFields.join(',') }, signal),
    `${q}|${sort}|${cursor ?? ''}`,
  );
  const fault =
    loaded.state === 'failed' && loaded.error instanceof ApiError && loaded.error.status === 400
      ? loaded.error
      : null;

  return (
    <div class="search">
      <h1 class="visually-hidden">Search</h1>
      <QueryBox value={q} onSearch={(text) => go({ q: text })} fault={fault} />
      {fault ? null : (
        <Shown loaded={loaded} retry={reload}>
          {(result) => (
            <>
              <div class="answer">
                <p role="status" aria-live="polite">
                  <Denominator {...result} />
                </p>
                <span class="answer-tools">
                  {result.total.records > 0 && (
                    <button
                      type="button"
                      class="quiet"
                      onClick={() =>
                        void import('../parts/export-dialog.tsx').then((part) =>
                          setExportDialog(() => part.ExportDialog),
                        )
                      }
                    >
                      Export
                    </button>
                  )}
                  <label>
                    Order{' '}
                    <select
                      value={sort}
                      onChange={(event) => go({ sort: sortOf(event.currentTarget.value) })}
                    >
                      {searchSorts.map((one) => (
                        <option key={one} value={one}>
                          {sortNames[one]}
                        </option>
                      ))}
                    </select>
                  </label>
                </span>
              </div>
              <div class="columns">
                <Narrowing>
                  <Timeline
                    years={result.facets.year ?? []}
                    onYears={(from, to) => narrow(`date:${from}..${to}`)}
                  />
                  <Facets facets={result.facets} onChoose={(field, value) => narrow(termOf(field, value))} />
                </Narrowing>
                <Results
                  result={result}
                  query={q}
                  onNext={result.next === null ? null : () => go({ cursor: result.next })}
                  onFirst={cursor === null ? null : () => go({ cursor: null })}
                />
              </div>
              {ExportDialog && (
                <ExportDialog
                  of={{ query: q, records: result.total.records }}
                  onClose={() => setExportDialog(null)}
                />
              )}
            </>
          )}
        </Shown>
      )}
    </div>
  );
}

const wide = matchMedia('(min-width: 60.01rem)');

/** Beside the results where there is room; else closed above them, so that they come first. */
function Narrowing({ children }: { readonly children: ComponentChildren }) {
  const [isWide, setWide] = useState(wide.matches);
  useEffect(() => {
    const onChange = (): void => setWide(wide.matches);
    wide.addEventListener('change', onChange);
    return () => wide.removeEventListener('change', onChange);
  }, []);
  return (
    <aside aria-label="Narrow the search">
      {isWide ? (
        children
      ) : (
        <details class="narrowing">
          <summary>Narrow the search</summary>
          {children}
        </details>
      )}
    </aside>
  );
}

function Denominator({
  total,
  of,
}: {
  readonly total: { paragraphs: number; records: number; exact: boolean };
  readonly of: { paragraphs: number; what: string };
}) {
  const about = total.exact ? '' : 'about ';
  return (
    <>
      <b>
        {about}
        {count(total.paragraphs, 'paragraph')}
      </b>{' '}
      of {count(of.paragraphs, of.what, of.what)}, in {about}
      {count(total.records, 'record')}
    </>
  );
}

function termOf(field: FacetField, value: string): string {
  const name = field === 'year' ? 'date' : field;
  return `${name}:${/^[\p{L}\p{N}-]+$/u.test(value) ? value : `"${value.replaceAll('"', ' ')}"`}`;
}

function sortOf(value: string): SearchSort {
  return searchSorts.find((one) => one === value) ?? 'relevance';
}
