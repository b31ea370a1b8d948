import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testStore } from '../../test/support/store-conformance.ts';
import { isStoreFault, openLibrary, type Store } from './index.ts';

const folders = new Map<Store, string>();

testStore('SQLite', {
  async open() {
    const folder = mkdtempSync(join(tmpdir(), 'memcon-store-'));
    const store = await openLibrary(join(folder, 'test.library'), { mode: 'create' });
    if (isStoreFault(store)) throw store;
    folders.set(store, folder);
    return store;
  },
  async remove(store) {
    await store.close();
    rmSync(folders.get(store)!, { recursive: true });
  },
});
