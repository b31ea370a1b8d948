import { isStoreFault, openLibrary, type Store, type StoreFault } from '../store/index.ts';

/** Opens the library to write, and makes it first where there is none; of several that make it at once each opens the same. */
export async function openOrCreate(path: string): Promise<Store | StoreFault> {
  const found = await openLibrary(path, { mode: 'open' });
  if (!isStoreFault(found) || found.code !== 'missing') return found;
  const made = await openLibrary(path, { mode: 'create' });
  return isStoreFault(made) && made.code === 'exists' ? openLibrary(path, { mode: 'open' }) : made;
}
