import { Help, InvalidArgumentError, Option, type Command } from 'commander';
import { searchFormats } from '../../export/search/formats.ts';
import { queryForms, queryHelp, type FieldHelp } from '../../query/fields.ts';
import { facetFields, searchSorts, type FacetField } from '../../query/search.ts';
import { libraryOption } from '../library-option.ts';
import { searchDefaults } from '../search-defaults.ts';
import type { SearchOptions } from '../search.ts';
import { exitCodes, formatsHelp, type OnExit } from '../shared-options.ts';

/** Declares `memcon search`; its own code is loaded when it runs. */
export function addSearchCommand(program: Command, onExit: OnExit): void {
  program
    .command('search')
    .description(
      'Find paragraphs in a library, by their words and by who said them, when, to whom, how marked.',
    )
    .argument('<query...>', 'what to look for; docs/search.md describes the language')
    .addOption(libraryOption())
    .addOption(
      new Option(
        '--sort <order>',
        'order of the records: relevance, where the query has words, else date',
      ).choices(searchSorts),
    )
    .addOption(numberOption('--limit <n>', 'records a page', searchDefaults.limit, 100))
    .addOption(numberOption('--hits <n>', 'paragraphs shown of each record', searchDefaults.hits, 20))
    .addOption(
      new Option(
        '--facets <fields>',
        `also count by fields, joined by commas: ${facetFields.join(', ')}, or all`,
      )
        .argParser(readFacets)
        .default([], 'none'),
    )
    .addOption(
      // No short form: -f would take the first letter of -ferry, which leaves a word out.
      new Option('--format <format>', 'printed form').choices(Object.keys(searchFormats)).default('pretty'),
    )
    .option('--cursor <cursor>', 'where the page before ended, as it says itself')
    // What begins with - leaves a word out.
    .allowUnknownOption()
    .addHelpText('after', queryText)
    .action(async (words: string[], options: SearchOptions) => {
      const { search } = await import('../search.ts');
      onExit(await search(words, options));
    });
}

function numberOption(flags: string, about: string, usual: number, most: number): Option {
  return new Option(flags, `${about}, ${most} at most`).default(usual).argParser((value) => {
    const n = Number(value);
    if (!/^\d+$/.test(value) || n < 1 || n > most)
      throw new InvalidArgumentError(`It is a number from 1 to ${most}.`);
    return n;
  });
}

function readFacets(value: string): readonly FacetField[] {
  if (value === 'all') return facetFields;
  return value.split(',').map((name) => {
    const field = facetFields.find((known) => known === name.trim());
    if (!field) throw new InvalidArgumentError(`Fields are ${facetFields.join(', ')}, or all.`);
    return field;
  });
}

function queryText(): string {
  const forms = queryForms.map(({ form, means }) => [form, means] as const);
  const fields = queryHelp.map((help) => [`${help.field}:`, fieldText(help)] as const);
  return `
Query:
${rows(forms, 22)}
Fields:
${rows(fields, 16)}${formatsHelp(searchFormats)}
Examples:
  memcon search 'speaker:adler "harbor dues"'
  memcon search ferry -harbor --sort date
  memcon search date:1995..1997 mark:none --facets speaker,year
  memcon search ferry --format csv > hits.csv
${exitCodes}`;
}

function fieldText({ searches, takes, values, example }: FieldHelp): string {
  const list = values ? `${takes} (${values.map(({ value }) => value).join(', ')})` : takes;
  return `${searches}; takes ${list}: ${example}`;
}

/** Two columns, the right one wrapped to the width of a narrow terminal. */
function rows(lines: readonly (readonly [left: string, right: string])[], indent: number): string {
  const help = new Help();
  help.helpWidth = 78;
  return lines.map(([left, right]) => `${help.formatItem(left, indent - 4, right, help)}\n`).join('');
}
