import { randomUUID } from 'node:crypto';
import { linkSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Connection } from './connection.ts';
import { faultOf, isStoreFault, StoreFault } from './fault.ts';
import {
  Library,
  migrate,
  openReader,
  openWriter,
  useWriteAheadLog,
  whatIsWrong,
  type LibraryMode,
} from './library.ts';
import { migrations } from './migrations/index.ts';
import { SqliteStore } from './sqlite-store.ts';
import type { Store } from './store.ts';

/**
 * Opens the library at `path`, an SQLite file; kept source files are in the folder `<path>.files`.
 *
 * @param options.mode `create`: a new one, nothing may be there; `open`: to read and write, brought to the newest
 *   version; `read`: to read only, which works in a folder that can't be written too
 * @returns the fault where it can't be opened: missing, no library, damaged, newer than this program, no permission
 */
export async function openLibrary(
  path: string,
  options: { readonly mode: LibraryMode },
): Promise<Store | StoreFault> {
  const whole = resolve(path);
  try {
    const library = options.mode === 'read' ? openToRead(whole) : await openToWrite(whole, options.mode);
    return library instanceof StoreFault ? library : new SqliteStore(library);
  } catch (error) {
    const fault = faultOf(error, whole);
    if (fault) return fault;
    throw error;
  }
}

async function openToWrite(path: string, mode: 'create' | 'open'): Promise<Library | StoreFault> {
  const size = sizeOf(path);
  if (size instanceof StoreFault) return size;
  if (mode === 'open' && size === null) return missing(path);
  if (mode === 'create' && (size !== null || !(await makeLibrary(path))))
    return new StoreFault('exists', `${path} is there already.`);
  return await closingOnFault(openWriter(path), async (writer) => {
    const wrong = whatIsWrong(writer);
    if (wrong) return wrong;
    useWriteAheadLog(writer);
    await migrate(writer);
    return new Library(path, writer, openReader(path, false), false);
  });
}

/**
 * Makes an empty library under another name and gives it its own when it is whole: nobody meets half a library, and of
 * two programs one makes it.
 *
 * @returns false: somebody else was faster
 */
async function makeLibrary(path: string): Promise<boolean> {
  const draft = `${path}.${randomUUID()}`;
  try {
    const writer = openWriter(draft);
    try {
      useWriteAheadLog(writer);
      await migrate(writer);
    } finally {
      writer.close();
    }
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    // The user knows the library's name, not the draft's.
    throw faultOf(isStoreFault(error) ? error.cause : error, path) ?? error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function openToRead(path: string): Library | StoreFault {
  const size = sizeOf(path);
  if (size instanceof StoreFault) return size;
  if (size === null) return missing(path);
  const [reader, immutable] = readerOf(path);
  const wrong = whatIsWrong(reader) ?? olderThanThis(reader);
  if (wrong) {
    reader.close();
    return wrong;
  }
  return new Library(path, null, reader, immutable);
}

/** Without leave to write beside it, a library that nobody has open can still be read as it lies there. */
function readerOf(path: string): [Connection, immutable: boolean] {
  try {
    return [openReader(path, false), false];
  } catch (error) {
    if (!(error instanceof StoreFault) || !['permission', 'read-only'].includes(error.code)) throw error;
    return [openReader(path, true), true];
  }
}

function olderThanThis(db: Connection): StoreFault | null {
  const version = Number(db.value('PRAGMA user_version'));
  if (version === migrations.length) return null;
  return new StoreFault(
    'older',
    `${db.path} was made by an older Memcon (version ${version} of the library); open it once for writing to bring it up to date.`,
  );
}

async function closingOnFault(
  writer: Connection,
  work: (writer: Connection) => Promise<Library | StoreFault>,
): Promise<Library | StoreFault> {
  try {
    const library = await work(writer);
    if (library instanceof StoreFault) writer.close();
    return library;
  } catch (error) {
    writer.close();
    throw error;
  }
}

/** Null: nothing is there. */
function sizeOf(path: string): number | null | StoreFault {
  try {
    const stat = statSync(path);
    if (stat.isDirectory())
      return new StoreFault('not-a-library', `${path} is a folder, not a library of Memcon.`);
    return stat.size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function missing(path: string): StoreFault {
  return new StoreFault('missing', `${path}: there is no library.`);
}
