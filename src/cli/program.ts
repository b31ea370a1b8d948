import { Command, Option } from 'commander';
import { auditFormats, readFormats } from '../export/formats.ts';
import type { AuditOptions, FailOn } from './audit.ts';
import type { ExitCode } from './exit-code.ts';
import type { ReadOptions } from './read.ts';
import { version } from './version.ts';

const filesHelp = 'files to read; - is standard input, a folder stands for the sources in it';

const seeHelp = '\nmemcon --help says how to call it.\n';

const exitCodes = `
Exit codes:
  0  done
  1  findings at or above the severity of --fail-on (audit)
  2  wrong usage
  3  some input could not be read (the others were), or the output not written`;

/**
 * The whole command line. A command's own code is loaded when it runs.
 *
 * @param onExit gets the exit code of the command that ran
 */
export function makeProgram(onExit: (code: ExitCode) => void): Command {
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
${exitCodes}`,
    )
    .configureOutput({
      outputError: (text, write) => write(text.replace(/^error:/, 'memcon:').replace(/\n?$/, seeHelp)),
    })
    .exitOverride();

  program
    .command('read')
    .description(
      'Print memoranda: who spoke with whom, when and where, what was said, and how it was marked.',
    )
    .argument('<files...>', filesHelp)
    .addOption(formatOption(readFormats))
    .option('--furniture', 'also print what is not text of the memorandum: banners, stamps, page labels')
    .addHelpText(
      'after',
      `${formatsHelp(readFormats)}
Examples:
  memcon read telcon.txt
  memcon read telcon.txt --furniture | less -R
  memcon read packet.pdf --format json > packet.json
  memcon read scans --format jsonl > records.jsonl
  pdftotext -layout memcon.pdf - | memcon read - --format markdown
${exitCodes}`,
    )
    .action(async (files: string[], options: ReadOptions) => {
      const { read } = await import('./read.ts');
      onExit(await read(files, options));
    });

  program
    .command('audit')
    .description(
      'Check memoranda against the rules for marking them, and say what is missing or contradictory.',
    )
    .argument('<files...>', filesHelp)
    .addOption(formatOption(auditFormats))
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 on findings of this severity or a higher one')
        .choices(['error', 'warning', 'never'] satisfies FailOn[])
        .default('error' satisfies FailOn),
    )
    .addHelpText(
      'after',
      `${formatsHelp(auditFormats)}
Examples:
  memcon audit telcon.txt
  memcon audit scans --format sarif > audit.sarif
  memcon audit scans --fail-on never --format json | jq .counts
${exitCodes}`,
    )
    .action(async (files: string[], options: AuditOptions) => {
      const { audit } = await import('./audit.ts');
      onExit(await audit(files, options));
    });

  return program;
}

type Formats = Readonly<Record<string, { readonly about: string }>>;

/** `--format` with the formats' names as choices; the first is the default. */
function formatOption(formats: Formats): Option {
  const names = Object.keys(formats);
  return new Option('-f, --format <format>', 'printed form').choices(names).default(names[0]);
}

function formatsHelp(formats: Formats): string {
  const lines = Object.entries(formats).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}\n`);
  return `\nFormats:\n${lines.join('')}`;
}
