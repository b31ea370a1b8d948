import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option } from 'commander';
import { ocrUses, type OcrUse } from '../page/scan-options.ts';
import type { ExitCode } from './exit-code.ts';

/** Gets the exit code of the command that ran. */
export type OnExit = (code: ExitCode) => void;

export const filesHelp = 'files to read; - is standard input, a folder stands for the sources in it';

export const exitCodes = `
Exit codes:
    0  done
    1  findings at or above the severity of --fail-on (audit)
    2  wrong usage
    3  some input could not be read (the others were), or the output not written
  130  ended by Ctrl-C (143: by SIGTERM); what was printed until then is whole`;

export function ocrOption(): Option {
  return new Option('--ocr <when>', 'auto: pages that are pictures, or whose text layer is no text')
    .choices(ocrUses)
    .default('auto' satisfies OcrUse);
}

/** More pages at once than this no machine reads faster. */
const mostJobs = 256;

export function jobsOption(): Option {
  return new Option('--jobs <n>', 'scanned pages to read at once')
    .default(availableParallelism(), 'one for each core')
    .argParser((value) => {
      const jobs = Number(value);
      if (!/^\d+$/.test(value) || jobs < 1 || jobs > mostJobs)
        throw new InvalidArgumentError(`It is a number from 1 to ${mostJobs}.`);
      return jobs;
    });
}

export type Formats = Readonly<Record<string, { readonly about: string }>>;

/** `--format` with the formats' names as choices; the first is the default. */
export function formatOption(formats: Formats): Option {
  const names = Object.keys(formats);
  return new Option('-f, --format <format>', 'printed form').choices(names).default(names[0]);
}

export function formatsHelp(formats: Formats): string {
  const lines = Object.entries(formats).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}\n`);
  return `\nFormats:\n${lines.join('')}`;
}
