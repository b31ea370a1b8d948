import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Correction } from '../../../src/annotation/correction.ts';
import type { StoredCorrection } from '../../../src/query/library.ts';
import { api, ApiError } from '../api.ts';
import { asEditor } from './attempt.tsx';

/** What the parts of a record's page need to change it. */
export interface Editing {
  readonly record: string;
  /** Whether values can be changed now. */
  readonly open: boolean;
  /** Sends a correction. @returns what went wrong, as a sentence; null: it is kept */
  readonly correct: (correction: Correction) => Promise<string | null>;
  /** Element that is to have the focus once the changed record is shown. */
  readonly focusLater: (id: string) => void;
}

export const EditingContext = createContext<Editing>({
  record: '',
  open: false,
  correct: () => Promise.resolve('Nothing can be changed here'),
  focusLater: () => undefined,
});

export function useEditing(): Editing {
  return useContext(EditingContext);
}

/** Sends corrections of a record, and remembers the last one that was kept. */
export function useCorrect(
  id: string,
  reload: () => void,
): readonly [correct: Editing['correct'], last: StoredCorrection | null, forget: () => void] {
  const [last, setLast] = useState<StoredCorrection | null>(null);
  const correct = (correction: Correction): Promise<string | null> =>
    asEditor(async (by) => {
      try {
        setLast(await api.correct(id, correction, by));
        reload();
      } catch (error) {
        // Somebody else was faster: what they wrote is shown, what is typed here stays.
        if (error instanceof ApiError && error.status === 409) reload();
        throw error;
      }
    });
  return [correct, last, () => setLast(null)];
}
