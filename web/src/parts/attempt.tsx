import { useRef, useState } from 'preact/hooks';
import { editorName } from './editor-name.tsx';

const nameMissing = 'Put your name into “Changes by” first: it is kept beside each change.';

/** Makes a change in the editor's name. @returns what went wrong, as a sentence; null: it is made */
export async function asEditor(work: (by: string) => Promise<unknown>): Promise<string | null> {
  const by = editorName();
  if (by === null) return nameMissing;
  try {
    await work(by);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Makes changes one at a time; what comes before the last one has ended is left. `fault`: what went wrong with the last one. */
export function useAttempt(): readonly [
  attempt: (work: (by: string) => Promise<unknown>) => void,
  fault: string | null,
] {
  const [fault, setFault] = useState<string | null>(null);
  const busy = useRef(false);
  const attempt = (work: (by: string) => Promise<unknown>): void => {
    if (busy.current) return;
    busy.current = true;
    void asEditor(work).then((wrong) => {
      busy.current = false;
      setFault(wrong);
    });
  };
  return [attempt, fault];
}

export function AttemptFault({ fault }: { readonly fault: string | null }) {
  return fault === null ? null : (
    <p class="failing" role="alert">
      {fault}
    </p>
  );
}
