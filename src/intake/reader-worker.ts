import { parentPort } from 'node:worker_threads';
import { isFault } from '../model/source-fault.ts';
import { openFile, type IntakeFile } from './open.ts';
import { readFile } from './read-file.ts';
import type { Answer, Order } from './reader-pool.ts';

/** The thread of one reader: it opens a file, and reads it or forgets it as its owner decides. */
if (!parentPort) throw new Error('This file is the code of a worker thread');
const port = parentPort;
let file: IntakeFile | null = null;

port.on('message', (order: Order) => {
  obey(order).then(
    (answer) => port.postMessage(answer),
    (error: unknown) =>
      port.postMessage({ mistake: error instanceof Error ? error.message : String(error) } satisfies Answer),
  );
});

async function obey(order: Order): Promise<Answer> {
  if (order.what === 'open') {
    file = null;
    const opened = await openFile(order.path);
    if (isFault(opened)) return { fault: opened };
    const { format, mediaType, source } = opened;
    // A scan is read where its pages can be shared out; a packet of them would only take room here.
    if (format !== 'scan') file = opened;
    const { name, sha256, bytes } = source;
    return { opened: { format, mediaType, name, sha256, size: bytes.length } };
  }
  if (!file) throw new Error('A reader was asked to read a file that it has not opened');
  const open = file;
  file = null;
  const reading = await readFile(open);
  return isFault(reading) ? { fault: reading } : { reading };
}
