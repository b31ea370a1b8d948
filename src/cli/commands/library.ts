import type { Command } from 'commander';
import { libraryOption } from '../library-option.ts';
import { exitCodes, type OnExit } from '../shared-options.ts';

/** Declares `memcon library` and its commands; their own code is loaded when one runs. */
export function addLibraryCommand(program: Command, onExit: OnExit): void {
  const library = program
    .command('library')
    .description('Look after a library: check it, copy it, say what it holds.')
    .addHelpText(
      'after',
      `
Examples:
  memcon library info
  memcon library check --library nixon.library
  memcon library backup /media/disk/memcon.library
${exitCodes}`,
    );
  library
    .command('check')
    .description('Say everything that is wrong with a library; it exits with 1 where something is.')
    .addOption(libraryOption())
    .action(async (options: { readonly library: string }) => {
      const { checkLibrary } = await import('../library.ts');
      onExit(await checkLibrary(options.library));
    });
  library
    .command('backup')
    .description(
      'Copy a library, whole, while others use it. The copies of files beside it are not part of it.',
    )
    .argument('<file>', 'file to copy it to; nothing may be there yet')
    .addOption(libraryOption())
    .action(async (file: string, options: { readonly library: string }) => {
      const { backUpLibrary } = await import('../library.ts');
      onExit(await backUpLibrary(options.library, file));
    });
  library
    .command('info')
    .description('Say what a library holds.')
    .addOption(libraryOption())
    .option('--json', 'as JSON')
    .action(async (options: { readonly library: string; readonly json?: boolean }) => {
      const { describeLibrary } = await import('../library.ts');
      onExit(await describeLibrary(options.library, options.json ?? false));
    });
}
