import type { Command } from 'commander';
import { readFormats } from '../../export/formats.ts';
import type { ReadOptions } from '../read.ts';
import {
  exitCodes,
  filesHelp,
  formatOption,
  formatsHelp,
  jobsOption,
  ocrOption,
  type OnExit,
} from '../shared-options.ts';

/** Declares `memcon read`; its own code is loaded when it runs. */
export function addReadCommand(program: Command, onExit: OnExit): void {
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
      const { read } = await import('../read.ts');
      onExit(await read(files, options));
    });
}
