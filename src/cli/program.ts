import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { auditFormats, readFormats, splitFormats } from '../export/formats.ts';
import { ocrUses, type OcrUse } from '../page/scan-options.ts';
import type { AuditOptions, FailOn } from './audit.ts';
import type { ExitCode } from './exit-code.ts';
import type { ReadOptions } from './read.ts';
import type { SplitOptions } from './split.ts';
import { version } from './version.ts';

const filesHelp = 'files to read; - is standard input, a folder stands for the sources in it';

const seeHelp = '\nmemcon --help says how to call it.\n';

const exitCodes = `
Exit codes:
    0  done
    1  findings at or above the severity of --fail-on (audit)
    2  wrong usage
    3  some input could not be read (the others were), or the output not written
  130  ended by Ctrl-C; what was printed until then is whole`;

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
  memcon split packet.pdf --out records        one PDF a memorandum
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
    .addOption(ocrOption())
    .addOption(jobsOption())
    .option('--overlay <dir>', 'also write each scanned page as a PNG with what was read drawn in')
    .option('--furniture', 'also print what is not text of the memorandum: banners, stamps, page labels')
    .addHelpText(
      'after',
      `${formatsHelp(readFormats)}
Examples:
  memcon read telcon.txt
  memcon read telcon.txt --furniture | less -R
  memcon read packet.pdf --format json > packet.json
  memcon read scans --format jsonl > records.jsonl
  memcon read packet.pdf --overlay pictures
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
    .addOption(ocrOption())
    .addOption(jobsOption())
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

  program
    .command('split')
    .description('List what packets hold, page by page, and write one PDF a memorandum.')
    .argument('<files...>', filesHelp)
    .addOption(formatOption(splitFormats))
    .option('--out <dir>', "write each record's pages, untouched, to a PDF in this folder")
    .option('--force', 'write over PDFs that are there already')
    .addOption(ocrOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `${formatsHelp(splitFormats)}
Examples:
  memcon split packet.pdf
  memcon split packet.pdf --out records        records/packet-1-3.pdf and so on
  memcon split scans --format json | jq '.files[].records[].date'
${exitCodes}`,
    )
    .action(async (files: string[], options: SplitOptions) => {
      const { split } = await import('./split.ts');
      onExit(await split(files, options));
    });

  return program;
}

function ocrOption(): Option {
  return new Option('--ocr <when>', 'auto: pages that are pictures, or whose text layer is no text')
    .choices(ocrUses)
    .default('auto' satisfies OcrUse);
}

/** More pages at once than this no machine reads faster. */
const mostJobs = 256;

function jobsOption(): Option {
  return new Option('--jobs <n>', 'scanned pages to read at once')
    .default(availableParallelism(), 'one for each core')
    .argParser((value) => {
      const jobs = Number(value);
      if (!/^\d+$/.test(value) || jobs < 1 || jobs > mostJobs)
        throw new InvalidArgumentError(`It is a number from 1 to ${mostJobs}.`);
      return jobs;
    });
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
