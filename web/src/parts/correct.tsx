import { useState } from 'preact/hooks';
import type { Correction } from '../../../src/annotation/correction.ts';
import { api } from '../api.ts';
import { editorName } from './editor-name.ts';

/** Sends a correction; tells what went wrong. */
export function useCorrect(
  id: string,
  reload: () => void,
): readonly [correct: (correction: Correction) => Promise<boolean>, fault: string | null] {
  const [fault, setFault] = useState<string | null>(null);
  const correct = async (correction: Correction): Promise<boolean> => {
    const by = editorName();
    if (by === null) return false;
    try {
      await api.correct(id, correction, by);
      setFault(null);
      reload();
      return true;
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
      return false;
    }
  };
  return [correct, fault];
}

interface TextEditorProps {
  readonly label: string;
  readonly value: string;
  readonly long?: boolean;
  readonly onSave: (value: string) => Promise<boolean>;
}

/** A value that can be changed in place: Enter keeps it, Escape leaves it. */
export function TextEditor({ label, value, long = false, onSave }: TextEditorProps) {
  const [text, setText] = useState<string | null>(null);
  if (text === null)
    return (
      <button type="button" class="edit" onClick={() => setText(value)} aria-label={`Correct ${label}`}>
        ✎
      </button>
    );
  const save = async (): Promise<void> => {
    if (text === value || (await onSave(text))) setText(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setText(null);
    if (event.key !== 'Enter' || (long && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  const props = {
    'aria-label': label,
    value: text,
    onKeyDown,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) =>
      setText(event.currentTarget.value),
    ref: (element: HTMLElement | null) => element?.focus(),
  };
  return (
    <span class="editor">
      {long ? <textarea rows={5} {...props} /> : <input {...props} />}
      <button type="button" class="primary" onClick={() => void save()}>
        Keep
      </button>
      <button type="button" onClick={() => setText(null)}>
        Leave
      </button>
    </span>
  );
}
