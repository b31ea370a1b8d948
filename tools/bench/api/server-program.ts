// Run as a program of its own by measure.ts: makes a library of invented records, serves it, prints its address, and for
// each line that it reads the memory and processor time that it has taken. Ends with its input.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { keepHeapNarrow } from '../../../src/cli/heap.ts';
import { makeApi } from '../../../src/api/index.ts';
import { serveRoom } from '../../../src/api/server.ts';
import { isStoreFault, openLibrary } from '../../../src/store/index.ts';
import { root } from '../../eval/shared.ts';
import { makeGenerator } from '../library/generate.ts';
import { findOwnTexts } from '../texts.ts';

/** Records that are put without waiting for one another. */
const together = 128;

// As `memcon serve` does.
keepHeapNarrow();
const [path, folder, count] = [process.argv[2]!, process.argv[3]!, Number(process.argv[4])];
const generator = await makeGenerator(findOwnTexts(root));
const store = await openLibrary(path, { mode: 'create' });
if (isStoreFault(store)) throw store;
for (let at = 0; at < count; at += together)
  await Promise.all(
    Array.from({ length: Math.min(together, count - at) }, async (_, n) => {
      const record = generator.record(at + n);
      const { sha256, name, mediaType } = record.source;
      const entry = { name, path: `/papers/${name}`, sha256, mediaType, size: 1, modified: 1 };
      const reading = { reader: 'bench', records: [record], otherPages: [] };
      return await store.putSource({ ...entry, kept: 'reference' }, reading);
    }),
  );
const api = makeApi({
  store,
  pictures: { picture: () => Promise.resolve(null) },
  version: 'bench',
  intake: null,
  scanOptions: () => ({ ocr: 'never' }),
});
const room = await serveRoom({ api, web: folder, host: '127.0.0.1', port: 0, password: null });
console.log(room.address);
const lines = createInterface({ input: process.stdin });
lines.on('line', () => {
  const { user, system } = process.cpuUsage();
  const usage = { processorMs: (user + system) / 1000, rssMiB: process.memoryUsage().rss / 2 ** 20 };
  console.log(JSON.stringify(usage));
});
await once(lines, 'close');
await room.close();
await store.close();
