import { Option, type Command } from 'commander';
import type { IngestOptions } from '../ingest.ts';
import { libraryOption } from '../library-option.ts';
import { exitCodes, jobsOption, ocrOption, type OnExit } from '../shared-options.ts';

/** Declares `memcon ingest`; its own code is loaded when it runs. */
export function addIngestCommand(program: Command, onExit: OnExit): void {
  program
    .command('ingest')
    .description('Read files into a library. What it holds already and has not changed is passed over.')
    .argument(
      '<paths...>',
      'files, folders or globs: sources, FRUS volumes or documents in TEI, records in JSON or JSON lines',
    )
    .addOption(libraryOption())
    .option('--copy', 'keep a copy of each file in the folder beside the library')
    .addOption(
      new Option('--in-place', 'leave the files where they are, which is the default').conflicts('copy'),
    )
    .option('--watch', 'go on with the files that come into the folders, until Ctrl-C')
    .option('--archive <file>', 'JSON list that says where the papers of which files are kept')
    .addOption(ocrOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `
A folder stands for the sources in it, TEI and .jsonl; a .json file is taken where it is named.

Examples:
  memcon ingest scans telcon.txt
  memcon ingest "boxes/**/*.pdf" --library nixon.library --copy
  memcon ingest frus1969-76v18.xml records.jsonl
  memcon ingest inbox --watch
${exitCodes}`,
    )
    .action(async (paths: string[], options: IngestOptions) => {
      const { ingest } = await import('../ingest.ts');
      onExit(await ingest(paths, options));
    });
}
