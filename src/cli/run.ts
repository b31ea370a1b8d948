import { setImmediate as nextTurn } from 'node:timers/promises';
import { debuglog } from 'node:util';
import type { Printer } from '../export/printer.ts';
import { isFault, nameOf } from '../model/source-fault.ts';
import type { MemconRecord } from '../model/record.ts';
import { readFile } from '../pipeline.ts';
import { listInputs } from './inputs.ts';
import { write } from './output.ts';
import { startProgress, type Progress } from './progress.ts';

const debug = debuglog('memcon');

/**
 * Reads the inputs one after the other and prints each as soon as it is read; nothing is kept. An input that can't
 * be read is reported and left out.
 *
 * @param makePrinter is called once it is known how many inputs there are
 * @param onRecord sees each record after it is printed
 * @returns whether every input was read
 */
export async function readAndPrint(
  args: readonly string[],
  makePrinter: (several: boolean) => Printer,
  onRecord: (record: MemconRecord) => void = () => undefined,
): Promise<boolean> {
  const { paths, faults, leftOut } = listInputs(args);
  const several = paths.length + faults.length > 1;
  const progress = await startProgress(paths.length);
  const printer = makePrinter(several);
  faults.forEach(({ message }) => progress.say(message));
  leftOut.forEach((message) => progress.say(message));
  let complete = faults.length === 0;
  for (const path of paths) {
    const read = await tryReading(path, printer, progress);
    if (read) {
      await write(read.text);
      read.records.forEach(onRecord);
    } else complete = false;
    progress.step();
    // Reading a text never waits for anything; without this the bar would not get to draw itself.
    await nextTurn();
  }
  progress.stop();
  await write(printer.end());
  return complete;
}

interface Read {
  readonly text: string;
  readonly records: readonly MemconRecord[];
}

/** The file's records, printed; null after saying why there are none. */
async function tryReading(path: string, printer: Printer, progress: Progress): Promise<Read | null> {
  try {
    const reading = await readFile(path);
    if (isFault(reading)) {
      progress.say(reading.message);
      return null;
    }
    const { records } = reading.result;
    if (records.length === 0) progress.say(`${nameOf(path)}: no memorandum in it`);
    const text = printer.print({ ...reading, path, mediaType: reading.source.mediaType });
    return { text, records };
  } catch (error) {
    // A mistake of ours must not cost the other files. NODE_DEBUG=memcon shows where it was made.
    debug('%o', error);
    const reason = error instanceof Error ? error.message : String(error);
    progress.say(`${nameOf(path)}: not read, by a mistake in Memcon: ${reason}`);
    return null;
  }
}
