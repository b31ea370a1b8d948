import type { Doubt } from '../../../src/annotation/doubts.ts';
import type { Block, Heading, Paragraph } from '../../../src/model/body.ts';
import type { RecordView } from '../api.ts';
import { MarkChip } from './marks.tsx';
import { MarkEditor } from './mark-editor.tsx';
import { Notes, type NumberedFinding } from './notes.tsx';
import { draftOf, ParagraphEditor, type PartNumber } from './paragraph-editor.tsx';
import { RunningText } from './running-text.tsx';
import { TextEditor } from './text-editor.tsx';

/** A paragraph as the transcript shows it. */
export interface ShownParagraph {
  /** Number as shown, from 1. */
  readonly n: number;
  readonly numbered: PartNumber;
  readonly block: Exclude<Block, Heading>;
  readonly paragraph: Paragraph;
  /** The first of its speech: the speaker is named. */
  readonly first: boolean;
  /** The one before it, where no heading stands between them. */
  readonly before: { readonly numbered: PartNumber; readonly text: string } | null;
}

interface RowProps {
  readonly shown: ShownParagraph;
  readonly view: RecordView;
  readonly findings: readonly NumberedFinding[];
  readonly doubts: readonly Doubt[];
  readonly onLook: (id: string | null) => void;
}

export function ParagraphRow({ shown, view, findings, doubts, onLook }: RowProps) {
  const { n, numbered, block, paragraph, before } = shown;
  const { mark } = paragraph;
  const place = `p${n}`;
  return (
    <div
      id={place}
      class={`paragraph ${block.kind}`}
      data-place={place}
      tabIndex={0}
      onMouseEnter={() => onLook(place)}
      onMouseLeave={() => onLook(null)}
      onFocus={() => onLook(place)}
    >
      <Speaker shown={shown} view={view} />
      <span
        class="mark-place"
        data-place={`mark ${n}`}
        onMouseEnter={(event) => {
          event.stopPropagation();
          onLook(mark ? `mark ${n}` : place);
        }}
        onMouseLeave={() => onLook(place)}
      >
        <MarkEditor
          n={n}
          draft={draftOf(numbered)}
          mark={mark}
          correction={(value) => ({
            kind: 'mark',
            ...numbered,
            was: mark && { level: mark.level, struck: mark.struck },
            value,
          })}
        >
          {mark && <MarkChip mark={mark} />}
        </MarkEditor>
      </span>
      <div class="prose">
        <ParagraphEditor n={n} numbered={numbered} paragraph={paragraph} before={before}>
          <RunningText paragraph={paragraph} />
          <a class="anchor" href={`#${place}`} aria-label={`Link to paragraph ${n}`}>
            ¶
          </a>
        </ParagraphEditor>
        {paragraph.excisions.length > 0 && (
          <p class="excised">
            {paragraph.excisions
              .map(({ code }) => `withheld${code === null ? '' : ` under ${code}`}`)
              .join('; ')}
          </p>
        )}
      </div>
      <Notes doubts={doubts} findings={findings} onLook={onLook} />
    </div>
  );
}

/** Who speaks, as typed and as settled; within a speech, only the way to give the rest of it to another. */
function Speaker({ shown, view }: { readonly shown: ShownParagraph; readonly view: RecordView }) {
  const { n, numbered, block, first } = shown;
  const { record, people } = view;
  const { speaker, who } = block.kind === 'narrative' ? { speaker: null, who: null } : block;
  const editor = (
    <TextEditor
      label={first ? `speaker of paragraph ${n}` : `speaker from paragraph ${n} on`}
      {...(!first && { name: 'Another speaker from here' })}
      {...(first && speaker === null && { name: 'Name a speaker' })}
      draft={`speaker of ${draftOf(numbered)}`}
      value={speaker ?? ''}
      correction={(value) => ({
        kind: 'speaker',
        ...numbered,
        was: speaker,
        value: value === '' ? null : value,
      })}
    />
  );
  if (!first || speaker === null) return <p class="speaker-editor">{editor}</p>;
  const person =
    people.find((one) =>
      who === null ? one.participant === null && one.label === speaker : one.participant === who,
    )?.person ?? null;
  const resolved = who === null ? null : (record.participants[who]?.name ?? null);
  return (
    <p class="speaker">
      {person ? <a href={`/people/${person.id}`}>{speaker}</a> : speaker}
      {resolved !== null && resolved.toUpperCase() !== speaker.toUpperCase() && (
        <span class="resolved"> {resolved}</span>
      )}
      {block.kind === 'reported' && <span class="tag">reported</span>} {editor}
    </p>
  );
}
