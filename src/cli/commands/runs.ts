import { InvalidArgumentError, Option, type Command } from 'commander';
import { libraryOption } from '../library-option.ts';
import type { RunsOptions } from '../runs.ts';
import { tableFormats } from '../table-formats.ts';
import { exitCodes, formatOption, formatsHelp, type OnExit } from '../shared-options.ts';

/** Declares `memcon runs`; its own code is loaded when it runs. */
export function addRunsCommand(program: Command, onExit: OnExit): void {
  program
    .command('runs')
    .description('List the runs of a library, newest first, or how each file of one run ended.')
    .argument('[id]', 'number of the run', (value) => wholeNumber(value))
    .addOption(libraryOption())
    .addOption(formatOption(tableFormats))
    .addOption(new Option('--limit <n>', 'runs to list').default(20).argParser((value) => wholeNumber(value)))
    .addHelpText(
      'after',
      `${formatsHelp(tableFormats)}
Examples:
  memcon runs
  memcon runs 7 --format csv > run-7.csv
${exitCodes}`,
    )
    .action(async (id: number | undefined, options: RunsOptions) => {
      const { runs } = await import('../runs.ts');
      onExit(await runs(id, options));
    });
}

function wholeNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('It is a number from 1 on.');
  return Number(value);
}
