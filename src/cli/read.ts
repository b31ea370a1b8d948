import { readFormats, type ReadFormat } from '../export/formats.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
import { readAndPrint } from './run.ts';

export interface ReadOptions {
  readonly format: ReadFormat;
  readonly furniture?: boolean;
}

/** `memcon read`: prints what the files say. */
export async function read(
  files: readonly string[],
  { format, furniture = false }: ReadOptions,
): Promise<ExitCode> {
  const makePrinter = await readFormats[format].load();
  const complete = await readAndPrint(files, (several) => makePrinter(printOptions(several, furniture)));
  return complete ? exitCode.done : exitCode.incomplete;
}
