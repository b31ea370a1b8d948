import type { RecordSummary } from '../../../src/query/search.ts';
import { TableHead } from './table-head.tsx';
import { nameRecord } from '../../../src/query/record-name.ts';
import { dayInWords, recordPath } from './words.ts';

/** Records as rows, in the order given; a gap of months between two is said. */
export function RecordTable({
  records,
  gaps = false,
}: {
  readonly records: readonly RecordSummary[];
  readonly gaps?: boolean;
}) {
  return (
    <table class="listing">
      <TableHead columns={['Date', 'Conversation', 'Place']} />
      <tbody>
        {records.map((record, n) => {
          const gap = gaps ? gapBetween(records[n - 1]?.date ?? null, record.date) : null;
          return [
            gap === null ? null : (
              <tr key={`gap ${record.id}`} class="gap">
                <td colSpan={3}>{gap}</td>
              </tr>
            ),
            <tr key={record.id}>
              <td class="day">
                {dayInWords(record.date)} {record.start !== null && <small>{record.start}</small>}
              </td>
              <th scope="row">
                <a href={recordPath(record.id)}>{nameRecord(record)}</a>
                {record.kind === 'telcon' && <small> by telephone</small>}
              </th>
              <td>{record.venue}</td>
            </tr>,
          ];
        })}
      </tbody>
    </table>
  );
}

const day = 86_400_000;
/** From this many days without a conversation a gap is shown. */
const leastGap = 90;

function gapBetween(before: string | null, after: string | null): string | null {
  if (before === null || after === null) return null;
  const days = Math.round((Date.parse(after) - Date.parse(before)) / day);
  if (!(days >= leastGap)) return null;
  return days < 730
    ? `no conversation for ${Math.round(days / 30)} months`
    : `no conversation for ${Math.round(days / 365)} years`;
}
