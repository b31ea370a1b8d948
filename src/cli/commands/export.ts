import { InvalidArgumentError, Option, type Command } from 'commander';
import { citationStyles, type CitationStyle } from '../../export/cite/styles.ts';
import { tableNames, type TableName } from '../../export/data/table-names.ts';
import { exporters } from '../../export/exporters.ts';
import type { ExportCommandOptions } from '../export.ts';
import { libraryOption } from '../library-option.ts';
import {
  exitCodes,
  formatOption,
  formatsHelp,
  jobsOption,
  ocrOption,
  type OnExit,
} from '../shared-options.ts';

/** Declares `memcon export`; its own code is loaded when it runs. */
export function addExportCommand(program: Command, onExit: OnExit): void {
  program
    .command('export')
    .description('Write memoranda in other forms: citations, tables, documents, editions, page formats.')
    .argument(
      '[what...]',
      'files to read, also editions in TEI and records in JSON; or ids of records in the library, or a query; nothing: the whole library',
    )
    .addOption(formatOption(exporters))
    .option('--out <path>', 'file or folder to write; without it, standard output')
    .option('--force', 'write over files that are there already')
    .addOption(libraryOption())
    .addOption(
      new Option('--table <name>', 'csv: which table')
        .choices(tableNames)
        .default('records' satisfies TableName),
    )
    .addOption(
      new Option('--style <name>', 'citation: in which style')
        .choices(Object.keys(citationStyles))
        .default('chicago-note' satisfies CitationStyle),
    )
    .option('--passage <n>', 'citations: cite this paragraph of each record, from 1', positive)
    .option('--into <volume>', 'frus: put the documents into this volume, and write that to --out')
    .option(
      '--base-url <url>',
      'iiif: address that the manifests will stand under',
      'http://127.0.0.1:7070/api/records/',
    )
    .option('--image-url <url>', 'iiif: image service, as the reading room has it at /iiif/3/')
    .addOption(ocrOption())
    .addOption(jobsOption())
    .addHelpText(
      'after',
      `${formatsHelp(exporters)}
Examples:
  memcon export telcon.txt --format citation --style apa
  memcon export scans --format parquet-package --out tables
  memcon export 'speaker:chancellor "ferry dues"' --format docx --out copies
  memcon export telcon.txt --format frus --into volume.xml --out volume-new.xml
  memcon export --library archive.library --format csv --table people --out people.csv
${exitCodes}`,
    )
    .action(async (what: string[], options: ExportCommandOptions, command: Command) => {
      const given = new Set(
        Object.keys(options).filter((name) => command.getOptionValueSource(name) === 'cli'),
      );
      const { exportRecords } = await import('../export.ts');
      onExit(await exportRecords(what, options, given));
    });
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('It is a number from 1.');
  return Number(value);
}
