import { useState } from 'preact/hooks';

/** Who makes the changes, kept in the browser; null until they have said so. */
export function editorName(): string | null {
  const known = localStorage.getItem('editor')?.trim() ?? '';
  return known === '' ? null : known;
}

/** Asks for the name once; it can be changed at any time. */
export function EditorName() {
  const [name, setName] = useState(() => editorName() ?? '');
  return (
    <label class="editor-name">
      Changes by{' '}
      <input
        value={name}
        maxLength={100}
        autocomplete="name"
        placeholder="your name"
        onInput={(event) => {
          setName(event.currentTarget.value);
          localStorage.setItem('editor', event.currentTarget.value);
        }}
      />
    </label>
  );
}
