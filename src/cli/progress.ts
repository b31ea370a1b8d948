import type { MultiBar, SingleBar } from 'cli-progress';
import { visible } from '../export/visible.ts';
import { say } from './output.ts';

/** How far a run is. */
export interface Progress {
  /** The named file is being read. */
  begin(name: string): void;
  /** So many of the file's pages are done. */
  page(done: number, total: number): void;
  /** The file is read. What it gave may go to standard output now, even where that is the same terminal. */
  step(): void;
  /** Says something without tearing the bars. */
  say(message: string): void;
  stop(): void;
}

/** What the bars need to know about where they are drawn. */
export interface Surroundings {
  /** Number of files. */
  readonly total: number;
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** The output itself goes to the terminal and shows which files are done; bars make way for it. */
  readonly shared: boolean;
}

/**
 * Bars on a terminal: one for the files of a run over several, one for the pages of a scan of several. There are
 * none where standard error is no terminal.
 */
export async function startProgress({ total, stream, shared }: Surroundings): Promise<Progress> {
  if (!stream.isTTY) {
    const nothing = (): void => undefined;
    return { begin: nothing, page: nothing, step: nothing, say, stop: nothing };
  }
  const { Format, MultiBar, Presets } = (await import('cli-progress')).default;
  const options = { stream, clearOnComplete: true, forceRedraw: true, linewrap: true, barsize: 24 };
  const open = (): MultiBar => new MultiBar(options, Presets.shades_classic);
  const time = (seconds: number): string =>
    Format.TimeFormat(Math.round(seconds), { autopaddingChar: '' }, 1);
  return new Bars(open, time, total, shared);
}

const filesFormat = '{bar} {value} of {total} files, {eta_formatted} left';
// The name comes last: what does not fit on the terminal's line is cut off.
const pagesFormat = '{bar} {value} of {total} pages, {rate}, {left} left · {name}';

class Bars implements Progress {
  readonly #open: () => MultiBar;
  readonly #time: (seconds: number) => string;
  readonly #shared: boolean;
  #bars: MultiBar | null = null;
  #files: SingleBar | null = null;
  #pages: SingleBar | null = null;
  #name = '';
  #begun = 0;

  constructor(open: () => MultiBar, time: (seconds: number) => string, total: number, shared: boolean) {
    this.#open = open;
    this.#time = time;
    this.#shared = shared;
    if (shared || total < 2) return;
    this.#bars = open();
    this.#files = this.#bars.create(total, 0, {}, { format: filesFormat });
  }

  begin(name: string): void {
    this.#name = visible(name);
    this.#begun = performance.now();
  }

  page(done: number, total: number): void {
    if (total < 2) return;
    const ms = performance.now() - this.#begun;
    // The bar's own estimate is good only after some pages, and pages take seconds.
    const left = this.#time(((ms / done) * (total - done)) / 1000);
    const payload = { name: this.#name, rate: pageRate(done, ms), left };
    this.#bars ??= this.#open();
    this.#pages ??= this.#bars.create(total, 0, payload, { format: pagesFormat });
    if (done === 1) this.#pages.start(total, 0, payload);
    this.#pages.update(done, payload);
  }

  step(): void {
    this.#files?.increment();
    if (this.#shared) this.stop();
  }

  say(message: string): void {
    if (!this.#bars) {
      say(message);
      return;
    }
    this.#bars.log(`memcon: ${visible(message)}\n`);
    this.#bars.update();
  }

  stop(): void {
    this.#bars?.stop();
    this.#bars = null;
    this.#files = null;
    this.#pages = null;
  }
}

/** "1.4 pages/s", or "3.2 s/page" where a page takes longer than a second. */
export function pageRate(pages: number, ms: number): string {
  const perSecond = (pages * 1000) / Math.max(ms, 1);
  return perSecond < 1 ? `${(1 / perSecond).toFixed(1)} s/page` : `${perSecond.toFixed(1)} pages/s`;
}
