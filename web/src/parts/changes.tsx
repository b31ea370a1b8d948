import { useState } from 'preact/hooks';
import type { Correction } from '../../../src/annotation/correction.ts';
import type { StoredCorrection } from '../../../src/query/library.ts';
import { api, type RecordView } from '../api.ts';
import { editorName, nameMissing } from './editor-name.tsx';

/** What editors changed, by whom and when; each can be undone, and those that no longer fit are said. */
export function Changes({ view, reload }: { readonly view: RecordView; readonly reload: () => void }) {
  const [fault, setFault] = useState<string | null>(null);
  const { corrections } = view;
  if (corrections.length === 0) return null;
  const undo = async (id: number): Promise<void> => {
    const by = editorName();
    if (by === null) {
      setFault(nameMissing);
      return;
    }
    try {
      await api.undo(id, by);
      reload();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section class="changes" aria-label="Corrections">
      <h2>Corrections</h2>
      {fault !== null && <p role="alert">{fault}</p>}
      <ol>
        {corrections.map((one) => (
          <li key={one.id} class={one.fits ? '' : 'unfit'}>
            {inWords(one)}
            <small>
              {' '}
              {one.by}, <time dateTime={one.made}>{one.made.slice(0, 10)}</time>
              {!one.fits && ' – no longer fits the reading, and is not applied'}
            </small>{' '}
            <button type="button" onClick={() => void undo(one.id)}>
              Undo
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The change that was just kept, with the way back. */
export function LastChange({
  change,
  onDone,
  reload,
}: {
  readonly change: StoredCorrection | null;
  readonly onDone: () => void;
  readonly reload: () => void;
}) {
  const [fault, setFault] = useState<string | null>(null);
  const undo = async (): Promise<void> => {
    try {
      if (change) await api.undo(change.id, editorName() ?? change.by);
      setFault(null);
      onDone();
      reload();
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div class="last-change" role="status">
      {change && (
        <p>
          {fault ?? `Kept – ${inWords(change)}`}{' '}
          <button type="button" class="small" onClick={() => void undo()}>
            Undo
          </button>{' '}
          <button type="button" class="small quiet" onClick={onDone}>
            Dismiss
          </button>
        </p>
      )}
    </div>
  );
}

function inWords({ correction }: StoredCorrection): string {
  const where = placeInWords(correction);
  if (correction.kind === 'split' || correction.kind === 'join') return where;
  const [was, value] = [valueInWords(correction.was), valueInWords(correction.value)];
  return was === value ? `${where}: accepted as ${value}` : `${where}: ${was} → ${value}`;
}

function placeInWords(correction: Correction): string {
  switch (correction.kind) {
    case 'field':
      return correction.field;
    case 'participant':
      return correction.index === null ? 'new participant' : `participant ${correction.index + 1}`;
    case 'split':
      return `paragraph ${correction.paragraph} split`;
    case 'join':
      return `paragraph ${correction.paragraph} joined with the next`;
    case 'speaker':
    case 'mark':
    case 'text':
      return `${correction.kind} of paragraph ${correction.paragraph}`;
    default:
      return correction.kind;
  }
}

function valueInWords(value: unknown): string {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value.length > 80 ? `“${value.slice(0, 79)}…”` : `“${value}”`;
  if (typeof value !== 'object') return typeof value;
  if ('level' in value) {
    const { level, struck } = value as { level: string | null; struck: boolean };
    return `(${level ?? '?'})${struck ? ' struck' : ''}`;
  }
  return Object.values(value)
    .filter((part) => typeof part === 'string')
    .join(', ');
}
