import { useState } from 'preact/hooks';
import type { Correction, CorrectionOf } from '../../../src/annotation/correction.ts';
import type { Doubt } from '../../../src/annotation/doubts.ts';
import { paragraphsOf } from '../../../src/annotation/paragraphs.ts';
import type { RecordSummary } from '../../../src/query/search.ts';
import { api, pictureService, type RecordView } from '../api.ts';
import { useLoad } from './load.tsx';
import { nameRecord } from '../../../src/query/record-name.ts';
import { capital, dayInWords, percent, recordPath } from './words.ts';

export interface ReviewItem {
  readonly record: RecordSummary;
  readonly doubt: Doubt;
}

type KeyedLevel = 'U' | 'R' | 'C' | 'S' | 'TS';

/** The single keys that give a mark another level. */
export const keyedLevels: readonly (readonly [key: string, level: KeyedLevel])[] = [
  ['u', 'U'],
  ['r', 'R'],
  ['c', 'C'],
  ['s', 'S'],
  ['t', 'TS'],
];

export function withLevel(acceptance: CorrectionOf<'mark'>, level: KeyedLevel): CorrectionOf<'mark'> {
  return { ...acceptance, value: { level, struck: acceptance.was?.struck ?? false } };
}

interface DoubtCardProps {
  readonly item: ReviewItem;
  /** Whether single keys do what the buttons do. */
  readonly keys: boolean;
  readonly onSettle: (correction: Correction) => void;
  readonly onLater: () => void;
}

/** One reading in doubt: its place on the paper, what was typed and read, the paragraph it stands in, and the choices. */
export function DoubtCard({ item: { record, doubt }, keys, onSettle, onLater }: DoubtCardProps) {
  const { acceptance, typed, reading, alternatives } = doubt;
  const [loaded] = useLoad((signal) => api.view(record.id, signal), record.id);
  const place = loaded.value ? shownPlace(loaded.value, acceptance) : null;
  return (
    <article class={keys ? 'doubt' : 'doubt without-keys'}>
      <h2>
        {capital(doubt.what)} <small>{percent(doubt.confidence)} sure</small>
      </h2>
      <p class="facts">
        <a href={recordPath(record.id, place?.n)}>{nameRecord(record)}</a> · {dayInWords(record.date)} · p.{' '}
        {doubt.at.page}
      </p>
      <Cutting record={record} doubt={doubt} />
      <dl>
        <dt>Typed</dt>
        <dd class="typed">{typed.trim() === '' ? 'nothing' : typed.trim()}</dd>
        <dt>Read as</dt>
        <dd>
          {reading ?? 'can’t be read'}
          {acceptance.kind === 'mark' && acceptance.was?.struck ? ', struck through' : ''}
        </dd>
        {alternatives.length > 0 && (
          <>
            <dt>Or</dt>
            <dd>{alternatives.map((one) => `${one.text} (${percent(one.confidence)})`).join(', ')}</dd>
          </>
        )}
        {place && (
          <>
            <dt>Within</dt>
            <dd class="context">
              {place.speaker !== null && <b>{place.speaker}: </b>}
              {place.text}
            </dd>
          </>
        )}
      </dl>
      <div class="choices-row">
        <button type="button" class="primary" onClick={() => onSettle(acceptance)}>
          <kbd>a</kbd> Accept
        </button>
        {acceptance.kind === 'mark' && (
          <>
            {keyedLevels.map(([key, level]) => (
              <button type="button" key={key} onClick={() => onSettle(withLevel(acceptance, level))}>
                <kbd>{key}</kbd> {level}
              </button>
            ))}
            <button type="button" onClick={() => onSettle({ ...acceptance, value: null })}>
              <kbd>x</kbd> No mark
            </button>
          </>
        )}
        <button type="button" onClick={onLater}>
          <kbd>n</kbd> Later
        </button>
        <a href={recordPath(record.id, place?.n)}>Correct in the record</a>
      </div>
    </article>
  );
}

/** The paragraph that a mark stands in, by its number as the record's page shows it. */
function shownPlace(
  { record, numbers }: RecordView,
  acceptance: Correction,
): { readonly n: number; readonly speaker: string | null; readonly text: string } | null {
  if (acceptance.kind !== 'mark') return null;
  const { paragraph, part = 1 } = acceptance;
  const index = numbers.findIndex((one) => one.paragraph === paragraph && one.part === part);
  const found = paragraphsOf(record)[index];
  if (!found) return null;
  const { within } = found;
  return {
    n: found.n,
    speaker: within.kind === 'narrative' ? null : within.speaker,
    text: found.paragraph.text,
  };
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
