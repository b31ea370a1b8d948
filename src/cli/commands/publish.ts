import type { Command } from 'commander';
import { libraryOption } from '../library-option.ts';
import type { PublishOptions } from '../publish.ts';
import { exitCodes, type OnExit } from '../shared-options.ts';

/** Declares `memcon publish`; its own code is loaded when it runs. */
export function addPublishCommand(program: Command, onExit: OnExit): void {
  program
    .command('publish')
    .description('Make a website of a library, or of what a query finds in it, that needs no server.')
    .argument('[query...]', 'what to publish; nothing: the whole library')
    .requiredOption('--out <dir>', 'folder to write the website to')
    .option('--name <text>', 'name of the edition', 'Memoranda of conversation')
    .option('--force', 'write over an edition that is there already')
    .addOption(libraryOption())
    .addHelpText(
      'after',
      `
Examples:
  memcon publish --out site --name 'The Halloran conversations'
  memcon publish 'speaker:ostrander' --out ostrander
${exitCodes}`,
    )
    .action(async (query: string[], options: PublishOptions) => {
      const { publish } = await import('../publish.ts');
      onExit(await publish(query, options));
    });
}
