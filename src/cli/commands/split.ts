import type { Command } from 'commander';
import { splitFormats } from '../../export/formats.ts';
import type { SplitOptions } from '../split.ts';
import {
  exitCodes,
  filesHelp,
  formatOption,
  formatsHelp,
  jobsOption,
  ocrOption,
  type OnExit,
} from '../shared-options.ts';

/** Declares `memcon split`; its own code is loaded when it runs. */
export function addSplitCommand(program: Command, onExit: OnExit): void {
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
      const { split } = await import('../split.ts');
      onExit(await split(files, options));
    });
}
