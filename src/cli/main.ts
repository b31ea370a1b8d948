import { CommanderError } from 'commander';
import { exitCode, isInterruption } from './exit-code.ts';
import { endOnWriteFault } from './output.ts';
import { makeProgram } from './program.ts';

endOnWriteFault();
const program = makeProgram((code) => {
  process.exitCode = code;
  // Standard input may still be open, and an engine at its page: neither is waited for.
  if (isInterruption(code)) process.stdout.write('', () => process.exit());
});
try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has said what is wrong, or printed the help that was asked for.
  process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.usage;
}
