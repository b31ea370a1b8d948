import { Command } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addExportCommand } from './commands/export.ts';
import { addPeopleCommand } from './commands/people.ts';
import { addIngestCommand } from './commands/ingest.ts';
import { addLibraryCommand } from './commands/library.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addPublishCommand } from './commands/publish.ts';
import { addReadCommand } from './commands/read.ts';
import { addSearchCommand } from './commands/search.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSplitCommand } from './commands/split.ts';
import { exitCodes, type OnExit } from './shared-options.ts';
import { version } from './version.ts';

/** The commands in the order of the help. A new one is its file in `commands/` and a line here. */
const commands = [
  addReadCommand,
  addAuditCommand,
  addSplitCommand,
  addSearchCommand,
  addServeCommand,
  addPeopleCommand,
  addExportCommand,
  addPublishCommand,
  addIngestCommand,
  addRunsCommand,
  addLibraryCommand,
];

const seeHelp = '\nmemcon --help says how to call it.\n';

/**
 * The whole command line. A command's own code is loaded when it runs.
 *
 * @param onExit gets the exit code of the command that ran
 */
export function makeProgram(onExit: OnExit): Command {
  const program = new Command('memcon')
    .description('Reads declassified memoranda of conversation into structured, audited records.')
    .version(version(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText(
      'after',
      `
Examples:
  memcon read telcon.txt                       read it at the terminal
  memcon read packet.pdf --format json         all records of a packet
  memcon audit scans --fail-on warning         check a folder of scans
  memcon split packet.pdf --out records        one PDF a memorandum
  memcon ingest boxes                          make a library of a folder
  memcon search 'speaker:ostrander ferries'    find who said what
  memcon serve                                 open the reading room
${exitCodes}`,
    )
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error:/, 'memcon:').replace(/\n?$/, seeHelp)),
    })
    // Else -vietnam, which leaves a word out of a search, would print the version.
    .enablePositionalOptions()
    .exitOverride();
  for (const add of commands) add(program, onExit);
  return program;
}
