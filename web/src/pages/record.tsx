import { useLocation, useRoute } from 'preact-iso';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MemconRecord } from '../../../src/model/record.ts';
import { paragraphsOf } from '../../../src/annotation/paragraphs.ts';
import { api, type RecordView } from '../api.ts';
import { Changes, LastChange } from '../parts/changes.tsx';
import { Citation } from '../parts/citation.tsx';
import { hasDrafts } from '../parts/drafts.ts';
import { EditingContext, useCorrect, type Editing } from '../parts/editing.tsx';
import { ExportDialog } from '../parts/export-dialog.tsx';
import { HeadCard } from '../parts/head-card.tsx';
import { Keys } from '../parts/keys.tsx';
import { Shown, useLoad } from '../parts/load.tsx';
import { Notes } from '../parts/notes.tsx';
import { Paper } from '../parts/paper.tsx';
import { findingsByParagraph, zonesOf } from '../parts/places.ts';
import { recordKeys, useParagraphKeys } from '../parts/paragraph-keys.ts';
import { RecordTools, type RecordDialog } from '../parts/record-tools.tsx';
import { letGo, scrollTo, useLookedAt, usePageOfScroll } from '../parts/reading-place.ts';
import { useTitle } from '../parts/title.ts';
import { Transcript } from '../parts/transcript.tsx';
import { count, dayInWords } from '../parts/words.ts';

export default function RecordPage() {
  const { params } = useRoute();
  const id = params.id ?? '';
  const [loaded, reload] = useLoad((signal) => api.view(id, signal), id);
  return (
    <Shown loaded={loaded} retry={reload} title="Record">
      {(view) => <Record key={id} view={view} reload={reload} />}
    </Shown>
  );
}

/** The paper on one side, what was read on the other; looking at either shows the place on both. */
function Record({ view, reload }: { readonly view: RecordView; readonly reload: () => void }) {
  const { record, pictures, doubts } = view;
  const [first, last] = record.source.pages;
  const [active, setActive] = useState<string | null>(null);
  const [page, setPage] = useState(first);
  const [furniture, setFurniture] = useState(false);
  // What was typed before and never reached the library is taken up again.
  const [open, setOpen] = useState(() => hasDrafts(record.id));
  const [correct, lastChange, forget] = useCorrect(record.id, reload);
  const reading = useRef<HTMLElement>(null);
  useTitle(record.subject?.text ?? record.title?.text ?? record.id);

  const zones = useMemo(() => zonesOf(record, furniture), [record, furniture]);
  const findings = useMemo(() => findingsByParagraph(record), [record]);
  const passage = usePassage();

  useEffect(() => {
    if (passage === null) return undefined;
    const element = document.getElementById(passage);
    if (element) scrollTo(element, passage.startsWith('page') ? 'start' : 'center');
    element?.focus({ preventScroll: true });
    const asked = pageOf(passage, record);
    if (asked !== undefined) setPage(asked);
    return letGo;
  }, [passage, record.id]);
  const toFocus = useRef<string | null>(null);
  useEffect(() => {
    if (toFocus.current !== null) document.getElementById(toFocus.current)?.focus();
    toFocus.current = null;
  }, [view]);

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
      dispatchEvent(new HashChangeEvent('hashchange'));
    }
    const element = reading.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(id)}"]`);
    if (element) scrollTo(element, 'center');
    element?.focus({ preventScroll: true });
  }, []);
  const turnTo = (next: number): void => {
    setPage(next);
    const start = document.getElementById(`page-${next}`);
    if (start) scrollTo(start, 'start');
  };
  const [dialog, setDialog] = useState<{ readonly kind: RecordDialog; readonly n: number | null } | null>(
    null,
  );
  const openDialog = useCallback(
    (kind: RecordDialog): void => setDialog({ kind, n: passageAtHand(reading.current) }),
    [],
  );
  const toEdit = useRef<HTMLElement | null>(null);
  useParagraphKeys(reading, {
    onCite: (n) => setDialog({ kind: 'cite', n }),
    onCorrect: (paragraph) => {
      toEdit.current = paragraph;
      if (open) editText(toEdit);
      else setOpen(true);
    },
  });
  useEffect(() => editText(toEdit), [open]);
  useLookedAt(reading, active, passage, view);
  usePageOfScroll(reading, setPage);

  const editing = useMemo(
    (): Editing => ({
      record: record.id,
      open,
      correct,
      focusLater: (id) => {
        toFocus.current = id;
      },
    }),
    [record.id, open, view],
  );
  // Looking around must not draw a long transcript anew.
  const text = useMemo(
    () => (
      <>
        <HeadCard view={view} onLook={lookAt} />
        <RecordTools
          furniture={furniture}
          onFurniture={setFurniture}
          editing={open}
          onEditing={setOpen}
          onDialog={openDialog}
        />
        <WholeNotes view={view} findings={findings.get(0) ?? []} onLook={lookAt} />
        <Transcript view={view} findings={findings} furniture={furniture} onLook={lookAt} />
      </>
    ),
    [view, furniture, open, lookAt, findings],
  );
  return (
    <EditingContext.Provider value={editing}>
      <article class={`record${pictures ? '' : ' without-pictures'}`}>
        {pictures && (
          <Paper
            source={record.source}
            page={page}
            onPage={turnTo}
            zones={zones}
            active={active ?? passage}
            onPoint={setActive}
            onChoose={choose}
          />
        )}
        <section class="reading" aria-label="The reading" ref={reading}>
          {text}
          <Changes view={view} reload={reload} />
          <footer class="source">
            {record.source.name} · {count(last - first + 1, 'page')} · {dayInWords(record.date?.iso ?? null)}{' '}
            · {doubts.length === 0 ? 'nothing in doubt' : count(doubts.length, 'doubt')} ·{' '}
            <span class="hash" title="SHA-256 of the source">
              {record.source.sha256.slice(0, 16)}
            </span>
            {record.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </footer>
        </section>
        {dialog?.kind === 'cite' && (
          <Citation record={record} passage={dialog.n} onClose={() => setDialog(null)} />
        )}
        {dialog?.kind === 'export' && <ExportDialog of={{ id: record.id }} onClose={() => setDialog(null)} />}
        {dialog?.kind === 'keys' && <Keys keys={recordKeys} onClose={() => setDialog(null)} />}
        <LastChange change={lastChange} onDone={forget} reload={reload} />
      </article>
    </EditingContext.Provider>
  );
}

/** Doubts about the head, and findings that no paragraph has. */
function WholeNotes({
  view,
  ...notes
}: Pick<Parameters<typeof Notes>[0], 'findings' | 'onLook'> & { readonly view: RecordView }) {
  const doubts = view.doubts.filter(({ acceptance }) => acceptance.kind !== 'mark');
  const n = doubts.length + notes.findings.length;
  if (n === 0) return null;
  return (
    <details class="whole-notes">
      <summary>{count(n, 'note')} on the head and the whole record</summary>
      <Notes doubts={doubts} {...notes} />
    </details>
  );
}

/** Opens the editor of the paragraph's text. */
function editText(paragraph: { current: HTMLElement | null }): void {
  paragraph.current?.querySelector<HTMLElement>('.prose .edit, .prose textarea')?.click();
  paragraph.current = null;
}

/** The paragraph that text is selected in, else the one that the address names. */
function passageAtHand(reading: HTMLElement | null): number | null {
  const selection = getSelection();
  const node = selection && !selection.isCollapsed ? selection.anchorNode : null;
  const selected = (node instanceof Element ? node : node?.parentElement)?.closest('.paragraph');
  const id = selected && reading?.contains(selected) ? selected.id : passageOf();
  const n = /^p(\d+)$/.exec(id ?? '')?.[1];
  return n === undefined ? null : Number(n);
}

/** The place that the address names: "p12", "page-3". */
function usePassage(): string | null {
  const { url } = useLocation();
  const [passage, setPassage] = useState(passageOf);
  useEffect(() => {
    const onHash = (): void => setPassage(passageOf());
    onHash();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, [url]);
  return passage;
}

/** The page that a passage of the address begins on, where the record has it. */
function pageOf(passage: string, record: MemconRecord): number | undefined {
  const n = Number(passage.replace(/^\D+/, ''));
  const [first, last] = record.source.pages;
  if (passage.startsWith('page')) return n >= first && n <= last ? n : undefined;
  return paragraphsOf(record)[n - 1]?.paragraph.at.page;
}

function passageOf(): string | null {
  return /^#((?:p|page-)\d+)$/.exec(location.hash)?.[1] ?? null;
}
