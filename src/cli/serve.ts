import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeApi } from '../api/index.ts';
import { makePictureShelf } from '../api/picture-shelf.ts';
import { isLoopback, serveRoom, type Room } from '../api/server.ts';
import { ingest } from '../intake/ingest.ts';
import type { FileOutcome } from '../query/library.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { listenForInterrupt } from './interrupt.ts';
import { say, write } from './output.ts';
import { SharedOcr, type ScanChoices } from './scans.ts';
import { version } from './version.ts';
import { withLibrary } from './with-library.ts';

export interface ServeOptions extends ScanChoices {
  readonly library: string;
  readonly host: string;
  readonly port: number;
  readonly password?: string;
  /** Whether files may be added in the browser. */
  readonly add: boolean;
}

/** `memcon serve`: the reading room, until Ctrl-C. */
export async function serve(options: ServeOptions): Promise<ExitCode> {
  const { host, port, password, add } = options;
  if (!isLoopback(host) && !password) {
    say(`${host} is reached from other machines: give a --password, or listen on 127.0.0.1`);
    return exitCode.usage;
  }
  const web = webFolder();
  if (web === null) {
    say('the reading room is not built; `npm run build:web` builds it');
    return exitCode.incomplete;
  }
  return withLibrary(options.library, 'create', async (store) => {
    const interrupt = listenForInterrupt();
    const ocr = new SharedOcr(options);
    const copies = `${resolve(options.library)}.files`;
    const api = makeApi({
      store,
      pictures: makePictureShelf(store, join(copies, 'pictures')),
      version: version(),
      scanOptions: (source) => ocr.optionsFor(source),
      intake: add
        ? async (path) => {
            const outcomes: FileOutcome[] = [];
            await ingest(store, [path], {
              command: 'added in the reading room',
              version: version(),
              jobs: options.jobs,
              ocr: options.ocr,
              scanOptions: (source) => ocr.optionsFor(source),
              copy: true,
              archiveOf: () => null,
              signal: interrupt.signal,
              onOutcome: (outcome) => outcomes.push(outcome),
            });
            return outcomes;
          }
        : null,
    });
    let room: Room;
    try {
      room = await serveRoom({ api, web, host, port, password: password ?? null });
    } catch (error) {
      say(`can’t listen on ${host}:${port} (${error instanceof Error ? error.message : String(error)})`);
      interrupt.stop();
      return exitCode.incomplete;
    }
    await write(`The reading room is open at ${room.address}\nCtrl-C closes it.\n`);
    await new Promise((done) => interrupt.signal.addEventListener('abort', done, { once: true }));
    await room.close();
    await ocr.close();
    interrupt.stop();
    return exitCode.done;
  });
}

/** Folder of the built reading room: beside the compiled program, or in a checkout where `npm run build:web` put it. */
function webFolder(): string | null {
  const folders = ['../web', '../../dist/web'].map((folder) => resolve(import.meta.dirname, folder));
  return folders.find((folder) => existsSync(join(folder, 'index.html'))) ?? null;
}
