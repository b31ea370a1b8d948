import { clearLine, cursorTo } from 'node:readline';
import { say } from './output.ts';

/** How far a run over several files is. */
export interface Progress {
  step(): void;
  /** Says something without tearing the bar. */
  say(message: string): void;
  stop(): void;
}

/**
 * A bar on standard error for runs over several files. There is none where standard error is no terminal, nor where
 * the output itself goes to the terminal and shows how far the run is.
 */
export async function startProgress(total: number): Promise<Progress> {
  if (total < 2 || !process.stderr.isTTY || process.stdout.isTTY)
    return { step: () => undefined, say, stop: () => undefined };
  const { MultiBar, Presets } = await import('cli-progress');
  const bars = new MultiBar(
    {
      format: '{bar} {value} of {total} files, {eta_formatted} left',
      stream: process.stderr,
      clearOnComplete: true,
      forceRedraw: true,
      // Ctrl-C ends the run at once: nothing of the terminal is changed that would have to be put back.
      linewrap: true,
    },
    Presets.shades_classic,
  );
  const bar = bars.create(total, 0);
  return {
    step: () => bar.increment(),
    say(message) {
      cursorTo(process.stderr, 0);
      clearLine(process.stderr, 0);
      say(message);
    },
    stop: () => bars.stop(),
  };
}
