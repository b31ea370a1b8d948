import { exitCode, type ExitCode } from './exit-code.ts';

/** One press of Ctrl-C may come as several signals: from the terminal, and from npx or a launcher that passes it on. */
const samePress = 300;

/** Ctrl-C, and what service managers and `kill` end a program with. */
const signals = { SIGINT: exitCode.interrupted, SIGTERM: exitCode.terminated } as const;

export interface Interrupt {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** What the command is to end with after that. */
  readonly code: ExitCode;
  /** Gives the signals their usual effect back. */
  stop(): void;
}

/** Makes the first Ctrl-C or SIGTERM an abort; the next one ends the process at once, as it does where nobody listens. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  let code: ExitCode = exitCode.interrupted;
  const listen = (name: keyof typeof signals): void => {
    if (controller.signal.aborted) return;
    code = signals[name];
    controller.abort(new Error('interrupted'));
    setTimeout(stop, samePress).unref();
  };
  const stop = (): void => {
    for (const name of Object.keys(signals)) process.off(name, listen);
  };
  for (const name of Object.keys(signals)) process.on(name, listen);
  return {
    signal: controller.signal,
    get code() {
      return code;
    },
    stop,
  };
}
