import { once } from 'node:events';
import { visible } from '../export/visible.ts';
import { exitCode } from './exit-code.ts';

/** Writes to standard output, waiting where its reader is slower than we are. */
export async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}

/** Says something about the run on standard error, in one line. */
export function say(message: string): void {
  process.stderr.write(`memcon: ${visible(message)}\n`);
}

/** Ends quietly where the reader has gone (`| head`), and in one sentence where the output can't be written. */
export function endOnWriteFault(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode.done);
    say(`the output could not be written (${error.code ?? error.message})`);
    process.exit(exitCode.incomplete);
  });
  // With its reader gone, there is nobody left to tell.
  process.stderr.on('error', () => undefined);
}
