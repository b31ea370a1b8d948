import { useLocation, useRoute } from 'preact-iso';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, type RecordView } from '../api.ts';
import { Citation } from '../parts/citation.tsx';
import { Findings } from '../parts/findings.tsx';
import { HeadCard } from '../parts/head-card.tsx';
import { Shown, useLoad } from '../parts/load.tsx';
import { findingsByParagraph, zonesOf } from '../parts/places.ts';
import { useTitle } from '../parts/title.ts';
import { Transcript } from '../parts/transcript.tsx';
import { Viewer } from '../parts/viewer.tsx';
import { Changes } from '../parts/changes.tsx';
import { count, dayInWords } from '../parts/words.ts';

export default function RecordPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const [loaded, reload] = useLoad((signal) => api.view(id, signal), id);
  return (
    <Shown loaded={loaded} retry={reload}>
      {(view) => <Record view={view} reload={reload} />}
    </Shown>
  );
}

/** The paper on one side, what was read on the other; looking at either shows the place on both. */
function Record({ view, reload }: { readonly view: RecordView; readonly reload: () => void }) {
  const { record, pictures } = view;
  const [first, last] = record.source.pages;
  const { url } = useLocation();
  const [active, setActive] = useState<string | null>(null);
  const [page, setPage] = useState(first);
  const [furniture, setFurniture] = useState(false);
  const [editing, setEditing] = useState(false);
  const transcript = useRef<HTMLDivElement>(null);
  useTitle(record.subject?.text ?? record.title?.text ?? record.id);

  const zones = useMemo(() => zonesOf(record, furniture), [record, furniture]);
  const findings = useMemo(() => findingsByParagraph(record), [record]);

  // The address names a passage: it is shown at once, and stays set off.
  const [passage, setPassage] = useState(passageOf);
  useEffect(() => {
    const onHash = (): void => setPassage(passageOf());
    onHash();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [url]);
  useEffect(() => {
    if (passage === null) return;
    document.getElementById(passage)?.scrollIntoView({ block: 'center' });
    const zone = zones.find(({ id }) => id === passage);
    if (zone) setPage(zone.page);
  }, [passage, record.id]);

  const lookAt = useCallback(
    (id: string | null): void => {
      setActive(id);
      const zone = id === null ? undefined : zones.find((one) => one.id === id);
      if (zone)
        setPage((shown) => (zones.some((one) => one.id === id && one.page === shown) ? shown : zone.page));
    },
    [zones],
  );
  const choose = useCallback((id: string): void => {
    const n = /^(?:p|mark )(\d+)$/.exec(id)?.[1];
    if (n !== undefined) {
      history.replaceState(null, '', `#p${n}`);
      setPassage(`p${n}`);
    }
    const element = transcript.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, []);
  usePageOfScroll(transcript, setPage);

  return (
    <article class={`record${pictures ? '' : ' without-pictures'}`}>
      {pictures && (
        <section class="paper" aria-label="The paper">
          <div class="paper-head">
            <button
              type="button"
              disabled={page <= first}
              onClick={() => setPage(page - 1)}
              aria-label="Page before"
            >
              ‹
            </button>
            <span>
              Page {page}{' '}
              <small>
                of {first}–{last}
              </small>
            </span>
            <button
              type="button"
              disabled={page >= last}
              onClick={() => setPage(page + 1)}
              aria-label="Next page"
            >
              ›
            </button>
          </div>
          <Viewer
            sha256={record.source.sha256}
            page={page}
            zones={zones}
            active={active ?? passage}
            onPoint={setActive}
            onChoose={choose}
          />
        </section>
      )}
      <section class="reading" aria-label="The reading" ref={transcript}>
        <HeadCard view={view} active={active} onLook={lookAt} editing={editing} reload={reload} />
        <div class="record-tools">
          <label>
            <input type="checkbox" checked={furniture} onChange={() => setFurniture(!furniture)} /> Banners,
            stamps, labels
          </label>
          <label>
            <input type="checkbox" checked={editing} onChange={() => setEditing(!editing)} /> Correct
          </label>
          <Citation record={record} />
          <a href={`/api/records/${encodeURIComponent(record.id)}`} download={`${record.id}.json`}>
            JSON
          </a>
        </div>
        <Findings findings={findings.get(0) ?? []} onLook={lookAt} title="Findings on the whole record" />
        <Transcript
          view={view}
          findings={findings}
          furniture={furniture}
          active={active}
          chosen={passage}
          onLook={lookAt}
          editing={editing}
          reload={reload}
        />
        <Changes view={view} reload={reload} />
        <footer class="source">
          {record.source.name} · {count(last - first + 1, 'page')} · {dayInWords(record.date?.iso ?? null)} ·{' '}
          <span class="hash" title="SHA-256 of the source">
            {record.source.sha256.slice(0, 16)}
          </span>
          {record.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </footer>
      </section>
    </article>
  );
}

function passageOf(): string | null {
  return /^#(p\d+)$/.exec(location.hash)?.[1] ?? null;
}

/** Turns to the page whose text is read: the last page break above the middle of the window. */
function usePageOfScroll(
  transcript: { readonly current: HTMLElement | null },
  setPage: (page: number) => void,
): void {
  useEffect(() => {
    let waiting = 0;
    const onScroll = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        const breaks = [...(transcript.current?.querySelectorAll<HTMLElement>('[data-page]') ?? [])];
        const above = breaks.findLast((one) => one.getBoundingClientRect().top < innerHeight / 2);
        if (above) setPage(Number(above.dataset.page));
      });
    };
    addEventListener('scroll', onScroll, { passive: true });
    return () => removeEventListener('scroll', onScroll);
  }, []);
}
