import type { FacetValue } from '../../../src/query/search.ts';

interface TimelineProps {
  readonly years: readonly FacetValue[];
  readonly onYears: (from: number, to: number) => void;
}

/** Most columns: each is wide enough for a finger. */
const mostColumns = 10;
const widths = [1, 2, 5, 10, 20, 50];

interface Column {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Hits by year, or by spans of years where there are many; choosing a column narrows the search to it. */
export function Timeline({ years, onYears }: TimelineProps) {
  const columns = columnsOf(years);
  const [first, last] = [columns[0], columns.at(-1)];
  if (!first || !last || columns.length < 2) return null;
  const most = Math.max(...columns.map(({ count }) => count));
  return (
    <figure class="timeline">
      <figcaption>
        Paragraphs by year, {first.from}–{last.to}
      </figcaption>
      <ol style={{ gridTemplateColumns: `repeat(${columns.length}, minmax(0, 1fr))` }}>
        {columns.map(({ from, to, count }) => {
          const name = `${from === to ? from : `${from}–${to}`}: ${count}`;
          return (
            <li key={from}>
              <button
                type="button"
                disabled={count === 0}
                title={name}
                aria-label={name}
                onClick={() => onYears(from, to)}
              >
                <span style={{ height: `${count === 0 ? 0 : Math.max(6, (100 * count) / most)}%` }} />
              </button>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

function columnsOf(years: readonly FacetValue[]): readonly Column[] {
  const counts = years
    .map(({ value, count }) => [Number(value), count] as const)
    .filter(([year]) => Number.isInteger(year))
    .toSorted(([a], [b]) => a - b);
  const start = counts[0]?.[0];
  const end = counts.at(-1)?.[0];
  if (start === undefined || end === undefined) return [];
  const width = widths.find((one) => Math.floor(end / one) - Math.floor(start / one) < mostColumns) ?? 100;
  const from = Math.floor(start / width) * width;
  return Array.from({ length: Math.floor((end - from) / width) + 1 }, (_, n) => {
    const first = from + n * width;
    const last = first + width - 1;
    const within = counts.filter(([year]) => year >= first && year <= last);
    return { from: first, to: last, count: within.reduce((sum, [, count]) => sum + count, 0) };
  });
}
