import type { Exportable, PageUse } from '../../export/exporter.ts';
import { drawPage, openRecordSource, readRecordPages } from '../../intake/record-source.ts';
import type { Page } from '../../model/page.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { SourceFault } from '../../model/source-fault.ts';
import type { Store } from '../../store/store.ts';
import type { SharedOcr } from '../scans.ts';

/** Gives records of a library their sources back, read anew where an exporter asks for pages. */
export class LibrarySources {
  readonly #store: Store;
  readonly #ocr: SharedOcr;
  readonly #signal: AbortSignal;
  /** The records of a packet mostly follow one another. */
  #last: {
    readonly sha256: string;
    readonly use: PageUse;
    readonly pages: Promise<readonly Page[] | SourceFault>;
  } | null = null;

  constructor(store: Store, ocr: SharedOcr, signal: AbortSignal) {
    this.#store = store;
    this.#ocr = ocr;
    this.#signal = signal;
  }

  exportable(record: MemconRecord): Exportable {
    return {
      record,
      source: () => openRecordSource(this.#store, record.source),
      picture: async (page) => drawPage(await openRecordSource(this.#store, record.source), page),
      pages: (use) => {
        const { sha256 } = record.source;
        if (this.#last?.sha256 !== sha256 || this.#last.use !== use)
          this.#last = { sha256, use, pages: this.#pages(record, use) };
        return this.#last.pages;
      },
    };
  }

  #pages(record: MemconRecord, use: PageUse): Promise<readonly Page[] | SourceFault> {
    const signal = this.#signal;
    return readRecordPages(this.#store, record, async (source) =>
      use === 'sizes' ? { ocr: 'never', signal } : { ...(await this.#ocr.optionsFor(source)), signal },
    );
  }
}
