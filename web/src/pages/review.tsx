import { useEffect, useState } from 'preact/hooks';
import type { Correction } from '../../../src/annotation/correction.ts';
import type { Doubt } from '../../../src/annotation/doubts.ts';
import type { RecordSummary } from '../../../src/query/search.ts';
import { api, pictureService } from '../api.ts';
import { editorName } from '../parts/editor-name.ts';
import { useLoad, Shown } from '../parts/load.tsx';
import { useTitle } from '../parts/title.ts';
import { count, dayInWords, recordPath, titleOf } from '../parts/words.ts';

interface Item {
  readonly record: RecordSummary;
  readonly doubt: Doubt;
}

/** The least sure readings, one at a time: accept or correct each with a single key. */
export default function Review() {
  useTitle('Review');
  const [loaded, reload] = useLoad(() => api.review({ limit: 25 }), 'review');
  return (
    <section class="sheet review">
      <h1>Review</h1>
      <Shown loaded={loaded} retry={reload}>
        {({ records }) => {
          const items = records
            .flatMap(({ record, doubts }) => doubts.map((doubt) => ({ record, doubt })))
            .toSorted((a, b) => a.doubt.confidence - b.doubt.confidence);
          return (
            <Queue
              key={items.map(({ record, doubt }) => record.id + doubt.what).join()}
              items={items}
              reload={reload}
            />
          );
        }}
      </Shown>
    </section>
  );
}

const marks = { u: 'U', r: 'R', c: 'C', s: 'S', t: 'TS' } as const;

function Queue({ items, reload }: { readonly items: readonly Item[]; readonly reload: () => void }) {
  const [at, setAt] = useState(0);
  const [done, setDone] = useState(0);
  const [said, setSaid] = useState('');
  const item = items[at];

  const settle = async (correction: Correction): Promise<void> => {
    const by = editorName();
    if (by === null || !item) return;
    try {
      await api.correct(item.record.id, correction, by);
      setDone((n) => n + 1);
      setSaid('');
      next();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const next = (): void => (at + 1 < items.length ? setAt(at + 1) : reload());

  useEffect(() => {
    if (!item) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const inField =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button');
      if (event.ctrlKey || event.metaKey || event.altKey || (inField && event.key !== 'a')) return;
      const key = event.key.toLowerCase();
      const { acceptance } = item.doubt;
      if (key === 'a' && !(event.target instanceof HTMLInputElement)) void settle(acceptance);
      else if (key === 'n') next();
      else if (acceptance.kind === 'mark' && key in marks)
        void settle(withLevel(acceptance, marks[key as keyof typeof marks]));
      else if (acceptance.kind === 'mark' && key === 'x') void settle({ ...acceptance, value: null });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  if (!item)
    return <p class="notice">Nothing is in doubt: every reading is sure, or somebody has looked at it.</p>;
  const { record, doubt } = item;
  const { acceptance } = doubt;
  return (
    <>
      <p role="status" class="progress">
        <progress max={items.length} value={at} /> {count(done, 'reading')} settled, {items.length - at} left
        in this batch
      </p>
      {said !== '' && (
        <p class="failing" role="alert">
          {said}
        </p>
      )}
      <article class="doubt">
        <h2>
          {doubt.what} <small>{Math.round(doubt.confidence * 100)} % sure</small>
        </h2>
        <p class="facts">
          <a href={recordPath(record.id, acceptance.kind === 'mark' ? acceptance.paragraph : undefined)}>
            {titleOf(record)}
          </a>{' '}
          · {dayInWords(record.date)} · p. {doubt.at.page}
        </p>
        <Cutting record={record} doubt={doubt} />
        <dl>
          <dt>Typed</dt>
          <dd class="typed">{doubt.typed === '' ? 'nothing' : doubt.typed}</dd>
          <dt>Read as</dt>
          <dd>{doubt.reading ?? 'can’t be read'}</dd>
          {doubt.alternatives.length > 0 && (
            <>
              <dt>Or</dt>
              <dd>
                {doubt.alternatives
                  .map(({ text, confidence }) => `${text} (${Math.round(confidence * 100)} %)`)
                  .join(', ')}
              </dd>
            </>
          )}
        </dl>
        <div class="choices-row">
          <button type="button" class="primary" onClick={() => void settle(acceptance)}>
            <kbd>a</kbd> Accept
          </button>
          {acceptance.kind === 'mark' && (
            <>
              {Object.entries(marks).map(([key, level]) => (
                <button type="button" key={key} onClick={() => void settle(withLevel(acceptance, level))}>
                  <kbd>{key}</kbd> {level}
                </button>
              ))}
              <button type="button" onClick={() => void settle({ ...acceptance, value: null })}>
                <kbd>x</kbd> no mark
              </button>
            </>
          )}
          <button type="button" onClick={next}>
            <kbd>n</kbd> Later
          </button>
          <a href={recordPath(record.id)}>Correct in the record</a>
        </div>
      </article>
    </>
  );
}

type MarkCorrection = Extract<Correction, { readonly kind: 'mark' }>;

function withLevel(acceptance: MarkCorrection, level: 'U' | 'R' | 'C' | 'S' | 'TS'): MarkCorrection {
  return { ...acceptance, value: { level, struck: acceptance.was?.struck ?? false } };
}

/** The place on the paper, cut out with some room around. */
function Cutting({ record, doubt }: { readonly record: RecordSummary; readonly doubt: Doubt }) {
  const [there, setThere] = useState(true);
  const { region, page } = doubt.at;
  if (!region || !there) return null;
  const room = Math.round(region.dpi / 3);
  const box = [
    Math.max(0, Math.round(region.x - 4 * room)),
    Math.max(0, Math.round(region.y - room)),
    Math.round(region.w + 8 * room),
    Math.round(region.h + 2 * room),
  ];
  return (
    <img
      class="cutting"
      alt={`The paper at ${doubt.what}`}
      src={`${pictureService(record.source.sha256, page)}/${box.join(',')}/^!900,300/0/default.jpg`}
      onError={() => setThere(false)}
    />
  );
}
