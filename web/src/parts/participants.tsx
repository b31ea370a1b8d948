import type { ParticipantValue } from '../../../src/annotation/correction.ts';
import type { Participant, ParticipantRole } from '../../../src/model/head.ts';
import type { RecordView } from '../api.ts';
import { useEditing } from './editing.tsx';
import { EditButton, EditorFault } from './text-editor.tsx';
import { useEditor } from './use-editor.ts';
import { roleNames } from './words.ts';

interface ParticipantsProps {
  readonly view: RecordView;
  readonly onLook: (id: string | null) => void;
}

/** Who took part, by side where the paper tells sides apart. */
export function Participants({ view, onLook }: ParticipantsProps) {
  const { record, people, slots } = view;
  const sides = [...new Set(record.participants.map(({ side }) => side))];
  return (
    <>
      {sides.map((side) => (
        <div key={side} class="side">
          {side !== null && <p class="side-name">{side}</p>}
          <ul class="participants">
            {record.participants.map((participant, n) => {
              if (participant.side !== side) return null;
              const place = `participant ${n}`;
              const index = slots[n] ?? n;
              const person = people.find((one) => one.participant === n)?.person ?? null;
              return (
                <li
                  key={index}
                  data-place={place}
                  tabIndex={-1}
                  onMouseEnter={() => onLook(place)}
                  onMouseLeave={() => onLook(null)}
                >
                  {person ? <a href={`/people/${person.id}`}>{participant.name}</a> : participant.name}
                  {participant.title !== null && <span class="title">, {participant.title}</span>}
                  {participant.role !== 'principal' && participant.role !== 'participant' && (
                    <span class="tag">{roleNames[participant.role]}</span>
                  )}{' '}
                  <ParticipantEditor n={n + 1} index={index} participant={participant} />
                </li>
              );
            })}
          </ul>
        </div>
      ))}
      <ParticipantEditor key={`new ${slots.length}`} n={slots.length + 1} index={null} participant={null} />
    </>
  );
}

const nobody: ParticipantValue = { name: '', title: null, role: 'participant', side: null };

/** Name, title, role and side of one participant; an emptied name takes them out of the list. */
function ParticipantEditor({
  n,
  index,
  participant,
}: {
  /** Number as shown, from 1. */
  readonly n: number;
  /** What corrections name them by; null: nobody yet. */
  readonly index: number | null;
  readonly participant: Participant | null;
}) {
  const { open, correct } = useEditing();
  const was = participant === null ? null : valueOf(participant);
  const label = index === null ? 'Add a participant' : `Correct participant ${n}`;
  const editor = useEditor(`participant ${index ?? 'new'}`, JSON.stringify(was ?? nobody));
  if (!open) return null;
  if (editor.text === null)
    return <EditButton label={label} editor={editor} {...(index === null && { name: label })} />;
  const now = JSON.parse(editor.text) as ParticipantValue;
  const change = (part: Partial<ParticipantValue>): void =>
    editor.setText(JSON.stringify({ ...now, ...part }));
  const keep = (): void => {
    const [name, title, side] = [filled(now.name), filled(now.title), filled(now.side)];
    const value = name === null ? null : { name, title, role: now.role, side };
    if (JSON.stringify(value) === JSON.stringify(was)) editor.leave();
    else editor.keep(() => correct({ kind: 'participant', index, was, value }));
  };
  return (
    <span
      class="editor participant-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.leave();
        if (event.key !== 'Enter' || event.target instanceof HTMLButtonElement) return;
        event.preventDefault();
        keep();
      }}
    >
      {(['name', 'title', 'side'] as const).map((part) => (
        <label key={part}>
          {part}{' '}
          <input
            value={now[part] ?? ''}
            ref={(element) => {
              if (part === 'name') editor.field.current = element;
            }}
            onInput={(event) => change({ [part]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label>
        role{' '}
        <select
          value={now.role}
          onChange={(event) => change({ role: event.currentTarget.value as ParticipantRole })}
        >
          {Object.entries(roleNames).map(([role, name]) => (
            <option key={role} value={role}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <span class="editor-choices">
        <button type="button" class="primary" disabled={editor.busy} onClick={keep}>
          Keep
        </button>
        {index !== null && (
          <button
            type="button"
            disabled={editor.busy}
            onClick={() => editor.keep(() => correct({ kind: 'participant', index, was, value: null }))}
          >
            Take out
          </button>
        )}
        <button type="button" onClick={editor.leave}>
          Leave
        </button>
      </span>
      <EditorFault fault={editor.fault} />
    </span>
  );
}

/** Null where nothing is written. */
function filled(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function valueOf({ name, title, role, side }: Participant): ParticipantValue {
  return { name, title, role, side };
}
