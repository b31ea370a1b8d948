import { useState } from 'preact/hooks';
import type { Person } from '../../../src/people/person.ts';
import { api } from '../api.ts';
import { AttemptFault, useAttempt } from './attempt.tsx';
import { Dialog } from './dialog.tsx';
import { EditorName } from './editor-name.tsx';
import { Shown, useLoad } from './load.tsx';
import { count } from './words.ts';

interface PersonMergeProps {
  readonly person: Person;
  readonly onClose: () => void;
  readonly onMerged: () => void;
}

/** Looks for another person of the library, and makes the two one: this one is left. */
export function PersonMerge({ person, onClose, onMerged }: PersonMergeProps) {
  const [name, setName] = useState(person.name.split(/\s+/).at(-1) ?? '');
  const [attempt, fault] = useAttempt();
  const [found, reload] = useLoad(() => api.people({ q: name, limit: 12 }), name);
  const merge = (from: Person): void =>
    attempt(async (by) => {
      await api.mergePeople(person.id, from.id, by);
      onMerged();
      onClose();
    });
  return (
    <Dialog title={`Who else is ${person.name}?`} onClose={onClose}>
      <p class="hint">
        All conversations and labels of the one that you choose become this person’s. It can be taken back.
      </p>
      <div class="merge-form">
        <label>
          Name{' '}
          <input type="search" value={name} onInput={(event) => setName(event.currentTarget.value.trim())} />
        </label>
        <EditorName />
      </div>
      <AttemptFault fault={fault} />
      <Shown loaded={found} retry={reload}>
        {({ people }) => {
          const others = people.filter(({ id }) => id !== person.id);
          return others.length === 0 ? (
            <p class="notice">Nobody else of that name is known to the library.</p>
          ) : (
            <ul class="merge-choices">
              {others.map((other) => (
                <li key={other.id}>
                  <span>
                    <b>{other.name}</b>{' '}
                    <small>
                      {[other.offices[0]?.title, count(other.records, 'conversation')]
                        .filter((part) => part !== undefined)
                        .join(' · ')}
                    </small>
                  </span>
                  <button type="button" class="small" onClick={() => merge(other)}>
                    Merge<span class="visually-hidden"> {other.name}</span>
                  </button>
                </li>
              ))}
            </ul>
          );
        }}
      </Shown>
    </Dialog>
  );
}
