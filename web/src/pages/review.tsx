import { useLayoutEffect, useState } from 'preact/hooks';
import type { Correction } from '../../../src/annotation/correction.ts';
import { api } from '../api.ts';
import { AttemptFault, useAttempt } from '../parts/attempt.tsx';
import { DoubtCard, keyedLevels, withLevel, type ReviewItem } from '../parts/doubt-card.tsx';
import { EditorName } from '../parts/editor-name.tsx';
import { useLoad, Shown } from '../parts/load.tsx';
import { SingleKeys, useSingleKeys } from '../parts/single-keys.tsx';
import { useTitle } from '../parts/title.ts';
import { count } from '../parts/words.ts';

/** The least sure readings, one at a time: accept or correct each with a single key. */
export default function Review() {
  useTitle('Review');
  const [after, setAfter] = useState<string | null>(null);
  const [loaded, reload] = useLoad(async () => {
    const batch = await api.review({ limit: 25, after });
    return batch.records.length === 0 && after !== null ? await api.review({ limit: 25 }) : batch;
  }, after ?? '');
  return (
    <section class="sheet review">
      <h1>Review</h1>
      <Shown loaded={loaded} retry={reload}>
        {({ records, next }) => {
          const items = records
            .flatMap(({ record, doubts }) => doubts.map((doubt) => ({ record, doubt })))
            .toSorted((a, b) => a.doubt.confidence - b.doubt.confidence);
          return (
            <Queue
              key={items.map(({ record, doubt }) => record.id + doubt.what).join()}
              items={items}
              isWaiting={loaded.state !== 'ready'}
              // Behind the last batch come those of the first that were put off.
              onEnd={() => (next === after ? reload() : setAfter(next))}
            />
          );
        }}
      </Shown>
    </section>
  );
}

interface Settled {
  readonly id: number;
  readonly what: string;
  /** Place in the queue. */
  readonly at: number;
}

interface QueueProps {
  readonly items: readonly ReviewItem[];
  /** Another batch is on its way: this one is at its end. */
  readonly isWaiting: boolean;
  readonly onEnd: () => void;
}

function Queue({ items, isWaiting, onEnd }: QueueProps) {
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly Settled[]>([]);
  const [attempt, fault] = useAttempt();
  const [keys, turnKeys] = useSingleKeys();
  const item = items[at];
  const last = done.at(-1);

  const next = (): void => {
    if (isWaiting) return;
    setAt((at + 1) % items.length);
    if (at + 1 === items.length) onEnd();
  };
  const settle = (correction: Correction): void =>
    attempt(async (by) => {
      if (!item || isWaiting) return;
      const { id } = await api.correct(item.record.id, correction, by);
      setDone([...done, { id, what: item.doubt.what, at }]);
      next();
    });
  const undo = (): void =>
    attempt(async (by) => {
      if (!last || isWaiting) return;
      await api.undo(last.id, by);
      setDone(done.slice(0, -1));
      setAt(last.at);
    });

  // With the drawing, not after it: a key is meant for the reading that is seen.
  useLayoutEffect(() => {
    if (!item || !keys) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      const { target, ctrlKey, metaKey, altKey } = event;
      const inField = target instanceof HTMLElement && target.matches('input, textarea, select');
      if (ctrlKey || metaKey || altKey || inField) return;
      const key = event.key.toLowerCase();
      const { acceptance } = item.doubt;
      const level = keyedLevels.find(([one]) => one === key)?.[1];
      if (key === 'a') settle(acceptance);
      else if (key === 'n') next();
      else if (key === 'z') undo();
      else if (acceptance.kind === 'mark' && level) settle(withLevel(acceptance, level));
      else if (acceptance.kind === 'mark' && key === 'x') settle({ ...acceptance, value: null });
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  if (!item)
    return (
      <div class="notice">
        <h2>Nothing is in doubt</h2>
        <p>Every reading is sure, or somebody has looked at it.</p>
      </div>
    );
  return (
    <>
      <div class="progress">
        <progress max={items.length} value={at} aria-label="Progress in this batch" />
        <span role="status">
          {count(done.length, 'reading')} settled, {items.length - at} left in this batch
        </span>
        {last && (
          <button type="button" class="small" onClick={undo}>
            {keys && <kbd>z</kbd>} Undo {last.what}
          </button>
        )}
        <SingleKeys on={keys} onChange={turnKeys}>
          Single keys
        </SingleKeys>
        <EditorName />
      </div>
      <AttemptFault fault={fault} />
      <DoubtCard
        key={item.record.id + item.doubt.what}
        item={item}
        keys={keys}
        onSettle={settle}
        onLater={next}
      />
    </>
  );
}
