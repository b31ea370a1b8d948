import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Block, Heading, Paragraph } from '../../../src/model/body.ts';
import type { Finding } from '../../../src/model/finding.ts';
import { levelNames, type MarkValueLevel } from './levels.ts';
import type { RecordView } from '../api.ts';
import type { Correction } from '../../../src/annotation/correction.ts';
import { TextEditor, useCorrect } from './correct.tsx';
import { Findings } from './findings.tsx';
import { MarkChip } from './marks.tsx';

interface TranscriptProps {
  readonly view: RecordView;
  readonly findings: ReadonlyMap<number, readonly (readonly [number, Finding])[]>;
  readonly furniture: boolean;
  readonly active: string | null;
  /** Id of the passage that the address names. */
  readonly chosen: string | null;
  readonly onLook: (id: string | null) => void;
  readonly editing: boolean;
  readonly reload: () => void;
}

/** Who said what, page by page; what stands on the pages beside the text is shown on demand. */
export function Transcript(props: TranscriptProps) {
  const { view, furniture, editing, reload } = props;
  const { record } = view;
  const [correct, fault] = useCorrect(record.id, reload);
  const rows: ComponentChildren[] = [];
  let page = record.source.pages[0] - 1;
  let n = 0;

  const turnTo = (next: number): void => {
    if (furniture && page >= record.source.pages[0])
      rows.push(<FurnitureOf key={`f${page}`} view={view} page={page} />);
    for (; page < next; page++)
      rows.push(
        <p key={`page${page + 1}`} class="page-break" data-page={page + 1}>
          <span>p. {page + 1}</span>
        </p>,
      );
  };
  for (const [b, block] of record.body.entries()) {
    if (block.at.page > page) turnTo(block.at.page);
    if (block.kind === 'heading') {
      rows.push(<h2 key={`b${b}`}>{block.text}</h2>);
      continue;
    }
    for (const [i, paragraph] of block.paragraphs.entries()) {
      n++;
      if (paragraph.at.page > page) turnTo(paragraph.at.page);
      rows.push(
        <ParagraphRow
          key={`p${n}`}
          {...props}
          n={n}
          block={block}
          paragraph={paragraph}
          first={i === 0}
          correct={correct}
        />,
      );
      const end = paragraph.continues?.at(-1)?.page ?? page;
      if (end > page) turnTo(end);
    }
  }
  if (furniture) rows.push(<FurnitureOf key="f-last" view={view} page={page} />);
  return (
    <div class="transcript">
      {editing && (
        <p class="hint">
          Choose ✎ beside a value. Enter keeps it, Escape leaves it; in a paragraph, Ctrl and Enter.
        </p>
      )}
      {fault !== null && (
        <p class="failing" role="alert">
          {fault}
        </p>
      )}
      {rows}
      {record.closing && <p class="closing">{record.closing.text}</p>}
    </div>
  );
}

interface RowProps extends TranscriptProps {
  readonly n: number;
  readonly block: Exclude<Block, Heading>;
  readonly paragraph: Paragraph;
  /** The first of its speech: the speaker is named. */
  readonly first: boolean;
  readonly correct: (correction: Correction) => Promise<boolean>;
}

function ParagraphRow({
  n,
  block,
  paragraph,
  first,
  view,
  findings,
  active,
  chosen,
  onLook,
  editing,
  correct,
}: RowProps) {
  const place = `p${n}`;
  const { record, people } = view;
  const speaker = block.kind === 'narrative' ? null : block.speaker;
  const who = block.kind === 'narrative' ? null : block.who;
  const person =
    people.find((one) =>
      who === null ? one.participant === null && one.label === speaker : one.participant === who,
    )?.person ?? null;
  const { mark } = paragraph;
  const numbered = view.numbers[n - 1] ?? { paragraph: n };
  return (
    <div
      id={place}
      class={`paragraph ${block.kind}${active === place || active === `mark ${n}` ? ' active' : ''}${chosen === place ? ' chosen' : ''}`}
      data-place={place}
      tabIndex={0}
      onMouseEnter={() => onLook(place)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(place)}
    >
      {first && speaker !== null && (
        <p class="speaker">
          {person ? <a href={`/people/${person.id}`}>{speaker}</a> : speaker}
          {who !== null &&
            record.participants[who] &&
            record.participants[who].name.toUpperCase() !== speaker.toUpperCase() && (
              <span class="resolved"> {record.participants[who].name}</span>
            )}
          {block.kind === 'reported' && <span class="tag">reported</span>}
          {editing && (
            <TextEditor
              label={`speaker of paragraph ${n}`}
              value={speaker}
              onSave={(value) =>
                correct({
                  kind: 'speaker',
                  ...numbered,
                  was: speaker,
                  value: value.trim() === '' ? null : value.trim(),
                })
              }
            />
          )}
        </p>
      )}
      <div class="text">
        <span
          class="mark-place"
          data-place={`mark ${n}`}
          tabIndex={-1}
          onMouseEnter={(event) => {
            event.stopPropagation();
            onLook(mark ? `mark ${n}` : place);
          }}
        >
          {mark && <MarkChip mark={mark} />}
          {editing && (
            <MarkEditor
              n={n}
              mark={mark}
              onSave={(value) =>
                correct({
                  kind: 'mark',
                  ...numbered,
                  was: mark && { level: mark.level, struck: mark.struck },
                  value,
                })
              }
            />
          )}
        </span>
        <p>
          <RunningText paragraph={paragraph} />
          <a class="anchor" href={`#${place}`} aria-label={`Link to paragraph ${n}`}>
            ¶
          </a>
          {editing && (
            <TextEditor
              long
              label={`text of paragraph ${n}`}
              value={paragraph.text}
              onSave={(value) =>
                correct({ kind: 'text', ...numbered, was: paragraph.text, value: value.trim() })
              }
            />
          )}
        </p>
        {paragraph.excisions.length > 0 && (
          <p class="excised">
            {paragraph.excisions
              .map(({ code }) => `withheld${code === null ? '' : ` under ${code}`}`)
              .join('; ')}
          </p>
        )}
      </div>
      <Findings findings={findings.get(n) ?? []} onLook={onLook} />
    </div>
  );
}

/** The text with its stage directions set off. */
function RunningText({ paragraph }: { readonly paragraph: Paragraph }) {
  const { text, incidents } = paragraph;
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const incident of incidents) {
    const start = text.indexOf(incident.text, end);
    if (start < 0) continue;
    parts.push(text.slice(end, start), <i key={start}>{incident.text}</i>);
    end = start + incident.text.length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}

interface MarkEditorProps {
  readonly n: number;
  readonly mark: Paragraph['mark'];
  readonly onSave: (value: { level: MarkValueLevel; struck: boolean } | null) => Promise<boolean>;
}

function MarkEditor({ n, mark, onSave }: MarkEditorProps) {
  const [open, setOpen] = useState(false);
  if (!open)
    return (
      <button
        type="button"
        class="edit"
        onClick={() => setOpen(true)}
        aria-label={`Correct the mark of paragraph ${n}`}
      >
        ✎
      </button>
    );
  const now = mark === null ? 'none' : `${mark.level ?? '?'}${mark.struck ? ' struck' : ''}`;
  const choices = ['none', ...levelNames.flatMap((level) => [level, `${level} struck`])];
  return (
    <select
      aria-label={`Mark of paragraph ${n}`}
      value={now}
      ref={(element) => element?.focus()}
      onBlur={() => setOpen(false)}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        const level = levelNames.find((one) => one === chosen.replace(' struck', '')) ?? null;
        void onSave(chosen === 'none' ? null : { level, struck: chosen.endsWith(' struck') }).then(() =>
          setOpen(false),
        );
      }}
    >
      {!choices.includes(now) && <option value={now}>{now}</option>}
      {choices.map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}

function FurnitureOf({ view, page }: { readonly view: RecordView; readonly page: number }) {
  const pieces = [...view.record.furniture.entries()].filter(([, { at }]) => at.page === page);
  if (pieces.length === 0) return null;
  return (
    <ul class="furniture" aria-label={`Beside the text of page ${page}`}>
      {pieces.map(([n, { role, typed }]) => (
        <li key={n} data-place={`furniture ${n}`}>
          <b>{role}</b> {typed}
        </li>
      ))}
    </ul>
  );
}
