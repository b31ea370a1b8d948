import { userInfo } from 'node:os';
import { peopleFormats, type PeopleFormat, type PeoplePrintOptions } from '../export/people/formats.ts';
import { counted } from '../export/search/numbers.ts';
import { visible } from '../export/visible.ts';
import { isFault } from '../model/source-fault.ts';
import { isListFault, readAuthorityList, type AuthorityList } from '../people/index.ts';
import { openSource } from '../source/index.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { say, write } from './output.ts';
import { wantsColour, widthOf } from './terminal.ts';
import { withLibrary } from './with-library.ts';

export interface LibraryOptions {
  readonly library: string;
}

export interface ShowOptions extends LibraryOptions {
  readonly format: PeopleFormat;
}

export interface ListOptions extends ShowOptions {
  readonly limit: number;
  readonly after?: number;
}

export interface DecideOptions extends LibraryOptions {
  readonly by?: string;
}

export async function listPeople(words: readonly string[], options: ListOptions): Promise<ExitCode> {
  const { limit, after, format } = options;
  const printer = await peopleFormats[format].load();
  return await withLibrary(options.library, 'read', async ({ people }) => {
    const found = await people.list({
      limit,
      ...(words.length > 0 && { query: words.join(' ') }),
      ...(after !== undefined && { after }),
    });
    if (found.length === 0 && format === 'pretty') say('nobody of that name is in the library');
    await write(printer.list(found, printOptions()));
    const last = found.at(-1);
    if (last && found.length === limit) say(`there may be more: --after ${last.id}`);
    return exitCode.done;
  });
}

export async function showPerson(id: number, { library, format }: ShowOptions): Promise<ExitCode> {
  const printer = await peopleFormats[format].load();
  return await withLibrary(library, 'read', async ({ people }) => {
    const person = await people.get(id);
    if (!person) {
      say(`nobody in the library has the id ${id}`);
      return exitCode.incomplete;
    }
    await write(printer.one({ person, labels: await people.labels(id) }, printOptions()));
    return exitCode.done;
  });
}

export async function mergePeople(from: number, into: number, options: DecideOptions): Promise<ExitCode> {
  if (from === into) {
    say('a person can not be merged into themselves: give two ids');
    return exitCode.usage;
  }
  return await withLibrary(options.library, 'open', async ({ people }) => {
    await people.merge(from, into, editorOf(options));
    const person = await people.get(into);
    await write(`#${from} is now #${into}${person ? `, ${visible(person.name)}` : ''}\n`);
    return exitCode.done;
  });
}

export async function splitPerson(id: number, label: string, options: DecideOptions): Promise<ExitCode> {
  return await withLibrary(options.library, 'open', async ({ people }) => {
    const made = await people.split(id, label, editorOf(options));
    await write(`“${visible(label)}” is now #${made}\n`);
    return exitCode.done;
  });
}

/** A list that can't be read is reported; the others are taken in. */
export async function importLists(files: readonly string[], { library }: LibraryOptions): Promise<ExitCode> {
  return await withLibrary(library, 'open', async ({ people }) => {
    let complete = true;
    for (const file of files) {
      const list = await readList(file);
      if (typeof list === 'string') {
        say(list);
        complete = false;
        continue;
      }
      const { added, updated } = await people.import(list);
      await write(`${visible(list.name)}: ${added} added, ${updated} brought up to date\n`);
    }
    return complete ? exitCode.done : exitCode.incomplete;
  });
}

export async function resolvePeople({ library }: LibraryOptions): Promise<ExitCode> {
  return await withLibrary(library, 'open', async ({ people }) => {
    const { resolved, unresolved } = await people.resolve();
    await write(`${counted(resolved, 'label')} settled, ${unresolved} open\n`);
    return exitCode.done;
  });
}

/** The list, or a sentence that says why there is none. */
async function readList(file: string): Promise<AuthorityList | string> {
  const source = await openSource(file);
  if (isFault(source)) return source.message;
  const list = readAuthorityList(source.name, new TextDecoder().decode(source.bytes));
  return isListFault(list) ? list.fault : list;
}

function editorOf({ by }: DecideOptions): string {
  return by ?? userInfo().username;
}

function printOptions(): PeoplePrintOptions {
  return { width: widthOf(process.stdout), colour: wantsColour(process.stdout) };
}
