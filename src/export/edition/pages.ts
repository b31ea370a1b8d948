import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Block, Heading, Paragraph } from '../../model/body.ts';
import type { PortionMark } from '../../model/marks.ts';
import type { MemconRecord } from '../../model/record.ts';
import type { PersonRef } from '../../people/person.ts';
import { citedWork, formatCitation } from '../cite/index.ts';
import { visible } from '../visible.ts';

/** Text that is HTML already: whatever else is put into a page is escaped by the template. */
type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A record as lists of the edition name it. */
export interface EditionEntry {
  readonly id: string;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string | null;
  readonly venue: string | null;
  /** Participants that settled on a person of the library: two presidents are two people. */
  readonly people: readonly PersonRef[];
}

/** The person that each participant settled on, by the participant's index. */
export type PeopleOfRecord = ReadonlyMap<number, PersonRef>;

/** Name of a record's file in the edition's folder `records`. */
export function fileOf(id: string): string {
  return `${id.replace(/[^\w-]/g, '_')}.html`;
}

export function entryOf(record: MemconRecord, people: PeopleOfRecord): EditionEntry {
  const { subject, edition, title, date, venue } = record;
  return {
    id: record.id,
    title: clean(subject?.text ?? edition?.head ?? title?.text ?? 'Without a subject'),
    date: date?.iso ?? null,
    venue: venue ? clean(venue.text) : null,
    people: [...people.values()],
  };
}

/** Chronology of all records: the edition's front page. */
export function frontPage(name: string, entries: readonly EditionEntry[]): Promise<string> {
  return page(
    { title: name, root: '', at: 'index.html' },
    html`<h1>${name}</h1>
      <p>${entries.length} ${entries.length === 1 ? 'record' : 'records'}, by date.</p>
      ${listOf(entries, '')}`,
  );
}

export function peoplePage(entries: readonly EditionEntry[]): Promise<string> {
  const people = byPerson(entries).toSorted((a, b) => a.person.name.localeCompare(b.person.name));
  return page(
    { title: 'People', root: '', at: 'people.html' },
    html`<h1>People</h1>
      ${people.map(
        ({ person, records }) =>
          html`<section id="${anchorOf(person)}">
            <h2>${clean(person.name)}</h2>
            ${listOf(records, '')}
          </section>`,
      )}`,
  );
}

/** Looks through all paragraphs without a server; scripts that it loads hold the words. */
export function searchPage(): Promise<string> {
  return page(
    { title: 'Search', root: '', at: 'search.html' },
    html`<h1>Search</h1>
      <form id="search">
        <label for="q">Words of what was said, of a subject or a name</label>
        <input id="q" name="q" type="search" autocomplete="off" />
      </form>
      <p id="found" role="status"></p>
      <ol id="hits"></ol>
      <script src="assets/minisearch.js"></script>
      <script src="assets/words.js"></script>
      <script src="assets/search.js"></script>`,
  );
}

export function recordPage(
  record: MemconRecord,
  people: PeopleOfRecord,
  { before, after }: { readonly before: EditionEntry | null; readonly after: EditionEntry | null },
): Promise<string> {
  const entry = entryOf(record, people);
  const work = citedWork(record, null);
  const note = record.edition?.sourceNote;
  return page(
    { title: entry.title, root: '../', at: null },
    html`<article>
        <h1>${entry.title}</h1>
        <dl>
          ${rowsOf(record, people).map(
            ([name, value]) =>
              html`<div>
                <dt>${name}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
        </dl>
        ${bodyOf(record)} ${record.closing ? html`<p class="closing">${clean(record.closing.text)}</p>` : ''}
        <footer>
          ${note != null ? html`<p>${clean(note)}</p>` : ''}
          ${work ? html`<p>Cite as: ${formatCitation(work, 'chicago-note').map(({ text, italic }) => (italic ? html`<cite>${clean(text)}</cite>` : clean(text)))}</p>` : ''}
          <p>Source: ${clean(record.source.name)}, SHA-256 <code>${record.source.sha256}</code></p>
        </footer>
      </article>
      <nav class="turn" aria-label="By date">
        ${before ? html`<a rel="prev" href="${fileOf(before.id)}">Before: ${before.title}</a>` : ''}
        ${after ? html`<a rel="next" href="${fileOf(after.id)}">Next: ${after.title}</a>` : ''}
      </nav>`,
  );
}

function rowsOf(record: MemconRecord, people: PeopleOfRecord): readonly (readonly [string, Html | string])[] {
  const { date, time, venue, participants, banner } = record;
  const rows: (readonly [string, Html | string])[] = [
    ['Date', date ? clean(date.iso ?? date.typed) : 'undated'],
  ];
  if (time) rows.push(['Time', clean(time.typed)]);
  if (venue) rows.push(['Place', clean(venue.text)]);
  if (participants.length > 0)
    rows.push([
      'Participants',
      html`<ul>
        ${participants.map(({ name, title }, n) => {
          const person = people.get(n);
          const shown = clean(name);
          return html`<li>
            ${person ? html`<a href="../people.html#${anchorOf(person)}">${shown}</a>` : shown}${title === null ? '' : `, ${clean(title)}`}
          </li>`;
        })}
      </ul>`,
    ]);
  if (banner.level !== null) rows.push(['Marking', [banner.level, ...banner.caveats].join(', ')]);
  return rows;
}

function bodyOf({ body, source }: MemconRecord): readonly Html[] {
  const parts: Html[] = [];
  let shown = source.pages[0] - 1;
  let n = 0;
  const turnTo = (to: number): void => {
    for (; shown < to; shown++) parts.push(html`<p class="page" id="page${shown + 1}">p. ${shown + 1}</p>`);
  };
  for (const block of body) {
    turnTo(block.at.page);
    if (block.kind === 'heading') {
      parts.push(html`<h2>${clean(block.text)}</h2>`);
      continue;
    }
    for (const [i, paragraph] of block.paragraphs.entries()) {
      n++;
      turnTo(paragraph.at.page);
      parts.push(paragraphOf(paragraph, block, { n, named: i === 0 }));
    }
  }
  return parts;
}

function paragraphOf(
  { text, mark }: Paragraph,
  block: Exclude<Block, Heading>,
  { n, named }: { readonly n: number; readonly named: boolean },
): Html {
  const speaker = block.kind === 'narrative' || !named ? null : clean(block.speaker);
  return html`<p class="${block.kind}" id="p${n}">
    ${mark ? markOf(mark) : ''}${speaker === null || block.kind === 'reported' ? '' : html`<b>${speaker}:</b> `}${clean(text)}
  </p>`;
}

function markOf({ level, struck, caveats = [] }: PortionMark): Html {
  const shown = `(${level === null ? '?' : [level, ...caveats].join('/')})`;
  return html`<span class="mark">${struck ? html`<s>${shown}</s>` : shown}</span> `;
}

function listOf(entries: readonly EditionEntry[], root: string): Html {
  return html`<ol class="records">
    ${entries.map(
      ({ id, title, date, venue }) =>
        html`<li>
          <span class="day">${date ?? 'undated'}</span>
          <a href="${root}records/${fileOf(id)}">${title}</a>${venue === null ? '' : `, ${venue}`}
        </li>`,
    )}
  </ol>`;
}

function anchorOf({ id }: PersonRef): string {
  return `person-${id}`;
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

async function page(
  { title, root, at }: { readonly title: string; readonly root: string; readonly at: string | null },
  content: Html,
): Promise<string> {
  const places = [
    ['index.html', 'Chronology'],
    ['people.html', 'People'],
    ['search.html', 'Search'],
  ] as const;
  const whole = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${root}assets/edition.css" />
      </head>
      <body>
        <header>
          <nav aria-label="Edition">
            ${places.map(
              ([file, name]) =>
                html`<a href="${root}${file}" ${at === file ? raw('aria-current="page"') : ''}>${name}</a> `,
            )}
          </nav>
        </header>
        <main>${content}</main>
      </body>
    </html>`;
  return `${whole.toString()}\n`;
}

/** One line, without what a browser could take for anything but letters. */
function clean(text: string): string {
  return visible(text.replace(/\s+/g, ' ').trim());
}
