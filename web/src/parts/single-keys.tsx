import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface SingleKeysProps {
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: ComponentChildren;
}

/**
 * Whether single keys act wherever the focus is. Speech and stray touches press them too, so that they can be turned off
 * (WCAG 2.2, 2.1.4); kept in the browser.
 */
export function useSingleKeys(): readonly [on: boolean, turn: (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem('keys') !== 'off');
  const turn = (next: boolean): void => {
    setOn(next);
    localStorage.setItem('keys', next ? 'on' : 'off');
  };
  return [on, turn];
}

export function SingleKeys({ on, onChange, children }: SingleKeysProps) {
  return (
    <label>
      <input type="checkbox" checked={on} onChange={() => onChange(!on)} /> {children}
    </label>
  );
}
