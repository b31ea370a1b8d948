import type { ArchivalReference } from './archive.ts';
import type { Edition } from './edition.ts';
import type { Finding } from './finding.ts';
import type { Memcon, OtherPage } from './memcon.ts';

/** Version of the printed form. */
export const schema = 'memcon/1';

/** What Memcon makes of one memorandum: the store keeps it, every exporter starts from it. */
export interface MemconRecord extends Omit<Memcon, 'pages'> {
  /** Stable: derived from the source's SHA-256 and the page span. */
  readonly id: string;
  readonly source: {
    readonly name: string;
    readonly sha256: string;
    readonly mediaType: string;
    readonly pages: readonly [first: number, last: number];
  };
  /** Where the paper is kept, where that is known. */
  readonly archive?: ArchivalReference;
  /** What the edition says that the record was taken from. */
  readonly edition?: Edition;
  readonly findings: readonly Finding[];
}

/** What `memcon read FILE --format json` prints. */
export interface ReadResult {
  readonly schema: typeof schema;
  readonly records: readonly MemconRecord[];
  readonly otherPages: readonly OtherPage[];
}
