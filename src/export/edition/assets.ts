import { numberedParagraphs } from '../passages.ts';
import type { MemconRecord } from '../../model/record.ts';
import { fileOf, type EditionEntry } from './pages.ts';

export const editionStyle = `:root { color-scheme: light dark; --ink: #23201a; --paper: #fbf9f4; --soft: #5d574b; --line: #d9d2c3; --accent: #7a4a12; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece6d8; --paper: #17160f; --soft: #b3aa97; --line: #423d31; --accent: #e0a95c; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Charter, Cambria, Georgia, serif; overflow-wrap: anywhere; }
header, main { max-width: 46rem; margin: 0 auto; padding: 0.8rem 1.2rem; }
header { border-bottom: 1px solid var(--line); }
header a { margin-right: 1.2rem; }
a { color: var(--accent); }
h1 { line-height: 1.2; }
dl div { display: grid; grid-template-columns: 8rem 1fr; }
dt, .day, .page, footer, .mark { color: var(--soft); }
dd { margin: 0; }
dd ul { margin: 0; padding: 0; list-style: none; }
.records { list-style: none; padding: 0; }
.records li { padding: 0.25rem 0; border-bottom: 1px solid var(--line); }
.day { font-variant-numeric: tabular-nums; }
.mark { font-family: 'Courier New', monospace; }
.page { border-top: 1px solid var(--line); font-size: 0.85rem; }
footer { margin-top: 2rem; font-size: 0.9rem; }
.turn { display: flex; justify-content: space-between; gap: 2rem; }
input { font: inherit; width: 100%; padding: 0.4rem; box-sizing: border-box; }
mark { background: #ffe9a8; color: #23201a; }
@media print { header, .turn { display: none; } }
`;

/** Runs in a reader's browser, also from a file system: it takes the words from a script, since a page there may fetch nothing. */
export const searchScript = `'use strict';
(() => {
  const paragraphs = globalThis.memconWords;
  const index = new MiniSearch({ fields: ['text', 'speaker', 'title'], searchOptions: { combineWith: 'AND', prefix: true } });
  index.addAll(paragraphs.map(([file, n, title, speaker, text], id) => ({ id, file, n, title, speaker, text })));
  const input = document.getElementById('q');
  const found = document.getElementById('found');
  const hits = document.getElementById('hits');
  const show = () => {
    const results = input.value.trim() === '' ? [] : index.search(input.value);
    found.textContent = input.value.trim() === '' ? '' : results.length + ' of ' + paragraphs.length + ' paragraphs';
    hits.replaceChildren(...results.slice(0, 100).map(({ id }) => {
      const [file, n, title, speaker, text] = paragraphs[id];
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = 'records/' + file + '#p' + n;
      link.textContent = title;
      item.append(link, (speaker === '' ? '' : ' – ' + speaker) + ': ' + text.slice(0, 300) + (text.length > 300 ? ' …' : ''));
      return item;
    }));
    history.replaceState(null, '', '?q=' + encodeURIComponent(input.value));
  };
  document.getElementById('search').addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', show);
  input.value = new URLSearchParams(location.search).get('q') || '';
  if (input.value !== '') show();
})();
`;

/** The paragraphs of a record as lines of the script that the search page loads. */
export function wordsOf(record: MemconRecord, { title }: EditionEntry): string {
  return numberedParagraphs(record)
    .map(({ number, paragraph, block }) => {
      const speaker = block.kind === 'narrative' ? '' : block.speaker;
      // A script that is loaded ends at no "</script>", and JSON is JavaScript.
      return `${JSON.stringify([fileOf(record.id), number, title, speaker, paragraph.text])},\n`;
    })
    .join('');
}

export const wordsBegin = 'globalThis.memconWords = [\n';
export const wordsEnd = '];\n';
