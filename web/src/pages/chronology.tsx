import { useLocation } from 'preact-iso';
import { api } from '../api.ts';
import { Shown, useLoad } from '../parts/load.tsx';
import { MonthChart } from '../parts/month-chart.tsx';
import { RecordTable } from '../parts/record-table.tsx';
import { SpanForm, spanPath } from '../parts/span-form.tsx';
import { useTitle } from '../parts/title.ts';

/** Conversations in order of date, with gaps to be seen. */
export default function Chronology() {
  const { query, route } = useLocation();
  const { from = '', to = '', after = '' } = query;
  useTitle('Chronology');
  const [loaded, reload] = useLoad(
    () => api.chronology({ from, to, after, limit: 100 }),
    `${from}|${to}|${after}`,
  );
  return (
    <section class="sheet">
      <h1>Chronology</h1>
      <SpanForm
        key={from + to}
        from={from}
        to={to}
        onSpan={(a, b) => route(spanPath('/chronology', { from: a, to: b }))}
      />
      <Shown loaded={loaded} retry={reload}>
        {({ records, months, next }) => (
          <>
            <MonthChart months={months} from={from || null} to={to || null} />
            {records.length === 0 ? (
              <p class="notice">
                {from === '' && to === ''
                  ? 'The library has no dated conversation yet.'
                  : 'The library has no dated conversation in this span.'}
              </p>
            ) : (
              <RecordTable records={records} gaps />
            )}
            {next !== null && (
              <p class="pager">
                <a href={spanPath('/chronology', { from, to, after: next })}>Later conversations</a>
              </p>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}
