import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export type Loaded<T> =
  | { readonly state: 'loading'; readonly value: T | null }
  | { readonly state: 'ready'; readonly value: T }
  | { readonly state: 'failed'; readonly error: Error; readonly value: T | null };

/**
 * Loads a value anew whenever `key` changes; the value before stays shown until then, so that nothing jumps.
 * What comes too late is dropped.
 */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  key: string,
): readonly [loaded: Loaded<T>, reload: () => void] {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: 'loading', value: null });
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const controller = new AbortController();
    setLoaded(({ value }) => ({ state: 'loading', value }));
    latest.current(controller.signal).then(
      (value) => controller.signal.aborted || setLoaded({ state: 'ready', value }),
      (error: unknown) => {
        if (controller.signal.aborted) return;
        const reason = error instanceof Error ? error : new Error(String(error));
        setLoaded(({ value }) => ({ state: 'failed', error: reason, value }));
      },
    );
    return () => controller.abort();
  }, [key, round]);
  return [loaded, () => setRound((n) => n + 1)];
}

interface ShownProps<T> {
  readonly loaded: Loaded<T>;
  readonly retry: () => void;
  /** What the page is called until its own heading is there. */
  readonly title?: string;
  readonly children: (value: T) => ComponentChildren;
}

/** The value, or what stands for it while it is on its way or can't be had; above an older value, that there is no newer. */
export function Shown<T>({ loaded, retry, title, children }: ShownProps<T>) {
  const { state, value } = loaded;
  const heading = title === undefined || value !== null ? null : <h1 class="visually-hidden">{title}</h1>;
  return (
    <>
      {heading}
      {state === 'failed' && (
        <div class="notice failing" role="alert">
          <p>{loaded.error.message}</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
        </div>
      )}
      {state === 'loading' && value === null && <Waiting />}
      {value !== null && <div aria-busy={state === 'loading'}>{children(value)}</div>}
    </>
  );
}

function Waiting() {
  return (
    <div class="waiting" role="status">
      <span class="visually-hidden">Loading</span>
      <i />
      <i />
      <i />
    </div>
  );
}
