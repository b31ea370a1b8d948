import type { Store } from './store.ts';

/** Records a page of ids. */
const idsAtOnce = 500;

/** Ids of all records of the library, by date. */
export async function* allRecordIds(store: Pick<Store, 'recordIds'>): AsyncIterable<string> {
  let after: string | undefined;
  for (;;) {
    const ids = await store.recordIds({ limit: idsAtOnce, ...(after === undefined ? {} : { after }) });
    yield* ids;
    after = ids.at(-1);
    if (after === undefined) return;
  }
}
