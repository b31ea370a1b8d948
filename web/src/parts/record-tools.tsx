import { EditorName } from './editor-name.tsx';

export type RecordDialog = 'cite' | 'export' | 'keys';

interface RecordToolsProps {
  readonly furniture: boolean;
  readonly onFurniture: (shown: boolean) => void;
  readonly editing: boolean;
  readonly onEditing: (open: boolean) => void;
  readonly onDialog: (dialog: RecordDialog) => void;
}

/** What can be done with a record; it stays in view while the transcript is read. */
export function RecordTools({ furniture, onFurniture, editing, onEditing, onDialog }: RecordToolsProps) {
  return (
    <div class="record-tools" role="toolbar" aria-label="This record">
      <label>
        <input type="checkbox" checked={furniture} onChange={() => onFurniture(!furniture)} /> Banners and
        stamps
      </label>
      <label>
        <input type="checkbox" checked={editing} onChange={() => onEditing(!editing)} /> Correct
      </label>
      <span class="record-actions">
        <button type="button" class="quiet" onClick={() => onDialog('cite')}>
          Cite
        </button>
        <button type="button" class="quiet" onClick={() => onDialog('export')}>
          Export
        </button>
        <button type="button" class="quiet" onClick={() => onDialog('keys')}>
          Keys
        </button>
      </span>
      {editing && <EditorName />}
    </div>
  );
}
