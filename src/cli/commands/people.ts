import { InvalidArgumentError, Option, type Command } from 'commander';
import { peopleFormats } from '../../export/people/formats.ts';
import { libraryOption } from '../library-option.ts';
import type { DecideOptions, LibraryOptions, ListOptions, ShowOptions } from '../people.ts';
import { exitCodes, formatOption, formatsHelp, type OnExit } from '../shared-options.ts';

/** Declares `memcon people` and what it does; its own code is loaded when it runs. */
export function addPeopleCommand(program: Command, onExit: OnExit): void {
  const people = program
    .command('people')
    .description('List the people of a library, and settle which labels on the paper mean whom.')
    .addHelpText(
      'after',
      `
Ids are numbers, with or without a # before them. What an editor decides holds for all later readings.

Examples:
  memcon people list adler
  memcon people show 12
  memcon people merge 31 12                    31 is the same person as 12
  memcon people split 12 "THE PREMIER"         this label is somebody else
  memcon people import ministers.json          names and offices of an authority list
  memcon people resolve
  memcon search 'speaker:#12'
${exitCodes}`,
    );

  people
    .command('list', { isDefault: true })
    .description('List people, by name.')
    .argument('[words...]', 'words of their names or offices; everybody where none are given')
    .addOption(libraryOption())
    .addOption(formatOption(peopleFormats))
    .addOption(new Option('--limit <n>', 'people a page').default(50).argParser(readNumber))
    .addOption(new Option('--after <id>', 'id of the last person of the page before').argParser(readId))
    .addHelpText('after', formatsHelp(peopleFormats))
    .action(async (words: string[], options: ListOptions) => {
      const { listPeople } = await import('../people.ts');
      onExit(await listPeople(words, options));
    });

  people
    .command('show')
    .description('Show a person, and the labels that settled on them with the reason.')
    .argument('<id>', 'id of the person', readId)
    .addOption(libraryOption())
    .addOption(formatOption(peopleFormats))
    .addHelpText('after', formatsHelp(peopleFormats))
    .action(async (id: number, options: ShowOptions) => {
      const { showPerson } = await import('../people.ts');
      onExit(await showPerson(id, options));
    });

  people
    .command('merge')
    .description('Say that two people are one.')
    .argument('<from>', 'id of the person that goes', readId)
    .argument('<into>', 'id of the person that stays', readId)
    .addOption(libraryOption())
    .addOption(byOption())
    .action(async (from: number, into: number, options: DecideOptions) => {
      const { mergePeople } = await import('../people.ts');
      onExit(await mergePeople(from, into, options));
    });

  people
    .command('split')
    .description('Take a label off a person: it becomes a person of its own.')
    .argument('<id>', 'id of the person', readId)
    .argument('<label>', 'label as it stands on the paper')
    .addOption(libraryOption())
    .addOption(byOption())
    .action(async (id: number, label: string, options: DecideOptions) => {
      const { splitPerson } = await import('../people.ts');
      onExit(await splitPerson(id, label, options));
    });

  people
    .command('import')
    .description('Take in authority lists of people; a list that was taken in before is brought up to date.')
    .argument('<files...>', 'lists in JSON')
    .addOption(libraryOption())
    .action(async (files: string[], options: LibraryOptions) => {
      const { importLists } = await import('../people.ts');
      onExit(await importLists(files, options));
    });

  people
    .command('resolve')
    .description('Settle all labels of the library anew, by what is known of people now.')
    .addOption(libraryOption())
    .action(async (options: LibraryOptions) => {
      const { resolvePeople } = await import('../people.ts');
      onExit(await resolvePeople(options));
    });
}

function byOption(): Option {
  return new Option('--by <name>', "who decides it; the user's name where none is given");
}

/** `12`, `#12` */
function readId(value: string): number {
  return readNumber(value.replace(/^#/, ''));
}

function readNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value) || Number(value) === 0)
    throw new InvalidArgumentError('It is a whole number, 1 at least.');
  return Number(value);
}
