import type { ComponentChildren } from 'preact';
import type { Paragraph } from '../../../src/model/body.ts';
import { useEditing } from './editing.tsx';
import { EditButton, EditorFault } from './text-editor.tsx';
import { useEditor } from './use-editor.ts';

/** What corrections name a paragraph by. */
export interface PartNumber {
  readonly paragraph: number;
  readonly part?: number;
}

/** Name of the paragraph for what is typed but not kept yet. */
export function draftOf({ paragraph, part = 1 }: PartNumber): string {
  return `paragraph ${paragraph}.${part}`;
}

interface ParagraphEditorProps {
  /** Number of the paragraph as shown. */
  readonly n: number;
  readonly numbered: PartNumber;
  readonly paragraph: Pick<Paragraph, 'text'>;
  /** The paragraph before it, where no heading stands between them; null: there is none to join with. */
  readonly before: { readonly numbered: PartNumber; readonly text: string } | null;
  /** The text as it is read. */
  readonly children: ComponentChildren;
}

/**
 * The text of a paragraph and its bounds: splits it at the cursor (Shift and Enter), joins it with the one before
 * (Backspace at the start), keeps the text (Ctrl and Enter).
 */
export function ParagraphEditor({ n, numbered, paragraph, before, children }: ParagraphEditorProps) {
  const { open, correct, focusLater } = useEditing();
  const label = `text of paragraph ${n}`;
  const editor = useEditor(`text of ${draftOf(numbered)}`, paragraph.text);
  const { text, busy } = editor;
  if (!open || text === null)
    return (
      <p>
        {children}
        {open && <EditButton label={`Correct ${label}`} editor={editor} />}
      </p>
    );

  const field = editor.field as { readonly current: HTMLTextAreaElement | null };
  const keepText = async (): Promise<string | null> => {
    const value = text.trim();
    if (value === paragraph.text) return null;
    if (value === '') return 'A paragraph can’t be empty. Join it with the one before instead.';
    return correct({ kind: 'text', ...numbered, was: paragraph.text, value });
  };
  const keep = (): void => editor.keep(keepText);
  const split = (): void => {
    const offset = (field.current?.selectionStart ?? 0) - (text.length - text.trimStart().length);
    const was = text.trim();
    if (was.slice(0, Math.max(0, offset)).trim() === '' || was.slice(offset).trim() === '') {
      editor.setFault('Put the cursor where the second paragraph is to begin.');
      return;
    }
    editor.keep(async () => {
      const fault = (await keepText()) ?? (await correct({ kind: 'split', ...numbered, offset, was }));
      if (fault === null) focusLater(`p${n + 1}`);
      return fault;
    });
  };
  const join = (): void => {
    if (!before) return;
    editor.keep(async () => {
      const fault =
        (await keepText()) ?? (await correct({ kind: 'join', ...before.numbered, was: before.text }));
      if (fault === null) focusLater(`p${n - 1}`);
      return fault;
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, shiftKey } = event;
    const atStart = field.current?.selectionStart === 0 && field.current.selectionEnd === 0;
    if (key === 'Escape') editor.leave();
    else if (key === 'Enter' && (ctrlKey || metaKey)) keep();
    else if (key === 'Enter' && shiftKey) split();
    else if (key === 'Backspace' && atStart && before) join();
    // A paragraph is one running text.
    else if (key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <div class="editor long">
      <textarea
        rows={5}
        aria-label={label}
        value={text}
        ref={(element) => {
          editor.field.current = element;
        }}
        onInput={(event) => editor.setText(event.currentTarget.value.replaceAll(/\r?\n/g, ' '))}
        onKeyDown={onKeyDown}
      />
      <span class="editor-choices">
        <button type="button" class="primary" disabled={busy} onClick={keep} title="Ctrl and Enter">
          Keep
        </button>
        <button type="button" disabled={busy} onClick={split} title="Shift and Enter">
          Split at the cursor
        </button>
        {before && (
          <button type="button" disabled={busy} onClick={join} title="Backspace at the start">
            Join with the one before
          </button>
        )}
        <button type="button" onClick={editor.leave} title="Escape">
          Leave
        </button>
      </span>
      <EditorFault fault={editor.fault} />
    </div>
  );
}
