import { openOrCreate } from '../intake/open-or-create.ts';
import { isStoreFault, openLibrary, type Store, type StoreFault } from '../store/index.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { keepHeapNarrow } from './heap.ts';
import { say } from './output.ts';

/** `create`: opened to write, made where it is not there; `open`: to write; `read`: to read only. */
export type LibraryUse = 'create' | 'open' | 'read';

/** Opens the library for `work` and closes it after it; what the library can't do is said, not thrown. */
export async function withLibrary(
  path: string,
  use: LibraryUse,
  work: (store: Store) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (use !== 'read') keepHeapNarrow();
  const store = use === 'create' ? await openOrCreate(path) : await openLibrary(path, { mode: use });
  if (isStoreFault(store)) return refuse(store);
  try {
    return await work(store);
  } catch (error) {
    if (isStoreFault(error)) return refuse(error);
    throw error;
  } finally {
    await store.close();
  }
}

function refuse({ message }: StoreFault): ExitCode {
  say(message.replace(/\.$/, ''));
  return exitCode.incomplete;
}
