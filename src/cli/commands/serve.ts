import { InvalidArgumentError, Option, type Command } from 'commander';
import { libraryOption } from '../library-option.ts';
import type { ServeOptions } from '../serve.ts';
import { exitCodes, jobsOption, ocrOption, type OnExit } from '../shared-options.ts';

/** Declares `memcon serve`; its own code is loaded when it runs. */
export function addServeCommand(program: Command, onExit: OnExit): void {
  program
    .command('serve')
    .description('Open the reading room: a library in the browser, with its HTTP API.')
    .addOption(libraryOption())
    .option(
      '--host <address>',
      'address to listen on; others than this machine’s own need a password',
      '127.0.0.1',
    )
    .addOption(
      new Option('--port <n>', 'port to listen on; 0 is any that is free')
        .default(7070)
        .argParser((value) => {
          if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
            throw new InvalidArgumentError('It is a number from 0 to 65535.');
          return Number(value);
        }),
    )
    .addOption(new Option('--password <text>', 'ask for this password').env('MEMCON_PASSWORD'))
    .option('--no-add', 'take no files from the browser')
    .addOption(ocrOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
Examples:
  memcon serve
  memcon serve --library cabinet.library --port 8080
  MEMCON_PASSWORD=… memcon serve --host 0.0.0.0
${exitCodes}`,
    )
    .action(async (options: ServeOptions) => {
      const { serve } = await import('../serve.ts');
      onExit(await serve(options));
    });
}
