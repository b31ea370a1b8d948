import { useEditing } from './editing.tsx';
import { useEditor } from './use-editor.ts';
import type { Correction } from '../../../src/annotation/correction.ts';

interface TextEditorProps {
  /** What is corrected, as part of a sentence: "subject", "speaker of paragraph 4". */
  readonly label: string;
  /** What its draft is kept under, where the label may come to stand for another value. */
  readonly draft?: string;
  /** What its button says, where a pen is not enough. */
  readonly name?: string;
  readonly value: string;
  /** How the value is written, where that is not plain. */
  readonly form?: string;
  /** The correction that the text makes; a sentence where it can't be one. */
  readonly correction: (text: string) => Correction | string;
}

/** A value that can be changed in place: Enter keeps it, Escape leaves it. */
export function TextEditor({ label, draft = label, name, value, form, correction }: TextEditorProps) {
  const { open, correct } = useEditing();
  const editor = useEditor(draft, value);
  const { text, fault, busy } = editor;
  if (!open) return null;
  if (text === null) return <EditButton label={`Correct ${label}`} editor={editor} name={name} />;
  const keep = (): void => {
    const made = correction(text.trim());
    if (text === value) editor.leave();
    else if (typeof made === 'string') editor.setFault(made);
    else editor.keep(() => correct(made));
  };
  return (
    <span class="editor">
      <input
        aria-label={form === undefined ? label : `${label} (${form})`}
        placeholder={form}
        value={text}
        ref={(element) => {
          editor.field.current = element;
        }}
        onInput={(event) => editor.setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') editor.leave();
          if (event.key !== 'Enter') return;
          event.preventDefault();
          keep();
        }}
      />
      <button type="button" class="primary" disabled={busy} onClick={keep}>
        Keep
      </button>
      <button type="button" onClick={editor.leave}>
        Leave
      </button>
      <EditorFault fault={fault} />
    </span>
  );
}

export function EditButton({
  label,
  editor,
  name = '✎',
}: {
  readonly label: string;
  readonly editor: Pick<ReturnType<typeof useEditor>, 'button' | 'begin'>;
  readonly name?: string | undefined;
}) {
  return (
    <button
      type="button"
      class={name === '✎' ? 'edit' : 'edit named'}
      ref={editor.button}
      onClick={editor.begin}
      aria-label={name === '✎' ? label : undefined}
      title={label}
    >
      {name}
    </button>
  );
}

/** What went wrong, beside what was typed. */
export function EditorFault({ fault }: { readonly fault: string | null }) {
  return fault === null ? null : (
    <span class="editor-fault" role="alert">
      {fault} What you typed is kept here.
    </span>
  );
}
