import { readFormats, type ReadFormat } from '../export/formats.ts';
import type { ExitCode } from './exit-code.ts';
import { printOptions } from './options.ts';
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
  if (overlay === undefined) return readAndPrint(files, { scans, makePrinter });
  const { OverlayFolder } = await import('./overlay.ts');
  const folder = new OverlayFolder(overlay);
  try {
    return await readAndPrint(files, {
      scans,
      makePrinter,
      inspect: (page, sight) => folder.keep(page, sight),
      onReading: (reading, signal) => folder.draw(reading, signal),
    });
  } finally {
    await folder.close();
  }
}
