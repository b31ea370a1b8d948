import { facetFields, type FacetField, type SearchResult } from '../../../src/query/search.ts';

const names: Readonly<Record<FacetField, string>> = {
  speaker: 'Speaker',
  year: 'Year',
  kind: 'Kind',
  mark: 'Mark',
  venue: 'Place',
  finding: 'Finding',
};

interface FacetsProps {
  readonly facets: SearchResult['facets'];
  readonly onChoose: (field: FacetField, value: string) => void;
}

/** Values of what was found, with counts; choosing one narrows the search to it. */
export function Facets({ facets, onChoose }: FacetsProps) {
  return (
    <div class="facets">
      {facetFields.map((field) => {
        const values = field === 'year' ? [] : (facets[field] ?? []);
        if (values.length === 0) return null;
        const most = Math.max(...values.map(({ count }) => count));
        return (
          <details key={field} open={field === 'speaker' || field === 'mark'}>
            <summary>{names[field]}</summary>
            <ul>
              {values.slice(0, 12).map(({ value, count }) => (
                <li key={value}>
                  <button type="button" onClick={() => onChoose(field, value)}>
                    <span>{value}</span> <span class="facet-count">{count}</span>
                    <meter min={0} max={most} value={count} aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}
