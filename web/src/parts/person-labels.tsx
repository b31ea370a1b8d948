import { useState } from 'preact/hooks';
import type { Person, PersonLabel } from '../../../src/people/person.ts';
import type { StoredDecision } from '../../../src/query/library.ts';
import { api } from '../api.ts';
import { AttemptFault, useAttempt } from './attempt.tsx';
import { EditorName } from './editor-name.tsx';
import { PersonMerge } from './person-merge.tsx';
import { TableHead } from './table-head.tsx';

interface PersonLabelsProps {
  readonly person: Person;
  readonly labels: readonly PersonLabel[];
  readonly decisions: readonly StoredDecision[];
  readonly reload: () => void;
}

/** The labels that settled on a person and why; an editor takes one off, merges in another person, and takes that back. */
export function PersonLabels({ person, labels, decisions, reload }: PersonLabelsProps) {
  const [merging, setMerging] = useState(false);
  const [attempt, fault] = useAttempt();
  const decide = (work: (by: string) => Promise<unknown>): void =>
    attempt(async (by) => {
      await work(by);
      reload();
    });
  return (
    <>
      <h2>Labels that settled on them</h2>
      {labels.length === 0 ? (
        <p class="notice">No label of the library settles on them.</p>
      ) : (
        <table class="listing">
          <TableHead columns={['Label', 'Records', 'Settled by']} numbers={['Records']} hidden="Change" />
          <tbody>
            {labels.map(({ label, records, basis }) => (
              <tr key={label + basis}>
                <th scope="row">{label}</th>
                <td class="number">{records}</td>
                <td>{basis}</td>
                <td class="act">
                  {labels.length > 1 && (
                    <button
                      type="button"
                      class="small quiet"
                      onClick={() => decide((by) => api.splitLabel(person.id, label, by))}
                      aria-label={`Take off: ${label} is somebody else`}
                    >
                      Somebody else
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <AttemptFault fault={fault} />
      <div class="people-tools">
        <button type="button" onClick={() => setMerging(true)}>
          Merge with another person
        </button>
        <EditorName />
      </div>
      {decisions.length > 0 && (
        <ol class="decisions" aria-label="Decisions about this person">
          {decisions.map((decision) => (
            <li key={decision.id}>
              {inWords(decision)}{' '}
              <small>
                {decision.by}, <time dateTime={decision.made}>{decision.made.slice(0, 10)}</time>
              </small>{' '}
              <button
                type="button"
                class="small"
                onClick={() => decide((by) => api.undoDecision(decision.id, by))}
                aria-label={`Take back: ${inWords(decision)}`}
              >
                Take back
              </button>
            </li>
          ))}
        </ol>
      )}
      {merging && <PersonMerge person={person} onClose={() => setMerging(false)} onMerged={reload} />}
    </>
  );
}

function inWords({ kind, person, into, label }: StoredDecision): string {
  return kind === 'merge'
    ? `${person.name} merged with ${into.name}`
    : `“${label ?? into.name}” taken off ${person.name}`;
}
