import { useState } from 'preact/hooks';
import type { MemconRecord } from '../../../src/model/record.ts';
import { api } from '../api.ts';

const styles: Readonly<Record<string, string>> = {
  'chicago-note': 'Chicago, note',
  'chicago-bibliography': 'Chicago, bibliography',
  apa: 'APA',
  mla: 'MLA',
  'source-note': 'FRUS source note',
  bibtex: 'BibTeX',
  ris: 'RIS',
};

/** Citations of the record, or of the passage that the address names; each copied with a click. */
export function Citation({ record }: { readonly record: MemconRecord }) {
  const [shown, setShown] = useState<Readonly<Record<string, string>> | null>(null);
  const [said, setSaid] = useState('');
  const open = async (): Promise<void> => {
    const paragraph = /^#p(\d+)$/.exec(location.hash)?.[1];
    try {
      setShown(await api.citations(record.id, paragraph === undefined ? null : Number(paragraph)));
      setSaid(paragraph === undefined ? 'The record' : `Paragraph ${paragraph}`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('The browser does not let the page copy: select the text');
    }
  };
  return (
    <details class="citation" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary>Cite</summary>
      <div class="citation-box">
        <p role="status">{said}</p>
        {shown &&
          Object.entries(shown).map(([style, text]) => (
            <div key={style}>
              <h2>{styles[style] ?? style}</h2>
              <pre>{text}</pre>
              <button
                type="button"
                onClick={() => void copy(text)}
                aria-label={`Copy ${styles[style] ?? style}`}
              >
                Copy
              </button>
            </div>
          ))}
      </div>
    </details>
  );
}
