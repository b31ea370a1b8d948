import { createWriteStream, existsSync, readdirSync, statSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { editionStyle, searchScript, wordsBegin, wordsEnd, wordsOf } from '../export/edition/assets.ts';
import { entryOf, fileOf, type EditionEntry, type PeopleOfRecord } from '../export/edition/entries.ts';
import { frontPage, peoplePage, searchPage } from '../export/edition/lists.ts';
import { recordPage } from '../export/edition/record-page.ts';
import { parseQuery, showFault } from '../query/index.ts';
import type { Store } from '../store/index.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { say, write } from './output.ts';
import { withLibrary } from './with-library.ts';
import { reasonOf } from './write-fault.ts';

export interface PublishOptions {
  readonly library: string;
  readonly out: string;
  readonly name: string;
  readonly force?: boolean;
}

/** `memcon publish`: a library, or a part of it, as a website that opens from a file system. */
export async function publish(words: readonly string[], options: PublishOptions): Promise<ExitCode> {
  const { library, out, force = false } = options;
  const text = words.join(' ');
  const parsed = text === '' ? { query: { kind: 'all' } as const } : parseQuery(text);
  if ('fault' in parsed) {
    process.stderr.write(`memcon: ${showFault(text, parsed.fault)}`);
    return exitCode.usage;
  }
  if (!force && existsSync(out) && statSync(out).isDirectory() && readdirSync(out).length > 0) {
    say(`${out} holds something already; --force writes over it`);
    return exitCode.usage;
  }
  return withLibrary(library, 'read', async (store) => {
    const ids: string[] = [];
    for await (const id of store.matchingRecordIds(parsed.query)) ids.push(id);
    try {
      await writeEdition(store, ids, options);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error;
      say(`${out}: the edition could not be written (${reasonOf(error)})`);
      return exitCode.incomplete;
    }
    await write(`${ids.length} records in ${join(out, 'index.html')}\n`);
    return exitCode.done;
  });
}

/** Two rounds over the records, so that no more than one is in memory: what lists name them by, then their pages. */
async function writeEdition(
  store: Store,
  ids: readonly string[],
  { out, name }: PublishOptions,
): Promise<void> {
  for (const folder of ['records', 'assets']) await mkdir(join(out, folder), { recursive: true });
  const entries: EditionEntry[] = [];
  for (const id of ids) {
    const record = await store.record(id, { corrected: true });
    if (record) entries.push(entryOf(record, await peopleOf(store, id)));
  }
  /** Writes the page of each record and gives its words for the search. */
  async function* pages(): AsyncIterable<string> {
    yield wordsBegin;
    for (const [n, entry] of entries.entries()) {
      const { id } = entry;
      const record = await store.record(id, { corrected: true });
      if (!record) continue;
      const beside = { before: entries[n - 1] ?? null, after: entries[n + 1] ?? null };
      await writeFile(
        join(out, 'records', fileOf(id)),
        await recordPage(name, record, await peopleOf(store, id), beside),
      );
      yield wordsOf(record, entry);
    }
    yield wordsEnd;
  }
  await pipeline(pages, createWriteStream(join(out, 'assets', 'words.js')));
  const minisearch = createRequire(import.meta.url).resolve('minisearch');
  await copyFile(
    minisearch.replace(/dist[/\\].*$/, 'dist/umd/index.js'),
    join(out, 'assets', 'minisearch.js'),
  );
  for (const [file, text] of [
    ['index.html', await frontPage(name, entries)],
    ['people.html', await peoplePage(name, entries)],
    ['search.html', await searchPage(name)],
    ['assets/edition.css', editionStyle],
    ['assets/search.js', searchScript],
  ] as const)
    await writeFile(join(out, file), text);
}

/** The people that a record's participants settled on. */
async function peopleOf(store: Store, id: string): Promise<PeopleOfRecord> {
  const settled = await store.people.ofRecord(id);
  return new Map(
    settled.flatMap(({ participant, person }) =>
      participant !== null && person ? [[participant, person] as const] : [],
    ),
  );
}
