import { visible } from '../export/visible.ts';
import type { FileOutcome } from '../query/library.ts';
import { say } from './output.ts';

/** How far an intake is. */
export interface IngestProgress {
  /** So many pages of a scan are done. */
  page(path: string, done: number, total: number): void;
  /** A file has ended. */
  end(outcome: FileOutcome): void;
  /** Says something without tearing the bar. */
  say(message: string): void;
  /** Takes the bar away; what comes after is said in lines. */
  stop(): void;
}

const format = '{bar} {value} of {total} files, {rate}, {left} left, {failed} failed{page}';

/** A bar on a terminal; elsewhere a line for each file that was not in the library as it is. */
export async function startIngestProgress(
  total: number,
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Promise<IngestProgress> {
  const lines: IngestProgress = {
    page: () => undefined,
    end: (outcome) => {
      if (outcome.outcome !== 'unchanged') say(describeOutcome(outcome));
    },
    say,
    stop: () => undefined,
  };
  if (!stream.isTTY || total === 0) return lines;
  const { Format, MultiBar, Presets } = (await import('cli-progress')).default;
  const options = { stream, clearOnComplete: true, forceRedraw: true, linewrap: false, barsize: 20, format };
  const bars = new MultiBar(options, Presets.shades_classic);
  const begun = performance.now();
  let failed = 0;
  let done = 0;
  let page = '';
  const payload = (): object => {
    const ms = performance.now() - begun;
    const left = done > 0 ? ((ms / done) * Math.max(total - done, 0)) / 1000 : 0;
    return {
      rate: fileRate(done, ms),
      left: done > 0 ? Format.TimeFormat(Math.round(left), { autopaddingChar: '' }, 1) : '?',
      failed,
      page,
    };
  };
  const bar = bars.create(total, 0, payload());
  let stopped = false;
  const log = (message: string): void => {
    if (stopped) {
      say(message);
      return;
    }
    bars.log(`memcon: ${visible(message)}\n`);
    bars.update();
  };
  return {
    page(path, at, of) {
      page = of > 1 && at < of ? ` · page ${at} of ${of} of ${visible(path)}` : '';
      bar.update(done, payload());
    },
    end(outcome) {
      if (stopped) {
        lines.end(outcome);
        return;
      }
      done++;
      if (outcome.outcome === 'failed') failed++;
      if (outcome.outcome === 'failed' || (outcome.outcome === 'read' && outcome.reason !== null))
        log(describeOutcome(outcome));
      bar.update(done, payload());
    },
    say: log,
    stop() {
      if (!stopped) bars.stop();
      stopped = true;
    },
  };
}

/** "box/a.txt: read, 2 records", with the reason where there is one. */
export function describeOutcome({ path, outcome, records, reason }: FileOutcome): string {
  if (outcome === 'failed') return `${path}: ${reason ?? 'failed'}`;
  const count = records === 0 ? '' : `, ${records} ${records === 1 ? 'record' : 'records'}`;
  const name = outcome === 'not-a-memorandum' ? 'no memorandum' : outcome;
  return `${path}: ${name}${count}${reason === null ? '' : ` (${reason})`}`;
}

/** "12.3 files/s", or "4.2 s/file" where a file takes longer than a second. */
export function fileRate(files: number, ms: number): string {
  const perSecond = (files * 1000) / Math.max(ms, 1);
  if (files > 0 && perSecond < 1) return `${(1 / perSecond).toFixed(1)} s/file`;
  return `${perSecond.toFixed(1)} files/s`;
}
