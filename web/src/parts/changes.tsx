import type { Correction } from '../../../src/annotation/correction.ts';
import type { StoredCorrection } from '../../../src/query/library.ts';
import { api, type RecordView } from '../api.ts';
import { AttemptFault, useAttempt } from './attempt.tsx';

/** What editors changed, by whom and when; each can be undone, and those that no longer fit are said. */
export function Changes({ view, reload }: { readonly view: RecordView; readonly reload: () => void }) {
  const [attempt, fault] = useAttempt();
  const { corrections } = view;
  if (corrections.length === 0) return null;
  const undo = (id: number): void =>
    attempt(async (by) => {
      await api.undo(id, by);
      reload();
    });
  return (
    <section class="changes" aria-label="Corrections">
      <h2>Corrections</h2>
      <AttemptFault fault={fault} />
      <ol>
        {corrections.map((one) => (
          <li key={one.id} class={one.fits ? '' : 'unfit'}>
            {inWords(one)}
            <small>
              {' '}
              {one.by}, <time dateTime={one.made}>{one.made.slice(0, 10)}</time>
              {!one.fits && ' – no longer fits the reading, and is not applied'}
            </small>{' '}
            <button type="button" onClick={() => undo(one.id)}>
              Undo
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LastChangeProps {
  readonly change: StoredCorrection;
  readonly onDone: () => void;
  readonly reload: () => void;
}

/** The change that was just kept, with the way back. */
export function LastChange({
  change,
  ...actions
}: Omit<LastChangeProps, 'change'> & { readonly change: StoredCorrection | null }) {
  return (
    <div class="last-change" role="status">
      {change && <KeptChange key={change.id} change={change} {...actions} />}
    </div>
  );
}

function KeptChange({ change, onDone, reload }: LastChangeProps) {
  const [attempt, fault] = useAttempt();
  const undo = (): void =>
    attempt(async (by) => {
      await api.undo(change.id, by);
      onDone();
      reload();
    });
  return (
    <p>
      {fault ?? `Kept – ${inWords(change)}`}{' '}
      <button type="button" class="small" onClick={undo}>
        Undo
      </button>{' '}
      <button type="button" class="small quiet" onClick={onDone}>
        Dismiss
      </button>
    </p>
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
