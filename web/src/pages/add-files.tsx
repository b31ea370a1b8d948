import { useState } from 'preact/hooks';
import { outcomeKinds, type FileOutcome, type Run } from '../../../src/query/library.ts';
import { addFile, api } from '../api.ts';
import { Shown, useLoad } from '../parts/load.tsx';
import { TableHead } from '../parts/table-head.tsx';
import { useTitle } from '../parts/title.ts';
import { count, grouped } from '../parts/words.ts';

interface Upload {
  readonly name: string;
  /** 0..1; null once it has ended. */
  readonly part: number | null;
  readonly outcomes: readonly FileOutcome[];
  readonly fault: string | null;
}

/** Bytes that the library takes at once. */
const mostBytes = 256 * 2 ** 20;

const outcomeNames: Readonly<Record<FileOutcome['outcome'], string>> = {
  read: 'read',
  unchanged: 'already in the library',
  'not-a-memorandum': 'kept, but no memorandum',
  failed: 'could not be read',
};

/** Takes files into the library, one after the other, and says how each ended. */
export default function AddFiles() {
  useTitle('Add files');
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [over, setOver] = useState(false);
  const [runs, reload] = useLoad(() => api.runs(), 'runs');

  const change = (index: number, to: Partial<Upload>): void =>
    setUploads((all) => all.map((one, n) => (n === index ? { ...one, ...to } : one)));
  const add = async (files: readonly File[]): Promise<void> => {
    const first = uploads.length;
    setUploads([...uploads, ...files.map(({ name }) => ({ name, part: 0, outcomes: [], fault: null }))]);
    for (const [n, file] of files.entries()) {
      if (file.size > mostBytes) {
        change(first + n, {
          part: null,
          fault: `is larger than the ${mostBytes / 2 ** 20} MiB that are taken here`,
        });
        continue;
      }
      try {
        const outcomes = await addFile(file, (part) => change(first + n, { part }));
        change(first + n, { part: null, outcomes });
      } catch (error) {
        change(first + n, { part: null, fault: error instanceof Error ? error.message : String(error) });
      }
    }
    reload();
  };

  return (
    <section class="sheet">
      <h1>Add files</h1>
      <div
        class={`drop${over ? ' over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void add([...(event.dataTransfer?.files ?? [])]);
        }}
      >
        <p>Drop scans or texts here: PDF, TIFF, PNG, JPEG, hOCR, ALTO, TEI or plain text.</p>
        <label class="button">
          <input
            type="file"
            multiple
            class="visually-hidden"
            onChange={(event) => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          Choose files
        </label>
      </div>
      {uploads.length > 0 && (
        <ul class="uploads" aria-live="polite">
          {uploads.map(({ name, part, outcomes, fault }, n) => (
            <li key={n}>
              <b>{name}</b>{' '}
              {part !== null && (
                <>
                  <progress max={1} value={part < 1 ? part : undefined} aria-label={`Progress of ${name}`} />{' '}
                  {part < 1 ? 'is sent' : 'is read'}
                </>
              )}
              {fault !== null && <span class="failing">{fault}</span>}
              {outcomes.map(({ outcome, records, reason }, i) => (
                <span key={i} class={outcome === 'failed' ? 'failing' : ''}>
                  {outcomeNames[outcome]}
                  {records > 0 && `, ${count(records, 'record')}`}
                  {reason !== null && `: ${reason}`}
                </span>
              ))}
            </li>
          ))}
        </ul>
      )}
      <h2>Runs of intake</h2>
      <Shown loaded={runs} retry={reload}>
        {({ runs: list }) =>
          list.length === 0 ? (
            <p class="notice">Nothing has been taken in yet.</p>
          ) : (
            <table class="listing">
              <TableHead columns={['Began', 'Command', 'Outcome']} />
              <tbody>
                {list.map((run) => (
                  <tr key={run.id}>
                    <td class="day">{run.started.slice(0, 16).replace('T', ' ')}</td>
                    <th scope="row">
                      {run.command} {run.state !== 'done' && <span class="tag">{run.state}</span>}
                    </th>
                    <td>{countsInWords(run)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Shown>
    </section>
  );
}

/** "1,446 read, 2 could not be read" */
function countsInWords({ counts }: Run): string {
  const parts = outcomeKinds.filter((kind) => counts[kind] > 0);
  return parts.map((kind) => `${grouped(counts[kind])} ${outcomeNames[kind]}`).join('; ') || 'no file';
}
