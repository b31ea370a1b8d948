import { readFormats, type ReadFormat } from '../export/formats.ts';
import { exitCode, type ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
import { say } from './output.ts';
import { readAndPrint } from './run.ts';
import type { ScanChoices } from './scans.ts';

export interface ReadOptions extends ScanChoices {
  readonly format: ReadFormat;
  readonly furniture?: boolean;
  /** Folder for pictures of the pages with what was read drawn in. */
  readonly overlay?: string;
}

/** `memcon read`: prints what the files say. */
export async function read(
  files: readonly string[],
  { format, furniture = false, overlay, ...scans }: ReadOptions,
): Promise<ExitCode> {
  const makeOne = await readFormats[format].load();
  const makePrinter = (several: boolean): ReturnType<typeof makeOne> =>
    makeOne(printOptions(several, furniture));
  if (overlay === undefined) return readAndPrint(files, { scans, makePrinter, takesRecords: true });
  const { openOverlayFolder } = await import('./overlay.ts');
  const folder = await openOverlayFolder(overlay);
  if (typeof folder === 'string') {
    say(folder);
    return exitCode.incomplete;
  }
  try {
    return await readAndPrint(files, {
      scans,
      makePrinter,
      inspector: () => folder.startFile(),
      onReading: (reading, signal) => folder.draw(reading, signal),
    });
  } finally {
    await folder.close();
  }
}
