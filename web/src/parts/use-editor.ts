import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useDraft } from './drafts.ts';
import { useEditing } from './editing.tsx';

export interface Editor {
  /** What is typed so far; null: the editor is closed. */
  readonly text: string | null;
  readonly setText: (text: string) => void;
  readonly begin: () => void;
  readonly leave: () => void;
  /** Sends what is typed; what went wrong is kept in `fault`, and the editor stays open with all that was typed. */
  readonly keep: (send: () => Promise<string | null>) => void;
  readonly fault: string | null;
  readonly setFault: (fault: string | null) => void;
  readonly busy: boolean;
  readonly field: { current: HTMLElement | null };
  readonly button: { current: HTMLButtonElement | null };
}

/**
 * The state of a value's editor; the field gets the focus when it opens, and its button when it closes.
 *
 * @param draft what the value is in its record, whatever else is changed there
 */
export function useEditor(draft: string, value: string): Editor {
  const { record } = useEditing();
  const [text, setText] = useDraft(`${record} ${draft}`);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [begun, setBegun] = useState(false);
  const field = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isOpen = text !== null;
  // Before anything is drawn: later, it would take the focus from a field that somebody has gone to by then.
  useLayoutEffect(() => {
    if (!begun) return;
    (isOpen ? field : button).current?.focus();
  }, [isOpen, begun]);
  const leave = (): void => {
    setFault(null);
    setText(null);
  };
  return {
    text,
    setText,
    begin() {
      setBegun(true);
      setText(value);
    },
    leave,
    keep(send) {
      if (busy) return;
      setBusy(true);
      void send().then((wrong) => {
        setBusy(false);
        if (wrong === null) leave();
        else setFault(wrong);
      });
    },
    fault,
    setFault,
    busy,
    field,
    button,
  };
}
