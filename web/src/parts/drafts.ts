import { useState } from 'preact/hooks';

/**
 * What is typed but not yet kept by the library. It stays in the browser until then, so that a failing server, a lost
 * network or a closed tab lose nothing.
 */
const prefix = 'draft ';

/** @param key record and value that is changed; null, nothing is being changed */
export function useDraft(
  key: string,
): readonly [text: string | null, setText: (text: string | null) => void] {
  const [text, setText] = useState(() => localStorage.getItem(prefix + key));
  const change = (next: string | null): void => {
    setText(next);
    if (next === null) localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, next);
  };
  return [text, change];
}

/** Whether something was typed for the record that the library has not yet. */
export function hasDrafts(record: string): boolean {
  return Object.keys(localStorage).some((key) => key.startsWith(`${prefix}${record} `));
}
