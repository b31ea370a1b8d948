/** One press of Ctrl-C may come as several signals: from the terminal, and from npx or a launcher that passes it on. */
const samePress = 300;

export interface Interrupt {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Gives Ctrl-C its usual effect back. */
  stop(): void;
}

/** Makes the first Ctrl-C an abort; the next one ends the process at once, as it does where nobody listens. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const listen = (): void => {
    if (controller.signal.aborted) return;
    controller.abort(new Error('interrupted'));
    setTimeout(stop, samePress).unref();
  };
  const stop = (): void => void process.off('SIGINT', listen);
  process.on('SIGINT', listen);
  return { signal: controller.signal, stop };
}
