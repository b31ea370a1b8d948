import { isScan } from '../model/source-file.ts';
import type { KnownSource } from '../store/store.ts';
import type { OcrUse } from '../page/index.ts';

/** What the library calls the program that read a source: "memcon 0.1.0", for scans with how OCR was used where that was said. */
export function readerName(version: string, mediaType: string, ocr: OcrUse): string {
  const name = `memcon ${version}`;
  return isScan(mediaType) && ocr !== 'auto' ? `${name} (OCR: ${ocr})` : name;
}

/** Whether a source that another reader has read is to be read again: unless that one was newer. */
export function isStale({ reader }: Pick<KnownSource, 'reader'>, now: string): boolean {
  return reader !== now && !isNewer(versionOf(reader), versionOf(now));
}

function versionOf(reader: string): number[] {
  return (/\d+(?:\.\d+)*/.exec(reader)?.[0] ?? '').split('.').map(Number);
}

function isNewer(a: readonly number[], b: readonly number[]): boolean {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}
