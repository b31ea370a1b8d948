import { numberedParagraphs } from '../passages.ts';
import type { MemconRecord } from '../../model/record.ts';
import { fileOf, type EditionEntry } from './entries.ts';

/** Text as in a printed volume: one column, numbers of paragraphs in the margin, lines drawn sparingly. */
export const editionStyle = `:root { color-scheme: light dark; --ink: #23201a; --paper: #fbf9f4; --soft: #625b4e; --line: #ded8ca; --accent: #6d4012; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e2d4; --paper: #181711; --soft: #aea591; --line: #3b372c; --accent: #dcae6c; } }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 41rem; padding: 0 1.5rem 4rem; background: var(--paper); color: var(--ink); font: 1.125rem/1.6 Charter, 'Bitstream Charter', 'Source Serif 4', Cambria, Georgia, serif; overflow-wrap: break-word; }
body > header { display: flex; flex-wrap: wrap; gap: 0.3rem 1.5rem; justify-content: space-between; align-items: baseline; padding: 1.4rem 0 0.9rem; border-bottom: 1px solid var(--line); font-size: 0.95rem; }
header .name { color: inherit; font-style: italic; text-decoration: none; }
header nav { display: flex; gap: 1.2rem; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in srgb, var(--accent) 40%, transparent); }
a:hover { text-decoration-color: currentColor; }
header nav a[aria-current] { color: var(--ink); text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1 { margin: 2.6rem 0 1.2rem; font-size: 1.85rem; line-height: 1.25; font-weight: 500; text-wrap: balance; }
h2 { margin: 2.4rem 0 0.8rem; font-size: 1.2rem; line-height: 1.3; font-weight: 600; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; }
.about, .day, .page, .n, dt, footer, .mark { color: var(--soft); }
.about, .day { font-size: 0.95rem; }
h1 + .about { margin-top: -0.7rem; }
.day { font-variant-numeric: lining-nums tabular-nums; }
ul, ol { margin: 0; padding: 0; list-style: none; }
dl { margin: 0 0 2.2rem; padding: 0.9rem 0; border-block: 1px solid var(--line); font-size: 1rem; line-height: 1.5; }
dl div { display: grid; grid-template-columns: 7.5rem 1fr; padding: 0.12rem 0; }
dd { margin: 0; }
.parts { display: flex; flex-wrap: wrap; gap: 0.2rem 0.9rem; font-size: 0.95rem; font-variant-numeric: tabular-nums; }
.parts a { min-width: 1.5rem; }
.part { border-top: 1px solid var(--line); margin-top: 2rem; }
.part h2 { margin-top: 1.2rem; }
.records li { display: grid; grid-template-columns: 10.5rem 1fr; align-items: baseline; padding: 0.45rem 0; line-height: 1.4; }
.records .about { display: block; line-height: 1.45; }
.person { padding: 0.5rem 0; break-inside: avoid; }
.person li { padding-left: 1.2rem; text-indent: -1.2rem; margin-left: 1.2rem; line-height: 1.45; }
.text p { position: relative; margin: 0 0 0.95rem; text-wrap: pretty; }
.text b { font-weight: 600; font-size: 0.94em; letter-spacing: 0.02em; }
.mark { font: 0.84em 'Courier Prime', 'Courier New', monospace; white-space: nowrap; }
.page { font-size: 0.84em; }
.n { position: absolute; right: calc(100% + 1rem); font-size: 0.8rem; line-height: 1.8rem; text-decoration: none; font-variant-numeric: lining-nums; }
.n:hover { color: var(--accent); }
:target { background: color-mix(in srgb, var(--accent) 12%, transparent); box-shadow: 0 0 0 0.35rem color-mix(in srgb, var(--accent) 12%, transparent); }
.closing { text-align: center; color: var(--soft); }
footer { margin-top: 2.6rem; padding-top: 0.9rem; border-top: 1px solid var(--line); font-size: 0.9rem; line-height: 1.5; }
footer p { margin: 0.5rem 0; }
footer code { font-size: 0.8em; overflow-wrap: anywhere; }
.turn { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; margin-top: 1.8rem; font-size: 0.95rem; line-height: 1.4; }
.turn span { display: block; color: var(--soft); font-size: 0.9rem; }
.turn [rel='next'] { grid-column: 2; text-align: right; }
label { display: block; margin-bottom: 0.3rem; font-size: 0.95rem; }
input { font: inherit; width: 100%; padding: 0.45rem 0.6rem; box-sizing: border-box; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 2px; }
#found { min-height: 1.6em; }
#hits li { padding: 0.7rem 0; border-top: 1px solid var(--line); line-height: 1.5; }
#hits a { display: block; }
#hits mark { background: color-mix(in srgb, var(--accent) 22%, transparent); color: inherit; }
@media (max-width: 52rem) { .n { display: none; } }
@media (max-width: 34rem) {
  body { font-size: 1.0625rem; padding-inline: 1.1rem; }
  h1 { font-size: 1.5rem; margin-top: 1.8rem; }
  .records li, dl div { grid-template-columns: 1fr; }
  dl div { padding: 0.3rem 0; }
  dt { font-size: 0.9rem; }
}
@media print { body > header nav, .turn, .parts { display: none; } body { max-width: none; font-size: 11pt; } }
`;

/** Runs in a reader's browser, also from a file system: it takes the words from a script, since a page there may fetch nothing. */
export const searchScript = `'use strict';
(() => {
  const paragraphs = globalThis.memconWords;
  const plain = (term) => term.normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').toLowerCase();
  // "ferries" finds "ferry", and the other way round.
  const singular = (term) => plain(term).replace(/(?:[’']s)$/, '').replace(/ies$/, 'y').replace(/([^s])s$/, '$1');
  const known = new Map();
  const formsOf = (term) => {
    if (!known.has(term)) known.set(term, [...new Set([plain(term), singular(term)])]);
    return known.get(term);
  };
  const index = new MiniSearch({
    fields: ['text', 'speaker', 'title'],
    processTerm: formsOf,
    searchOptions: { combineWith: 'AND', prefix: true, processTerm: singular },
  });
  const input = document.getElementById('q');
  const found = document.getElementById('found');
  const hits = document.getElementById('hits');
  const shownAtMost = 100;
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  // Some words before the first that was looked for, those marked, and what follows.
  const excerpt = (text, terms) => {
    const known = new Set(terms);
    const words = text.split(/([^\\p{L}\\p{N}’']+)/u);
    const isHit = (word) => known.has(plain(word)) || known.has(singular(word));
    const first = Math.max(0, words.findIndex(isHit) - 40);
    const shown = words.slice(first, first + 100).map((word) => (isHit(word) ? element('mark', word) : word));
    return [first > 0 ? '… ' : '', ...shown, first + 100 < words.length ? ' …' : ''];
  };
  const show = () => {
    if (index.documentCount < paragraphs.length) return;
    const isEmpty = input.value.trim() === '';
    const results = isEmpty ? [] : index.search(input.value);
    const some = results.length > shownAtMost ? ', the best ' + shownAtMost + ' shown' : '';
    found.textContent = isEmpty ? '' : results.length + ' of ' + paragraphs.length + ' paragraphs' + some;
    hits.replaceChildren(...results.slice(0, shownAtMost).map(({ id, terms }) => {
      const [file, n, title, speaker, text] = paragraphs[id];
      const item = document.createElement('li');
      const link = element('a', title);
      link.href = 'records/' + file + '#p' + n;
      item.append(link, ...(speaker === '' ? [] : [element('b', speaker + ': ')]), ...excerpt(text, terms));
      return item;
    }));
    history.replaceState(null, '', '?q=' + encodeURIComponent(input.value));
  };
  document.getElementById('search').addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', show);
  input.value = new URLSearchParams(location.search).get('q') || '';
  // In steps, so that the page stays a page meanwhile.
  found.textContent = 'One moment: the words are being put in order.';
  index
    .addAllAsync(paragraphs.map(([, , title, speaker, text], id) => ({ id, title, speaker, text })), { chunkSize: 500 })
    .then(show);
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
