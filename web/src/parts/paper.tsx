import type { MemconRecord } from '../../../src/model/record.ts';
import { Viewer, type Zone } from './viewer.tsx';

interface PaperProps {
  readonly source: MemconRecord['source'];
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly zones: readonly Zone[];
  readonly active: string | null;
  readonly onPoint: (id: string | null) => void;
  readonly onChoose: (id: string) => void;
}

/** The pages' pictures, one at a time, with the places of what was read. */
export function Paper({ source, page, onPage, ...places }: PaperProps) {
  const [first, last] = source.pages;
  return (
    <section class="paper" aria-label="The paper">
      <div class="paper-head">
        <button
          type="button"
          disabled={page <= first}
          onClick={() => onPage(page - 1)}
          aria-label="Page before"
        >
          ‹
        </button>
        <span>
          Page {page}
          {last > first && <small> of {first === 1 ? last : `${first}–${last} in its file`}</small>}
        </span>
        <button type="button" disabled={page >= last} onClick={() => onPage(page + 1)} aria-label="Next page">
          ›
        </button>
      </div>
      <Viewer sha256={source.sha256} page={page} {...places} />
    </section>
  );
}
