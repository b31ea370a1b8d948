import { html } from 'hono/html';
import { parseName } from '../../people/parse-name.ts';
import type { PersonRef } from '../../people/person.ts';
import { chicagoDate } from '../cite/dates.ts';
import { count } from '../wording.ts';
import { anchorOf, fileOf, type EditionEntry } from './entries.ts';
import { clean, page, type Html } from './html.ts';

/** Parts that a list needs before a line of links to them helps. */
const partsWorthLinks = 4;

/** Chronology of all records: the edition's front page. */
export function frontPage(name: string, entries: readonly EditionEntry[]): Promise<string> {
  const days = entries.flatMap(({ date }) => date ?? []);
  const [first, last] = [days[0]?.slice(0, 4), days.at(-1)?.slice(0, 4)];
  const when = first === undefined ? '' : first === last ? ` of ${first}` : `, ${first}–${last}`;
  return page(
    { name, title: name, root: '', at: 'index.html' },
    html`<h1>${name}</h1>
      <p class="about">${count(entries.length, 'record')}${when}</p>
      ${chronologyOf(entries)}`,
  );
}

/** Records that a year or a decade must have, on the average, to be worth a heading. */
const recordsWorthHeading = 3;

function chronologyOf(entries: readonly EditionEntry[]): Html {
  const spans: readonly ((date: string) => string)[] = [
    (date) => date.slice(0, 4),
    (date) => `${date.slice(0, 3)}0s`,
  ];
  for (const spanOf of spans) {
    const groups = Map.groupBy(entries, ({ date }) => (date === null ? 'Undated' : spanOf(date)));
    if (entries.length < recordsWorthHeading * groups.size) continue;
    const parts = [...groups].map(([label, records]) => ({
      label,
      anchor: `y-${label}`,
      content: listOf(records),
    }));
    return partsOf('Years', parts);
  }
  return listOf(entries);
}

export function peoplePage(name: string, entries: readonly EditionEntry[]): Promise<string> {
  const people = byPerson(entries)
    .map((one) => ({
      ...one,
      key: `${parseName(one.person.name).surnames[0] ?? ''} ${one.person.name}`.trim(),
    }))
    .toSorted((a, b) => a.key.localeCompare(b.key, 'en'));
  const letters = [...Map.groupBy(people, ({ key }) => initialOf(key))].map(([letter, those]) => ({
    label: letter,
    anchor: `l-${letter}`,
    content: html`${those.map(
      ({ person, records }) =>
        html`<section class="person" id="${anchorOf(person)}">
          <h3>${clean(person.name)}</h3>
          <ul>
            ${records.map(
              ({ id, title, date }) =>
                html`<li>
                  <a href="records/${fileOf(id)}">${title}</a
                  >${date === null ? '' : html` <span class="day">${dayOf(date)}</span>`}
                </li> `,
            )}
          </ul>
        </section>`,
    )}`,
  }));
  return page(
    { name, title: 'People', root: '', at: 'people.html' },
    html`<h1>People</h1>
      <p class="about">${people.length === 1 ? '1 person' : `${people.length} people`} who took part</p>
      ${partsOf('Letters', letters)}`,
  );
}

/** Looks through all paragraphs without a server; scripts that it loads hold the words. */
export function searchPage(name: string): Promise<string> {
  return page(
    { name, title: 'Search', root: '', at: 'search.html' },
    html`<h1>Search</h1>
      <form id="search">
        <label for="q">Words of what was said, of a subject or a name</label>
        <input id="q" name="q" type="search" autocomplete="off" />
      </form>
      <p id="found" class="about" role="status"></p>
      <ol id="hits"></ol>
      <script src="assets/minisearch.js"></script>
      <script src="assets/words.js"></script>
      <script src="assets/search.js"></script>`,
  );
}

interface Part {
  readonly label: string;
  readonly anchor: string;
  readonly content: Html;
}

function partsOf(name: string, parts: readonly Part[]): Html {
  const links = html`<nav class="parts" aria-label="${name}">
    ${parts.map(({ label, anchor }) => html`<a href="#${anchor}">${label}</a> `)}
  </nav>`;
  return html`${parts.length < partsWorthLinks ? '' : links}
  ${parts.map(
    ({ label, anchor, content }) =>
      html`<section class="part">
        <h2 id="${anchor}">${label}</h2>
        ${content}
      </section>`,
  )}`;
}

function listOf(entries: readonly EditionEntry[]): Html {
  return html`<ol class="records">
    ${entries.map(
      ({ id, title, date, venue, parties }) =>
        html`<li>
          <span class="day">${date === null ? '' : dayOf(date)}</span>
          <div>
            <a href="records/${fileOf(id)}">${title}</a>
            <span class="about">${[venue, parties].filter((text) => text !== null).join('. ')}</span>
          </div>
        </li>`,
    )}
  </ol>`;
}

function dayOf(date: string): string {
  return chicagoDate({ start: date, end: date });
}

function initialOf(key: string): string {
  return /\p{L}/u.exec(key.normalize('NFD'))?.[0].toUpperCase() ?? '#';
}

function byPerson(
  entries: readonly EditionEntry[],
): { readonly person: PersonRef; readonly records: readonly EditionEntry[] }[] {
  const people = new Map<number, { readonly person: PersonRef; readonly records: EditionEntry[] }>();
  for (const entry of entries)
    for (const person of new Map(entry.people.map((one) => [one.id, one])).values()) {
      const known = people.get(person.id);
      if (known) known.records.push(entry);
      else people.set(person.id, { person, records: [entry] });
    }
  return [...people.values()];
}
