import type { ComponentChildren } from 'preact';
import type { Correction } from '../../../src/annotation/correction.ts';
import type { PortionMark } from '../../../src/model/marks.ts';
import { useEditing } from './editing.tsx';
import { levelNames, type MarkValueLevel } from './levels.ts';
import { EditButton, EditorFault } from './text-editor.tsx';
import { useEditor } from './use-editor.ts';

interface MarkEditorProps {
  readonly n: number;
  readonly draft: string;
  readonly mark: PortionMark | null;
  /** The mark as it is read. */
  readonly children: ComponentChildren;
  readonly correction: (value: { level: MarkValueLevel; struck: boolean } | null) => Correction;
}

const choices = ['none', ...levelNames.flatMap((level) => [level, `${level} struck`])];

/** Chooses a paragraph's mark from the levels, struck or not, and none. */
export function MarkEditor({ n, draft, mark, correction, children }: MarkEditorProps) {
  const { open, correct } = useEditing();
  const now = mark === null ? 'none' : `${mark.level ?? '?'}${mark.struck ? ' struck' : ''}`;
  const editor = useEditor(`mark of ${draft}`, now);
  const { text } = editor;
  if (!open || text === null)
    return (
      <>
        {open && <EditButton label={`Correct the mark of paragraph ${n}`} editor={editor} />}
        {children}
      </>
    );
  // Not as soon as another is chosen: the arrow keys pass through all of them.
  const keep = (): void => {
    const level = levelNames.find((one) => one === text.replace(' struck', '')) ?? null;
    if (text === now) editor.leave();
    else
      editor.keep(() =>
        correct(correction(text === 'none' ? null : { level, struck: text.endsWith(' struck') })),
      );
  };
  return (
    <span class="editor">
      <select
        aria-label={`Mark of paragraph ${n}`}
        value={text}
        ref={(element) => {
          editor.field.current = element;
        }}
        onChange={(event) => editor.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editor.leave();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      >
        {[...new Set([now, ...choices])].map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      <button type="button" class="primary" disabled={editor.busy} onClick={keep}>
        Keep
      </button>
      <button type="button" onClick={editor.leave}>
        Leave
      </button>
      <EditorFault fault={editor.fault} />
    </span>
  );
}
