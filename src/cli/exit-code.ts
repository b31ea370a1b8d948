/** What the command's exit code says. Where several hold, the highest is given. */
export const exitCode = {
  done: 0,
  /** Findings at or above the severity of `--fail-on`. */
  findings: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** Some input could not be read (the others were), or the output could not be written. */
  incomplete: 3,
  /** Ended by Ctrl-C or SIGTERM, as shells number it: 128 and the signal's number. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Whether a signal ended the command. */
export function isInterruption(code: ExitCode): boolean {
  return code === exitCode.interrupted || code === exitCode.terminated;
}
