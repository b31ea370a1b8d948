import type { Exportable } from '../../export/exporter.ts';
import type { Page } from '../../model/page.ts';
import type { MemconRecord } from '../../model/record.ts';
import { fault, isFault, type SourceFault } from '../../model/source-fault.ts';
import type { SourceFile } from '../../model/source-file.ts';
import { readPages } from '../../page/index.ts';
import { openSource } from '../../source/index.ts';
import type { Store } from '../../store/store.ts';
import type { SharedOcr } from '../scans.ts';

/** Records a page of ids. */
const idsAtOnce = 500;

/** Ids of all records of the library, by date. */
export async function* allRecordIds(store: Store): AsyncIterable<string> {
  let after: string | undefined;
  for (;;) {
    const ids = await store.recordIds({ limit: idsAtOnce, ...(after === undefined ? {} : { after }) });
    yield* ids;
    after = ids.at(-1);
    if (after === undefined) return;
  }
}

/** Gives records of a library their sources back, read anew where an exporter asks for pages. */
export class LibrarySources {
  readonly #store: Store;
  readonly #ocr: SharedOcr;
  readonly #signal: AbortSignal;
  /** The records of a packet mostly follow one another. */
  #last: { readonly sha256: string; readonly pages: Promise<readonly Page[] | SourceFault> } | null = null;

  constructor(store: Store, ocr: SharedOcr, signal: AbortSignal) {
    this.#store = store;
    this.#ocr = ocr;
    this.#signal = signal;
  }

  exportable(record: MemconRecord): Exportable {
    return {
      record,
      source: () => this.#source(record),
      pages: () => {
        const { sha256 } = record.source;
        if (this.#last?.sha256 !== sha256) this.#last = { sha256, pages: this.#pages(record) };
        return this.#last.pages;
      },
    };
  }

  async #source({ source: { name, sha256 } }: MemconRecord): Promise<SourceFile | SourceFault> {
    const known = await this.#store.sourceOf(sha256);
    if (!known) return fault(name, 'missing', 'is no longer a source of the library');
    const source = await openSource(known.path);
    if (isFault(source) || source.sha256 === sha256) return source;
    return fault(known.path, 'missing', 'has changed since the library read it');
  }

  async #pages(record: MemconRecord): Promise<readonly Page[] | SourceFault> {
    const source = await this.#source(record);
    if (isFault(source)) return source;
    const reading = await readPages(source, {
      ...(await this.#ocr.optionsFor(source)),
      signal: this.#signal,
    });
    return isFault(reading) ? reading : reading.pages;
  }
}
