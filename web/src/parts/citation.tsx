import { useState } from 'preact/hooks';
import type { MemconRecord } from '../../../src/model/record.ts';
import { api } from '../api.ts';
import { Dialog } from './dialog.tsx';
import { Shown, useLoad } from './load.tsx';

const styles: Readonly<Record<string, string>> = {
  'chicago-note': 'Chicago, note',
  'chicago-bibliography': 'Chicago, bibliography',
  apa: 'APA',
  mla: 'MLA',
  'source-note': 'FRUS source note',
  bibtex: 'BibTeX',
  ris: 'RIS',
};

interface CitationProps {
  readonly record: MemconRecord;
  /** Paragraph that is cited first, with its page; null: there is none to choose. */
  readonly passage: number | null;
  readonly onClose: () => void;
}

/** Citations of the record, or of a passage with its page, in every style; each copied with a click. */
export function Citation({ record, passage, onClose }: CitationProps) {
  const [cited, setCited] = useState(passage);
  const [loaded, reload] = useLoad(() => api.citations(record.id, cited), `${record.id} ${cited ?? ''}`);
  const [said, setSaid] = useState('');
  const copy = async (style: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(`${style}: copied`);
    } catch {
      setSaid('The browser does not let the page copy: select the text and copy it yourself');
    }
  };
  return (
    <Dialog title="Cite" onClose={onClose}>
      {passage !== null && (
        <fieldset class="choice">
          <legend class="visually-hidden">What is cited</legend>
          {[passage, null].map((one) => (
            <label key={one}>
              <input type="radio" name="cited" checked={cited === one} onChange={() => setCited(one)} />{' '}
              {one === null ? 'The whole record' : `Paragraph ${one}, with its page`}
            </label>
          ))}
        </fieldset>
      )}
      <Shown loaded={loaded} retry={reload}>
        {(citations) => (
          <dl class="citations">
            {Object.entries(citations).map(([style, text]) => (
              <div key={style}>
                <dt>{styles[style] ?? style}</dt>
                <dd>
                  <pre tabIndex={0} aria-label={styles[style] ?? style}>
                    {text}
                  </pre>
                  <button
                    type="button"
                    class="small"
                    onClick={() => void copy(styles[style] ?? style, text)}
                    aria-label={`Copy ${styles[style] ?? style}`}
                  >
                    Copy
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        )}
      </Shown>
      <p role="status" class="window-foot">
        {said}
      </p>
    </Dialog>
  );
}
