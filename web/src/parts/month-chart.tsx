import * as Plot from '@observablehq/plot';
import { putChart } from './draw.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { TableHead } from './table-head.tsx';

/** Over longer spans, a column is a year. */
const mostYearsOfMonths = 12;

interface MonthChartProps {
  readonly months: readonly { readonly month: string; readonly records: number }[];
  readonly from?: string | null;
  readonly to?: string | null;
}

/**
 * Conversations a month, or a year where the span is long; months without any stay empty. A table says the same. One
 * month alone makes no picture.
 */
export function MonthChart({ months, from = null, to = null }: MonthChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(720);
  const shown = months.filter(
    ({ month }) => (from === null || month >= from.slice(0, 7)) && (to === null || month <= to.slice(0, 7)),
  );
  const key = shown.map(({ month, records }) => `${month}:${records}`).join();
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const watcher = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.max(280, Math.round(entry.contentRect.width))),
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [shown.length < 2]);
  useEffect(() => {
    if (shown.length < 2 || !box.current) return;
    const years = Number(shown.at(-1)?.month.slice(0, 4)) - Number(shown[0]?.month.slice(0, 4));
    const interval = years > mostYearsOfMonths ? 'year' : 'month';
    const points = summed(shown, interval);
    const chart = Plot.plot({
      width,
      height: 150,
      marginLeft: 36,
      ariaLabel: `Conversations a ${interval}`,
      x: { type: 'utc', label: null },
      y: {
        grid: true,
        label: `Conversations a ${interval}`,
        tickFormat: (n: number) => (Number.isInteger(n) ? `${n}` : ''),
      },
      marks: [
        Plot.rectY(points, { x: 'date', y: 'records', interval, fill: 'currentColor', inset: 0.5 }),
        Plot.ruleY([0]),
      ],
    });
    putChart(box.current, chart);
  }, [key, width]);
  if (shown.length < 2) return null;
  return (
    <figure class="chart">
      <div ref={box} />
      <details>
        <summary>The same as a table</summary>
        <table class="listing narrow">
          <TableHead columns={['Month', 'Conversations']} numbers={['Conversations']} />
          <tbody>
            {shown.map(({ month, records }) => (
              <tr key={month}>
                <th scope="row">{month}</th>
                <td class="number">{records}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function summed(
  months: MonthChartProps['months'],
  interval: 'month' | 'year',
): readonly { readonly date: Date; readonly records: number }[] {
  const sums = new Map<string, number>();
  for (const { month, records } of months) {
    const start = interval === 'year' ? `${month.slice(0, 4)}-01` : month;
    sums.set(start, (sums.get(start) ?? 0) + records);
  }
  return [...sums].map(([start, records]) => ({ date: new Date(`${start}-01T00:00:00Z`), records }));
}
