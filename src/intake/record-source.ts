import type { Page } from '../model/page.ts';
import type { MemconRecord } from '../model/record.ts';
import { fault, isFault, type SourceFault } from '../model/source-fault.ts';
import type { SourceFile } from '../model/source-file.ts';
import { readPages, type ScanOptions } from '../page/index.ts';
import { openPictures, type PagePicture } from '../page/pictures.ts';
import { openSource } from '../source/index.ts';
import type { Store } from '../store/store.ts';

/** The file that a record was read from: the library's copy, or the file where the library found it. */
export async function openRecordSource(
  store: Pick<Store, 'pathOf'>,
  { name, sha256 }: Pick<MemconRecord['source'], 'name' | 'sha256'>,
): Promise<SourceFile | SourceFault> {
  const path = await store.pathOf(sha256);
  if (path === null) return fault(name, 'missing', 'is no longer where the library found it');
  const source = await openSource(path);
  if (isFault(source) || source.sha256 === sha256) return source;
  return fault(path, 'missing', 'has changed since the library read it');
}

/** All pages of the file that a record was read from, read anew. */
export async function readRecordPages(
  store: Pick<Store, 'pathOf'>,
  record: MemconRecord,
  optionsFor: (source: SourceFile) => ScanOptions | Promise<ScanOptions>,
): Promise<readonly Page[] | SourceFault> {
  const source = await openRecordSource(store, record.source);
  if (isFault(source)) return source;
  const reading = await readPages(source, await optionsFor(source));
  return isFault(reading) ? reading : reading.pages;
}

/** A page of a source, from 1, as a picture; null where it is none or can't be drawn. */
export async function drawPage(source: SourceFile | SourceFault, page: number): Promise<PagePicture | null> {
  if (isFault(source)) return null;
  const pictures = await openPictures(source);
  if (pictures === null || isFault(pictures)) return null;
  try {
    return await pictures.draw(page);
  } finally {
    pictures.close();
  }
}
