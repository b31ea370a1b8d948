import { useState } from 'preact/hooks';
import { api, download, type ExportFormatInfo, type ExportForms } from '../api.ts';
import { Dialog } from './dialog.tsx';
import { exportGroups } from './export-words.ts';
import { Shown, useLoad } from './load.tsx';
import { count } from './words.ts';

/** What goes out: one record, or all that a query finds. */
type ExportOf = { readonly id: string } | { readonly query: string; readonly records: number };

interface ExportDialogProps {
  readonly of: ExportOf;
  readonly onClose: () => void;
}

/** Chooses the form that records go out in, and saves the file. */
export function ExportDialog({ of, onClose }: ExportDialogProps) {
  const [loaded, reload] = useLoad(() => api.exportForms(), 'forms');
  const what = 'id' in of ? 'this record' : count(of.records, 'record');
  return (
    <Dialog title={`Export ${what}`} onClose={onClose}>
      <Shown loaded={loaded} retry={reload}>
        {(forms) => <ExportForm of={of} forms={forms} />}
      </Shown>
    </Dialog>
  );
}

function ExportForm({ of, forms }: { readonly of: ExportOf; readonly forms: ExportForms }) {
  const [name, setName] = useState(() => localStorage.getItem('export') ?? 'docx');
  const [table, setTable] = useState('records');
  const [style, setStyle] = useState('chicago-note');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ readonly text: string; readonly failed: boolean } | null>(null);
  const format = forms.formats.find((one) => one.name === name) ?? forms.formats[0];
  if (!format) return null;
  const records = 'id' in of ? 1 : of.records;
  const tooMany = format.most !== null && records > format.most;

  const save = async (): Promise<void> => {
    setBusy(true);
    setSaid({ text: 'The file is being made …', failed: false });
    try {
      const chosen = { ...(takes(format, 'table') && { table }), ...(takes(format, 'style') && { style }) };
      const path = `/api/export/${format.name}`;
      const params = 'id' in of ? { ids: of.id, ...chosen } : { q: of.query, ...chosen };
      setSaid({ text: `Saved as ${await download(path, params)}`, failed: false });
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), failed: true });
    }
    setBusy(false);
  };
  return (
    <form
      class="export"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="export-forms">
        {exportGroups.map((group) => (
          <fieldset key={group.title}>
            <legend>{group.title}</legend>
            {Object.entries(group.formats).map(
              ([one, words]) =>
                forms.formats.some(({ name }) => name === one) && (
                  <label key={one} class="export-form">
                    <input
                      type="radio"
                      name="format"
                      value={one}
                      checked={one === format.name}
                      onChange={() => {
                        setName(one);
                        setSaid(null);
                        localStorage.setItem('export', one);
                      }}
                    />
                    <span>
                      <b>{words.title}</b> {words.says}
                    </span>
                  </label>
                ),
            )}
          </fieldset>
        ))}
      </div>
      <div class="window-foot export-foot">
        {takes(format, 'table') && (
          <label>
            Table{' '}
            <select value={table} onChange={(event) => setTable(event.currentTarget.value)}>
              {forms.tables.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        )}
        {takes(format, 'style') && (
          <label>
            Style{' '}
            <select value={style} onChange={(event) => setStyle(event.currentTarget.value)}>
              {forms.styles.map((one) => (
                <option key={one.name} value={one.name}>
                  {one.about}
                </option>
              ))}
            </select>
          </label>
        )}
        <button type="submit" class="primary" disabled={busy || tooMany}>
          Save {records > 1 && format.shape !== 'one file' ? '.zip' : format.extension}
        </button>
        <p role={said?.failed ? 'alert' : 'status'} class={said?.failed ? 'failing' : ''}>
          {tooMany
            ? `At most ${count(format.most, 'record')} at once: narrow the search, or use the command line.`
            : said?.text}
        </p>
      </div>
    </form>
  );
}

function takes({ options }: ExportFormatInfo, option: string): boolean {
  return options.some((one) => one === option);
}
